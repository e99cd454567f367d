"""Phrases that the data choose, and phrases in other languages."""

import json
from pathlib import Path

import pytest
from manim import FadeIn, FadeOut, Square

from scenes._lesson import Lesson, beat
from scenes.delivery.checking.pictures import Pictures
from scenes.delivery.checking.translated import translation_problems
from scenes.delivery.course.catalogue import BeatSource, SceneSource
from scenes.delivery.course.course import Chapter, Course
from scenes.delivery.course.entry import Entry
from tests.helpers.pictures import film
from tests.helpers.told import TINY, captions


class Chosen(Lesson):
    """A beat that says by its data what it says."""

    number = 8

    def construct(self) -> None:
        self.verdict(Square())

    @beat
    def verdict(self, square: Square) -> None:
        """This is said by no film. | Nor is this. | But this is."""
        self.say_instead("Two values, {} and {}.", self.number, "-0.99")
        self.play(FadeIn(square, run_time=0.2))
        self.say(FadeOut(square, run_time=0.2), told="Plain words.")
        self.say(FadeIn(square, run_time=0.2), told=("It reads an {}.", self.number))


def chosen(folder: Path, *said: str) -> list[tuple[str, str | None]]:
    """Film it, with the translation where there is one; what the record says of it."""
    made = film(Chosen, folder, TINY, 5)
    (beat,) = json.loads(made.path.with_suffix(".beats.json").read_text())["beats"]
    assert " ".join(c.text.replace("\n", " ") for c in captions(made)) == " ".join(
        phrase["text"] for phrase in beat["said"]
    )
    return [(phrase["text"], phrase["instead"]) for phrase in beat["said"]]


GERMAN = """\
language = "de"
[said]
"Two values, {} and {}." = "Zwei Werte, {2} und {1}."
"It reads an {}." = "Es liest eine {}."
[beats.test_said_instead]
verdict = "Das sagt kein Film. | Das auch nicht. | Das doch."
"""


def test_a_phrase_chosen_by_the_data_is_said_in_the_films_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = ["Two values, {} and {}.", "Plain words.", "It reads an {}."]
    assert chosen(tmp_path) == [
        ("Two values, 8 and −0.99.", english[0]),
        ("Plain words.", english[1]),
        ("It reads an 8.", english[2]),
    ]
    file = tmp_path / "c.de.toml"
    file.write_text(GERMAN, encoding="utf-8")
    monkeypatch.setenv("NNFILM_LANGUAGE_FILE", str(file))
    assert chosen(tmp_path) == [
        ("Zwei Werte, −0.99 und 8.", english[0]),
        ("Plain words.", english[1]),  # stays English where the translation lacks it
        ("Es liest eine 8.", english[2]),
    ]


def test_a_translation_writes_numbers_in_its_own_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Chosen, "number", "1,575")
    file = tmp_path / "c.de.toml"
    file.write_text(
        GERMAN.replace("[said]", '[text]\n"1,234.5" = "1.234,5"\n[said]'), encoding="utf-8"
    )
    monkeypatch.setenv("NNFILM_LANGUAGE_FILE", str(file))
    assert [text for text, _ in chosen(tmp_path)] == [
        "Zwei Werte, −0,99 und 1.575.",
        "Plain words.",
        "Es liest eine 1.575.",
    ]


STEM = "test_said_instead"
VERDICT = BeatSource("verdict", "One. | Two. | Three.", 1)
SCENES = {STEM: SceneSource(STEM, "Chosen", Path(__file__), (VERDICT,))}


def problems(folder: Path, text: str, instead: set[str] | None = None) -> list[tuple[int, str]]:
    file = folder / "c.de.toml"
    file.write_text(text, encoding="utf-8")
    entry = Entry(STEM, None, None, STEM)
    course = Course("c", "C", "en", "dark", (Chapter("One", (entry,)),), folder / "c.toml")
    pictures = Pictures({STEM: frozenset()}, SCENES, folder, {STEM: frozenset(instead or ())})
    found = translation_problems(file, SCENES, course, pictures)
    return [(p.line, p.text) for p in found if not p.text.startswith("[text]")]


def test_check_says_which_chosen_phrases_a_translation_lacks(tmp_path: Path) -> None:
    assert problems(tmp_path, GERMAN) == []
    assert problems(tmp_path, GERMAN, {"It reads an {}."}) == []
    assert problems(tmp_path, GERMAN, {"Plain words."}) == [
        (2, '[said] lacks "Plain words.", said in test_said_instead.')
    ]
    misspelt = GERMAN.replace('"It reads an {}."', '"It reeds an {}."')
    assert problems(tmp_path, misspelt) == [
        (4, '[said] has "It reeds an {}.", which no scene says.')
    ]
    wrong = GERMAN.replace("{2} und {1}", "{2}")
    assert problems(tmp_path, wrong) == [
        (3, 'the translation of "Two values, {} and {}." has to hold each of its 2 {}.')
    ]


def test_another_number_of_phrases_is_said_by_check_and_not_filmed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = GERMAN.replace("auch nicht. | Das", "auch nicht. Das")
    sentence = "[beats.test_said_instead] verdict has 2 phrases, the scene's has 3."
    assert problems(tmp_path, wrong) == [(6, sentence)]
    monkeypatch.setenv("NNFILM_LANGUAGE_FILE", str(tmp_path / "c.de.toml"))
    with pytest.raises(SystemExit) as ended:
        film(Chosen, tmp_path, TINY, 5)
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"error: c.de.toml: {sentence}\n"
    assert not list(tmp_path.rglob("*.mp4"))  # not even in part
