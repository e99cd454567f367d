"""The magnifying glass shows the cells under its frame, as bright as their values."""

import numpy as np
import pytest

from scenes.mobjects.pictures.magnifier import Magnifier
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import around, paint

IMAGE = (np.arange(784.0) % 29 / 28).reshape(28, 28)
DARK, LIT = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
LARGE = (1280, 720)


@pytest.mark.parametrize("stage", [Stage(14.2, 8), Stage(8, 14.2)], ids=["wide", "tall"])
@pytest.mark.parametrize("share", [0, 0.4, 1])
def test_the_glass_shows_the_cells_under_the_frame(stage: Stage, share: float) -> None:
    one = Magnifier(IMAGE, stage.whole).look_at(share)
    corner, column = one.frame.get_corner([-1, 1, 0]), one.glass.view
    expected = one.picture.corners(column[1:2], column[:1])[0]
    np.testing.assert_allclose(corner, expected, atol=1e-6)
    cell = one.picture.width / 28
    assert one.frame.width / cell == pytest.approx(column[2])
    assert one.frame.height / cell == pytest.approx(column[2] * one.glass.height / one.glass.width)


def test_each_cell_under_the_glass_is_as_bright_as_its_value() -> None:
    glass = Magnifier(IMAGE, Stage(14.2, 8).whole).look_at(0.5).glass
    glass.print_rows(0)
    shown, seen = paint(glass, size=LARGE, background=True)[..., :3], 0
    low, high = glass.get_corner([-1, -1, 0]), glass.get_corner([1, 1, 0])
    for centre, value in zip(glass.centres, IMAGE.ravel()):
        if np.all(centre[:2] > low[:2] + 0.1) and np.all(centre[:2] < high[:2] - 0.1):
            np.testing.assert_allclose(around(shown, centre), DARK + value * (LIT - DARK), atol=2)
            seen += 1
    assert seen >= 40


def test_the_view_follows_the_ink_from_its_upper_to_its_lower_end() -> None:
    image = np.zeros((28, 28))
    image[4:24, 20] = 1
    glass = Magnifier(image, Stage(14.2, 8).whole)
    assert glass.stops[0][1] == 4 and glass.stops[-1][1] + glass.down == pytest.approx(24)
    assert all(left <= 20 and left + glass.across >= 21 for left, _ in glass.stops)
