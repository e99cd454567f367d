"""Weights as dials: a dial for each, whose pointer says its value."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import cairo
import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, LaggedStart, VGroup

from scenes.mobjects.grids.grids import WeightGrid, cell_picture
from scenes.mobjects.lettering.text import words
from scenes.mobjects.neurons.dial import Dial
from scenes.mobjects.painting.masks import fill_kept
from scenes.mobjects.painting.painted import set_source
from scenes.mobjects.showing import Shown
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.walls.grid_wall import GridWall, full_colour

RADIUS = 0.46  # of a dial, in cells
ROUND = 1e-4  # cells: how far an outline may be from a circle; a dial can fill the frame
POINTER = (0.05, 0.4)  # where a pointer begins and ends, from the middle of its dial
THICK = 0.2  # a pointer, in cells
TURN = 0.75 * np.pi  # from zero, straight up, to either end
SHARES = (14, 1)  # of a board's area: the wall, and all else
STRONG = 0.4  # of the limit: dials of this much colour have dark pointers, the others pale ones


class DialGrid(WeightGrid):
    """Signed values as dials: straight up is zero, positive is turned to the right and blue,
    negative to the left and red.

    So the pointers say the sign that other grids say with a minus.
    """

    def shows(self) -> Iterator[Shown]:
        """The values, as discs in the colours of their signs with a pointer each."""
        for shown in super().shows():
            yield replace(shown, kind="dials", more={**shown.more, "marks": np.array([0])})

    def _paint_cells(self, ctx: cairo.Context) -> None:
        rows, columns = self.values.shape
        ctx.rectangle(0, 0, columns, rows)
        set_source(ctx, self.GROUND.to_rgb())
        ctx.fill()
        discs = _discs(rows, columns)
        ctx.set_source(cell_picture(self.colours()))
        box = (0, 0, columns, rows)
        fill_kept(ctx, ("dials", rows, columns), lambda ctx: ctx.append_path(discs), box)

    def paint_details(self, ctx: cairo.Context) -> None:
        row, column = np.indices(self.values.shape) + 0.5
        angle = np.clip(self.values, -1, 1) * TURN
        way = np.stack([np.sin(angle), -np.cos(angle)])
        start, end = (np.stack([column, row]) + share * way for share in POINTER)
        strong = np.abs(self.values) >= STRONG
        ctx.set_line_width(THICK)
        for chosen, ink in ((strong, THEME.plate), (~strong, THEME.muted)):
            for (x, y), (to_x, to_y) in zip(start[:, chosen].T.tolist(), end[:, chosen].T.tolist()):
                ctx.move_to(x, y)
                ctx.line_to(to_x, to_y)
            set_source(ctx, ink.to_rgb())
            ctx.stroke()


class DialBoard(VGroup):
    """All numbers of a network as dials at zero: a wall of grids for the first layer, and beside it
    (in a tall frame under it) all other weights and the biases, to the same scale.

    Parts: `wall`, `others`.
    """

    def __init__(
        self,
        grids: np.ndarray,
        others: Sequence[tuple[int, int]],
        area: Area,
        labels: Sequence[VGroup] = (),
    ) -> None:
        """grids: (n, rows, columns), what they will show; a hundredth of it is beyond the limit.
        others: rows and columns of each of the other arrays. labels: as GridWall takes them; they
        are not on the board.
        """
        left, right = area.split(*SHARES)
        limit = full_colour(grids)
        self.wall = GridWall(0 * grids, left, limit, labels, DialGrid)
        cell = self.wall.grid(0).width / grids.shape[2]
        arrays = (DialGrid(np.zeros(shape), shape[1] * cell) for shape in others)
        self.others = right.place(VGroup(*arrays).arrange(RIGHT if area.stacks else DOWN))
        super().__init__(*self.wall.grids, *self.others)


class LargeDial(Dial):
    """One dial at zero, so large that one can turn it; shown in their turn, `names` beside it say
    what its directions mean.
    """

    def __init__(self, limit: float, area: Area) -> None:
        """limit: the number at which it is turned as far as it goes."""
        super().__init__(0, limit, area.inset(area.width / 4, LINE))
        sides = (("0", UP), ("positive", RIGHT), ("negative", LEFT))
        self.names = VGroup(
            *(words(name, size=SMALL).next_to(self.frame, side) for name, side in sides)
        )
        self.set_z_index(5)  # it shrinks into a grid: the other grids are behind it

    def explain(self) -> LaggedStart:
        """An animation: what each direction means, zero first."""
        return LaggedStart(*map(FadeIn, self.names), lag_ratio=0.7)


@cache
def _discs(rows: int, columns: int) -> cairo.Path:
    """The outlines of all dials, the unit a cell."""
    ctx = cairo.Context(cairo.RecordingSurface(cairo.CONTENT_ALPHA, None))
    ctx.set_tolerance(ROUND)
    for row in range(rows):
        for column in range(columns):
            ctx.new_sub_path()
            ctx.arc(column + 0.5, row + 0.5, RADIUS, 0, 2 * np.pi)
    return ctx.copy_path()
