"""A film's frames come back exactly, in their order; what is no film gets a sentence."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from scenes._audit.film.decoding import Facts, FilmError, facts, frames
from scenes._audit.film.planes import LUMA, Planes, developed
from tests.helpers.audited import encoded

GREYS = np.arange(0, 256, 17)


def ramp(shift: int = 0) -> np.ndarray:
    """Sixteen broad stripes of grey."""
    stripes = np.repeat(np.roll(GREYS, shift), 32).astype(np.uint8)
    return np.dstack([np.tile(stripes, (288, 1))] * 3 + [np.full((288, 512), 255, np.uint8)])


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return encoded(tmp_path / "film.mp4", [(ramp(), 4), (ramp(3), 2)])


def test_a_film_says_its_size_its_rate_and_its_frames(film: Path) -> None:
    assert facts(film) == Facts(512, 288, Fraction(15), 6)


def test_frames_come_back_with_the_brightness_that_they_had(film: Path) -> None:
    pictures = list(frames(film))
    assert len(pictures) == 6 and pictures[0].shape == (288, 512, 3)
    for picture, shift in ((pictures[3], 0), (pictures[5], 3)):
        shown = picture[144, 16::32].astype(float)
        wanted = np.roll(GREYS, shift)[:, None]
        np.testing.assert_allclose(shown, wanted + np.zeros(3), atol=3)
        assert abs((shown - wanted).mean()) < 0.6  # neither darker nor brighter as a whole


def test_a_frame_like_the_one_before_is_the_same_and_cannot_be_changed(
    tmp_path: Path,
) -> None:
    grey = np.full((144, 256, 4), 255, np.uint8)
    pictures = list(frames(encoded(tmp_path / "film.mp4", [(grey, 12)])))
    assert pictures[-1] is pictures[-2]
    with pytest.raises(ValueError, match="read-only"):
        pictures[0].colours[0, 0] = 0


def test_the_planes_of_a_frame_are_those_that_the_film_keeps(film: Path) -> None:
    for picture in frames(film):
        kept, worked_out = developed.of(picture), Planes.of(picture.colours)
        np.testing.assert_allclose(kept.luma, worked_out.luma, atol=1.5)
        np.testing.assert_allclose(kept.luma, picture.colours @ LUMA, atol=1.5)
        np.testing.assert_allclose(kept.cb, worked_out.cb, atol=2.5)


def test_what_is_no_film_gets_a_sentence(film: Path, tmp_path: Path) -> None:
    with pytest.raises(FilmError, match=r"there is no film .*nothing.mp4; film it first\."):
        facts(tmp_path / "nothing.mp4")
    words = tmp_path / "words.mp4"
    words.write_text("no film at all")
    with pytest.raises(FilmError, match=r"words.mp4 is no film that can be read"):
        list(frames(words))
    half = tmp_path / "half.mp4"
    half.write_bytes(film.read_bytes()[: film.stat().st_size // 2])
    with pytest.raises(FilmError, match=r"half.mp4 (is no film that can be read|is cut off)"):
        list(frames(half))
