"""A picture whose cells say their numbers."""

from functools import cache
from typing import ClassVar, Self

import cairo
import numpy as np
from manim import VGroup

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.network.neurons import number_inks
from scenes.mobjects.painting.painted import set_source
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

FILLS = 0.78  # of a cell's width: "0.00", which says how large numbers are
MOST = 0.92  # of a cell's width: a longer one is set smaller, to have room
USUAL = "0.00"


class NumberedGrid(ImageGrid):
    """A grey image whose cells are lights, printed numbers, or both.

    `printed` says which rows have their numbers, (rows,), 0..1; `plates` how plainly the lights are
    seen, 0..1: without them the numbers stand on the film's ground. `view` is the part that is
    shown: the column and the row of its upper left corner, and how many columns.
    """

    data_names: ClassVar[tuple[str, ...]] = ("values", "height_above", "printed", "view", "plates")

    def __init__(self, values: np.ndarray, width: float = 4.0) -> None:
        """values: (rows, columns), 0..1."""
        rows, columns = np.shape(values)
        self.view = np.array([0.0, 0.0, columns])
        super().__init__(values, width)
        self.printed, self.plates = np.zeros(rows), 1.0

    def set_view(self, view: np.ndarray) -> Self:
        """Show another part: column and row of its upper left corner, and its columns, (3,)."""
        self.view = np.array(view, dtype=float)
        return self

    def set_plates(self, share: float) -> Self:
        """How plainly the lights are seen, 0..1; the numbers stay."""
        self.plates = float(share)
        return self

    def print_rows(self, rows: float) -> Self:
        """Print the numbers of so many rows, from above."""
        self.printed = np.clip(rows - np.arange(len(self.values)), 0, 1)
        return self

    def print_all(self, **kwargs: object) -> Tween:
        """An animation: row after row its numbers are printed."""
        return Tween(self, "print_rows", 0, len(self.values), **kwargs)

    def unprint(self, **kwargs: object) -> Tween:
        """An animation: the numbers go again, the last row first."""
        return Tween(self, "print_rows", len(self.values), 0, **kwargs)

    def fade_plates(self, share: float, **kwargs: object) -> Tween:
        """An animation: the lights go, or come again."""
        return Tween(self, "set_plates", self.plates, share, **kwargs)

    def colours(self) -> np.ndarray:
        ground = np.array(THEME.background.to_rgb())
        return ground + self.plates * (super().colours() - ground)

    def paint(self, ctx: cairo.Context) -> None:
        upper_left, upper_right, lower_left = self.points[0], self.points[4], self.points[12]
        ctx.rectangle(*upper_left[:2], *(upper_right + lower_left - 2 * upper_left)[:2])
        ctx.clip()
        super().paint(ctx)

    def _paint_cells(self, ctx: cairo.Context) -> None:
        if self.plates:
            super()._paint_cells(ctx)

    def paint_details(self, ctx: cairo.Context) -> None:
        super().paint_details(ctx)
        colours, (rows, columns) = self.colours(), self._seen()
        for row in rows[self.printed[rows] > 0]:
            inks = number_inks(colours[row])
            for ink in dict.fromkeys(inks):
                for column in columns:
                    if inks[column] == ink:
                        _append(ctx, activation(self.values[row, column]), column, row)
                set_source(ctx, ink.to_rgb(), self.printed[row])
                ctx.fill()

    def _seen(self) -> tuple[np.ndarray, np.ndarray]:
        """The rows and the columns of which something is in view."""
        left, top, across = self.view
        height = across * self.height / self.width
        rows, columns = (
            np.arange(max(int(start), 0), min(int(np.ceil(start + length)), most))
            for start, length, most in zip((top, left), (height, across), self.values.shape)
        )
        return rows, columns

    def _frame(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        upper_left, upper_right, lower_left = self.points[0], self.points[4], self.points[12]
        left, top, columns = self.view
        across, way = (upper_right - upper_left) / columns, lower_left - upper_left
        down = way / np.linalg.norm(way) * np.linalg.norm(across)
        return upper_left - left * across - top * down, across, down


def _append(ctx: cairo.Context, text: str, column: int, row: int) -> None:
    """Add a number's outline to the path, in the middle of a cell; the unit of `ctx` is a cell."""
    ctx.save()
    ctx.translate(column + 0.5, row + 0.5)
    ctx.append_path(_outline(text))
    ctx.restore()


@cache
def _outline(text: str) -> cairo.Path:
    """A printed number around (0, 0), in cells."""
    ctx = cairo.Context(cairo.RecordingSurface(cairo.CONTENT_ALPHA, None))
    readout, usual = (Readout(0, {0.0: shown}.__getitem__) for shown in (text, USUAL))
    scale = min(FILLS / usual.width, MOST / readout.width)
    middle = VGroup(*readout.glyphs).get_center()  # of the ink: a 1 does not fill its advance
    for glyph in readout.glyphs:
        points = (glyph.points - middle) * [scale, -scale, 0]
        for curves in _subpaths(points):
            ctx.move_to(*curves[0, :2])
            for _, one, other, end in curves.reshape(-1, 4, 3):
                ctx.curve_to(*one[:2], *other[:2], *end[:2])
            ctx.close_path()
    return ctx.copy_path()


def _subpaths(points: np.ndarray) -> list[np.ndarray]:
    """Cubic curves, (4 n, 3), parted where one does not begin at the end of the one before."""
    starts, ends = points[4::4], points[3:-1:4]
    breaks = 4 * (1 + np.flatnonzero(np.abs(starts - ends).max(axis=1, initial=0) > 1e-6))
    return [part for part in np.split(points, breaks) if len(part)]
