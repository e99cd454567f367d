"""Values come one by one: grid, sum, cursor and count say the same at every moment."""

import numpy as np
import pytest

from scenes.mobjects.bars.running_sum import RunningSum
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.arrivals import Arrivals
from tests.helpers.pictures import printed, run

TERMS = np.array([[0.5, -1.0, 0.0], [0.25, 1.0, -0.5]])
AREA = Area(-3, -1, 6, 2)


class Shown:
    """An image and all that shows its terms."""

    def __init__(self) -> None:
        self.image = ImageGrid(np.ones((2, 3)), 3)
        self.grid, self.latest = WeightGrid(0 * TERMS), WeightGrid(0 * TERMS)
        self.total = RunningSum(TERMS, AREA)
        self.counter = Readout(0, ",d", field="6")
        self.arrivals = Arrivals(
            [self.image],
            [(self.grid, TERMS), (self.total, TERMS)],
            [(self.latest, TERMS)],
            self.counter,
        )


@pytest.mark.parametrize("count", range(7))
def test_what_has_come_is_shown_summed_and_counted(count: int) -> None:
    shown = Shown()
    shown.arrivals.show_terms(count)
    expected = np.array([0.5, -1.0, 0.0, 0.25, 1.0, -0.5])
    expected[count:] = 0
    assert shown.grid.values.ravel().tolist() == expected.tolist()
    assert shown.total.total == pytest.approx([0, 0.5, -0.5, -0.5, -0.25, 0.75, 0.25][count])
    assert printed(shown.counter.glyphs) == str(count)


def test_a_value_on_its_way_is_not_there_yet() -> None:
    shown = Shown()
    shown.arrivals.show_terms(1.9)
    assert shown.total.total == 0.5 and printed(shown.counter.glyphs) == "1"
    shown.arrivals.show_terms(2 - 1e-9)  # but for the last digits of a float it is
    assert printed(shown.counter.glyphs) == "2"


def test_the_cursor_and_the_latest_are_on_the_value_that_came_last() -> None:
    shown = Shown()
    shown.arrivals.show_terms(5)
    assert np.argwhere(shown.latest.values).tolist() == [[1, 1]]
    (outline,) = shown.arrivals.cursor
    np.testing.assert_allclose(outline.get_center(), shown.image.centres[4], atol=1e-9)
    shown.arrivals.show_terms(3)  # the third value is zero
    assert not shown.latest.values.any()


def test_they_come_in_several_goes_and_end_complete() -> None:
    shown = Shown()
    run(shown.arrivals.come(2))
    assert shown.total.total == -0.5
    run(shown.arrivals.come(), 0.0, 0.5)  # halfway from 2 to 6
    assert printed(shown.counter.glyphs) == "4" and shown.total.total == -0.25
    run(shown.arrivals.come())
    assert np.array_equal(shown.grid.values, TERMS)


def test_a_row_comes_when_the_cursor_has_visited_all_of_it() -> None:
    image, grid = ImageGrid(np.ones((2, 3)), 3), WeightGrid(0 * TERMS)
    arrivals = Arrivals([image], [(grid, TERMS)], step=3)
    for visited, there in ((2, 0), (3, 3), (5, 3), (6, 6)):
        arrivals.show_terms(visited)
        assert arrivals.count == there
        assert np.array_equal(grid.values.ravel(), [*TERMS.ravel()[:there], *np.zeros(6 - there)])
        (outline,) = arrivals.cursor
        np.testing.assert_allclose(outline.get_center(), image.centres[visited - 1], atol=1e-9)


def test_what_adds_more_has_a_longer_turn() -> None:
    shown = Shown()
    come = shown.arrivals.come(linger=TERMS)  # sizes 0.5, 1, 0, 0.25, 1, 0.5; their mean is 0.54
    turns = 1 + np.abs(TERMS.ravel()) * 6 / 3.25
    ends = np.cumsum(turns) / turns.sum()
    for count, end in enumerate(ends, start=1):
        run(come, end - 0.01)
        assert printed(shown.counter.glyphs) == str(count - 1)
        run(come, min(end + 0.01, 1.0))
        assert printed(shown.counter.glyphs) == str(count)
    shown = Shown()
    run(shown.arrivals.come(linger=0 * TERMS), 0.51)  # all alike
    assert printed(shown.counter.glyphs) == "3"
