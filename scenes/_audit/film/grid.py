"""A model of a grid of cells as it is drawn: what a look at a cell must find.

A cell is a rectangle of one colour, parted from the next by a gap, which is laid over both; a
negative one carries a minus. Cells of a few pixels share pixels with their gaps, their minus and
their neighbours, so what is expected is worked out from all of them. As columns and rows are alike
everywhere in a grid, that is a product of small matrices.
"""

from functools import cached_property

import numpy as np
from scipy.ndimage import maximum_filter

from scenes._audit.film.palette import Paint
from scenes._audit.film.planes import ACROSS, CHANNELS, DOWN, Levels, Planes
from scenes._audit.film.side import Look, Side
from scenes.mobjects.painting.signs import minus_marks

MINUS_LONG = 0.56  # of a cell
MINUS_THICK = 0.14, 0.25  # of a cell: the least and the most
MINUS_PIXELS = 0.9  # a minus is at least so thick, as far as its cell allows it
LINE_THICK, LINE_PIXELS = (0.24, 0.6), 0.5  # the same of a line that cells of a row have in common
# How cells are marked: not, negative ones by a minus of their own or by their part of a common
# line, any by a number that may stand in its middle, or by one with the minus under it.
NONE, OWN, COMMON, NUMBER, UNDER = 0, 1, 2, 3, 4
LOWER = 0.33  # of a cell, from its middle: such a minus
BLENDED = 1.0  # pixels: cells without gaps that are smaller are drawn blended, each way
LARGE = 5.5  # pixels: such cells are measured in their middle and beside their minus
# Pixels: in such cells a number may stand, whatever is said; they are looked at above and under it.
NUMBERED = 24.0
STRIPS = (-0.4, -0.25), (0.25, 0.4)  # of a cell, from its middle
WITHIN = 0.98  # of what is looked at for a cell's colours must lie in its grid
READABLE = 8.0  # pixels: in smaller cells nothing is seen beside a number
INSET = 1.6  # pixels: a line along a cell's edge does not reach so far into it


