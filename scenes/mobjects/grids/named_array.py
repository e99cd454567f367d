"""An array as a program has it: its numbers as cells, its name above and its size below them."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from manim import DOWN, UP, Mobject, VGroup

from scenes.mobjects.grids.heat_map import HeatMap
from scenes.mobjects.lettering.code import CodeLines
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

NAME, SIZE = 0.5, 0.5  # kept for the name and for the size, in Manim's units
ROW = 0.5  # the height of a row, at most


class NamedArray(VGroup):
    """Cells that stand where they shall, and what they are called.

    Parts: `cells`, `name`, `size`.
    """

    def __init__(self, cells: Mobject, name: str | Mobject, shape: Sequence[int]) -> None:
        """name: as the program has it, or drawn. shape: of the array, (n,) or (rows, columns)."""
        super().__init__()
        self.cells = cells
        self.name = CodeLines([name]) if isinstance(name, str) else name
        self.name.next_to(cells, UP, buff=0.1)
        sentence = " × ".join(["{}"] * len(shape))
        self.size = words(sentence, *(f"{n:,}" for n in shape), size=SMALL, color=THEME.muted)
        self.size.next_to(cells, DOWN, buff=0.15)
        self.add(self.cells, self.name, self.size)


def for_cells(area: Area, rows: int | None = None) -> Area:
    """What an area has left between a name and a size; with so many rows, no more than they need,
    in its middle.
    """
    left = area.height - NAME - SIZE
    height = min(left, ROW * rows) if rows else left
    return replace(area, bottom=area.bottom + SIZE + (left - height) / 2, height=height)


def column(values: np.ndarray, area: Area, limit: float, signed: bool = True) -> HeatMap:
    """Values, (n,), one under the other, in cells as wide as an area; the rest as HeatMap's."""
    return HeatMap(np.asarray(values, dtype=float)[:, None], area, limit, signed)
