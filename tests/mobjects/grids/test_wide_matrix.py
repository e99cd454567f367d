"""A matrix with more columns than the picture has pixels: its signs survive in grey."""

import numpy as np

from scenes.mobjects.grids.heat_map import LINE, HeatMap
from scenes.mobjects.painting.signs import luminance
from scenes.mobjects.stage import Area
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
