"""A matrix with more columns than the picture has pixels: its signs survive in grey."""

import numpy as np
import pytest

from scenes.mobjects.grids.heat_map import LINE, HeatMap
from scenes.mobjects.painting.signs import luminance
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import paint, pixel_of

AREA = Area(-3, -2, 6, 4)  # 270 × 180 pixels


def grey_of(value: float) -> np.ndarray:
    """How bright each line of pixels is in a matrix of two rows, the upper one of this value."""
    values = np.stack([np.full(784, value), np.zeros(784)])
    picture = paint(HeatMap(values, AREA, 1.0))[..., :3] / 255
    column = int(pixel_of(AREA.centre)[0])
    return luminance(picture[:, column])


def test_a_run_of_negative_cells_has_a_line_and_a_run_of_positive_ones_has_none() -> None:
    plus, minus = grey_of(1.0), grey_of(-1.0)
    differs = np.abs(plus - minus) > 0.1
    row = int(AREA.height / 2 * 45)
    assert abs(differs.sum() - LINE[0] * row) <= 2
    middle = pixel_of(AREA.centre)[1] - row / 2
    assert abs(np.flatnonzero(differs).mean() - middle) <= 1.5


def test_a_row_has_its_own_colour_up_to_its_edges() -> None:
    rows = np.array([0.9, 0.1, 0.6, 0.3])
    picture = paint(HeatMap(np.tile(rows[:, None], 784), AREA, 1.0))[..., :3].astype(float)
    column, top = int(pixel_of(AREA.centre)[0]), round(pixel_of(AREA.centre)[1]) - 90
    for k in range(4):
        row = picture[top + 45 * k + 2 : top + 45 * k + 43, column]
        np.testing.assert_allclose(row, np.broadcast_to(row[20], row.shape), atol=1)


def test_cells_that_share_a_pixel_have_their_parts_in_it() -> None:
    values = np.zeros((2, 784))
    values[0, 300:307] = 1
    picture = paint(HeatMap(values, AREA, 1.0))[..., 2].astype(float)
    row = int(pixel_of(AREA.centre)[1]) - 60
    lit = picture[row] - picture[row, int(pixel_of(AREA.centre)[0]) + 50]
    whole = 255 * (THEME.positive.to_rgb() - THEME.dark.to_rgb())[2]
    inside = lit[int(pixel_of(AREA.centre)[0]) - 130 : int(pixel_of(AREA.centre)[0]) + 130]
    assert inside.sum() / whole == pytest.approx(7 * 270 / 784, rel=0.06)
