"""Cells of grids: a block to look at, a cursor that visits cells, a sum that takes them in."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, ManimColor, Rectangle, VGroup, linear

from scenes.mobjects.grids import CellGrid, ImageGrid, WeightGrid
from scenes.mobjects.text import Readout, words
from scenes.mobjects.theme import BODY, HEADING, SMALL, THEME
from scenes.mobjects.tween import Tween


def block(grid: CellGrid, cells: tuple[slice, slice], color: ManimColor) -> Rectangle:
    """An outline around a block of cells; `cells` are its rows and columns, as in an index."""
    centres = grid.centres.reshape(*grid.values.shape, 3)[cells]
    cell = grid.width / grid.values.shape[1]
    (left, top, _), (right, bottom, _) = centres[0, 0], centres[-1, -1]
    frame = Rectangle(width=right - left + cell, height=top - bottom + cell, color=color)
    return frame.set_stroke(width=4).move_to((centres[0, 0] + centres[-1, -1]) / 2)


class Cursor(VGroup):
    """A yellow outline around the same cell of several grids of one shape."""

    def __init__(self, grids: Sequence[CellGrid], order: np.ndarray) -> None:
        """order: (n,), the cells to visit, numbered row by row."""
        super().__init__(*(grid.cell(0, 0).scale(1.3) for grid in grids))
        self.stops = np.stack([grid.centres[order] for grid in grids])  # (grids, n, 3)
        self.set_z_index(10)
        self.show_terms(1)

    def show_terms(self, count: float) -> Self:
        """Stand on the last of the first `count` cells."""
        last = max(_whole(count), 1) - 1
        for outline, stops in zip(self, self.stops, strict=True):
            outline.move_to(stops[last])
        return self

    def walk(self, first: int, last: int, **kwargs: object) -> Tween:
        """An animation: visit the cells from number `first` to before number `last`."""
        return Tween(self, "show_terms", first, last, **{"rate_func": linear, **kwargs})


class Tally(VGroup):
    """An image, the terms w·a of its weighted sum, and the sum of the terms taken in so far."""

    def __init__(
        self,
        name: str,
        image: np.ndarray,
        terms: np.ndarray,
        order: np.ndarray,
        width: float = 2.55,
        spec: str = ".0f",
    ) -> None:
        """image: (rows, columns), 0..1. terms: the same shape, −1..1.

        order: (n,), the cells whose terms are added, numbered row by row. width: of each grid.
        """
        super().__init__()
        self.order = order
        self.image = ImageGrid(image, width)
        self.grid = WeightGrid(np.zeros_like(terms), width)
        self.name = words(name, size=SMALL, color=THEME.muted)
        self.number = Readout(0, spec, HEADING, field=f"-{format(88, spec)}")
        self.result = VGroup(self.name, self.number)
        self.result.arrange(DOWN, buff=0.3, aligned_edge=RIGHT)
        self.add(self.image, self.grid, self.result)
        self.arrange(RIGHT, buff=0.45)
        self.count = 0
        self.set_terms(terms)

    def set_terms(self, terms: np.ndarray) -> Self:
        """Take other terms, as many of them as are taken in now."""
        self.terms = np.array(terms, dtype=float)
        self.sums = np.concatenate([[0.0], np.cumsum(self.terms.ravel()[self.order])])
        return self.show_terms(self.count)

    def show_terms(self, count: float) -> Self:
        """Take in the first `count` terms of the order, and no others."""
        self.count = _whole(count)
        taken = np.zeros(self.terms.size)
        taken[self.order[: self.count]] = 1
        self.grid.set_values(self.terms * taken.reshape(self.terms.shape))
        self.number.set_value(self.sums[self.count])
        return self

    def add_up(self, last: int, **kwargs: object) -> Tween:
        """An animation: take in further terms one by one, until there are `last`."""
        return Tween(self, "show_terms", self.count, last, **{"rate_func": linear, **kwargs})


class Card(VGroup):
    """A piece of an image with a letter to call it by, and, as its answer, its weighted sum.

    `question` is what may be seen at first. Over its image lies `grid`, the terms w·a, which
    cannot be seen until set_opacity; `number` is their sum.
    """

    def __init__(
        self,
        letter: str,
        image: np.ndarray,
        terms: np.ndarray,
        cells: tuple[slice, slice],
        width: float = 2.8,
    ) -> None:
        """image: (rows, columns), 0..1. terms: the same shape, −1..1. cells: the block to mark."""
        super().__init__()
        self.image = ImageGrid(image, width)
        self.grid = WeightGrid(terms, width).set_opacity(0)
        self.outline = block(self.image, cells, THEME.muted).set_stroke(width=2)
        self.letter = words("{}", letter, size=BODY, bold=True)
        self.letter.next_to(self.image, DOWN, buff=0.2, aligned_edge=LEFT)
        self.sum = float(terms.sum())
        self.number = Readout(self.sum, ".0f", BODY, field="-00")
        self.number.move_to(self.letter).set_x(self.image.get_x())
        self.question = VGroup(self.image, self.grid, self.outline, self.letter)
        self.add(self.question, self.number)

    def count_up(self, **kwargs: object) -> Tween:
        """An animation: the number counts from zero to the sum."""
        return Tween(self.number, "set_value", 0, self.sum, **kwargs)


def _whole(count: float) -> int:
    """The terms begun: a term counts from the moment the cursor stands on it."""
    return int(np.ceil(np.round(count, 6)))
