"""Image × weights = products: three grids of one size, side by side or stacked."""

from itertools import pairwise

import numpy as np
import pytest

from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.lettering.labelled import baseline
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area, Stage
from scenes.mobjects.sums.grid_equation import GridEquation

WIDE, TALL = Stage(14.222, 8.0).main, Stage(8.0, 14.222).main


def equation(area: Area) -> GridEquation:
    some = np.zeros((28, 28))
    grids = [ImageGrid(some), WeightGrid(some), WeightGrid(some)]
    return GridEquation(grids, [words(name) for name in ("activations", "weights", "it")], area)


@pytest.mark.parametrize("area", [WIDE, TALL], ids=["wide", "tall"])
def test_all_of_it_is_in_the_area_and_apart(area: Area) -> None:
    made = equation(area)
    around = Area.around(made)
    assert around.left > area.left - 1e-6 and around.right < area.right + 1e-6
    assert around.bottom > area.bottom - 1e-6 and around.top < area.top + 1e-6
    assert len({round(grid.width, 6) for grid in made.grids}) == 1
    boxes = [Area.around(each) for each in (*made.grids, *made.signs, *made.names)]
    for k, one in enumerate(boxes):
        for other in boxes[k + 1 :]:
            across = min(one.right, other.right) - max(one.left, other.left)
            down = min(one.top, other.top) - max(one.bottom, other.bottom)
            assert across < 0 or down < 0


def test_it_is_read_from_the_left_or_line_by_line() -> None:
    wide, tall = equation(WIDE), equation(TALL)
    order = [wide.grids[0], wide.signs[0], wide.grids[1], wide.signs[1], wide.grids[2]]
    assert all(a.get_right()[0] < b.get_left()[0] for a, b in pairwise(order))
    first, second, third = tall.grids
    assert first.get_y() == pytest.approx(second.get_y())
    assert third.get_top()[1] < first.get_bottom()[1]
    assert tall.signs[1].get_y() == pytest.approx(third.get_y())
    assert tall.signs[1].get_right()[0] < third.get_left()[0]


def test_names_side_by_side_have_one_baseline() -> None:
    heights = [baseline(name) for name in equation(WIDE).names]
    np.testing.assert_allclose(heights, heights[0], atol=1e-6)
