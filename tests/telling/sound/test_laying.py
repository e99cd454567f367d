"""Sounds are heard at their times in a film and in its clips, and its pictures stay as they are."""

from pathlib import Path

import av
import numpy as np
import pytest

from scenes.telling.sound import laying
from scenes.telling.sound.laying import lay
from scenes.telling.sound.levels import PEAK, levelled, peak
from scenes.telling.sound.sound import RATE, Sound, SoundError, read_sound, write_sound
from scenes.telling.sound.track import FADE, Heard, part, track
from tests.helpers.tones import film, onsets, packets, speech, tone, tones

EXACT = 0.005  # seconds


@pytest.fixture
def short(tmp_path: Path) -> Path:
    write_sound(tone(440, 0.5), tmp_path / "short.wav")
    return tmp_path / "short.wav"


def test_sounds_are_placed_to_the_sample_and_added(short: Path) -> None:
    made = track([Heard(0.25, short), Heard(1.5, short), Heard(1.6, short)], 3)
    assert made.samples.shape == (3 * RATE, 2)
    assert onsets(made) == pytest.approx([0.25, 1.5], abs=0.002)
    alone = read_sound(short).samples
    inside = slice(FADE, len(alone) - FADE)
    start = RATE // 4
    assert np.allclose(made.samples[start : start + len(alone)][inside], alone[inside], atol=1e-6)
    both = slice(round(1.7 * RATE), round(1.9 * RATE))
    first, second = (
        np.roll(np.pad(alone, ((0, 3 * RATE), (0, 0))), round(at * RATE), 0) for at in (1.5, 1.6)
    )
    assert np.allclose(made.samples[both], (first + second)[both], atol=1e-6)


def test_what_lasts_longer_than_the_film_is_cut_and_what_begins_after_it_is_not_heard(
    short: Path,
) -> None:
    made = track([Heard(0.8, short), Heard(7, short)], 1)
    assert tones(made) == [pytest.approx((0.8, 1.0), abs=0.003)]


def test_nothing_clicks_where_a_sound_begins_is_cut_or_ends(tmp_path: Path) -> None:
    loud = np.full((RATE, 2), 0.5, np.float32)  # a step of half the scale, both ways
    write_sound(Sound(loud), tmp_path / "step.wav")
    made = track([Heard(0.5, tmp_path / "step.wav"), Heard(2.5, tmp_path / "step.wav")], 3)
    for sound in (made, part(made, 0.7, 0.5), part(made, 2.7, 0.2)):
        edges = np.concatenate([np.zeros((1, 2)), sound.samples, np.zeros((1, 2))])
        assert np.abs(np.diff(edges, axis=0)).max() <= 0.5 / FADE + 1e-6


def test_many_sounds_at_once_are_limited(tmp_path: Path) -> None:
    write_sound(levelled(speech(2, seed=4)), tmp_path / "said.flac")
    made = track([Heard(0.0, tmp_path / "said.flac")] * 4, 2)
    assert peak(made) < PEAK + 0.3
    assert len(made.samples) == 2 * RATE


@pytest.mark.parametrize("ending", [".mp4", ".webm", ".mov"])
def test_a_film_and_its_clips_are_heard_and_seen_as_before(
    tmp_path: Path, short: Path, ending: str
) -> None:
    whole, *clips = (tmp_path / f"{name}{ending}" for name in ("film", "one", "two"))
    for path, seconds in zip([whole, *clips], (6, 2.5, 3.5)):
        film(path, seconds)
    before = [packets(path) for path in (whole, *clips)]
    lay(whole, [Heard(0.7, short), Heard(3, short), Heard(5.1, short)], clips)
    assert [packets(path) for path in (whole, *clips)] == before
    assert onsets(read_sound(whole)) == pytest.approx([0.7, 3, 5.1], abs=EXACT)
    assert onsets(read_sound(clips[0])) == pytest.approx([0.7], abs=EXACT)
    assert onsets(read_sound(clips[1])) == pytest.approx([0.5, 2.6], abs=EXACT)
    with av.open(str(whole)) as container:
        stream = container.streams.audio[0]
        assert stream.codec_context.name == ("opus" if ending == ".webm" else "aac")
        assert (stream.rate, stream.layout.name) == (RATE, "stereo")
        assert container.duration == pytest.approx(6e6, abs=2e4)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == sorted([".wav", *[ending] * 3])


def test_laid_again_a_film_has_the_new_sound_alone(tmp_path: Path, short: Path) -> None:
    film(tmp_path / "film.mp4", 3)
    lay(tmp_path / "film.mp4", [Heard(0.5, short)], [])
    lay(tmp_path / "film.mp4", [Heard(2, short)], [])
    assert onsets(read_sound(tmp_path / "film.mp4")) == pytest.approx([2], abs=EXACT)


def test_in_silence_and_in_formats_without_sound_nothing_changes(
    tmp_path: Path, short: Path
) -> None:
    film(tmp_path / "film.mp4", 1)
    (tmp_path / "film.gif").write_bytes(b"a moving picture")
    before = (tmp_path / "film.mp4").read_bytes()
    lay(tmp_path / "film.mp4", [], [])
    lay(tmp_path / "film.gif", [Heard(0, short)], [])
    assert (tmp_path / "film.mp4").read_bytes() == before
    assert (tmp_path / "film.gif").read_bytes() == b"a moving picture"


def test_a_film_stays_as_it_was_when_a_sound_cannot_be_laid_under_it(
    tmp_path: Path, short: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film(tmp_path / "film.mp4", 2)
    before = (tmp_path / "film.mp4").read_bytes()
    (tmp_path / "bad.wav").write_bytes(b"")
    with pytest.raises(SoundError, match=r"bad\.wav is empty"):
        lay(tmp_path / "film.mp4", [Heard(0, tmp_path / "bad.wav")], [])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(laying, "encoded", full)
    with pytest.raises(OSError, match="No space"):
        lay(tmp_path / "film.mp4", [Heard(0, short)], [])
    assert (tmp_path / "film.mp4").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.wav", "film.mp4", "short.wav"]


def test_a_gain_makes_a_sound_louder_and_others_softer_meanwhile(tmp_path: Path) -> None:
    write_sound(Sound(np.full((3 * RATE, 2), 0.25, np.float32)), tmp_path / "below.wav")
    write_sound(Sound(np.full((RATE, 2), 0.125, np.float32)), tmp_path / "above.wav")
    below, above = Heard(0, tmp_path / "below.wav"), tmp_path / "above.wav"
    made = track([below, Heard(1, above, gain=6.0206, others=-6.0206)], 3).samples
    levels = [float(made[round(at * RATE), 0]) for at in (0.5, 1.5, 2.5)]
    assert levels == pytest.approx([0.25, 0.25 + 0.125, 0.25], abs=1e-3)
    assert np.abs(np.diff(made[FADE : 2 * RATE + RATE // 2], axis=0)).max() < 0.4 / FADE
