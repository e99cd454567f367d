"""Arrays of any shape in a rectangle of any shape: cells that need not be square, without gaps."""

from collections.abc import Iterator
from typing import Self

import cairo
import numpy as np
from manim import Rectangle

from scenes.mobjects.grids.grids import CellGrid, cell_picture, paint_minuses
from scenes.mobjects.painting.painted import set_source
from scenes.mobjects.painting.signs import minus_marks, sign_shades
from scenes.mobjects.showing import LIGHT, SIGN, Shown
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import RowByRow

MARKED = 40  # columns: of more, no cell has room for a minus of its own
LINE = 0.24, 0.6  # of a row's height: the line that its negative cells have in common instead
LINE_PIXELS = 0.5  # that line is at least so thick, as far as its row allows it


class HeatMap(CellGrid):
    """A matrix or a column as a picture: signed in blue and red, or as bright as activations."""

    GAP = 0.0

    def __init__(self, values: np.ndarray, area: Area, limit: float, signed: bool = True) -> None:
        """values: (rows, columns). area: which it fills. limit: the size drawn at full colour.

        signed: whether values have the colour of their sign; else they are light, 0..limit.
        """
        self.limit = limit or 1.0
        super().__init__(np.array(values, dtype=float) / self.limit)
        self.signed, self.full = signed, self.values.copy()
        self.stretch_to_fit_width(area.width).stretch_to_fit_height(area.height)
        self.move_to(area.centre)

    def shows(self) -> Iterator[Shown]:
        """The values as they were given."""
        scale = SIGN if self.signed else LIGHT
        marks = 1 if self.values.shape[1] <= MARKED else 2
        yield self.stated(self.limit * self.values, scale, self.limit, marks=marks)

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
        ctx.set_source(blended(ctx, self.colours()))
        ctx.fill_preserve()
        ctx.save()
        ctx.identity_matrix()  # a rim of one pixel, however stretched the cells are
        ctx.set_line_width(1)
        set_source(ctx, THEME.muted.to_rgb())
        ctx.stroke()
        ctx.restore()

    def paint_details(self, ctx: cairo.Context) -> None:
        rows, columns = self.values.shape
        if columns <= MARKED:
            paint_minuses(ctx, self.values)
            return
        # Not on top of the colours but in their place: what shares a pixel with a mark is its part.
        marks = minus_marks(self.values)
        share = marks[..., 3:]
        height = float(np.hypot(*ctx.user_to_device_distance(0, 1)))
        line = float(np.clip(LINE_PIXELS / max(height, LINE_PIXELS), *LINE))
        for row in range(rows):
            ctx.rectangle(0, row + (1 - line) / 2, columns, line)
        ctx.set_source(blended(ctx, (1 - share) * self.colours() + share * marks[..., :3]))
        ctx.fill()


class LightMap(HeatMap):
    """Light that is never negative, such as pixels: its cells may be too small for a minus."""

    def __init__(self, values: np.ndarray, area: Area, limit: float = 1.0) -> None:
        """values: (rows, columns), 0..limit. area, limit: as HeatMap's."""
        super().__init__(values, area, limit, signed=False)

    def set_values(self, values: np.ndarray) -> Self:
        """Show other values; ValueError where one is negative."""
        if np.min(values, initial=0) < 0:
            raise ValueError(f"light is 0 or more; {np.min(values)} was given.")
        return super().set_values(values)


def blended(ctx: cairo.Context, colours: np.ndarray) -> cairo.SurfacePattern:
    """A pattern with one pixel a cell; where several cells share a pixel, each has its part in it.

    colours: as `cell_picture` takes them. The unit of `ctx` is a cell.
    """
    cell = np.abs([ctx.user_to_device_distance(1, 0)[0], ctx.user_to_device_distance(0, 1)[1]])
    if cell.min() >= 1:
        return cell_picture(colours)
    # Of parts of half a pixel at the most Cairo takes the mean; larger ones it would smear into
    # those beside them: a row that is high into the next, where nobody computed what lies between.
    across, down = np.ceil(2 * cell).astype(int).tolist()
    picture = cell_picture(colours.repeat(down, axis=0).repeat(across, axis=1))
    picture.set_matrix(cairo.Matrix(xx=across, yy=down))
    picture.set_filter(cairo.FILTER_GOOD)
    picture.set_extend(cairo.EXTEND_PAD)
    return picture
