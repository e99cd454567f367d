"""A wall states the weights of each of its grids, in their own units."""

import numpy as np
import pytest

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


def test_a_grid_that_has_left_its_wall_states_shares_of_the_limit() -> None:
    wall = GridWall(GRIDS, AREA, limit=4)
    [alone] = stated(wall.grid(0))
    assert alone.values.tolist() == [1, -0.5] and alone.limit == 1


def test_places_lie_side_by_side_as_the_grids_do() -> None:
    told = stated(GridWall(GRIDS, AREA))
    middles = [each.places.mean(axis=(0, 1)) for each in told]
    grids = [grid.get_center()[:2] for grid in GridWall(GRIDS, AREA).grids]
    assert middles == [pytest.approx(grid) for grid in grids]
