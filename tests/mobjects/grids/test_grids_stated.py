"""What grids state of themselves is what was given to them, and it is painted where they say."""

import numpy as np
import pytest
from manim import PI

from scenes.mobjects.grids.answer_map import AnswerMap
from scenes.mobjects.grids.cells import TermGrid
from scenes.mobjects.grids.grids import CellGrid, ImageGrid, WeightGrid
from scenes.mobjects.grids.heat_map import HeatMap, LightMap
from scenes.mobjects.grids.neutral_grid import NeutralGrid
from scenes.mobjects.showing import INK, LIGHT, SIGN
from scenes.mobjects.stage import Area
from tests.helpers.pictures import run
from tests.helpers.stated import colours_at, only, stated

LIGHTS = np.array([[0.0, 0.25, 0.5], [0.75, 1.0, 0.125]])
SIGNED = np.array([[-1.0, 0.25, 0.5], [0.75, -0.5, 0.125]])
AREA = Area(-3, -1, 6, 2)
CORNER = 0.25, 0.8  # where no minus is, and no gap


@pytest.mark.parametrize(
    ("grid", "values", "scale", "limit"),
    [
        (ImageGrid(LIGHTS), LIGHTS, LIGHT, 1),
        (WeightGrid(SIGNED), SIGNED, SIGN, 1),
        (HeatMap(40 * SIGNED, AREA, 80), 40 * SIGNED, SIGN, 80),
        (LightMap(3 * LIGHTS, AREA, 6), 3 * LIGHTS, LIGHT, 6),
        (NeutralGrid(7 * LIGHTS, limit=14), 7 * LIGHTS, INK, 14),
    ],
)
def test_a_grid_states_its_values_and_where_they_are_painted(
    grid: CellGrid, values: np.ndarray, scale: str, limit: float
) -> None:
    shown = only("cells", grid.shift([1, 0.5, 0]))
    assert shown.values == pytest.approx(values.ravel())
    assert (shown.scale, shown.limit, shown.parts) == (scale, limit, (grid,))
    assert shown.more["shape"].tolist() == [2, 3]
    assert shown.plainly.tolist() == [1] * 6
    seen = colours_at(grid, shown, *CORNER)
    assert seen == pytest.approx(grid.colours().reshape(-1, 3), abs=1 / 255)


def test_the_places_are_whole_cells_side_by_side() -> None:
    places = only("cells", ImageGrid(LIGHTS, width=3)).places
    assert places[0].tolist() == pytest.approx(np.array([[-1.5, 0], [-0.5, 1]]))
    assert places[-1].tolist() == pytest.approx(np.array([[0.5, -1], [1.5, 0]]))


@pytest.mark.parametrize(
    ("grid", "gap", "marks"),
    [
        (ImageGrid(LIGHTS), 0.14, 0),
        (WeightGrid(SIGNED), 0.14, 1),
        (HeatMap(SIGNED, AREA, 1), 0, 1),
        (HeatMap(np.tile(SIGNED, 20), AREA, 1), 0, 2),
    ],
)
def test_what_lies_between_cells_and_on_them_is_stated(
    grid: CellGrid, gap: float, marks: int
) -> None:
    shown = only("cells", grid)
    assert shown.more["gap"].tolist() == [gap] and shown.more["marks"].tolist() == [marks]


def test_a_grid_that_stands_upright_is_stated_from_the_top() -> None:
    grid = ImageGrid(LIGHTS[:1]).rotate(PI / 2)
    shown = only("cells", grid)
    assert shown.values.tolist() == LIGHTS[0, ::-1].tolist()
    assert shown.more["shape"].tolist() == [3, 1]
    assert colours_at(grid, shown) == pytest.approx(grid.colours()[0, ::-1], abs=1 / 255)
    assert (shown.places[1:, 0, 1] < shown.places[:-1, 0, 1]).all()


@pytest.mark.parametrize(
    "grid",
    [
        ImageGrid(LIGHTS),
        TermGrid(LIGHTS, SIGNED),
        AnswerMap(LIGHTS, 0 * LIGHTS, np.argwhere(LIGHTS >= 0)),
    ],
)
def test_of_a_value_that_is_falling_its_cell_tells_nothing_yet(grid: ImageGrid) -> None:
    run(grid.pour(), 0.0, 0.7)
    shown = only("cells", grid)
    assert shown.values == pytest.approx(LIGHTS.ravel())
    assert shown.more["told"].tolist() == [0, 0, 0, 1, 1, 1]


def test_a_pixel_that_is_taken_in_states_its_term_and_not_its_grey() -> None:
    grid = TermGrid(LIGHTS, SIGNED).take(np.array([0, 4]))
    greys, terms = stated(grid)
    assert (greys.scale, terms.scale) == (LIGHT, SIGN)
    assert terms.plainly.tolist() == [1, 0, 0, 0, 1, 0]
    assert (greys.plainly + terms.plainly).tolist() == [1] * 6
    assert terms.values == pytest.approx(SIGNED.ravel())
    assert greys.values == pytest.approx(LIGHTS.ravel())


def test_a_map_states_the_cells_that_have_come() -> None:
    order = np.argwhere(np.ones((2, 3)))
    shown = only("cells", AnswerMap(LIGHTS, np.zeros((2, 3)), order).set_shown(2))
    assert shown.more["told"].tolist() == [1, 1, 0, 0, 0, 0]
