"""Outlines run around the chosen cells and nowhere else."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scenes.mobjects.grids.contour import Contour
from scenes.mobjects.grids.grids import WeightGrid


def grid_of(chosen: np.ndarray) -> WeightGrid:
    """Cells one unit wide, the upper left corner of the grid at the origin."""
    rows, columns = chosen.shape
    return WeightGrid(np.zeros(chosen.shape), columns).shift([columns / 2, -rows / 2, 0])


def edges(contour: Contour) -> list[tuple[float, ...]]:
    """The middles of all edges it runs along, and whether each is level, sorted."""
    found = []
    for curve in contour.points.reshape(-1, 4, 3):
        start, end = curve[0, :2], curve[3, :2]
        x, y = (start + end) / 2
        found.append((round(float(x), 6), round(float(y), 6), abs(end - start)[0] > 0.5))
    return sorted(found)


def borders(chosen: np.ndarray) -> list[tuple[float, ...]]:
    """The same, of the places where a chosen cell meets one that is not."""
    inside = np.pad(chosen.astype(int), 1)
    upright, level = (np.argwhere(np.diff(inside, axis=axis)).tolist() for axis in (1, 0))
    return sorted(
        [(float(c), 0.5 - r, False) for r, c in upright]
        + [(c - 0.5, float(-r), True) for r, c in level]
    )


def test_one_cell_has_four_edges() -> None:
    chosen = np.array([[False, True], [False, False]])
    contour = Contour(grid_of(chosen), chosen)
    assert edges(contour) == [(1, -0.5, False), (1.5, -1, True), (1.5, 0, True), (2, -0.5, False)]


@given(arrays(bool, st.tuples(st.integers(1, 6), st.integers(1, 6))))
def test_it_runs_once_along_every_border_of_the_chosen_cells(chosen: np.ndarray) -> None:
    expected = borders(chosen)
    assert edges(Contour(grid_of(chosen), chosen)) == expected


def test_dashes_are_on_the_same_edges_and_leave_gaps() -> None:
    chosen = np.eye(3, dtype=bool)
    dashed = Contour(grid_of(chosen), chosen, dashed=True)
    lengths = np.linalg.norm(dashed.points[3::4] - dashed.points[::4], axis=1)
    np.testing.assert_allclose(lengths, Contour.DASH)
    assert len(lengths) == 12


def test_where_nothing_is_chosen_nothing_is_drawn() -> None:
    chosen = np.zeros((2, 2), dtype=bool)
    assert not len(Contour(grid_of(chosen), chosen).points)


def test_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match=r"chosen has shape \(2, 3\); the grid's \(2, 2\)"):
        Contour(WeightGrid(np.zeros((2, 2))), np.zeros((2, 3), dtype=bool))
