"""Cells of grids: every one has the colour of its value."""

import numpy as np

from scenes._audit.checks.levels import LevelsCheck, Model
from scenes._audit.film.grid import GridModel
from scenes._audit.stated.moment import Thing

GAP = 0.14  # of a cell, where a thing does not say what is between its cells


class CellsCheck(LevelsCheck):
    """Holds every cell of a grid against its value.

    A thing says its `shape`, (rows, columns), the `gap` as a share of a cell, and by `marks` whether
    each negative cell carries a minus (1). Cells too small to be seen alone are looked at together.
    """

    kind = "cells"

    def model(self, thing: Thing, size: tuple[int, int], before: Model | None) -> GridModel | None:
        shape = tuple(int(n) for n in thing.more["shape"])
        gap = float(np.ravel(thing.more.get("gap", GAP))[0])
        marked = bool(np.ravel(thing.more.get("marks", thing.scale == "sign"))[0] == 1)
        box = np.concatenate([thing.boxes[0, :2], thing.boxes[-1, 2:]])
        if isinstance(before, GridModel) and before.is_of(box, shape, marked):
            return before
        if len(shape) != 2 or shape[0] * shape[1] != len(thing.values):
            return None
        if (box[2:] - box[:2] < 1).any() or (box[2:] < 0).any() or (box[:2] > size[::-1]).any():
            return None
        return GridModel(box, (shape[0], shape[1]), gap, marked, size)

    def where(self, thing: Thing, model: Model, look: int) -> str:
        assert isinstance(model, GridModel)
        row, column = model.cell(look)
        value = thing.values[row * model.shape[1] + column]
        together = "" if model.is_single else " and those beside it"
        return f"cell {row}, {column}{together} of {thing.name} ({value:.4g})"
