"""What is said later is spoken meanwhile, and what somebody waits for goes first."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest

from scenes.telling.phrases import as_read
from scenes.telling.sound.sound import Sound
from scenes.telling.voice.ahead import Ahead
from scenes.telling.voice.narrator import PAUSE, Narrator
from tests.helpers.tones import tone


class Maker:
    """Makes upper case of texts, when it may."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.begun, self.go = Event(), Event()

    def __call__(self, text: str) -> str:
        self.begun.set()
        assert self.go.wait(10)
        self.made.append(text)
        if text == "fails":
            raise ValueError(text)
        return text.upper()


def test_what_is_waited_for_goes_first() -> None:
    maker = Maker()
    ahead = Ahead(maker)
    ahead.expect(["one", "two", "three", "one"])
    assert maker.begun.wait(10)  # one is being made, and nothing holds up the rest
    maker.go.set()
    assert ahead.of("four") == "FOUR" and ahead.of("three") == "THREE" and ahead.of("one") == "ONE"
    assert ahead.of("two") == "TWO"
    assert sorted(maker.made) == ["four", "one", "three", "two"]
    assert maker.made.index("four") <= 2
    ahead.close(lambda: None)


def test_what_fails_is_told_to_who_asks_and_stops_the_rest() -> None:
    maker = Maker()
    maker.go.set()
    ahead = Ahead(maker)
    ahead.expect(["fails", "never"])
    with pytest.raises(ValueError, match="fails"):
        ahead.of("fails")
    assert ahead.of("other") == "OTHER" and "never" not in maker.made
    ahead.close(lambda: None)


def test_who_is_closed_stops_at_once_and_makes_no_more() -> None:
    maker, stopped = Maker(), []
    ahead = Ahead(maker)
    ahead.expect(["one", "two"])
    assert maker.begun.wait(10)

    def stop() -> None:
        stopped.append(1)
        maker.go.set()

    ahead.close(stop)
    assert stopped and maker.made == ["one"]
    with pytest.raises(RuntimeError):
        ahead.of("two")


class Speaker:
    """Speaks a second for each letter."""

    name, settings = "speaker", "some"

    def __init__(self) -> None:
        self.spoken: list[str] = []
        self.closed = 0

    def speak(self, text: str) -> Sound:
        self.spoken.append(text)
        return tone(440, float(len(text)))

    def close(self) -> None:
        self.closed += 1


@dataclass
class Part:
    seconds: float
    path: Path | None


def own(scene: str, beat: str, number: int, phrases: Sequence[str]) -> Part | None:
    """A recording of the first phrase of a beat in `mine`, and of one more beat of `theirs`."""
    if (scene, beat, number) == ("mine", "a", 0):
        return Part(5.0, Path("own.wav"))
    if (scene, beat) == ("theirs", "b"):
        return Part(2.0, Path("b.wav") if number == 0 else None)
    return None


def narrator(speaker: Speaker | None, kept: Path) -> Narrator:
    beats = {"a": ["One.", "z"], "b": ["Two.", "Three."]}
    return Narrator(speaker, "en", kept, own, "mine", beats)


def test_a_recording_goes_before_the_voice(tmp_path: Path) -> None:
    speaker = Speaker()
    told = narrator(speaker, tmp_path)
    assert told.seconds("mine", "a", 0, "One.") == 5.0 + PAUSE
    assert told.heard("mine", "a", 0, "One.") == Path("own.wav")
    assert told.seconds("mine", "a", 1, "z") == pytest.approx(3 + PAUSE)  # zee
    assert (path := told.heard("mine", "a", 1, "z")) and path.parent == tmp_path
    # What is inherited may be recorded where it comes from; the second phrase is in the first.
    assert told.seconds("theirs", "b", 1, "Three.") == 2.0
    assert told.heard("theirs", "b", 1, "Three.") is None
    told.close()
    assert speaker.spoken == ["zee"] and speaker.closed


def test_what_is_no_word_is_not_spoken(tmp_path: Path) -> None:
    told = narrator(Speaker(), tmp_path)
    assert told.seconds("mine", "a", 2, "…") == as_read("mine", "a", 2, "…")
    assert told.heard("mine", "a", 2, "…") is None
    told.close()


def test_without_a_voice_the_rest_is_read(tmp_path: Path) -> None:
    told = narrator(None, tmp_path)
    told.begin()
    assert told.seconds("mine", "a", 0, "One.") == 5.0 + PAUSE
    assert told.seconds("mine", "a", 1, "z") == as_read("mine", "a", 1, "z")
    assert told.heard("mine", "a", 1, "z") is None
    told.close()


def test_what_will_be_said_is_spoken_meanwhile(tmp_path: Path) -> None:
    speaker = Speaker()
    told = narrator(speaker, tmp_path)
    told.begin()
    told.seconds("mine", "b", 1, "Three.")
    told.close()
    assert set(speaker.spoken) <= {"zee", "Two.", "Three."} and "One." not in speaker.spoken
