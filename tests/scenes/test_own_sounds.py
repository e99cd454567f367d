"""What a scene adds itself is heard in its film and in the clips of its beats, without a voice."""

import os
from pathlib import Path

import pytest
from manim import Circle, FadeIn, Wait

from scenes._lesson import Lesson, beat
from scenes.telling.sound.sound import RATE, read_sound, write_sound
from tests.helpers.pictures import film
from tests.helpers.told import TINY
from tests.helpers.tones import encode, onsets, tone, tones

SOUND = ""  # the file that the lesson adds


class Loud(Lesson):
    def construct(self) -> None:
        self.first()
        self.second()

    @beat
    def first(self) -> None:
        """So."""
        self.add_sound(SOUND)
        self.play(FadeIn(Circle()), run_time=2)
        self.add_sound(SOUND, time_offset=-0.5, gain=-6)

    @beat
    def second(self) -> None:
        """And so."""
        self.play(Wait(1))
        self.add_sound(SOUND)
        self.play(Wait(2))


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("NNFILM_")]:
        monkeypatch.delenv(name)


def use(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "SOUND", str(path))


@pytest.mark.parametrize(
    ("name", "codec", "ending"),
    [("a.wav", "pcm_f32le", "mp4"), ("a.m4a", "aac", "mp4"), ("a.ogg", "libopus", "webm")],
)
def test_any_sound_is_heard_where_it_was_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, codec: str, ending: str
) -> None:
    rate = RATE if codec == "libopus" else 22_050
    encode(tone(440, 0.4, rate=rate).samples, tmp_path / name, codec, rate)
    use(tmp_path / name, monkeypatch)
    made = film(Loud, tmp_path / "m", size=TINY, rate=15, format=ending)
    first, second = (float(section["duration"]) for section in made.sections())
    assert onsets(read_sound(made.path)) == pytest.approx([0, 1.5, first + 1], abs=0.005)
    clips = [made.path.parent / "sections" / each["video"] for each in made.sections()]
    assert onsets(read_sound(clips[0])) == pytest.approx([0, 1.5], abs=0.005)
    assert onsets(read_sound(clips[1])) == pytest.approx([1], abs=0.005)
    assert read_sound(made.path).seconds == pytest.approx(first + second, abs=0.022)
    loud, soft = (
        abs(read_sound(made.path).samples[round(at * RATE) : round((at + 0.2) * RATE)]).max()
        for at in (0.1, 1.6)
    )
    assert soft / loud == pytest.approx(0.5, abs=0.05)


def test_of_a_part_that_is_filmed_alone_its_own_sound_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_sound(tone(440, 0.4), tmp_path / "a.wav")
    use(tmp_path / "a.wav", monkeypatch)
    monkeypatch.setenv("NNFILM_BEATS", "second")
    made = film(Loud, tmp_path / "m", size=TINY, rate=15)
    assert onsets(read_sound(made.path)) == pytest.approx([1], abs=0.005)


def test_a_sound_ends_with_the_film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_sound(tone(440, 9), tmp_path / "long.wav")
    use(tmp_path / "long.wav", monkeypatch)
    made = film(Loud, tmp_path / "m", size=TINY, rate=15)
    seconds = sum(float(section["duration"]) for section in made.sections())
    assert tones(read_sound(made.path)) == [pytest.approx((0, seconds), abs=0.025)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "error: there is no sound "),
        (b"", "error: a.wav is empty"),
        (b"no sound" * 99, "error: a.wav is damaged, or no sound"),
    ],
)
def test_what_is_no_sound_ends_in_a_sentence_before_anything_is_drawn(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    content: bytes | None,
    said: str,
) -> None:
    if content is not None:
        (tmp_path / "a.wav").write_bytes(content)
    use(tmp_path / "a.wav", monkeypatch)
    with pytest.raises(SystemExit):
        film(Loud, tmp_path / "m", size=TINY, rate=15)
    error = capsys.readouterr().err
    assert error.startswith(said) and error.count("\n") == 1
    assert not list((tmp_path / "m").rglob("Loud.*"))


def test_nothing_is_heard_before_the_film(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_sound(tone(440, 0.4), tmp_path / "a.wav")

    class Early(Lesson):
        def construct(self) -> None:
            self.add_sound(tmp_path / "a.wav", time_offset=-2)

    with pytest.raises(SystemExit):
        film(Early, tmp_path / "m", size=TINY, rate=15)
    assert capsys.readouterr().err == "error: a.wav would begin 2.00 s before the film does.\n"
