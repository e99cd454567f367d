"""What one pixel adds to the distance of two pictures: a difference, and its square."""

from dataclasses import replace

import numpy as np
from manim import DOWN, LEFT, AnimationGroup, FadeIn, LaggedStart, VGroup

from scenes.mobjects.grids.cells import Cursor
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.printing import as_printed, equals_or_approx, number
from scenes.mobjects.lettering.text import formula
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.row_cursor import RowCursor
from scenes.mobjects.tween import Tween


class OnePixel(VGroup):
    """Two pictures side by side, and beside or under them what one pixel adds to their distance.

    Parts: `first`, `second`, `cursor` (on that pixel in both), `difference` and `square` (a line
    each). Shown in its turn: `rows`, a frame around a row of each picture.
    """

    def __init__(self, first: np.ndarray, second: np.ndarray, area: Area) -> None:
        """first, second: (rows, columns), 0..1."""
        pictures, numbers = area.split(2, 1)
        left, right = replace(pictures, stacks=False).columns(1, 1)
        self.first, self.second = left.fit(ImageGrid(first)), right.fit(ImageGrid(second))
        self.row, self.column = pixel_to_tell(first, second)
        order = self.row * np.shape(first)[1] + np.arange(self.column + 1)
        self.cursor = Cursor((self.first, self.second), order)
        one, other = (number(float(each[self.row, self.column])) for each in (first, second))
        apart = as_printed(one) - as_printed(other)
        less = number(float(apart))
        square = equals_or_approx(apart**2, number(float(apart) ** 2)).replace("≈", "approx")
        self.difference = formula("{} - {} = {}", one, other, less)
        self.square = formula("{}^2 {}", less if apart >= 0 else f"({less})", square)
        lines = VGroup(self.difference, self.square).arrange(DOWN, buff=0.5, aligned_edge=LEFT)
        numbers.fit(lines)
        self.rows = VGroup(RowCursor(self.first), RowCursor(self.second))
        super().__init__(self.first, self.second, self.cursor, lines)

    def walk(self, **kwargs: object) -> Tween:
        """An animation: the cursor goes along the row from its beginning to the pixel."""
        return self.cursor.walk(1, self.column + 1, **kwargs)

    def tell(self, **kwargs: object) -> LaggedStart:
        """An animation: the difference is said, and then its square."""
        return LaggedStart(FadeIn(self.difference), FadeIn(self.square), lag_ratio=1, **kwargs)

    def sweep(self, **kwargs: object) -> AnimationGroup:
        """An animation: one row after another is looked at, in both pictures."""
        return AnimationGroup(*(each.sweep() for each in self.rows), **kwargs)


def pixel_to_tell(first: np.ndarray, second: np.ndarray) -> tuple[int, int]:
    """The row and the column of the pixel in which the second picture is brighter by most.

    Among those that are grey in both, where there are any: their numbers are neither 0 nor 1.
    """
    one, other = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    grey = (np.minimum(one, other) >= 0.1) & (np.maximum(one, other) <= 0.95)
    more = np.where(grey | (not grey.any()), other - one, -np.inf)
    row, column = np.unravel_index(np.argmax(more), one.shape)
    return int(row), int(column)
