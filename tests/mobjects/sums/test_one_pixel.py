"""What one pixel adds to a distance, as it is told of two pictures."""

import numpy as np
import pytest

from scenes.mobjects.stage import Area, Stage
from scenes.mobjects.sums.one_pixel import OnePixel, pixel_to_tell

FIRST = np.array([[0.0, 0.2, 0.5], [1.0, 0.4, 0.3]])
SECOND = np.array([[1.0, 0.9, 0.4], [0.0, 0.6, 0.3]])
FRAMES = {"wide": Stage(14.2, 8).whole, "tall": Stage(8, 14.2).whole}


def test_it_is_told_of_the_grey_pixel_in_which_the_second_is_brighter_by_most() -> None:
    assert pixel_to_tell(FIRST, SECOND) == (0, 1)  # in 0, 0 they are black and white
    assert pixel_to_tell(np.zeros((2, 2)), np.eye(2)) == (0, 0)  # nothing is grey


def test_what_is_printed_holds_as_it_is_printed() -> None:
    one = OnePixel(FIRST, SECOND, FRAMES["wide"])
    assert "0.20 - 0.90 = −0.70" in one.difference.typst_code
    assert "(−0.70)^2 = 0.49" in one.square.typst_code


@pytest.mark.parametrize("area", FRAMES.values(), ids=FRAMES)
def test_the_cursor_ends_on_that_pixel_of_both_pictures(area: Area) -> None:
    one = OnePixel(FIRST, SECOND, area)
    walk = one.walk()
    walk.begin()
    walk.interpolate(1)
    for outline, picture in zip(one.cursor, (one.first, one.second), strict=True):
        np.testing.assert_allclose(outline.get_center(), picture.centres[1], atol=1e-6)
    taken = Area.around(one)
    assert area.left - 0.2 <= taken.left and taken.right <= area.right + 0.2
    assert area.bottom - 0.2 <= taken.bottom and taken.top <= area.top + 0.2
