"""Which signs are found to be shown by hue alone."""

from types import SimpleNamespace
from typing import cast

import cairo
import numpy as np
import pytest

from scenes._inspection.play import Look
from scenes._inspection.signs import _unseen_by
from scenes.mobjects.grids.grids import WeightGrid

UNIT = 60  # pixels, as at 480p
PAPER = np.array([255, 255, 255])


class Unmarked(WeightGrid):
    """A grid whose negative cells carry no minus."""

    def paint_details(self, ctx: cairo.Context) -> None:
        pass


def looked_at(grid: WeightGrid) -> str | None:
    """Who does not see the signs of a grid that lies on white paper."""
    box = np.array([0, 0, *[UNIT * grid.width] * 2])
    view = SimpleNamespace(size=box[2:] + 20, unit=UNIT, points=lambda pixels: np.zeros(2))
    look = SimpleNamespace(ground=PAPER, box_of=lambda part: box, view=view)
    return _unseen_by(grid, cast(Look, look))


def one_weight(value: float) -> np.ndarray:
    grid = np.zeros((28, 28))
    grid[9, 9] = value
    return grid


@pytest.mark.parametrize("width", [0.79, 0.83, 0.85, 1.0])
def test_a_weight_as_dark_as_its_grid_has_no_sign_to_be_seen(width: float) -> None:
    assert looked_at(WeightGrid(one_weight(0.1), width)) is None


def test_a_strong_weight_is_told_by_its_minus_and_by_nothing_else() -> None:
    assert looked_at(WeightGrid(one_weight(1), 3)) is None
    assert looked_at(Unmarked(one_weight(1), 3)) == "in grey"
