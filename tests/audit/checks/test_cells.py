"""Cells as they are filmed: true ones pass, and one that is not its value is found."""

from pathlib import Path

import numpy as np
import pytest
from manim import VGroup

from nnmath import load_network, signed_scale
from scenes._audit.checks.cells import CellsCheck
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.grids.heat_map import HeatMap
from scenes.mobjects.pictures.numbered_grid import NumberedGrid
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.patch_sum import NumberedWeights
from tests.helpers.audited import Shot, audited, stands
from tests.helpers.pictures import ROOT

UNIT = 60  # pixels at 480p
WEIGHTS = load_network(ROOT / "assets" / "networks" / "strokes.npz").layers[0].weights
LIMIT = np.abs(WEIGHTS).max()
GRID = WEIGHTS[3].reshape(28, 28) / LIMIT
IMAGE = np.load(ROOT / "assets" / "digits" / "digits.npz")["images"][3]
IMAGE = IMAGE / IMAGE.max()


def grid(kind: type, values: np.ndarray, cell: float) -> ImageGrid | WeightGrid:
    """A grid whose cells are so many pixels wide, at no whole pixel."""
    return kind(values, cell * values.shape[1] / UNIT).shift([0.013, 0.027, 0])


@pytest.mark.parametrize("cell", [3.02, 6.1, 12.2])
@pytest.mark.parametrize(("kind", "values"), [(ImageGrid, IMAGE), (WeightGrid, GRID)])
def test_cells_of_any_size_are_read_to_three_levels(
    kind: type, values: np.ndarray, cell: float, tmp_path: Path
) -> None:
    rows = audited(CellsCheck(), tmp_path, stands(grid(kind, values, cell)))
    (row,) = rows.values()
    assert not row.faults and row.kind == "cells"
    assert row.worst is not None and row.worst <= 3
    assert row.values == 6 * 784 and row.uncovered == 0 and row.beats == {"beat"}


@pytest.mark.parametrize("cell", [3.02, 6.1, 12.2])
def test_a_weight_with_the_wrong_sign_is_found(cell: float, tmp_path: Path) -> None:
    strong = int(np.argmin(np.abs(np.abs(GRID) - 0.3)))  # far from the strongest
    turned = GRID.copy()
    turned.flat[strong] *= -1
    shot = Shot([grid(WeightGrid, GRID, cell)], [grid(WeightGrid, turned, cell)])
    faults = audited(CellsCheck(), tmp_path, shot)["cells"].faults
    place = "cell {}, {} of WeightGrid".format(*divmod(strong, 28))
    assert any(fault.what.startswith(place) for fault in faults)
    assert all(fault.beat == "beat" and fault.picture is not None for fault in faults)


SIGNS = np.sign(np.random.default_rng(1).uniform(-1, 1, (28, 28)))


@pytest.mark.parametrize("cell", [2.0, 2.65, 3.02, 4.5])
def test_small_cells_of_both_full_colours_pass_and_one_is_found_that_is_not_its_value(
    cell: float, tmp_path: Path
) -> None:
    row = audited(CellsCheck(), tmp_path, stands(grid(WeightGrid, SIGNS, cell)))["cells"]
    assert not row.faults and row.worst is not None and row.worst <= 1.5
    for factor in (-1, 0.9 if cell > 2.6 else 0.8):  # of smaller ones four are seen together
        changed = SIGNS.copy()
        changed[13, 8] *= factor
        shot = Shot([grid(WeightGrid, SIGNS, cell)], [grid(WeightGrid, changed, cell)])
        (fault,) = audited(CellsCheck(), tmp_path, shot)["cells"].faults
        place = "cell 12, 8 and" if cell < 2.6 else "cell 13, 8 of"
        assert fault.what.startswith(place)


def test_a_minus_under_a_number_is_where_it_is_and_a_wrong_cell_is_found(tmp_path: Path) -> None:
    weights = np.array([[-1.0, 0, 1]] * 3)
    shown = NumberedWeights(weights, 2.1).shift([0.013, 0.027, 0])
    row = audited(CellsCheck(), tmp_path, stands(shown))["cells"]
    assert not row.faults and row.worst is not None and row.worst <= 3 and not row.uncovered
    for wrong in (-0.9, 1.0):
        changed = weights.copy()
        changed[1, 0] = wrong
        other = NumberedWeights(changed, 2.1).shift([0.013, 0.027, 0])
        (fault,) = audited(CellsCheck(), tmp_path, Shot([shown], [other]))["cells"].faults
        assert fault.what.startswith("cell 1, 0 of NumberedWeights 1")


def test_another_digit_and_another_network_are_found(tmp_path: Path) -> None:
    for kind, stated, drawn in (
        (ImageGrid, IMAGE, IMAGE.T),
        (WeightGrid, GRID, WEIGHTS[4].reshape(28, 28) / LIMIT),
    ):
        shot = Shot([grid(kind, stated, 6.1)], [grid(kind, drawn, 6.1)])
        fault = audited(CellsCheck(), tmp_path, shot)["cells"].faults[0]
        assert "more of it" in fault.what


