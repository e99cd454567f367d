"""Hundreds of small pictures side by side, painted as one, of which some are marked."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Self

import cairo
import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, AnimationGroup, Square, linear

from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.painting.fading import faded
from scenes.mobjects.painting.painted import Painted, set_source
from scenes.mobjects.showing import Shown, boxes, pictures
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween, TweenThrough
from scenes.mobjects.walls.grid_wall import GAP, arrangement

LINE = 0.08  # how wide the frame around a marked picture is, of its side
APART = 2  # pixels of a picture between neighbours


class MarkedPictures(Painted):
    """Pictures in rows that fill an area; each has its turn to come, and to be framed."""

    unpainted: ClassVar[tuple[str, ...]] = ("images",)

    def __init__(self, images: np.ndarray, marked: Sequence[int] | np.ndarray, area: Area) -> None:
        """images: (n, side, side), 0..1. marked: which of them are framed once they are read."""
        super().__init__()
        self.images = np.array(images, dtype=float)
        n, side, _ = self.images.shape
        self.count, self.marked = n, np.array(sorted(marked), dtype=int)
        self.across, width = arrangement(n, 1.0, area)
        width *= 1 + GAP  # here the space between pictures is in the pictures
        self.down = -(-n // self.across)
        cell = side + APART
        padded = np.pad(images, ((0, self.across * self.down - n), (0, APART), (0, APART)))
        rows = padded.reshape(self.down, self.across, cell, cell).swapaxes(1, 2)
        light = rows.reshape(self.down * cell, self.across * cell, 1)
        colours = (1 - light) * THEME.dark.to_rgb() + light * THEME.lit.to_rgb()
        self.pixels = np.full((*light.shape[:2], 4), 255, dtype=np.uint8)
        self.pixels[..., :3] = np.round(colours * 255)
        corner = np.array([self.across * width, self.down * width, 0]) / 2
        corners = [corner * sign for sign in ((-1, 1, 0), (1, 1, 0), (1, -1, 0), (-1, -1, 0))]
        self.set_points_as_corners([*corners, corners[0]])
        area.place(self)
        self.set_shown(n).set_read(0)

    def set_shown(self, count: float) -> Self:
        """Show the first so many pictures."""
        self.shown = int(np.round(count))
        return self

    def set_read(self, count: float) -> Self:
        """Frame those of the first so many pictures that are marked."""
        self.read = int(np.round(count))
        return self

    def come(self, **kwargs: object) -> Tween:
        """An animation: one picture after another comes."""
        return Tween(self, "set_shown", self.shown, self.count, rate_func=linear, **kwargs)

    def read_all(self, counter: Readout, **kwargs: object) -> AnimationGroup:
        """An animation: all are read; those that are marked are framed, the others counted."""
        counting = TweenThrough(counter, "set_value", self._others_of, self.read, self.count)
        return AnimationGroup(Tween(self, "set_read", self.read, self.count), counting, **kwargs)

    def cell(self, index: int) -> Square:
        """An outline around one picture, to point at it."""
        row, column = divmod(index, self.across)
        corner, side = self.get_corner(UP + LEFT), self.width / self.across
        outline = Square(side, color=THEME.attention, stroke_width=3)
        return outline.move_to(corner + side * ((column + 0.5) * RIGHT + (row + 0.5) * DOWN))

    def shows(self) -> Iterator[Shown]:
        """The pictures that have come; a frame lies on the edges of those that are marked."""
        corner, n = self.points[0], np.arange(self.count)
        across = (self.points[4] - corner) / self.across
        down = (self.points[12] - corner) / self.down
        row, column = np.divmod(n, self.across)
        inner = self.images.shape[1] / (self.images.shape[1] + APART)
        start = corner + np.outer(column, across) + np.outer(row, down)
        places = boxes(start, start + inner * (across + down))
        yield pictures(self.images, places, self, plainly=(n < self.shown).astype(float))

    def overhang(self) -> float:
        """Nowhere."""
        return 0.0

    def paint(self, ctx: cairo.Context) -> None:
        corner, across = self.points[0], (self.points[4] - self.points[0]) / self.across
        down = (self.points[12] - self.points[0]) / self.down
        # From here on a picture is one unit wide and high.
        ctx.transform(cairo.Matrix(*across[:2], *down[:2], *corner[:2]))
        with faded(ctx, self.opacity, (0, 0, self.across, self.down)):
            rows, rest = divmod(min(self.shown, self.count), self.across)
            ctx.rectangle(0, 0, self.across, rows)
            ctx.rectangle(0, rows, rest, 1)
            ctx.set_source(self._pattern())
            ctx.fill()
            for row, column in zip(*np.divmod(self.marked[self.marked < self.read], self.across)):
                ctx.rectangle(column + LINE / 2, row + LINE / 2, 1 - LINE, 1 - LINE)
            ctx.set_line_width(LINE)
            set_source(ctx, THEME.attention.to_rgb())
            ctx.stroke()

    def _others_of(self, count: np.ndarray) -> np.ndarray:
        """How many are not framed when so many are read."""
        return np.asarray(np.round(count) - (self.marked < np.round(count)).sum())

    def _pattern(self) -> cairo.SurfacePattern:
        """All pictures, one unit wide and high each."""
        height, width = self.pixels.shape[:2]
        data = self.pixels.data
        surface = cairo.ImageSurface.create_for_data(data, cairo.FORMAT_ARGB32, width, height)
        pattern = cairo.SurfacePattern(surface)
        pattern.set_filter(cairo.FILTER_GOOD)
        pattern.set_matrix(cairo.Matrix(xx=width / self.across, yy=height / self.down))
        return pattern
