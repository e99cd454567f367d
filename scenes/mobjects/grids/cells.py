"""Cells of grids: a block to look at, a cursor that visits cells, pixels that show their terms."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar, Protocol, Self

import cairo
import numpy as np
from manim import (
    LEFT,
    UP,
    AnimationGroup,
    FadeIn,
    ManimColor,
    Mobject,
    Rectangle,
    SurroundingRectangle,
    Typst,
    VGroup,
    VMobject,
    linear,
)

from scenes.mobjects.grids.grids import CellGrid, ImageGrid, paint_minuses
from scenes.mobjects.lettering.labelled import baseline
from scenes.mobjects.painting.signs import sign_shades
from scenes.mobjects.showing import LIGHT, SIGN, Shown
from scenes.mobjects.stage import GAP, LINE, Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

BASELINE = 0.35  # how far above a grid the letters of its name stand, of a line
COMES = 0.1  # of its time, in which a ring comes, and goes
HALO = 8  # Manim's stroke width of the dark line by which a cursor is seen on bright cells
AROUND = 14  # the same of a ring: as broad as tells it from white cells on both sides
BROAD = 1.5  # an area of this aspect or more has its room beside a grid, not under it


def block(
    grid: CellGrid, cells: tuple[slice, slice], color: ManimColor = THEME.attention
) -> Rectangle:
    """An outline around a block of cells; `cells` are its rows and columns, as in an index."""
    centres = grid.centres.reshape(*grid.values.shape, 3)[cells]
    cell = grid.width / grid.values.shape[1]
    (left, top, _), (right, bottom, _) = centres[0, 0], centres[-1, -1]
    frame = Rectangle(width=right - left + cell, height=top - bottom + cell, color=color)
    frame.set_stroke(width=4).set_z_index(1)
    return frame.move_to((centres[0, 0] + centres[-1, -1]) / 2)


def ringed(outline: VMobject) -> VMobject:
    """An outline of a cell as a ring that stands, seen on bright and on dark, the cell in it."""
    outline.scale((outline.width + 0.01 * AROUND) / outline.width).set_stroke(width=4)
    return outline.set_stroke(THEME.plate, width=AROUND, background=True)


def framed(*mobjects: Mobject, buff: float = 0.1) -> VGroup:
    """A frame around each, to point at it. buff: how far from it, in Manim's units."""
    frames = (SurroundingRectangle(each, color=THEME.attention, buff=buff) for each in mobjects)
    return VGroup(*frames)


def ring(*mobjects: Mobject, buff: float = 0.1) -> AnimationGroup:
    """An animation: a frame is seen around each, to point at it, and goes again."""
    frames = framed(*mobjects, buff=buff)
    return AnimationGroup(*(FadeIn(each, rate_func=pointing, remover=True) for each in frames))


def pointing(share: float) -> float:
    """How much is seen of a ring: soon all of it, then it glows twice more, and is gone."""
    here = min(1.0, share / COMES, (1 - share) / COMES)
    return here * (0.75 + 0.25 * float(np.cos(4 * np.pi * share)))


def hang(grid: CellGrid, area: Area, room: float, name: Typst | VGroup | None = None) -> Area:
    """Make a grid as large as an area allows, with its name above it; returns what is left.

    room: what is kept free at least, in Manim's units: beside the grid where the area is broad,
    else under it.
    """
    head = LINE if name else 0.0
    broad = area.width >= BROAD * area.height
    beside, under = (room + GAP, 0) if broad else (0, room + GAP / 2)
    height = area.height - head - under
    wall = replace(area, bottom=area.bottom + under, width=area.width - beside, height=height)
    wall.fit(grid, LEFT if broad else UP)
    if name:
        # Names of several grids stand on one line, whether their letters reach under it or not.
        name.next_to(grid, UP)
        standing = baseline(name[0] if isinstance(name, VGroup) else name)
        name.shift(UP * (grid.get_top()[1] + BASELINE * LINE - standing))
    taken = Area.around(grid)
    if broad:
        left = taken.right + GAP
        return replace(area, left=left, width=area.right - left)
    return replace(area, height=taken.bottom - GAP / 2 - area.bottom)


class Cells(Protocol):
    """Cells that hold a value each, such as those of a grid, or neurons in a line."""

    @property
    def values(self) -> np.ndarray:
        """Of all cells, in their shape."""

    @property
    def centres(self) -> np.ndarray:
        """The middles of all cells, (n, 3)."""

    def cell(self, row: int, column: int) -> VMobject:
        """An outline around one cell."""


class Cursor(VGroup):
    """An outline around the same cell of several grids of one shape, seen on bright and on dark."""

    def __init__(self, grids: Sequence[Cells], order: np.ndarray) -> None:
        """order: (n,), the cells to visit, numbered row by row."""
        super().__init__()
        for grid in grids:
            outline = grid.cell(0, 0).set_stroke(width=4)
            # All of the cell is seen inside: what covers it would hide what it points at.
            outline.scale((outline.width + 0.01 * HALO) / outline.width)
            self.add(outline.set_stroke(THEME.plate, width=HALO, background=True))
        self.stops = np.stack([grid.centres[order] for grid in grids])  # (grids, n, 3)
        self.set_z_index(10)
        self.show_terms(1)

    def show_terms(self, count: float) -> Self:
        """Stand on the last of the first `count` cells."""
        last = max(whole_terms(count), 1) - 1
        for outline, stops in zip(self, self.stops, strict=True):
            outline.move_to(stops[last])
        return self

    def walk(self, first: int, last: int, **kwargs: object) -> Tween:
        """An animation: visit the cells from number `first` to before number `last`."""
        return Tween(self, "show_terms", first, last, **{"rate_func": linear, **kwargs})


class TermGrid(ImageGrid):
    """An image in which each pixel that is taken in shows its term w·a, signed, not its grey."""

    data_names: ClassVar[tuple[str, ...]] = ("values", "height_above", "terms", "taken")

    def __init__(self, values: np.ndarray, terms: np.ndarray, width: float = 4.0) -> None:
        """values: (rows, columns), 0..1. terms: the same shape, −1..1."""
        super().__init__(values, width)
        self.terms = np.array(terms, dtype=float)
        self.taken = np.zeros_like(self.terms)

    def take(self, cells: np.ndarray) -> Self:
        """Take in these cells, numbered row by row, and no others."""
        self.taken = np.zeros_like(self.terms)
        self.taken.flat[cells] = 1
        return self

    def shows(self) -> Iterator[Shown]:
        """The greys of the pixels that are not taken in, and the terms of those that are."""
        told = self.height_above <= 0
        yield self.stated(self.values, LIGHT, plainly=1 - self.taken, told=told)
        if self.taken.any():
            yield self.stated(self.terms, SIGN, plainly=self.taken, marks=1)

    def colours(self) -> np.ndarray:
        taken = self.taken[..., None]
        return (1 - taken) * super().colours() + taken * sign_shades(self.terms)

    def paint_details(self, ctx: cairo.Context) -> None:
        super().paint_details(ctx)
        paint_minuses(ctx, np.where(self.taken > 0.5, self.terms, 0))


def whole_terms(count: float) -> int:
    """The terms begun: a term counts from the moment the cursor stands on it."""
    return int(np.ceil(np.round(count, 6)))
