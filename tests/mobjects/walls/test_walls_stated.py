"""A wall states the weights of each of its grids, in their own units."""

import numpy as np
import pytest

from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.stage import Area
from scenes.mobjects.walls.grid_wall import GridWall
from tests.helpers.stated import stated

GRIDS = np.array([[[4.0, -2.0]], [[1.0, 0.5]], [[0.0, -9.0]]])
AREA = Area(-4, -2, 8, 4)


def test_a_wall_states_all_weights_those_beyond_the_limit_too() -> None:
    wall = GridWall(GRIDS, AREA, limit=4)
    told = stated(wall)
    assert [each.values.tolist() for each in told] == [[4, -2], [1, 0.5], [0, -9]]
    assert {each.limit for each in told} == {4}
    assert [each.parts for each in told] == [(grid,) for grid in wall.grids]


def test_a_grid_that_is_changed_by_itself_states_what_it_shows() -> None:
    wall = GridWall(GRIDS, AREA, limit=4)
    wall.grid(1).set_values(np.array([[-0.5, 1.0]]))
    assert stated(wall)[1].values.tolist() == [-2, 4]


def test_a_grid_that_comes_or_goes_without_its_wall_states_the_same() -> None:
    wall = GridWall(GRIDS, AREA, limit=4)
    [alone] = stated(wall.grid(2).copy())
    assert alone.values.tolist() == [0, -9] and alone.limit == 4


def test_a_grid_of_no_wall_states_what_it_was_given() -> None:
    [alone] = stated(WeightGrid(GRIDS[1] / 4))
    assert alone.values.tolist() == [0.25, 0.125] and alone.limit == 1


def test_weights_on_their_way_are_stated_as_they_are_drawn() -> None:
    grid, other = (WeightGrid(np.zeros((1, 2))).set_weights(each, 4) for each in GRIDS[:2])
    grid.interpolate_color(grid.copy(), other, 0.5)
    assert stated(grid)[0].values.tolist() == [2.5, -0.75]


def test_places_lie_side_by_side_as_the_grids_do() -> None:
    told = stated(GridWall(GRIDS, AREA))
    middles = [each.places.mean(axis=(0, 1)) for each in told]
    grids = [grid.get_center()[:2] for grid in GridWall(GRIDS, AREA).grids]
    assert middles == [pytest.approx(grid) for grid in grids]
