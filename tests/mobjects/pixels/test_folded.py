"""The folded column: every pixel has a place of its own, in order, and keeps its light."""

import numpy as np
import pytest

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.pixels.folded import FoldedPixels
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import around, paint

IMAGE = np.linspace(0, 1, 28 * 28).reshape(28, 28)
NARROW, BROAD = Area(1, -2, 2, 4), Area(-2, -1, 5, 1.6)


def folded(area: Area) -> FoldedPixels:
    return FoldedPixels(ImageGrid(IMAGE, 2), area)


@pytest.mark.parametrize("area", [NARROW, BROAD], ids=["narrow", "broad"])
def test_every_pixel_has_a_place_of_its_own_in_the_area(area: Area) -> None:
    pixels = folded(area).set_come(28)
    places = pixels.centres[:, :2]
    assert (places > [area.left, area.bottom]).all() and (places < [area.right, area.top]).all()
    apart = np.linalg.norm(places[:, None] - places[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    assert apart.min() == pytest.approx(pixels.pitch)


@pytest.mark.parametrize("area", [NARROW, BROAD], ids=["narrow", "broad"])
def test_the_column_goes_down_and_on_at_the_top_of_the_next_piece(area: Area) -> None:
    x, y, _ = folded(area).set_come(28).centres.T
    goes_on = np.isclose(np.diff(x), 0)
    assert (np.diff(y)[goes_on] < 0).all()
    assert (np.diff(x)[~goes_on] > 0).all()
    np.testing.assert_allclose(y[1:][~goes_on], y[0])
    assert (np.flatnonzero(~goes_on) % 28 == 27).all()  # a row of the image is never cut


def test_rows_leave_the_image_one_after_another() -> None:
    pixels = folded(NARROW).set_come(3)
    moved = np.linalg.norm(pixels.centres - pixels.homes, axis=1) > 1e-9
    assert moved[: 3 * 28].all() and not moved[3 * 28 :].any()
    np.testing.assert_array_equal(pixels.shown, moved)


def test_every_neuron_is_as_bright_as_its_pixel() -> None:
    pixels = folded(Area(-4, -3.5, 6, 7)).set_come(28)
    picture = paint(pixels, size=(1280, 720))
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    for index in (0, 100, 391, 783):
        expected = dark + IMAGE.flat[index] * (lit - dark)
        seen = around(picture, pixels.centres[index], reach=0)[:3]
        np.testing.assert_allclose(seen, expected, atol=2)


def test_the_frame_is_around_all_neurons_of_a_row_and_no_other() -> None:
    pixels = folded(NARROW).set_come(28)
    frame = pixels.frame().set_taken(5)
    left, bottom = frame.get_corner([-1, -1, 0])[:2]
    right, top = frame.get_corner([1, 1, 0])[:2]
    x, y, _ = pixels.centres.T
    inside = (left < x) & (x < right) & (bottom < y) & (y < top)
    assert np.flatnonzero(inside).tolist() == list(range(5 * 28, 6 * 28))
