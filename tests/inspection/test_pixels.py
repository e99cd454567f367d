"""Ink, letters and movement, worked out by hand."""

import numpy as np
import pytest

from scenes._inspection.pixels import (
    distance,
    has_moved,
    letters_and_ground,
    unevenness,
)


def test_distance_is_that_of_the_channel_furthest_apart() -> None:
    pictures = np.array([[0, 10, 250], [3, 2, 1]], dtype=np.uint8)
    np.testing.assert_array_equal(distance(pictures, np.array([5, 5, 5])), [245, 4])


def test_the_colour_of_letters_is_found_behind_their_smooth_edges() -> None:
    ground, ink = np.array([20.0, 30, 40]), np.array([220.0, 230, 140])
    coverage = np.array([[0.0, 0.25, 0.5, 1.0]])
    bare = np.broadcast_to(ground, (1, 4, 3))
    shown = bare + coverage[..., None] * (ink - ground)
    letters, under = letters_and_ground(shown, bare, coverage)
    np.testing.assert_allclose(letters, [ink, ink])  # the two pixels that are covered well
    np.testing.assert_allclose(under, [ground, ground])


def test_letters_that_something_covers_have_its_colour() -> None:
    bare = np.full((1, 3, 3), 200.0)
    letters, under = letters_and_ground(bare, bare, np.ones((1, 3)))
    np.testing.assert_allclose(letters, under)


def test_no_letters_have_no_colour() -> None:
    letters, under = letters_and_ground(np.ones((2, 2, 3)), np.ones((2, 2, 3)), np.zeros((2, 2)))
    assert len(letters) == len(under) == 0
    assert unevenness(under) == 0


def test_a_plate_of_one_colour_is_even_and_a_line_across_it_is_not() -> None:
    plate = np.full((100, 3), 90.0)
    assert unevenness(plate) == 0
    plate[:7] = 200
    assert unevenness(plate) == pytest.approx(0.07)


def test_noise_does_not_move_and_four_pixels_do() -> None:
    before = np.full((10, 10, 3), 100, dtype=np.uint8)
    noise, moved = before + np.uint8(3), before.copy()
    moved[0, :3] = 200
    assert not has_moved(before, before)
    assert not has_moved(noise, before)
    assert not has_moved(moved, before)  # three pixels: nobody sees that
    moved[0, 3] = 200
    assert has_moved(moved, before)
