"""The words in a lesson's pictures: spoken in its language, remembered, and never as boxes."""

import json
from pathlib import Path

import pytest
from manim import FadeIn

from scenes._lesson import Lesson, beat
from scenes.mobjects.lettering.text import formula, words
from tests.helpers.pictures import film

TINY = (160, 90)


class German(Lesson):
    """Words in all the places where a scene has them."""

    def construct(self) -> None:
        self.only()

    @beat
    def only(self) -> None:
        """Said."""
        self.seen = [self.heading("The sum"), words("of {}", 3), formula('"sum" + 1')]
        self.play(FadeIn(*self.seen))


def test_pictures_speak_the_chosen_language_and_the_next_film_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.de.toml"
    path.write_text(
        'language = "de"\n[pictures]\n"The sum" = "Die Summe"\n"of {}" = "von {}"\n'
        '"sum" = "Summe"\n[beats.test_lesson]\nonly = "Gesagt."\n',
        encoding="utf-8",
    )

    def letters() -> list[int]:
        scene = film(German, tmp_path, size=TINY, rate=1).scene
        assert scene.untranslated == []
        return [len(drawn.submobjects) for drawn in scene.seen]

    assert letters() == [len("Thesum"), len("of3"), len("sum+1")]
    monkeypatch.setenv("NNFILM_LANGUAGE_FILE", str(path))
    assert letters() == [len("DieSumme"), len("von3"), len("Summe+1")]
    monkeypatch.delenv("NNFILM_LANGUAGE_FILE")
    assert letters() == [len("Thesum"), len("of3"), len("sum+1")]


def test_what_stays_english_in_another_language_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.de.toml"
    path.write_text('language = "de"\n[pictures]\n"of {}" = "von {}"\n', encoding="utf-8")
    monkeypatch.setenv("NNFILM_LANGUAGE_FILE", str(path))
    scene = film(German, tmp_path, size=TINY, rate=1).scene
    assert scene.untranslated == ["The sum", "sum"]


def test_letters_that_no_font_has_are_one_sentence_and_exit_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Unreadable(Lesson):
        def construct(self) -> None:
            self.add(words("神经 nets"))

    with pytest.raises(SystemExit) as ended:
        film(Unreadable, tmp_path, size=TINY)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("error: no font has 神 经 in “神经 nets”; NNFILM_FONTS=folder, or ")
    assert said.count("\n") == 1 and not list(tmp_path.rglob("*.mp4"))


def test_fonts_that_are_not_there_are_said_before_the_drawing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_FONTS", str(tmp_path / "nowhere"))
    with pytest.raises(SystemExit) as ended:
        film(German, tmp_path, size=TINY)
    assert ended.value.code == 2
    assert "nowhere: there is no font; " in capsys.readouterr().err


def test_a_film_says_which_sentences_it_draws(tmp_path: Path) -> None:
    path = film(German, tmp_path, size=TINY, rate=1).path.with_suffix(".beats.json")
    assert json.loads(path.read_text())["drawn"] == ["The sum", "of {}", "sum"]
