"""What is said and what is seen begin together, and as many phrases are said as there are."""

import json
from pathlib import Path

import numpy as np
import pytest
from manim import FadeIn, Square, tempconfig

from scenes._film.beats import HOLD
from scenes._lesson import Lesson, beat
from scenes.telling.phrases import TellingError, as_read, phrases
from tests.helpers.pictures import Film, film
from tests.helpers.told import COMES, LEAVES, RIGHTWARD, TINY, Told, begins, captions


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Film:
    return film(Told, tmp_path_factory.mktemp("told"), size=TINY, rate=15)


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
    assert ("told", "cued", 1, RIGHTWARD) in asked
    for (before, _, fast), (after, _, slow) in zip(
        told.scene.plays, spoken.scene.plays, strict=True
    ):
        assert before == after
        is_wait = before.startswith("Wait")
        assert slow == pytest.approx(fast) or (is_wait and slow > fast)
    assert [c.text for c in captions(spoken)] == [c.text for c in captions(told)]
    assert begins(spoken, LEAVES) == pytest.approx(3 * begins(told, LEAVES), abs=0.3)


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
