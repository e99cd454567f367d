"""Which pixel of an image: its row and its column, both counted from 0."""

from typing import Self

import numpy as np
from manim import RIGHT, UP, Rectangle, VGroup, linear

from scenes.mobjects.grids.cells import Cursor
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import Labelled, baseline
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import GAP, Area
from scenes.mobjects.theme import BODY, THEME
from scenes.mobjects.tween import Tween


class RowPointer(VGroup):
    """A frame around a row of an image, and the row's number.

    Parts: `frame`, `name`.
    """

    def __init__(self, image: ImageGrid) -> None:
        super().__init__()
        self.rows = len(image.values)
        self.top, self.step = image.get_top(), image.height / self.rows
        self.frame = Rectangle(THEME.attention, self.step, image.width, stroke_width=2)
        self.frame.set_z_index(9).move_to(image)
        self.name = named("row", self.rows)
        self.add(self.frame, self.name)
        self.show_row(0)

    def show_row(self, row: float) -> Self:
        """Point at another row; between two, at the one before."""
        self.row = min(int(np.floor(np.round(row, 6))), self.rows - 1)
        self.frame.set_y(self.top[1] - (self.row + 0.5) * self.step)
        self.name.number.set_value(self.row)
        return self

    def down_to(self, row: int, **kwargs: object) -> Tween:
        """An animation: point at one row after another, down to this."""
        return Tween(self, "show_row", self.row, row, **{"rate_func": linear, **kwargs})


class Address(VGroup):
    """A pointer at a row of an image, an outline around one of its pixels, and the column's number.

    Parts: `by_row`, `cursor`, `name`, which is the column's.
    """

    def __init__(self, image: ImageGrid, area: Area, pixel: int = 0) -> None:
        """area: at whose right edge the numbers stand. pixel: counted row by row."""
        super().__init__()
        self.columns = image.values.shape[1]
        self.by_row = RowPointer(image)
        self.cursor = Cursor([image], np.arange(image.values.size))
        self.name = named("column", self.columns)
        both = VGroup(self.by_row.name, self.name).arrange(RIGHT, buff=2 * GAP)
        on_row = baseline(self.by_row.name.number)  # one of the names may hang lower
        self.name.shift(UP * (on_row - baseline(self.name.number)))
        area.place(both, RIGHT)
        self.add(self.by_row, self.cursor, self.name)
        self.show_pixel(pixel)

    def show_pixel(self, pixel: float) -> Self:
        """Point at another pixel; between two, at the one before."""
        self.pixel = int(np.floor(np.round(pixel, 6)))
        row, column = divmod(self.pixel, self.columns)
        self.by_row.show_row(row)
        self.cursor.show_terms(self.pixel + 1)
        self.name.number.set_value(column)
        return self

    def walk_to(self, pixel: int, **kwargs: object) -> Tween:
        """An animation: point at one pixel after another, row by row, until this one."""
        return Tween(self, "show_pixel", self.pixel, pixel, **{"rate_func": linear, **kwargs})


def named(name: str, count: int) -> Labelled:
    """The name of one of so many things, and its number from 0."""
    return Labelled(words(name), Readout(0, "d", BODY, field=str(count - 1)))
