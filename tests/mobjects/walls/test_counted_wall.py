"""A wall whose grids and biases are counted as they come."""

import numpy as np
import pytest

from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.stage import Area
from scenes.mobjects.walls.counted_wall import CountedWall
from tests.helpers.pictures import printed, run


def wall_of(n: int, first: int = 0) -> CountedWall:
    grids = np.sin(np.arange(n * 6)).reshape(n, 2, 3)
    counter = Readout(0, ",d", field="100,000")
    return CountedWall(grids, np.arange(n) / 10, np.zeros(n), counter, first, Area(-6, -2, 12, 4))


def seen(wall: CountedWall) -> list[int]:
    return [k for k, grid in enumerate(wall.wall.grids) if grid.opacity > 0]


def test_the_first_grid_is_there_and_counted() -> None:
    wall = wall_of(4, first=2)
    assert seen(wall) == [2]
    assert printed(wall.counter.glyphs) == "6"


@pytest.mark.parametrize(("share", "expected"), [(0.0, 6), (0.5, 12), (1.0, 24)])
def test_the_count_is_that_of_the_grids_which_are_whole(share: float, expected: int) -> None:
    wall = wall_of(4)
    run(wall.come(rate_func=lambda share: share), share)
    assert float(printed(wall.counter.glyphs)) == expected
    assert sum(grid.opacity == 1 for grid in wall.wall.grids) == expected / 6


def test_then_each_bias_counts_for_one() -> None:
    wall = wall_of(4).show(4)
    run(wall.come(biases=True), 1.0)
    assert printed(wall.counter.glyphs) == "28"
    assert [printed(label.glyphs) for label in wall.wall.labels] == [
        "0.00",
        "+0.10",
        "+0.20",
        "+0.30",
    ]


def test_many_grids_have_no_room_for_figures_and_show_their_biases_as_cells() -> None:
    wall = wall_of(128)
    assert all(isinstance(label, WeightGrid) for label in wall.wall.labels)


def test_of_more_grids_than_a_wall_holds_some_are_drawn_and_all_counted() -> None:
    wall = wall_of(1000, first=500)
    drawn = [*range(32), 500, *range(968, 1000)]
    assert len(wall.wall.grids) == 65 and seen(wall) == [32]
    np.testing.assert_array_equal(
        wall.wall.grids[32].values, np.sin(np.arange(6) + 3000).reshape(2, 3)
    )
    assert drawn[32] == 500 and "935" in wall.others[0].typst_code
    for count, told in ((1, 6), (33, 3000), (65, 6000), (130, 7000)):
        assert abs(int(printed(wall.show(count).counter.glyphs).replace(",", "")) - told) <= 6
    assert len(seen(wall)) == 65 and printed(wall.counter.glyphs).replace(",", "") == "7000"
