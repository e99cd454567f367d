"""Which pixel of an image: its row and its column, both counted from 0."""

from typing import Self

import numpy as np
from manim import RIGHT, Rectangle, VGroup, linear

from scenes.mobjects.grids.cells import Cursor
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import GAP, Area
from scenes.mobjects.theme import BODY, THEME
from scenes.mobjects.tween import Tween, TweenThrough


class Address(VGroup):
    """A frame around a row of an image, an outline around one of its pixels, and their numbers.

    Parts: `frame`, `cursor`, `row`, `column`.
    """

    def __init__(self, image: ImageGrid, area: Area, pixel: int = 0) -> None:
        """area: at whose right edge the numbers stand. pixel: counted row by row."""
        super().__init__()
        rows, self.columns = image.values.shape
        self.cursor = Cursor([image], np.arange(image.values.size))
        self.frame = Rectangle(
            THEME.attention, image.height / rows, image.width, stroke_width=2
        ).set_z_index(self.cursor.z_index - 1)
        self.row, self.column = (
            Labelled(words(name), Readout(0, "d", BODY, field=str(most - 1)))
            for name, most in (("row", rows), ("column", self.columns))
        )
        self.middle = image.get_center()
        VGroup(self.row, self.column).arrange(RIGHT, buff=2 * GAP)
        area.place(VGroup(self.row, self.column), RIGHT)
        self.add(self.frame, self.cursor, self.row, self.column)
        self.show_pixel(pixel)

    def show_pixel(self, pixel: float) -> Self:
        """Point at another pixel; between two, at the one before."""
        self.pixel = int(np.floor(np.round(pixel, 6)))
        row, column = divmod(self.pixel, self.columns)
        self.cursor.show_terms(self.pixel + 1)
        self.frame.move_to(self.middle).set_y(self.cursor.get_y())
        self.row.number.set_value(row)
        self.column.number.set_value(column)
        return self

    def walk_to(self, pixel: int, **kwargs: object) -> Tween:
        """An animation: point at one pixel after another, row by row, until this one."""
        return Tween(self, "show_pixel", self.pixel, pixel, **{"rate_func": linear, **kwargs})

    def down_to(self, row: int, **kwargs: object) -> TweenThrough:
        """An animation: count rows, from the first one down to this."""

        def first_of(rows: np.ndarray) -> np.ndarray:
            return self.columns * np.floor(np.round(rows, 6))

        settings = {"rate_func": linear, **kwargs}
        return TweenThrough(self, "show_pixel", first_of, 0, row, **settings)
