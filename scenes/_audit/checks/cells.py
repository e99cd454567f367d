"""Cells of grids: every one has the colour of its value."""

import numpy as np

from scenes._audit.checks.levels import LevelsCheck
from scenes._audit.film.grid import GridModel
from scenes._audit.stated.moment import Thing

GAP = 0.14  # of a cell, where a thing does not say what is between its cells


class CellsCheck(LevelsCheck[GridModel]):
    """Holds every cell of a grid against its value.

    A thing says its `shape`, (rows, columns), the `gap` as a share of a cell, and by `marks`
    whether each negative cell carries a minus (1). Cells too small to be seen alone are looked at
    together.
    """

    kinds = ("cells",)

    def places(
        self, thing: Thing, size: tuple[int, int], before: GridModel | None
    ) -> GridModel | None:
        rows, columns = (int(n) for n in thing.more["shape"])
        gap = float(np.ravel(thing.more.get("gap", GAP))[0])
        marked = bool(np.ravel(thing.more.get("marks", thing.scale == "sign"))[0] == 1)
        box = np.concatenate([thing.boxes[0, :2], thing.boxes[-1, 2:]])
        if before is not None and before.is_of(box, (rows, columns), marked):
            return before
        height, width = size
        is_out = (box[2:] <= 0).any() or box[0] >= width or box[1] >= height
        if rows * columns != len(thing.values) or is_out or (box[2:] - box[:2] < 1).any():
            return None
        return GridModel(box, (rows, columns), gap, marked, size)
