"""A picture whose cells say their numbers."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import ClassVar, Self

import cairo
import numpy as np
from manim import BLACK, WHITE, VGroup

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.neurons.neurons import number_inks, takes_black
from scenes.mobjects.painting.painted import set_source
from scenes.mobjects.showing import LIGHT, TEXT, Shown
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

FILLS = 0.78  # of a cell's width: a number such as "0.00"


class NumberedGrid(ImageGrid):
    """A grey image whose cells are lights, printed numbers, or both.

    No number is cut: the nearer its cell is to leaving the view, the fainter it is.
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

    def shows(self) -> Iterator[Shown]:
        """The lights of the cells that are wholly in view, and the numbers printed there."""
        rows, columns = self._seen()
        inside = np.zeros(self.values.shape)
        beside, above = (self._outside(each, k) < 1e-6 for k, each in enumerate((columns, rows)))
        inside[np.ix_(rows, columns)] = np.outer(above, beside)
        cells = self.stated(self.values, LIGHT, plainly=self.plates * inside, marks=3)
        yield cells
        if printed := np.flatnonzero(inside * self.printed[:, None] > 0).tolist():
            yield self._numbers_shown(cells.places[printed], printed)

    def _numbers_shown(self, cells: np.ndarray, printed: list[int]) -> Shown:
        """The numbers in some cells, by their places (n, 2, 2) and their indices row by row."""
        values = self.values.ravel()[printed]
        texts, side = list(map(number, values)), np.ptp(cells[0, :, 0])
        half = np.array([_size(text) for text in texts])[:, None] * side / 2
        middles = cells.mean(axis=1, keepdims=True)
        row = np.array(printed) // self.values.shape[1]
        under = self.colours().reshape(-1, 3)[printed]
        inks = np.array([ink.to_rgb() for ink in number_inks(under)])
        more = {"em": np.array(_size("1")[1] * side), "ink": inks}
        places, plainly = middles + half * np.array([[-1], [1]]), self.printed[row]
        return Shown("numbers", values, TEXT, 1.0, places, plainly, (self,), "\n".join(texts), more)

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
        rows, columns = self._seen()
        beside, above = self._within(columns, 0), self._within(rows, 1)
        on_light = takes_black(self.colours()[np.ix_(rows, columns)])
        clear = np.outer(self.printed[rows] * above, beside)
        for row, *looks in zip(rows.tolist(), on_light.tolist(), clear.tolist()):
            alike: defaultdict[tuple[bool, float], list[int]] = defaultdict(list)
            for column, look in zip(columns.tolist(), zip(*looks)):
                alike[look].append(column)
            for (is_black, opacity), inked in alike.items():
                if opacity > 0:
                    for column in inked:
                        append_number(ctx, number(self.values[row, column]), column, row)
                    set_source(ctx, (BLACK if is_black else WHITE).to_rgb(), opacity)
                    ctx.fill()

    def _within(self, cells: np.ndarray, axis: int) -> np.ndarray:
        """How plainly numbers are seen, for columns (axis 0) or rows (1): 0 where one is cut."""
        outside = self._outside(cells, axis)
        return np.clip(1 - outside / ((1 - FILLS) / 2), 0, 1).round(3)

    def _outside(self, cells: np.ndarray, axis: int) -> np.ndarray:
        """How far columns (axis 0) or rows (1) reach out of the view, in cells; below 0 if not."""
        start, length = self.view[axis], self._extent()[axis]
        return np.asarray(np.maximum(start - cells, cells + 1 - start - length))

    def _seen(self) -> tuple[np.ndarray, np.ndarray]:
        """The rows and the columns of which something is in view."""
        across, down = self._extent()
        rows, columns = (
            np.arange(max(int(start), 0), min(int(np.ceil(start + length)), most))
            for start, length, most in zip(self.view[1::-1], (down, across), self.values.shape)
        )
        return rows, columns

    def _extent(self) -> tuple[float, float]:
        """How many columns and rows are in view."""
        across = float(self.view[2])
        return across, across * self.height / self.width

    def _frame(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        upper_left, upper_right, lower_left = self.points[0], self.points[4], self.points[12]
        left, top, columns = self.view
        across, way = (upper_right - upper_left) / columns, lower_left - upper_left
        down = way / np.linalg.norm(way) * np.linalg.norm(across)
        return upper_left - left * across - top * down, across, down


def append_number(ctx: cairo.Context, text: str, column: int, row: int, field: str = "") -> None:
    """Add a number's outline to the path, in the middle of a cell; the unit of `ctx` is a cell.

    field: what would fill the cell, where that is longer than the text.
    """
    ctx.save()
    ctx.translate(column + 0.5, row + 0.5)
    ctx.append_path(_outline(text, field))
    ctx.restore()


@cache
def _size(text: str) -> tuple[float, float]:
    """How wide and how high a printed number is, in cells."""
    ctx = cairo.Context(cairo.RecordingSurface(cairo.CONTENT_ALPHA, None))
    ctx.append_path(_outline(text, ""))
    left, top, right, bottom = ctx.path_extents()
    return right - left, bottom - top


@cache
def _outline(text: str, field: str) -> cairo.Path:
    """A printed number around (0, 0), in cells."""
    ctx = cairo.Context(cairo.RecordingSurface(cairo.CONTENT_ALPHA, None))
    readout = Readout(0, {0.0: text}.__getitem__, field=field)
    scale = FILLS / readout.frame.width
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