def test_a_cell_a_tenth_too_dark_is_found(tmp_path: Path) -> None:
    brightest = int(IMAGE.argmax())
    dimmed = IMAGE.copy()
    dimmed.flat[brightest] *= 0.9
    shot = Shot([grid(ImageGrid, IMAGE, 12.2)], [grid(ImageGrid, dimmed, 12.2)])
    (fault,) = audited(CellsCheck(), tmp_path, shot)["cells"].faults
    row, column = divmod(brightest, 28)
    assert fault.what == f"cell {row}, {column} of ImageGrid 1"
    assert fault.expected.startswith("1: luma 255.0") and fault.box is not None
    left, top, right, bottom = fault.box
    assert 12 <= right - left <= 14 and 12 <= bottom - top <= 14


def test_one_wrong_frame_in_a_motion_is_found_where_it_is(tmp_path: Path) -> None:
    shares = np.linspace(0, 1, 6)
    shots = [stands(grid(ImageGrid, share * IMAGE, 12.2), count=1) for share in shares]
    assert "cells" not in audited(CellsCheck(), tmp_path, *shots)  # nothing stood, or was wrong
    late = grid(ImageGrid, shares[2] * IMAGE, 12.2)
    shots[3] = Shot(shots[3].stated, [late], 1)
    assert audited(CellsCheck(), tmp_path, *shots)["cells"].faults[0].time == 3 / 15


def test_covered_and_clear_cells_are_counted_and_not_judged(tmp_path: Path) -> None:
    shown, over = grid(ImageGrid, IMAGE, 12.2), grid(ImageGrid, IMAGE[:14, :14], 12.2)
    row = audited(CellsCheck(), tmp_path, stands(shown, over))["cells"]
    assert not row.faults and row.uncovered >= 6 * 14 * 14
    clear = grid(ImageGrid, IMAGE, 12.2).set_opacity(0.05)
    rows = audited(CellsCheck(), tmp_path, stands(clear))
    assert sum(row.uncovered for row in rows.values()) == 6 * 784
    assert sum(row.values for row in rows.values()) == 0


def test_half_clear_cells_are_seen_through(tmp_path: Path) -> None:
    row = audited(CellsCheck(), tmp_path, stands(grid(WeightGrid, GRID, 6.1).set_opacity(0.5)))
    assert not row["cells"].faults and row["cells"].values == 6 * 784


def test_a_wall_of_grids_is_read_grid_by_grid(tmp_path: Path) -> None:
    def wall(weights: np.ndarray) -> list[WeightGrid]:
        values = signed_scale(weights, LIMIT).reshape(16, 28, 28)
        grids = VGroup(*(WeightGrid(each, 1.42) for each in values)).arrange_in_grid(4, 4, buff=0.1)
        return list(grids.shift([0.013, 0.007, 0]))

    row = audited(CellsCheck(), tmp_path, stands(*wall(WEIGHTS)))["cells"]
    assert not row.faults and row.things == 16 and row.values == 6 * 16 * 784
    assert row.worst is not None and row.worst <= 3  # of 12,544 cells of 3 pixels
    turned = WEIGHTS.copy()
    strong = int(np.argmin(np.abs(WEIGHTS[9] - 0.3 * LIMIT)))
    turned[9, strong] *= -1
    (fault, *_) = audited(CellsCheck(), tmp_path, Shot(wall(WEIGHTS), wall(turned)))["cells"].faults
    assert fault.what.startswith("cell {}, {} of WeightGrid 10".format(*divmod(strong, 28)))


def test_cells_smaller_than_pixels_are_looked_at_together(tmp_path: Path) -> None:
    area = Area(-6.013, -1.01, 12.0, 2.0)
    shown = HeatMap(WEIGHTS, area, LIMIT)
    rows = audited(CellsCheck(), tmp_path, stands(shown))
    assert set(rows) == {"cells, small"} and rows["cells, small"].values > 6 * 2000
    wrong = WEIGHTS.copy()
    wrong[5] = WEIGHTS[6]
    assert audited(CellsCheck(), tmp_path, Shot([shown], [HeatMap(wrong, area, LIMIT)]))[
        "cells"
    ].faults


@pytest.mark.parametrize("width", [3.0, 0.62])
def test_a_cell_with_a_number_in_it_is_looked_at_beside_it(width: float, tmp_path: Path) -> None:
    values = np.array([[0.12, 0.79, 0.5], [1.0, 0.0, 0.3]])
    shown = NumberedGrid(values, width).print_rows(2)
    row = audited(CellsCheck(), tmp_path, stands(shown))["cells"]
    assert not row.faults and row.worst is not None and row.worst <= 3
    wrong = values + np.array([[0, 0.08, 0], [0, 0, 0]])
    shot = Shot([shown], [NumberedGrid(wrong, width).print_rows(2)])
    assert audited(CellsCheck(), tmp_path, shot)["cells"].faults[0].what.startswith("cell 0, 1 ")
