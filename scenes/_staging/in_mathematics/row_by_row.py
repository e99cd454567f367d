"""A matrix times what comes in, row by row, with frames around a row and what comes of it."""

from typing import Self

import numpy as np
from manim import DOWN, Animation, AnimationGroup, Mobject, Rectangle, VGroup, linear

from scenes.mobjects.grids.cells import HALO
from scenes.mobjects.grids.grids import CellGrid
from scenes.mobjects.grids.heat_map import HeatMap
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

CLEAR = 0.06  # by how much a frame is larger than what it is around


class Product(VGroup):
    """A matrix times what comes in: its sums come row by row, in the order of its rows.

    Parts: `at`, `on`: frames around the row and its sum.
    """

    def __init__(self, matrix: HeatMap, sums: CellGrid) -> None:
        super().__init__()
        self.values, self.sums = sums.values.copy(), sums
        self.matrix, self.n = matrix, len(self.values)
        self.at, self.on = (row_frame(each, 0, self.n) for each in (matrix, sums))
        self.add(sums, self.at, self.on)
        self.set_rows(0)

    def set_rows(self, count: float) -> Self:
        """Show the sums of the first so many rows, and stand on the last of them."""
        known = np.arange(self.n) < int(count + 1e-6)
        self.sums.set_values(np.where(known[:, None], self.values, 0))
        row = min(int(count + 1e-6), self.n - 1)
        for frame, whole in ((self.at, self.matrix), (self.on, self.sums)):
            frame.move_to(row_frame(whole, row, self.n))
        return self

    def point_at(self, row: int) -> Animation:
        """An animation: the frames go to a row."""
        pairs = ((self.at, self.matrix), (self.on, self.sums))
        ways = (frame.animate.move_to(row_frame(whole, row, self.n)) for frame, whole in pairs)
        return AnimationGroup(*(way.build() for way in ways))

    def sweep(self, **kwargs: object) -> Tween:
        """An animation: row after row gives its sum."""
        return Tween(self, "set_rows", 0, len(self.values), **{"rate_func": linear, **kwargs})


def row_frame(cells: Mobject, row: int, rows: int) -> Rectangle:
    """A frame around one of so many rows of an array."""
    height = cells.height / rows
    frame = Rectangle(THEME.attention, height + CLEAR, cells.width + CLEAR, stroke_width=4)
    # Seen on bright cells and on dark ones, and whatever passes over them.
    frame.set_stroke(THEME.plate, width=HALO, background=True).set_z_index(1)
    return frame.move_to(cells.get_top() + (row + 0.5) * height * DOWN)
