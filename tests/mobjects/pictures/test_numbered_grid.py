"""Cells that say their numbers, as lights, in print, or both."""

import numpy as np
import pytest
from manim import config

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.painting.painted import Painted
from scenes.mobjects.pictures.numbered_grid import NumberedGrid
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import paint, pixel_of

IMAGE = (np.arange(784.0) % 29 / 28).reshape(28, 28)
DARK, LIT, GROUND = (
    255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit, THEME.background)
)
LARGE = (1280, 720)


def picture(mobject: Painted) -> np.ndarray:
    return paint(mobject, size=LARGE, background=True)[..., :3].astype(float)


def test_without_numbers_it_is_the_image() -> None:
    one, other = NumberedGrid(IMAGE, 6), ImageGrid(IMAGE, 6)
    np.testing.assert_array_equal(picture(one), picture(other))


def test_only_the_rows_that_are_printed_have_numbers() -> None:
    bare, half = picture(NumberedGrid(IMAGE, 6)), picture(NumberedGrid(IMAGE, 6).print_rows(14))
    middle = LARGE[1] // 2
    assert np.abs(half - bare)[: middle - 2].max() > 100
    np.testing.assert_array_equal(half[middle + 2 :], bare[middle + 2 :])


def test_without_lights_the_numbers_of_dark_and_bright_cells_look_alike() -> None:
    """In print, a bright cell is not brighter than a dark one."""
    values = np.array([[0.0, 1.0]])
    shown = picture(NumberedGrid(values, 8).print_rows(1).set_plates(0))
    left, right = shown[:, : LARGE[0] // 2], shown[:, LARGE[0] // 2 :]
    assert abs(left.mean() - right.mean()) < 0.2 * (left.mean() - GROUND.mean())
    np.testing.assert_allclose(shown[0, 0], GROUND, atol=1)


def test_numbers_stand_in_the_middle_of_their_cells_in_an_ink_that_shows() -> None:
    grid = NumberedGrid(np.array([[0.0, 1.0]]), 8).print_rows(1)
    shown, reach = picture(grid), int(0.4 * LARGE[0] * 4 / config.frame_width)
    for centre, plate in zip(grid.centres, (DARK, LIT)):
        x, y = (int(coordinate) for coordinate in pixel_of(centre, LARGE))
        cell = shown[y - reach : y + reach, x - reach : x + reach]
        inked = np.abs(cell - plate).max(axis=2) > 100
        for axis in (0, 1):
            first, last = np.flatnonzero(inked.any(axis=axis))[[0, -1]]
            assert first + last == pytest.approx(2 * reach - 1, abs=6)


def test_no_number_is_cut_at_the_edge_of_the_view() -> None:
    """A number whose cell has left the view too far for it to be whole is not there."""
    grid = NumberedGrid(np.zeros((1, 4)), 8).print_rows(1).set_plates(0)
    grid.stretch_to_fit_height(grid.width / 3)
    for moved in (0.12, 0.5, 0.8):
        shown = picture(grid.set_view(np.array([moved, 0, 3])))
        inked = np.flatnonzero((np.abs(shown - GROUND).max(axis=2) > 40).any(axis=0))
        x, _ = pixel_of(grid.centres[0], LARGE)
        cell = 8 / 3 / config.frame_width * LARGE[0]
        assert inked[0] > x + cell / 2


def test_all_numbers_are_of_one_size() -> None:
    """What rounds to 1.00 is printed as that: a picture has no room for "> 0.99"."""
    near, one = (NumberedGrid(np.array([[v]]), 8).print_rows(1).set_plates(0) for v in (0.996, 1))
    np.testing.assert_array_equal(picture(near), picture(one))
