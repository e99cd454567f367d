"""Photographs by seed: the same every time, of all kinds, and with what they say in them."""

import numpy as np
import pytest

from nnmath.photographs.camera import expose, shadow
from nnmath.photographs.photograph import KINDS, photograph, take
from nnmath.photographs.writing import random_pen, write


def test_a_seed_decides_all_of_a_photograph() -> None:
    one, again, other = photograph(5), photograph(5), photograph(5 + len(KINDS))
    np.testing.assert_array_equal(one.pixels, again.pixels)
    assert one.labels == again.labels and one.kind == other.kind == KINDS[5]
    assert one.pixels.shape != other.pixels.shape or (one.pixels != other.pixels).any()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_a_picture_with_a_digit_in_it(kind: str) -> None:
    taken = take(kind, np.random.default_rng(3))
    assert taken.pixels.dtype == np.uint8 and taken.pixels.shape[2] == 3
    assert all(400 <= side <= 600 for side in taken.pixels.shape[:2])
    assert len(taken.labels) in ((2, 3) if kind == "several" else (1,))
    assert [image.shape for image in taken.clean] == [(28, 28)] * len(taken.labels)
    assert [image.max() for image in taken.clean] == pytest.approx([1] * len(taken.labels))
    assert np.ptp(taken.pixels.astype(float)) > 40


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match=r"kind must be one of plain, .*, given 'rain'"):
        take("rain", np.random.default_rng(0))


def test_only_digits_are_written_that_are_read_as_what_they_are() -> None:
    rng = np.random.default_rng(1)
    digits = write(3, random_pen(rng), rng, lambda image: 4)
    assert [digit.label for digit in digits] == [4, 4, 4]
    assert digits[0].left < digits[1].left < digits[2].left


@pytest.mark.parametrize("hard", [True, False])
def test_a_shadow_leaves_at_least_half_of_the_light(hard: bool) -> None:
    left = shadow((300, 400), hard, np.random.default_rng(2))
    assert 0.5 <= left.min() <= 0.8 and left.max() <= 1


def test_the_camera_keeps_what_is_even_and_adds_noise() -> None:
    grey = np.full((96, 120, 3), 0.6)
    seen = expose(grey, np.random.default_rng(0)) / 255
    assert seen.mean() == pytest.approx(0.6, abs=0.01)
    assert 0 < seen[..., 0].std() < 0.05
