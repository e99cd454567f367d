"""Arrays of any shape in a rectangle of any shape: cells that need not be square, without gaps."""

from typing import Self

import cairo
import numpy as np
from manim import Rectangle

from scenes.mobjects.grids.grids import CellGrid, cell_picture
from scenes.mobjects.painting.painted import set_source
from scenes.mobjects.painting.signs import minus_marks, sign_shades
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import RowByRow

DASH = 0.16  # of a cell's height: that of a negative cell's mark


class HeatMap(CellGrid):
    """A matrix or a column as a picture: signed in blue and red, or as bright as activations."""

    def __init__(self, values: np.ndarray, area: Area, limit: float, signed: bool = True) -> None:
        """values: (rows, columns). area: which it fills. limit: the size drawn at full colour.

        signed: whether values have the colour of their sign; else they are light, 0..limit.
        """
        super().__init__(np.array(values, dtype=float) / (limit or 1.0))
        self.signed, self.full = signed, self.values.copy()
        self.stretch_to_fit_width(area.width).stretch_to_fit_height(area.height)
        self.move_to(area.centre)

    def colours(self) -> np.ndarray:
        if self.signed:
            return sign_shades(self.values)
        dark, lit = (np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
        light = dark + np.clip(self.values, 0, 1)[..., None] * (lit - dark)
        return np.where(self.values[..., None] < 0, sign_shades(self.values), light)

    def row(self, index: int) -> Rectangle:
        """An outline around a row, to point at it."""
        outline = Rectangle(
            width=self.width,
            height=self.height / len(self.values),
            color=THEME.attention,
            stroke_width=4,
        )
        return outline.move_to(self.row_middle(index)).set_z_index(self.z_index + 1)

    def row_middle(self, index: int) -> np.ndarray:
        """The middle (3,) of a row."""
        columns = self.values.shape[1]
        return np.asarray(self.centres[index * columns : (index + 1) * columns].mean(axis=0))

    def darken(self) -> Self:
        """No value is seen."""
        return self.set_values(0 * self.full)

    def fill_rows(self, **kwargs: object) -> RowByRow:
        """An animation: row after row, from the top, gets the values that it was made with."""
        return RowByRow(self, self.values, self.full, **kwargs)

    def _paint_cells(self, ctx: cairo.Context) -> None:
        rows, columns = self.values.shape
        ctx.rectangle(0, 0, columns, rows)
        ctx.set_source(self._pattern(ctx, self.colours()))
        ctx.fill_preserve()
        ctx.save()
        ctx.identity_matrix()  # a rim of one pixel, however stretched the cells are
        ctx.set_line_width(1)
        set_source(ctx, THEME.muted.to_rgb())
        ctx.stroke()
        ctx.restore()

    def paint_details(self, ctx: cairo.Context) -> None:
        """Mark negative cells: neighbours in a row join in a dash."""
        rows, columns = self.values.shape
        ctx.set_source(self._pattern(ctx, minus_marks(self.values)))
        for row in range(rows):
            ctx.rectangle(0, row + 0.5 - DASH / 2, columns, DASH)
        ctx.fill()

    @staticmethod
    def _pattern(ctx: cairo.Context, colours: np.ndarray) -> cairo.SurfacePattern:
        picture = cell_picture(colours)
        across, down = (ctx.user_to_device_distance(*step) for step in ((1, 0), (0, 1)))
        if min(abs(across[0]), abs(down[1])) < 1:  # several cells share a pixel, each has its part
            picture.set_filter(cairo.FILTER_GOOD)
            picture.set_extend(cairo.EXTEND_PAD)
        return picture
