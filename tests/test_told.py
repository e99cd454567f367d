"""What is said and what is seen begin together, in whole films and in parts of them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from manim import DOWN, RIGHT, UP, FadeIn, FadeOut, Square, tempconfig

from scenes._beats import HOLD
from scenes._lesson import Lesson, beat
from scenes.delivery.catalogue import BeatSource, SceneSource
from scenes.delivery.pictures import Pictures
from scenes.delivery.translation import read_translation, translation_problems
from scenes.telling.captions import Caption, pieces
from scenes.telling.phrases import TellingError, as_read, phrases
from tests.pictures import Film, film

TINY = (160, 90)
Rated = tuple[Film, Path, int]
COMES = "A square comes."
RIGHTWARD = "Now it moves to the right, and to say so takes much longer than it moves."
LEAVES = "Then it leaves."


class Told(Lesson):
    """Three beats of which the first says where its phrases begin."""

    def construct(self) -> None:
        self.plays: list[tuple[str, float, float]] = []
        square = Square().set_fill(opacity=1)
        self.cued(square)
        self.not_cued(square)
        self.silent(square)

    def play(self, *animations: Any, **kwargs: Any) -> None:
        start = self.time
        super().play(*animations, **kwargs)
        self.plays.append((str(self.animations[0]), start, self.time - start))

    @beat
    def cued(self, square: Square) -> None:
        """A square comes. | Now it moves to the right, and to say so takes much longer than
        it moves. | Then it leaves.
        """
        self.play(FadeIn(square, run_time=0.5))
        self.say(square.animate(run_time=0.4).shift(2 * RIGHT))
        self.say(FadeOut(square, run_time=0.6))

    @beat
    def not_cued(self, square: Square) -> None:
        """It comes again. | It goes up and down."""
        self.play(FadeIn(square, run_time=1))
        self.play(square.animate(run_time=2).shift(UP))
        self.play(square.animate(run_time=2).shift(DOWN))

    @beat
    def silent(self, square: Square) -> None:
        self.play(FadeOut(square, run_time=1))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Film:
    return film(Told, tmp_path_factory.mktemp("told"), size=TINY, rate=15)


def captions(made: Film) -> list[Caption]:
    """The captions beside a film."""
    return [
        Caption(c.start.total_seconds(), c.end.total_seconds(), c.content)
        for c in made.scene.renderer.file_writer.subcaptions
    ]


def begins(made: Film, text: str) -> float:
    """When a phrase's first caption begins."""
    return next(c.start for c in captions(made) if c.text == pieces(text)[0])


def test_each_phrase_begins_with_what_is_seen_of_it(told: Film) -> None:
    frames = [frame.astype(int) for frame in told.frames()]
    for text in (RIGHTWARD, LEAVES):
        k = round(15 * begins(told, text))
        before, at_once, soon = frames[k - 3], frames[k - 1], frames[k + 3]
        assert np.abs(at_once - before).max() < 4  # still until then
        assert np.abs(soon - at_once).max() > 40  # and 0.2 s later there is something to see


def test_a_phrase_is_read_before_the_next_one_begins(told: Film) -> None:
    assert begins(told, COMES) == 0
    assert begins(told, RIGHTWARD) == pytest.approx(as_read("", "", 0, COMES), abs=1.5 / 15)
    reading = as_read("", "", 1, RIGHTWARD)
    assert begins(told, LEAVES) - begins(told, RIGHTWARD) == pytest.approx(reading, abs=1.5 / 15)


def test_a_beat_that_cues_nothing_spreads_its_captions(told: Film) -> None:
    first, second = (c for c in captions(told) if c.text.startswith("It "))
    beat_seconds = next(float(s["duration"]) for s in told.sections() if s["name"] == "not_cued")
    assert second.end - first.start == pytest.approx(beat_seconds, abs=0.01)
    shares = [max(1, len(c.text) / 17) for c in (first, second)]
    assert (first.end - first.start) / (second.end - second.start) == pytest.approx(
        shares[0] / shares[1], abs=0.02
    )


def test_no_bar_is_seen_or_recorded(told: Film) -> None:
    assert not [c for c in captions(told) if "|" in c.text]
    assert "|" not in told.path.with_suffix(".beats.json").read_text()