class GridModel:
    """The looks at one grid: at the luma and at the colours of all its cells."""

    def __init__(
        self,
        box: np.ndarray,
        shape: tuple[int, int],
        gap: float,
        marks: int,
        size: tuple[int, int],
    ) -> None:
        """box: left, top, right, bottom in pixels. shape: rows, columns. gap: of a cell. marks:
        NONE, OWN, COMMON, NUMBER or UNDER.
        size: height and width of the picture.
        """
        (left, top, right, bottom), (rows, columns) = box, shape
        self.corners, self.shape, self.marks = box, shape, marks
        down, across = (bottom - top) / rows, (right - left) / columns
        self.side = min(down, across)  # of a cell, in pixels
        least, bounds = MINUS_PIXELS, MINUS_THICK
        if marks == COMMON:
            least, bounds = LINE_PIXELS, LINE_THICK
        thick = float(np.clip(least / max(down, least), *bounds))
        lower, is_blended = LOWER if marks == UNDER else 0.0, not gap and self.side < BLENDED
        self.down = Side.of(top, down, rows, gap, thick, lower, is_blended)
        self.across = Side.of(left, across, columns, gap, 1 if marks == COMMON else MINUS_LONG)
        self.beside, self.size = marks in (OWN, COMMON) and down >= LARGE, size
        height, width = size
        inset = INSET if self.side >= LARGE else 0.0
        self.numbered = self.side >= NUMBERED or marks in (NUMBER, UNDER)
        strips = STRIPS if self.side >= NUMBERED else ()
        # Under its number a cell has a minus, and in its middle it may be all ink.
        above = STRIPS[:1] if marks == UNDER else ()
        self.luma, self.colour = (
            (
                self.down.look(height, inset, self.beside, taps[0], *part),
                self.across.look(width, inset, False, taps[1]),
            )
            for taps, part in (((None, None), above), ((DOWN, ACROSS), strips[:1]))
        )

    @cached_property
    def parts(self) -> list[tuple[Look, Look]]:
        """Looks at the cells above and under a number that may stand in each."""
        height, width = self.size
        if not self.numbered:
            return []
        across = self.across.look(width, INSET, False)
        return [(self.down.look(height, 0, False, part=part), across) for part in STRIPS]

    def is_of(self, box: np.ndarray, shape: tuple[int, int], marks: int) -> bool:
        """Whether this is the model of such a grid."""
        same = shape == self.shape and marks == self.marks
        return same and bool(np.abs(box - self.corners).max() <= 1e-6)

    @property
    def is_single(self) -> bool:
        """Whether each cell is looked at alone."""
        return self.down.group == self.across.group == 1

    def together(self, values: np.ndarray) -> np.ndarray:
        """The least of the values, (n,), of cells that are looked at together: (m,)."""
        if self.is_single:
            return np.ravel(values)
        parts = values.reshape(self.shape)
        for axis, side in enumerate((self.down, self.across)):
            starts = np.arange(0, self.shape[axis], side.group)
            parts = np.minimum.reduceat(parts, starts, axis=axis)
        return np.asarray(parts.ravel())

    def near(self, is_free: np.ndarray) -> np.ndarray:
        """Which looks are at cells beside one that is not free, (n,) to (m,)."""
        if is_free.all():
            return np.zeros(len(self.gains[0]), bool)
        is_near = maximum_filter(~is_free.reshape(self.shape), 3)
        return ~(self.together(~is_near) > 0)

    def cell(self, look: int) -> tuple[int, int]:
        """The row and the column of the first cell that a look is at."""
        per_row = -(-self.shape[1] // self.across.group)
        row, column = divmod(look, per_row)
        return row * self.down.group, column * self.across.group

    def value(self, look: int) -> int:
        """Which of the values a look is at, the first of them."""
        row, column = self.cell(look)
        return row * self.shape[1] + column

    def box(self, look: int) -> tuple[int, int, int, int]:
        """Where a look is at: left, top, right, bottom in pixels."""
        sides = zip(self.cell(look), (self.down, self.across))
        edges = [side.first + side.middles[k] - side.step / 2 for k, side in sides]
        return (
            int(edges[1]),
            int(edges[0]),
            int(np.ceil(edges[1] + self.across.step * self.across.group)),
            int(np.ceil(edges[0] + self.down.step * self.down.group)),
        )

    def where(self, look: int) -> str:
        """The same in words."""
        row, column = self.cell(look)
        return f"cell {row}, {column}{'' if self.is_single else ' and those beside it'}"

    def read(self, planes: Planes) -> Levels:
        """What a picture has at each cell: (m,) each; NaN where a look leaves the picture.

        Of cells whose colours are not known for sure, only the luma counts.
        """
        colours = (_seen(*self.colour, plane) for plane in (planes.cb, planes.cr))
        cb, cr = (np.where(np.isnan(part), 0, part) for part in colours)
        return _seen(*self.luma, planes.luma), cb, cr

    def expected(self, paint: Paint) -> tuple[Levels, Levels]:
        """What `read` must find, and how much a level of a cell's own colour changes of it."""
        marks = self._marks(paint)
        luma = self._of(self.luma, paint, marks, CHANNELS[0])
        cb, cr = (self._of(self.colour, paint, marks, channel) for channel in CHANNELS[1:])
        return (luma, cb, cr), self.gains

    @cached_property
    def gains(self) -> Levels:
        """How much a level of a cell's own colour changes of what is read."""
        gain, colour = (
            np.outer(down.mine, across.mine).ravel() for down, across in (self.luma, self.colour)
        )
        # What lies beside a grid is not known: colours are mixed from it, too.
        own = np.outer(self.colour[0].whole, self.colour[1].whole).ravel()
        is_in = np.outer(self.colour[0].is_in, self.colour[1].is_in).ravel()
        colour = np.where(is_in & (own > WITHIN), colour, np.inf)
        return gain, colour, colour

    def closer(self, planes: Planes, paint: Paint) -> list[np.ndarray]:
        """How far the luma of parts of the cells is from what it must be, (m,) each."""
        if not self.parts:
            return []
        marks, channel = self._marks(paint), CHANNELS[0]
        return [
            (_seen(*look, planes.luma) - self._of(look, paint, marks, channel))
            / np.maximum(np.outer(look[0].mine, look[1].mine).ravel(), 0.05)
            for look in self.parts
        ]

    def _marks(self, paint: Paint) -> np.ndarray | None:
        """The ink of each cell's minus and how opaque it is, (n, 4); None where there is none."""
        negative = paint.shares < 0
        if self.marks not in (OWN, COMMON, UNDER) or not negative.any():
            return None
        marks = np.zeros((len(negative), 4))
        marks[negative] = minus_marks(np.maximum(paint.shares[negative], -1))
        return marks

    def _of(
        self,
        look: tuple[Look, Look],
        paint: Paint,
        marks: np.ndarray | None,
        channel: np.ndarray,
    ) -> np.ndarray:
        down, across = look
        cells, plate = (paint.colours @ channel).reshape(self.shape), paint.plate @ channel
        whole = np.outer(down.whole, across.whole)
        gaps = whole - np.outer(down.open, across.open)
        drawn = down.own @ cells @ across.own.T + gaps * plate
        if marks is not None:  # a minus is laid over what is there, be it the cell or its gap
            opaque = marks[:, 3].reshape(self.shape)
            ink = (255 * marks[:, :3] @ channel).reshape(self.shape)
            drawn += down.minus @ (opaque * (ink - plate)) @ across.minus.T
            drawn -= down.both @ (opaque * (cells - plate)) @ across.both.T
        ground, seen = paint.ground @ channel, float(paint.opacity.max())
        return np.asarray(seen * drawn + (1 - seen * whole) * ground).ravel()


def _seen(down: Look, across: Look, plane: np.ndarray) -> np.ndarray:
    """The means of a plane, (height, width), at all cells: (m,)."""
    # Sparse products: those of dense matrices would be shared among threads that wait in line.
    part = np.ascontiguousarray((down.cut @ plane[down.pixels, across.pixels]).T)
    means = np.ascontiguousarray((across.cut @ part).T)
    means[~down.is_in] = np.nan
    means[:, ~across.is_in] = np.nan
    return means.ravel()
