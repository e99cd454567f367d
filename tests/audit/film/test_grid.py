"""The model of a grid is what the project draws, before any codec, at every size and place."""

import numpy as np
import pytest
from manim import VMobject

from scenes._audit.checks.cells import CellsCheck
from scenes._audit.film.grid import NONE, OWN, GridModel
from scenes._audit.film.planes import CB, CR, LUMA, Planes
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.grids.heat_map import HeatMap
from scenes.mobjects.stage import Area
from tests.helpers.audited import painted, stated

RNG = np.random.default_rng(5)
SIGNED, LIGHT = RNG.uniform(-1, 1, (14, 20)), RNG.uniform(0, 1, (14, 20))
SIZE = (480, 854)


def planes(picture: np.ndarray) -> Planes:
    """The planes of a picture as FFmpeg makes them, without rounding."""
    wide = np.pad(picture.astype(float), ((1, 1), (0, 0), (0, 0)), mode="edge")
    parts = [wide @ channel for channel in (CB, CR)]
    across = [(part[:, ::2] + part[:, 1::2]) / 2 for part in parts]
    down = [
        (rows[0:-3:2] + 3 * rows[1:-2:2] + 3 * rows[2:-1:2] + rows[3::2]) / 8 for rows in across
    ]
    return Planes(picture @ LUMA, *down)


def errors(shown: VMobject, drawn: VMobject | None = None) -> list[np.ndarray]:
    """How far what is drawn is from what the model expects, in levels, look by look.

    0 of colours that are not known for sure.
    """
    (thing,) = stated(shown)
    lit = CellsCheck().begin(thing, SIZE, None)
    assert lit is not None
    read = lit.places.read(planes(painted([drawn or shown])[..., :3]))
    return [
        np.where(np.isfinite(gain), found - wanted, 0)
        for found, wanted, gain in zip(read, lit.expected, lit.gains, strict=True)
    ]


@pytest.mark.parametrize("cell", [2.7, 3.02, 4.44, 6.3, 9.1, 17.3])
@pytest.mark.parametrize("place", [[0, 0, 0], [0.0137, -0.0211, 0], [1.003, 0.499, 0]])
@pytest.mark.parametrize(("kind", "values"), [(ImageGrid, LIGHT), (WeightGrid, SIGNED)])
def test_what_is_drawn_is_what_is_expected(
    kind: type, values: np.ndarray, place: list[float], cell: float
) -> None:
    shown = kind(values, cell * 20 / 60).shift(place)
    luma, *colours = errors(shown)
    # Colours are drawn in whole levels, and edges at whole parts of a pixel.
    assert np.abs(luma).max() < 1.6
    assert np.abs(colours).max() < 1.6
    assert all(abs(each.mean()) < 0.5 for each in (luma, *colours))


@pytest.mark.parametrize("columns", [10, 60, 300])
def test_a_matrix_of_any_width_is_what_is_expected(columns: int) -> None:
    values = RNG.uniform(-1, 1, (12, columns))
    shown = HeatMap(values, Area(-5.013, -2.02, 10.0, 4.0), 1.0)
    luma, *_ = errors(shown)
    assert np.nanmax(np.abs(luma)) < (1.6 if columns < 300 else 4)


def test_a_change_of_one_cell_changes_what_is_read_by_its_gain_and_little_elsewhere() -> None:
    for cell in (3.02, 9.1):
        values = LIGHT.copy()
        values[5, 7], changed = 0.2, LIGHT.copy()
        changed[5, 7] = 0.6
        shown, other = (ImageGrid(each, cell * 20 / 60) for each in (values, changed))
        first, second = errors(shown), errors(shown, other)
        moved = (second[0] - first[0]).reshape(14, 20)
        assert moved[5, 7] == pytest.approx(0.4 * 233, rel=0.25)
        moved[5, 7] = 0
        assert np.abs(moved).max() < 1


def test_cells_beyond_the_edge_of_the_picture_are_not_read() -> None:
    shown = ImageGrid(LIGHT, 8.0).shift([5.0, 0, 0])
    luma = errors(shown)[0].reshape(14, 20)
    assert np.isnan(luma[:, -1]).all() and np.abs(luma[:, 0]).max() < 1.6


def test_a_look_says_where_it_is() -> None:
    model = GridModel(np.array([100.0, 50, 300, 190]), (14, 20), 0.14, NONE, SIZE)
    assert model.is_single and model.cell(27) == (1, 7) and model.value(27) == 27
    assert model.box(27) == (170, 60, 180, 70) and model.where(27) == "cell 1, 7"
    small = GridModel(np.array([100.0, 50, 120, 64]), (14, 20), 0.14, OWN, SIZE)
    assert not small.is_single and small.cell(8) == (4, 12)
    assert small.where(8) == "cell 4, 12 and those beside it"
    assert small.is_of(np.array([100.0, 50, 120, 64]), (14, 20), OWN)
    assert not small.is_of(np.array([100.0, 50, 120, 64.5]), (14, 20), OWN)


@pytest.mark.parametrize("cell", [2.0, 2.7, 3.02, 4.5])
def test_the_colours_of_most_small_cells_are_known(cell: float) -> None:
    (thing,) = stated(WeightGrid(SIGNED, cell * 20 / 60).shift([0.0137, -0.0211, 0]))
    lit = CellsCheck().begin(thing, SIZE, None)
    assert lit is not None
    assert np.isfinite(lit.gains[1]).mean() > 0.8
