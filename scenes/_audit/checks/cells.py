"""Cells of grids: every one has the colour of its value."""

import numpy as np

from scenes._audit.checks.levels import LevelsCheck
from scenes._audit.checks.places import Lit
from scenes._audit.film.grid import NONE, NUMBER, READABLE, UNDER, GridModel
from scenes._audit.film.side import FINE
from scenes._audit.stated.moment import Thing

GAP = 0.14  # of a cell, where a thing does not say what is between its cells


class CellsCheck(LevelsCheck[GridModel]):
    """Holds every cell of a grid against its value.

    A thing says its `shape`, (rows, columns), the `gap` as a share of a cell, and by `marks` how
    negative cells are marked. Cells too small to be seen alone are looked at together.
    """

    kinds = ("cells",)

    def seen(self, thing: Thing, model: Lit[GridModel]) -> np.ndarray:
        told = np.broadcast_to(thing.more.get("told", 1.0), thing.values.shape)
        # Over cells whose value has not come yet it may be on its way.
        return super().seen(thing, model) & (model.places.together(told) > 0)

    def places(
        self, thing: Thing, size: tuple[int, int], before: GridModel | None
    ) -> GridModel | None:
        rows, columns = (int(n) for n in thing.more["shape"])
        gap = float(np.ravel(thing.more.get("gap", GAP))[0])
        marks = int(np.ravel(thing.more.get("marks", NONE))[0])
        box = np.concatenate([thing.boxes[0, :2], thing.boxes[-1, 2:]])
        if before is not None and before.is_of(box, (rows, columns), marks):
            return before
        height, width = size
        is_out = (box[2:] <= 0).any() or box[0] >= width or box[1] >= height
        if rows * columns != len(thing.values) or is_out or (box[2:] - box[:2] < 1).any():
            return None
        least = READABLE if marks in (NUMBER, UNDER) else FINE if gap else 0.0
        if ((box[2:] - box[:2]) / (columns, rows) < least).any():
            return None  # beside numbers or between gaps nobody sees what is left of such cells
        return GridModel(box, (rows, columns), gap, marks, size)