def test_the_record_has_all_that_was_said_and_how_long_pictures_waited(told: Film) -> None:
    beats = json.loads(told.path.with_suffix(".beats.json").read_text())["beats"]
    assert [beat["name"] for beat in beats] == ["cued", "not_cued", "silent"]
    cued, not_cued, silent = (beat["said"] for beat in beats)
    assert [phrase["text"] for phrase in cued] == [COMES, RIGHTWARD, LEAVES]
    assert [phrase["start"] for phrase in cued] == pytest.approx(
        [begins(told, text) for text in (COMES, RIGHTWARD, LEAVES)], abs=1e-3
    )
    reading = [as_read("", "", 0, text) for text in (COMES, RIGHTWARD)]
    assert [phrase["waited"] for phrase in cued] == pytest.approx(
        [reading[0] - 0.5, reading[1] - 0.4, 0.5], abs=1 / 15
    )
    assert [phrase["text"] for phrase in not_cued] == phrases(Told.not_cued.__doc__ or "")
    assert not_cued[0]["start"] == 0 < not_cued[1]["start"] < 5
    assert silent == []


# Another timetable


def test_another_timetable_makes_waits_longer_and_changes_nothing_else(
    told: Film, tmp_path: Path
) -> None:
    asked = []

    def slowly(scene: str, name: str, number: int, phrase: str) -> float:
        asked.append((scene, name, number, phrase))
        return 3 * as_read(scene, name, number, phrase)

    spoken = film(type("Told", (Told,), {"timetable": staticmethod(slowly)}), tmp_path, TINY, 15)
    assert ("test_told", "cued", 1, RIGHTWARD) in asked
    for (before, _, fast), (after, _, slow) in zip(
        told.scene.plays, spoken.scene.plays, strict=True
    ):
        assert before == after
        is_wait = before.startswith("Wait")
        assert slow == pytest.approx(fast) or (is_wait and slow > fast)
    assert [c.text for c in captions(spoken)] == [c.text for c in captions(told)]
    assert begins(spoken, LEAVES) == pytest.approx(3 * begins(told, LEAVES), abs=0.3)


# Parts of films


@pytest.fixture(scope="module", params=[15, 60])
def rated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Rated:
    """The whole film, its folder and how many frames a second it has."""
    folder = tmp_path_factory.mktemp("whole")
    return film(Told, folder, TINY, request.param), folder, request.param


@pytest.mark.parametrize("part", [(1, 3), (2, 2), (3, 4), (4, 6), (6, 99)])
def test_a_part_of_a_film_has_the_captions_of_what_is_in_it(
    part: tuple[int, int], rated: Rated
) -> None:
    whole, folder, rate = rated
    plays = whole.scene.plays
    start, end = plays[part[0]][1], sum(plays[min(part[1], len(plays) - 1)][1:])
    inside = [(max(c.start, start) - start, min(c.end, end) - start) for c in captions(whole)]
    expected = [times for times in inside if times[1] - times[0] > 0.1]
    settings = {"from_animation_number": part[0], "upto_animation_number": part[1]}
    for is_drawn in (False, True):  # taken from the cache of the whole film, drawn anew
        made = film(Told, folder, TINY, rate, disable_caching=is_drawn, **settings)
        assert made.seconds == pytest.approx(end - start, abs=1e-2)
        found = [(c.start, c.end) for c in captions(made)]
        np.testing.assert_allclose(found, expected, atol=0.01)
        assert {c.text for c in captions(made)} <= {c.text for c in captions(whole)}


