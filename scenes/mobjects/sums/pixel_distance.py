"""Two pictures laid on each other: where they differ, and how far apart they are in all."""

from collections.abc import Sequence
from dataclasses import replace
from string import ascii_uppercase
from typing import Self

import numpy as np
from manim import LEFT, VGroup, linear

from nnmath import pixel_distance
from scenes.mobjects.bars.length_bar import THICKNESS, LengthBar
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.row_cursor import RowCursor
from scenes.mobjects.theme import BODY, HEADING, SMALL, THEME
from scenes.mobjects.tween import Tween

AIR = 0.2  # between the pictures and the numbers, in Manim's units
BESIDE, STACKED = (7, 4), (5, 6)  # the shares of the pictures and of the numbers


class PixelDistance(VGroup):
    """A line such as "A: picture − picture = differences", and their distance as a length.

    Blue is where the first picture is brighter, red where the second one is. Parts: `pair` (the
    `letter`, `first`, `second`) and `result`: `signs`, `difference`, `cursors` (on the row that
    comes next), `total` (the sum of the squared differences), `name` and `length` (its root).
    Shown in its turn: the `verdict`, such as "3 and 5".
    """

    def __init__(
        self,
        letter: str,
        first: np.ndarray,
        second: np.ndarray,
        written: tuple[int, int],
        limit: float,
        area: Area,
    ) -> None:
        """first, second: (rows, columns), 0..1. written: the digits that they are.

        limit: the distance at the end of the scale.

        The pictures stand at the left of the area and the numbers at its right; where it stacks,
        under them.
        """
        super().__init__()
        self.differences = np.asarray(first, dtype=float) - second
        pictures, numbers = area.split(*(STACKED if area.stacks else BESIDE), gap=AIR)
        line = replace(pictures, stacks=False).columns(0.6, 2, 0.5, 2, 0.5, 2, gap=0)
        self.letter = line[0].place(words("{}", letter, size=HEADING, bold=True), LEFT)
        self.first, self.second = line[1].fit(ImageGrid(first)), line[3].fit(ImageGrid(second))
        self.difference = line[5].fit(WeightGrid(self.differences))
        self.pair = VGroup(self.letter, self.first, self.second)
        self.signs = VGroup(
            *(place.place(formula(sign)) for place, sign in ((line[2], "-"), (line[4], "=")))
        )
        self.cursors = VGroup(*map(RowCursor, (self.first, self.second, self.difference)))
        top, above, middle, below = numbers.rows(1, 1, 1, 1, gap=0)
        self.verdict = top.place(words("{} and {}", *written, size=HEADING, bold=True), LEFT)
        squares = number(float(np.sum(self.differences**2)))
        self.total = Labelled(
            words("sum of squares", size=SMALL, color=THEME.muted),
            Readout(0, ".2f", BODY, field=squares),
        )
        above.place(self.total, LEFT)
        named = formula('"distance" = sqrt("sum")', size=SMALL, color=THEME.muted)
        self.name = middle.place(named, LEFT)
        self.length = LengthBar(limit, replace(below, height=min(below.height, THICKNESS)))
        below.place(self.length, LEFT)
        counted = (self.total, self.name, self.length)
        self.result = VGroup(self.signs, self.difference, self.cursors, *counted)
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

    def measure(self, **kwargs: object) -> Tween:
        """An animation: row after row is compared, and the distance grows."""
        rows = len(self.differences)
        return Tween(self, "set_rows", 0, rows, **{"rate_func": linear, **kwargs})


def in_pairs(
    first: np.ndarray, seconds: Sequence[np.ndarray], written: Sequence[int], area: Area
) -> list[PixelDistance]:
    """A picture and each of the others, in lines one under another, A, B, …, on one scale.

    first, seconds: (rows, columns) each, 0..1. written: the digits that they are, the first's too.
    """
    limit = max(pixel_distance(first, second) for second in seconds)
    places = area.rows(*np.ones(len(seconds)))
    return [
        PixelDistance(letter, first, second, (written[0], digit), limit, place)
        for letter, second, digit, place in zip(ascii_uppercase, seconds, written[1:], places)
    ]
