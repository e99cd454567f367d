"""The listed pixels: a column in the order of the image, and the right numbers beside it."""

import numpy as np
import pytest

from scenes._data.examples import along_the_column
from scenes.mobjects.pixels.listed import ListedPixels
from scenes.mobjects.stage import Area
from tests.helpers.pictures import printed

IMAGE = np.arange(28 * 28).reshape(28, 28) / 783
TOLD = (0, 261, 522, 783)
AREAS = [Area(1, -2, 2, 4), Area(-2, -1, 5, 2, stacks=True)]


@pytest.mark.parametrize("area", AREAS, ids=["stands", "lies"])
def test_the_column_fills_row_by_row_in_the_order_of_the_image(area: Area) -> None:
    pixels = ListedPixels(IMAGE, TOLD, area).set_taken(10)
    values = pixels.cells.values.ravel()
    np.testing.assert_allclose(values[:280], IMAGE.ravel()[:280])
    assert not values[280:].any()
    opacities = [each.glyphs[0].get_fill_opacity() for each in pixels.numbers]
    assert opacities == [1, 1, 0, 0]
    np.testing.assert_allclose(pixels.set_taken(28).cells.values.ravel(), IMAGE.ravel())


@pytest.mark.parametrize("area", AREAS, ids=["stands", "lies"])
def test_each_number_has_a_line_to_its_pixel(area: Area) -> None:
    pixels = ListedPixels(IMAGE, TOLD, area)
    assert [printed(each.glyphs) for each in pixels.numbers] == ["0.00", "0.33", "0.67", "1.00"]
    along = 0 if area.stacks else 1
    for line, n in zip(pixels.leaders, TOLD, strict=True):
        assert line.points[-1][along] == pytest.approx(pixels.cells.centres[n][along])


def test_the_printed_pixels_are_in_order_and_from_the_first_to_the_last() -> None:
    chosen = along_the_column(IMAGE.ravel(), 7)
    assert len(chosen) == 9 and chosen[0] == 0 and chosen[-1] == 783
    assert list(chosen) == sorted(set(chosen))
