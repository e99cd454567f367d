"""Dials say a sign by their direction; a bar by rule lies where its two points are."""

import numpy as np
import pytest

from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.walls.bar_rule import BarRule
from scenes.mobjects.walls.dials import DialBoard, DialGrid, LargeDial
from tests.helpers.pictures import around, paint, printed, run

AREA = Area(-6, -3, 12, 6)
POINTER = 0.3  # of a cell from the middle: there a pointer is


def ink_at(grid: DialGrid, cell: int, angle: float) -> np.ndarray:
    """The colour on a dial in a direction, clockwise from straight up: (3,)."""
    side = grid.width / grid.values.shape[1]
    way = np.array([np.sin(angle), np.cos(angle), 0])
    return around(paint(grid, background=True), grid.centres[cell] + POINTER * side * way)[:3]


@pytest.mark.parametrize("value", [-1.0, -0.6, 0.0, 0.6, 1.0])
def test_a_pointer_is_turned_to_the_right_for_what_is_positive(value: float) -> None:
    grid = DialGrid(np.array([[value]]), 5.0)
    turn = value * 0.75 * np.pi
    pointer, away = ink_at(grid, 0, turn), ink_at(grid, 0, turn + np.pi)
    expected = THEME.plate if abs(value) > 0.5 else THEME.muted
    np.testing.assert_allclose(pointer, 255 * np.array(expected.to_rgb()), atol=3)
    sign = THEME.dark if value == 0 else THEME.positive if value > 0 else THEME.negative
    colour = abs(value or 1) * (np.array(sign.to_rgb()) - THEME.dark.to_rgb())
    np.testing.assert_allclose(away, 255 * (THEME.dark.to_rgb() + colour), atol=3)


def test_a_large_dial_counts_while_it_turns() -> None:
    dial = LargeDial(0.5, AREA)
    for share in (0.0, 0.37, 1.0):
        run(dial.turn_to(0.3), share)
        angle = dial.value / 0.5 * 0.75 * np.pi
        way = dial.pointer.get_end() - dial.frame.get_center()
        assert np.arctan2(way[0], way[1]) == pytest.approx(angle)
        assert float(printed(dial.number.glyphs)) == pytest.approx(dial.value, abs=0.005 + 1e-9)
        dial.set_value(0)


def test_a_board_has_a_dial_for_every_number_on_one_scale_and_all_at_zero() -> None:
    grids = np.random.default_rng(2).normal(size=(16, 28, 28))
    board = DialBoard(grids, [(16, 16), (10, 16), (1, 16), (1, 16), (1, 10)], AREA)
    dials = [*board.wall.grids, *board.others]
    assert sum(grid.values.size for grid in dials) == 13_002
    assert not any(grid.values.any() for grid in dials)
    cells = [grid.width / grid.values.shape[1] for grid in dials]
    np.testing.assert_allclose(cells, cells[0])


def test_a_bar_by_rule_runs_from_the_middle_of_one_cell_to_that_of_another() -> None:
    rule = BarRule(np.zeros((28, 28)), "foot", ((16, 15), (23, 13.5)), AREA)
    centres = rule.grid.centres.reshape(28, 28, 3)
    start, end = rule.line.get_start_and_end()
    np.testing.assert_allclose(start, centres[16, 15], atol=1e-6)
    np.testing.assert_allclose(end, centres[23, 13:15].mean(axis=0), atol=1e-6)