def test_a_film_of_some_beats_has_their_captions_from_its_beginning(
    told: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_BEATS", "not_cued,silent")
    whole = captions(told)
    start = begins(told, "It comes again.")
    assert [(c.text, round(c.start, 2)) for c in captions(film(Told, tmp_path, TINY, 15))] == [
        (c.text, round(c.start - start, 2)) for c in whole if c.start >= start
    ]


def test_captions_of_the_film_before_do_not_stay_beside_a_part(tmp_path: Path) -> None:
    whole = film(Told, tmp_path, TINY, 5)
    beside = [whole.path.with_suffix(kind) for kind in (".srt", ".beats.json")]
    assert all(path.is_file() for path in beside)
    last = len(whole.scene.plays) - 1
    part = film(Told, tmp_path, TINY, 5, from_animation_number=last)
    assert part.path == whole.path and part.seconds < 1
    assert not any(path.exists() for path in beside)


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (
            (99, float("inf")),
            "error: -n 99: the scene has 12 animations, and -n counts them from 0.",
        ),
        ((12, 14), "error: -n 12: the scene has 12 animations, and -n counts them from 0."),
        ((5, 3), "error: -n 5,3 ends before it begins; give the smaller number first."),
    ],
)
def test_a_part_that_is_not_there_is_one_sentence_and_status_2(
    part: tuple[int, float], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = {"from_animation_number": part[0], "upto_animation_number": part[1]}
    with pytest.raises(SystemExit) as ended:
        film(Told, tmp_path, TINY, 5, **settings)
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == message
    assert not list(tmp_path.rglob("Told.*"))


# What the data choose, and other languages


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
[beats.test_told]
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


SOURCE = SceneSource(
    "test_told", "Chosen", Path(__file__), (BeatSource("verdict", "One. | Two. | Three.", 1),)
)


def problems(folder: Path, text: str, instead: set[str] | None = None) -> list[tuple[int, str]]:
    from scenes.delivery.course import Chapter, Course
    from scenes.delivery.entry import Entry

    file = folder / "c.de.toml"
    file.write_text(text, encoding="utf-8")
    entry = Entry("test_told", None, None, None, None, "test_told")
    course = Course("c", "C", "en", "dark", (Chapter("One", (entry,)),), folder / "c.toml")
    known = {"test_told": frozenset(instead or ())}
    pictures = Pictures({"test_told": frozenset()}, {"test_told": SOURCE}, folder, known)
    found = translation_problems(file, {"test_told": SOURCE}, course, pictures)
    return [(p.line, p.text) for p in found if not p.text.startswith("[text]")]


def test_check_says_which_chosen_phrases_a_translation_lacks(tmp_path: Path) -> None:
    assert problems(tmp_path, GERMAN) == []
    assert problems(tmp_path, GERMAN, {"It reads an {}."}) == []
    assert problems(tmp_path, GERMAN, {"Plain words."}) == [
        (2, '[said] lacks "Plain words.", said in test_told.')
    ]
    wrong = GERMAN.replace("{2} und {1}", "{2}")
    assert problems(tmp_path, wrong) == [
        (3, 'the translation of "Two values, {} and {}." has to hold each of its 2 {}.')
    ]


def test_another_number_of_phrases_is_said_by_check_and_not_filmed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = GERMAN.replace("auch nicht. | Das", "auch nicht. Das")
    sentence = "[beats.test_told] verdict has 2 phrases, the scene's has 3."
    assert problems(tmp_path, wrong) == [(6, sentence)]
    monkeypatch.setenv("NNFILM_LANGUAGE_FILE", str(tmp_path / "c.de.toml"))
    with pytest.raises(SystemExit) as ended:
        film(Chosen, tmp_path, TINY, 5)
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"error: c.de.toml: {sentence}\n"
    assert not list(tmp_path.rglob("*.mp4"))  # not even in part


def test_said_is_by_the_sentence(tmp_path: Path) -> None:
    file = tmp_path / "c.de.toml"
    file.write_text(GERMAN, encoding="utf-8")
    assert read_translation(file).said["It reads an {}."] == "Es liest eine {}."


# Mistakes of those who write scenes


class Wrong(Lesson):
    """A beat that says more than it has, or less."""

    times = 2

    def construct(self) -> None:
        self.only()

    @beat
    def only(self) -> None:
        """One. | Two. | Three."""
        for _ in range(self.times):
            self.say(FadeIn(Square(), run_time=0.2))


@pytest.mark.parametrize(
    ("times", "message"),
    [
        (1, 'test_told.only begins 2 of its 3 phrases: "Three." is never said.'),
        (2, None),
        (
            3,
            'test_told.only begins phrase 4, and its narration has 3. Phrases are parted by " | ".',
        ),
    ],
)
def test_a_beat_says_as_many_phrases_as_it_has(
    times: int, message: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scene = type("Wrong", (Wrong,), {"times": times})
    if message is None:
        assert len(captions(film(scene, tmp_path, TINY, 5))) == 3
        return
    with pytest.raises(SystemExit) as ended:
        film(scene, tmp_path, TINY, 5)
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"error: {message}\n"
    assert not list(tmp_path.rglob("Wrong.mp4"))


class InTime(Lesson):
    """Motions that last as long as what is said with them."""

    def construct(self) -> None:
        self.only()

    @beat
    def only(self) -> None:
        """One. | Two takes a little longer to be read than that. | So."""
        self.play_on(FadeIn(Square()), at_least=0.2)
        self.say(FadeIn(Square()), at_least=0.2)
        self.say(FadeIn(Square()), at_least=3)


def test_a_motion_lasts_as_long_as_its_phrase_and_at_least_so_long(tmp_path: Path) -> None:
    made = film(InTime, tmp_path, TINY, 10)
    first, second, third = (caption.text for caption in captions(made))
    seconds = as_read("", "", 0, first) + as_read("", "", 1, second) + 3 + HOLD
    assert as_read("", "", 2, third) < 3
    assert made.seconds == pytest.approx(seconds, abs=0.3)  # nothing waits


def test_nothing_is_said_outside_a_beat() -> None:
    with tempconfig({"dry_run": True, "pixel_width": TINY[0], "pixel_height": TINY[1]}):
        lesson = Told()
    assert lesson.phrase_left == 0
    with pytest.raises(TellingError, match="say belongs into a beat"):
        lesson.say()
    with pytest.raises(TellingError, match="say belongs into a beat"):
        lesson.say_instead("This.")
