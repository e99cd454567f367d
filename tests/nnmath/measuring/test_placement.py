"""Digits out of place: what moving and scaling does, and what is measured of it."""

import numpy as np
import pytest

from nnmath import Layer, Network
from nnmath.measuring.placement import (
    SHIFTS,
    SIZES,
    measure_placement,
    moved,
    placement_steps,
    scaled,
)

DOT = np.zeros((1, 28, 28))
DOT[0, 10, 20] = 1


def test_a_move_by_whole_pixels_is_a_move_of_the_array() -> None:
    image = np.random.default_rng(0).random((1, 28, 28)).astype(np.float32).astype(float)
    right = np.zeros_like(image)
    right[:, :, 3:] = image[:, :, :-3]
    up = np.zeros_like(image)
    up[:, :-2] = image[:, 2:]
    assert moved(image, 3, 0) == pytest.approx(right)
    assert moved(image, 0, -2) == pytest.approx(up)


def test_half_a_pixel_shares_the_light_between_two() -> None:
    half = moved(DOT, 0.5, 0)
    assert half[0, 10, 20] == half[0, 10, 21] == 0.5
    assert half.sum() == 1


def test_scaling_is_about_the_middle() -> None:
    # The middle lies at 13.5, 13.5: a dot 3.5 above and 2.5 to the right of it comes to 7 above
    # and 5 to the right, to the corner of four pixels.
    dot = np.zeros((1, 28, 28))
    dot[0, 10, 16] = 1
    larger = scaled(dot, 2)[0]
    assert larger[6:8, 18:20] == pytest.approx(np.full((2, 2), 0.75**2))
    assert larger.sum() == pytest.approx(4)
    assert scaled(DOT, 1) == pytest.approx(DOT)


@pytest.mark.parametrize("factor", [0.3, 0.5, 0.7])
def test_a_smaller_picture_keeps_its_light_for_its_area(factor: float) -> None:
    square = np.zeros((1, 28, 28))
    square[0, 4:24, 4:24] = 1
    smaller = scaled(square, factor)
    assert smaller.sum() == pytest.approx(400 * factor**2, rel=0.03)
    assert smaller.max() <= 1


def test_a_factor_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="factor must be above 0, given 0"):
        scaled(DOT, 0)


def test_what_is_measured_is_the_share_read_right() -> None:
    # Two outputs: the light in the left half of the image and that in the right half.
    left = np.zeros((28, 28))
    left[:, :14] = 1
    network = Network((Layer(np.stack([left.ravel(), 1 - left.ravel()]), np.zeros(2), "identity"),))
    images = np.zeros((2, 28, 28))
    images[0, 14, 12] = images[1, 14, 15] = 1
    steps: list[int] = []
    measured = measure_placement(network, images, [0, 1], lambda: steps.append(1))
    assert len(steps) == placement_steps()
    at = dict(zip(SHIFTS, measured.right, strict=True))
    # A dot in column 12 crosses to the right half two pixels on, one in column 15 the other way.
    assert [at[by] for by in (-3, -2, -1, 0, 1, 2, 3)] == [0.5, 0.5, 1, 1, 1, 0.5, 0.5]
    assert (measured.down == 1).all()
    assert measured.scaled[SIZES.index(1.0)] == 1
