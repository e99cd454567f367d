"""Two pictures laid on each other: where they differ, and how far apart they are in all."""

from collections.abc import Sequence
from dataclasses import replace
from string import ascii_uppercase
from typing import Self

import numpy as np
from manim import DL, LEFT, UL, FadeIn, FadeOut, LaggedStart, VGroup, linear

from nnmath import pixel_distance
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.grids.row_sum import RowCursor
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.printing import as_printed, equals_or_approx, number
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.plots.length_bar import THICKNESS, LengthBar
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, HEADING, SMALL, THEME
from scenes.mobjects.tween import Tween

AIR = 0.2  # between the pictures and the numbers, in Manim's units


class PixelDistance(VGroup):
    """A line such as "A: picture − picture = differences", and their distance as a length.

    Blue is where the first picture is brighter, red where the second one is. Parts: `pair` (the
    `letter`, `first`, `second`) and `result`: `signs`, `difference`, `cursors` (on the row that
    comes next), `total` (the sum of the squared differences) and `length` (its root). `numbers` is
    the area of the last two. Shown in its turn: `root`, how they are related.
    """

    def __init__(
        self, letter: str, first: np.ndarray, second: np.ndarray, limit: float, area: Area
    ) -> None:
        """first, second: (rows, columns), 0..1. limit: the distance at the end of the scale.

        The pictures stand at the left of the area and the numbers at its right; where it stacks,
        under them.
        """
        super().__init__()
        self.differences = np.asarray(first, dtype=float) - second
        pictures, self.numbers = area.split(7, 4, gap=AIR)
        line = replace(pictures, stacks=False).columns(0.6, 2, 0.5, 2, 0.5, 2, gap=0)
        self.letter = line[0].place(words("{}", letter, size=HEADING, bold=True), LEFT)
        self.first, self.second = line[1].fit(ImageGrid(first)), line[3].fit(ImageGrid(second))
        self.difference = line[5].fit(WeightGrid(self.differences))
        self.pair = VGroup(self.letter, self.first, self.second)
        self.signs = VGroup(
            *(place.place(formula(sign)) for place, sign in ((line[2], "-"), (line[4], "=")))
        )
        self.cursors = VGroup(*map(RowCursor, (self.first, self.second, self.difference)))
        above, below = self.numbers.rows(1, 1, gap=AIR)
        squares = number(float(np.sum(self.differences**2)))
        self.total = Labelled(
            words("sum of squares", size=SMALL, color=THEME.muted),
            Readout(0, ".2f", BODY, field=squares),
        )
        above.place(self.total, DL)
        self.length = LengthBar(limit, replace(below, height=min(below.height, THICKNESS)))
        below.place(self.length, UL if not area.stacks else LEFT)
        exact = np.sqrt(float(as_printed(squares)))
        result = equals_or_approx(exact, number(pixel_distance(first, second)))
        result = result.replace("≈", "approx")
        self.root = above.place(formula('"distance" quad sqrt({}) {}', squares, result), DL)
        self.result = VGroup(self.signs, self.difference, self.cursors, self.total, self.length)
        self.add(self.pair, self.result)
        self.set_rows(0)

    def set_rows(self, rows: float) -> Self:
        """Compare so many rows, from above: the differences, their squares and the length."""
        done = int(np.floor(np.round(rows, 6)))
        here = np.where(np.arange(len(self.differences))[:, None] < done, self.differences, 0)
        self.difference.set_values(here)
        squares = float(np.sum(here**2))
        self.total.number.set_value(squares)
        self.length.set_value(float(np.sqrt(squares)))
        for cursor in self.cursors:
            cursor.set_taken(min(done, cursor.rows))
        return self

    def take_root(self, **kwargs: object) -> LaggedStart:
        """An animation: the sum is written as what the distance is the root of."""
        return LaggedStart(FadeOut(self.total), FadeIn(self.root), lag_ratio=0.5, **kwargs)

    def measure(self, **kwargs: object) -> Tween:
        """An animation: row after row is compared, and the distance grows."""
        rows = len(self.differences)
        return Tween(self, "set_rows", 0, rows, **{"rate_func": linear, **kwargs})


def in_pairs(first: np.ndarray, seconds: Sequence[np.ndarray], area: Area) -> list[PixelDistance]:
    """A picture and each of the others, in lines one under another, A, B, …, on one scale.

    first, seconds: (rows, columns) each, 0..1.
    """
    limit = max(pixel_distance(first, second) for second in seconds)
    places = area.rows(*np.ones(len(seconds)))
    return [
        PixelDistance(letter, first, second, limit, place)
        for letter, second, place in zip(ascii_uppercase, seconds, places)
    ]
