"""Films with sound are joined: every tone at its time, every picture as it was, nothing clicks."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from scenes.delivery.filming import footage
from scenes.delivery.filming.footage import FootageError
from scenes.delivery.filming.joining import Mark, join
from scenes.telling.sound.laying import lay
from scenes.telling.sound.levels import LOUDNESS, levelled
from scenes.telling.sound.sound import RATE, Sound, read_sound, write_sound
from scenes.telling.sound.track import Heard
from tests.delivery.filming.test_assemble import marks_of
from tests.helpers.memory import megabytes
from tests.helpers.tones import film, onsets, packets, speech, tone
from tests.telling.sound.test_levels import highest, measured

EXACT = 0.005  # seconds


def shown(path: Path) -> list[bytes]:
    return [content for _, _, content in packets(path)]


@pytest.mark.parametrize("ending", [".mp4", ".webm"])
def test_no_tone_moves_however_many_films_are_joined(tmp_path: Path, ending: str) -> None:
    # 17 pictures of 30 a second are no whole number of AAC's or of Opus' frames.
    write_sound(tone(440, 0.1), tmp_path / "tone.wav")
    films, starts, end = [], [], 0.0
    for number in range(12):
        path = tmp_path / f"{number}{ending}"
        seconds = (17 + number) / 30
        film(path, seconds)
        if number % 3 != 1:  # every third film is silent
            lay(path, [Heard(0.2, tmp_path / "tone.wav")], [])
            starts.append(end + 0.2)
        films.append(path)
        end += seconds
    target = tmp_path / f"all{ending}"
    join(films, target, "All", [Mark("It", Fraction(0), Fraction(1))])
    assert onsets(read_sound(target)) == pytest.approx(starts, abs=EXACT)
    assert shown(target) == [content for path in films for content in shown(path)]
    assert read_sound(target).seconds == pytest.approx(end, abs=0.022)
    assert footage.measure(target).sound
    assert [mark.title for mark in marks_of(target)] == ["It"]


def test_silent_films_stay_silent(tmp_path: Path) -> None:
    film(tmp_path / "a.mp4", 1)
    join([tmp_path / "a.mp4"] * 2, tmp_path / "all.mp4", "", [])
    assert not footage.measure(tmp_path / "all.mp4").sound


def test_sound_that_lasts_longer_than_its_pictures_ends_with_them(tmp_path: Path) -> None:
    film(tmp_path / "long.mp4", 1, tone(440, 3))
    film(tmp_path / "next.mp4", 1, tone(440, 0.3, after=0.5))
    join([tmp_path / "long.mp4", tmp_path / "next.mp4"], tmp_path / "all.mp4", "", [])
    assert onsets(read_sound(tmp_path / "all.mp4")) == pytest.approx([0, 1.5], abs=EXACT)


def test_nothing_clicks_at_a_joint(tmp_path: Path) -> None:
    # A low hum that is cut at its height: a jump of 0.6 within a sample would be a click.
    hum = Sound(np.roll(tone(50, 1, level=0.6).samples, RATE // 200, axis=0))
    film(tmp_path / "a.mp4", 1, hum)
    film(tmp_path / "b.mp4", 1)
    order = [tmp_path / f"{name}.mp4" for name in "aba"]
    join(order, tmp_path / "all.mp4", "", [])
    sound = read_sound(tmp_path / "all.mp4").samples[:, 0]
    assert np.abs(np.diff(sound)).max() < 0.05
    assert np.abs(sound[RATE * 11 // 10 : RATE * 19 // 10]).max() < 1e-3


@pytest.mark.parametrize("ending", [".mp4", ".webm"])
def test_a_spoken_course_has_one_loudness_and_low_peaks(tmp_path: Path, ending: str) -> None:
    films = []
    for number, level in enumerate((0.02, 0.1, 0.3)):
        said = []
        for phrase in range(3):
            path = tmp_path / f"{number}-{phrase}.flac"
            write_sound(levelled(speech(1.7, seed=10 * number + phrase, level=level)), path)
            said.append(Heard(2 * phrase + 0.1, path))
        film(tmp_path / f"{number}{ending}", 6)
        lay(tmp_path / f"{number}{ending}", said, [])
        films.append(tmp_path / f"{number}{ending}")
    join(films, tmp_path / f"all{ending}", "", [])
    for path in [*films, tmp_path / f"all{ending}"]:
        heard = read_sound(path)
        assert measured(heard) == pytest.approx(LOUDNESS, abs=1)
        assert highest(heard) < -1


@pytest.mark.parametrize("ending", [".mp4", ".webm"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_film_with_sound_that_breaks_off_is_noticed(
    tmp_path: Path, ending: str, part: float
) -> None:
    path = tmp_path / f"a{ending}"
    film(path, 4)
    write_sound(speech(4, seed=5), tmp_path / "said.wav")
    lay(path, [Heard(0.0, tmp_path / "said.wav")], [])
    assert footage.measure(path).frames == 120
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    with pytest.raises(FootageError, match=r"a\.(mp4|webm)"):
        footage.measure(path)


def test_a_long_chapter_needs_little_memory(tmp_path: Path) -> None:
    """Three minutes would take 69 MB unpacked, and as much again for each step."""
    film(tmp_path / "a.webm", 30, tone(440, 30), rate=5)
    code = """
from scenes.delivery.filming.joining import join
start = peak()
join(files * 6, files[0].with_name("all.webm"), "", [])
print(peak() - start)
"""
    _, (grown, *_) = megabytes(code, tmp_path / "a.webm")
    assert int(grown) < 60
