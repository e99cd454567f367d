"""Grids of cells: an image's pixels, and a neuron's weights in the image's shape."""

from collections.abc import Hashable, Iterator
from functools import lru_cache
from typing import ClassVar, Self

import cairo
import numpy as np
from manim import RIGHT, UP, Animation, Square, linear, smooth

from nnmath import signed_scale
from scenes.mobjects.painting.fading import fade
from scenes.mobjects.painting.painted import Painted, set_source
from scenes.mobjects.painting.signs import minus_marks, sign_shades
from scenes.mobjects.showing import LIGHT, SIGN, Shown, cell_boxes
from scenes.mobjects.theme import THEME

MINUS_PIXELS = 0.9  # a minus is at least so thick, as far as its cell allows it
MINUS_THICKNESS = 0.14, 0.25  # of a cell: the least and the most


class CellGrid(Painted):
    """Rows and columns of square cells, each with one value, painted in one go."""

    data_names: ClassVar[tuple[str, ...]] = ("values",)
    GAP = 0.14  # of a cell: the space that keeps the cells apart
    GROUND = THEME.plate  # what the cells lie on
    DROP = 0.0  # of the grid's height: how far details stand out above it

    def __init__(self, values: np.ndarray, width: float = 4.0) -> None:
        """values: (rows, columns). width: of the whole grid, in Manim's units."""
        super().__init__()
        self.values = np.array(values, dtype=float)
        if self.values.ndim != 2:
            raise ValueError(f"values has shape {self.values.shape}; (rows, columns) was expected.")
        rows, columns = self.values.shape
        height = width * rows / columns
        corners = [UP * height, UP * height + RIGHT * width, RIGHT * width, 0 * UP]
        self.set_points_as_corners([*corners, corners[0]])
        self.move_to([0, 0, 0])

    def set_values(self, values: np.ndarray) -> Self:
        """Show other values, (rows, columns) or flat, row by row."""
        if np.shape(values) not in (self.values.shape, (self.values.size,)):
            raise ValueError(
                f"values has shape {np.shape(values)}; the grid's {self.values.shape} was "
                f"expected, or all {self.values.size} of them in one row."
            )
        self.values = np.array(values, dtype=float).reshape(self.values.shape)
        return self

    @property
    def centres(self) -> np.ndarray:
        """The middles of all cells, row by row, (rows · columns, 3) in Manim's units."""
        origin, across, down = self._frame()
        rows, columns = self.values.shape
        row, column = np.divmod(np.arange(rows * columns), columns)
        return origin + np.outer(column + 0.5, across) + np.outer(row + 0.5, down)

    def corners(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """Where cells meet: (n,) and (n,), counted from the upper left corner, to (n, 3)."""
        origin, across, down = self._frame()
        return origin + np.outer(columns, across) + np.outer(rows, down)

    def cell(self, row: int, column: int) -> Square:
        """An outline around one cell, to point at it."""
        side = float(np.linalg.norm(self._frame()[1]))
        outline = Square(side, color=THEME.attention, stroke_width=3)
        return outline.move_to(self.centres[row * self.values.shape[1] + column])

    def stated(
        self,
        values: np.ndarray,
        scale: str,
        limit: float = 1.0,
        plainly: np.ndarray | float = 1.0,
        told: np.ndarray | float = 1.0,
        marks: int = 0,
    ) -> Shown:
        """What the cells show, each in its place with the gap around it, from the upper left on.

        values: in the cells' shape, as `plainly` (how far one sees through to the ground) and
        `told` (how much of its light a cell has), 0..1. marks: 0 for none, 1 where a negative cell
        has a minus of its own, 2 where those of a row have a line in common, 3
        where any may have a number in its middle, 4 where that has its cell's minus under it.
        more: `shape`, `told`, `marks`, and `gap`, the share of a cell that is between two.
        """
        (rows, columns), (origin, across, down) = self.values.shape, self._frame()
        frame = np.array([origin, origin + columns * across, origin + rows * down])
        places = cell_boxes(frame, self.values.shape)
        of_cells = [np.broadcast_to(x, self.values.shape).ravel() for x in (values, plainly, told)]
        shape = self.values.shape
        if abs(across[1]) > abs(across[0]):  # it has been turned
            order, shape = np.lexsort((places[:, 0, 0], -places[:, 0, 1].round(6))), shape[::-1]
            places, *of_cells = (each[order] for each in (places, *of_cells))
        shown, plain, lit = of_cells
        more = {"shape": np.array(shape), "gap": np.array([self.GAP]), "marks": np.array([marks])}
        more["told"] = lit
        return Shown("cells", shown, scale, limit, places, plain, (self,), more=more)

    def overhang(self) -> float:
        """A cell: there may be lines around it."""
        return float(np.linalg.norm(self._frame()[1:], axis=1).max())

    def colours(self) -> np.ndarray:
        """The cells' colours, (rows, columns, 3), 0..1."""
        raise NotImplementedError

    def paint(self, ctx: cairo.Context) -> None:
        origin, across, down = self._frame()
        # From here on a cell is one unit wide and high, row 0 and column 0 at the origin.
        ctx.transform(cairo.Matrix(*across[:2], *down[:2], *origin[:2]))
        rows, columns = self.values.shape
        box = (0, -self.DROP * rows, columns, rows)
        fade(ctx, self.opacity, self._content(), self.paint_all, box)

    def _content(self) -> Hashable:
        """While it fades, all that it looks like but how clear it is; None if nobody can tell."""
        look = self.look() if self.opacity < 1 else None
        if not isinstance(look, tuple):
            return None
        return tuple(part for part in look if part != self.opacity)

    def paint_all(self, ctx: cairo.Context, details: bool = True) -> None:
        """Draw the cells from row 0 and column 0 at the origin; the unit of `ctx` is a cell."""
        self._paint_cells(ctx)
        if details:
            self.paint_details(ctx)

    def _paint_cells(self, ctx: cairo.Context) -> None:
        """The picture in one piece, and the gaps on top of it: that is far fewer rectangles."""
        rows, columns = self.values.shape
        ctx.rectangle(0, 0, columns, rows)
        ctx.set_source(self.picture())
        ctx.fill()
        if self.GAP:
            self.paint_gaps(ctx, rows, columns)

    def picture(self) -> cairo.SurfacePattern:
        """The cells' colours as a pattern with one pixel a cell."""
        return cell_picture(self.colours())

    @classmethod
    def paint_gaps(cls, ctx: cairo.Context, rows: int, columns: int) -> None:
        """Part cells from each other, as many; the unit of `ctx` is a cell."""
        half = cls.GAP / 2
        for column in range(columns + 1):
            left, right = max(column - half, 0), min(column + half, columns)
            ctx.rectangle(left, 0, right - left, rows)
        for row in range(rows + 1):
            top, bottom = max(row - half, 0), min(row + half, rows)
            ctx.rectangle(0, top, columns, bottom - top)
        set_source(ctx, cls.GROUND.to_rgb())
        ctx.fill()

    def paint_details(self, ctx: cairo.Context) -> None:
        """Draw what comes on top of the cells; the unit of `ctx` is a cell."""

    def _frame(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The upper left corner, a step to the next column, a step to the next row."""
        upper_left, upper_right, lower_left = self.points[0], self.points[4], self.points[12]
        rows, columns = self.values.shape
        return upper_left, (upper_right - upper_left) / columns, (lower_left - upper_left) / rows


class ImageGrid(CellGrid):
    """A grey image as a grid of neurons: a cell is as bright as its activation, 0..1."""

    data_names: ClassVar[tuple[str, ...]] = ("values", "height_above")
    DROP = 0.25  # of the grid's height: how far a poured value falls

    def __init__(self, values: np.ndarray, width: float = 4.0) -> None:
        """values: (rows, columns), 0 dark to 1 lit."""
        super().__init__(values, width)
        # What share of its fall each value still has before it: 0 has landed.
        self.height_above = np.zeros(self.values.shape)

    def pour(self, **kwargs: object) -> "Pour":
        """An animation: the values fall into their cells, the lowest row first."""
        return Pour(self, **kwargs)

    def shows(self) -> Iterator[Shown]:
        """The values; of one that has not landed its cell tells nothing."""
        yield self.stated(self.values, LIGHT, told=self.height_above <= 0)

    def overhang(self) -> float:
        """Also as far up as values fall."""
        down = float(np.linalg.norm(self._frame()[2])) * len(self.values)
        return max(super().overhang(), self.DROP * down if self.height_above.any() else 0.0)

    def colours(self) -> np.ndarray:
        landed = np.where(self.height_above > 0, 0, np.clip(self.values, 0, 1))[..., None]
        return (1 - landed) * THEME.dark.to_rgb() + landed * THEME.lit.to_rgb()

    def paint_details(self, ctx: cairo.Context) -> None:
        falling = (self.height_above > 0) & (self.height_above < 1) & (self.values > 0)
        for row, column in np.argwhere(falling):
            value, above = self.values[row, column], self.height_above[row, column]
            side = 1 - self.GAP
            top = row - above * self.DROP * len(self.values)
            ctx.rectangle(column + self.GAP / 2, top + self.GAP / 2, side, side)
            set_source(ctx, THEME.lit.to_rgb(), min(value, 1) * (1 - above))
            ctx.fill()


class Pour(Animation):
    """The values of an image grid fall into their cells, row after row from below."""

    FALL = 0.35  # of the run time: how long one row falls

    def __init__(self, grid: ImageGrid, **kwargs: object) -> None:
        super().__init__(grid, **{"run_time": 2.5, "rate_func": linear, **kwargs})

    def interpolate_mobject(self, alpha: float) -> None:
        rows, columns = self.mobject.values.shape
        start = (1 - self.FALL) * np.arange(rows)[::-1] / max(rows - 1, 1)
        fallen = np.clip((self.rate_func(alpha) - start) / self.FALL, 0, 1)
        above = 1 - np.array([smooth(share) for share in fallen])
        self.mobject.height_above = np.repeat(above[:, None], columns, axis=1)


class WeightGrid(CellGrid):
    """Signed values in the image's shape: positive blue, negative red, zero dark.

    Negative cells also carry a minus, so that the sign survives in grey.
    """

    unpainted: ClassVar[tuple[str, ...]] = ("weights", "limit")
    MARKS = 1  # how negative cells are marked, as `stated` tells it

    def __init__(self, values: np.ndarray, width: float = 4.0) -> None:
        """values: (rows, columns), −1 to 1: scale them to an explicit limit first."""
        super().__init__(values, width)
        self.weights, self.limit = self.values, 1.0

    def set_weights(self, weights: np.ndarray, limit: float) -> Self:
        """Show weights, (rows, columns), of any size; those from the limit on have full colour."""
        self.weights, self.limit = np.array(weights, dtype=float), float(limit)
        return self.set_values(signed_scale(self.weights, self.limit))

    def shows(self) -> Iterator[Shown]:
        """The weights on their own scale, those beyond the limit too; else −1 to 1."""
        is_whole = np.array_equal(signed_scale(self.weights, self.limit), self.values)
        weights = self.weights if is_whole else self.limit * self.values  # values are on their way
        yield self.stated(weights, SIGN, self.limit, marks=self.MARKS)

    def colours(self) -> np.ndarray:
        return sign_shades(self.values)

    def paint_details(self, ctx: cairo.Context) -> None:
        paint_minuses(ctx, self.values)


def paint_minuses(ctx: cairo.Context, values: np.ndarray) -> None:
    """Draw a minus on each negative cell, (rows, columns), −1..1; the unit of `ctx` is a cell."""
    pixels = float(np.hypot(*ctx.user_to_device_distance(0, 1)))  # a cell's height
    thick = np.clip(MINUS_PIXELS / max(pixels, MINUS_PIXELS), *MINUS_THICKNESS)
    ctx.set_source(_marks(values.tobytes(), values.shape))
    for row, negative in enumerate(values < 0):
        for column in np.flatnonzero(negative).tolist():
            ctx.rectangle(column + 0.22, row + (1 - thick) / 2, 0.56, thick)
        ctx.fill()  # row by row: a path of all of them takes Cairo five times as long


# What moves or fades keeps its marks, frame after frame.
@lru_cache(maxsize=64)
def _marks(values: bytes, shape: tuple[int, int]) -> cairo.SurfacePattern:
    return cell_picture(minus_marks(np.frombuffer(values).reshape(shape)))


def cell_picture(colours: np.ndarray) -> cairo.SurfacePattern:
    """A pattern with one pixel a cell: r, g, b or r, g, b, opacity, (rows, columns, 3 or 4)."""
    rows, columns, channels = colours.shape
    rgba = np.full((rows, columns, 4), 255, dtype=np.uint8)
    rgba[..., :channels] = np.round(colours * 255)
    if channels == 4:  # Cairo takes colours multiplied by their opacity
        rgba[..., :3] = np.round(colours[..., :3] * colours[..., 3:] * 255)
    surface = cairo.ImageSurface.create_for_data(rgba.data, cairo.FORMAT_ARGB32, columns, rows)
    pattern = cairo.SurfacePattern(surface)
    pattern.set_filter(cairo.FILTER_NEAREST)
    return pattern
