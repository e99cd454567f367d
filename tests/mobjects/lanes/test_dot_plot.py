"""Rows of dots on one scale: where they are, and how others are compared with one."""

import numpy as np
import pytest

from scenes.mobjects.lanes.dot_plot import DotPlot
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import around, paint

VALUES = np.array([[0.91, 0.97], [0.95, 0.951], [0.95, 0.95]])
ROWS = Area(-5, -2, 10, 4.5).rows(1, 1, 1, gap=0)


@pytest.fixture
def plot() -> DotPlot:
    return DotPlot(VALUES, (0.9, 1.0), ROWS)


def ticks(plot: DotPlot) -> tuple[float, float]:
    """Where the scale's ends are written."""
    return plot.line.labels[0].get_x(), plot.line.labels[-1].get_x()


def expected(plot: DotPlot, value: float) -> float:
    low, high = ticks(plot)
    return low + (value - 0.9) / 0.1 * (high - low)


def test_every_dot_stands_over_its_value_in_a_lane_of_its_own(plot: DotPlot) -> None:
    picture = paint(plot)
    for values, area in zip(VALUES, ROWS, strict=True):
        for value, up in zip(values, (1, -1), strict=True):
            lane = area.centre[1] + up * 0.35 * area.height / 2
            point = np.array([expected(plot, value), lane, 0])
            np.testing.assert_allclose(
                around(picture, point, reach=0)[:3], 255 * THEME.ink.to_rgb(), atol=60
            )


def test_equal_values_are_two_dots(plot: DotPlot) -> None:
    one, other = plot.rows[2].dots.centres
    assert one[0] == pytest.approx(other[0])
    assert one[1] - other[1] > 2 * plot.rows[2].dots.radius


def test_the_band_goes_through_all_rows_at_the_scores_of_one(plot: DotPlot) -> None:
    for part, area in zip(plot.band(0), ROWS, strict=True):
        assert part.get_left()[0] == pytest.approx(expected(plot, 0.91))
        assert part.get_right()[0] == pytest.approx(expected(plot, 0.97))
        assert part.get_y() == pytest.approx(area.centre[1])
    assert all(part.width > 0 for part in plot.band(2))  # equal scores can be seen too


def test_the_way_goes_from_mean_to_mean_in_its_own_row(plot: DotPlot) -> None:
    (way,) = plot.way(0, start=2)
    assert way.get_start()[0] == pytest.approx(expected(plot, 0.95))
    assert way.get_end()[0] == pytest.approx(expected(plot, 0.94))
    assert way.get_y() == pytest.approx(ROWS[0].centre[1])
    assert len(plot.way(1, start=2)) == 0  # the dots would hide it
