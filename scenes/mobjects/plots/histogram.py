"""How many of many things lie where: for each stretch of a number line a bar of each kind."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, ManimColor, Rectangle, Typst, VGroup, VMobject

from scenes.mobjects.grids.cells import framed
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.plots.number_line import NumberLine
from scenes.mobjects.stage import GAP, Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween

AIR = 0.12  # around a bar, and between a swatch and its name, in Manim's units
THICK = 0.9  # of a bin: how wide its bars are together
APART = 0.1  # of the room for a bar: what stays free at its sides
SWATCH = 0.3  # the side of what says which bars are which, in Manim's units
ROW = 0.46  # the height of a row of numbers, in Manim's units
COLOURS = (THEME.muted, THEME.ink)


class Histogram(VGroup):
    """Two kinds of things, bar beside bar, and below, in a row a kind, how many of a hundred.

    Parts: `line`, `keys` (a swatch and a name for each kind), `bars` (one path a kind) and
    `numbers` (of each kind, one a bin).
    """

    def __init__(
        self, counts: np.ndarray, edges: np.ndarray, names: Sequence[Typst], area: Area
    ) -> None:
        """counts: (2, n), of each kind. edges: (n + 1,), equally far apart. names: of the kinds."""
        super().__init__()
        self.shares = np.array(counts, float) / np.sum(counts, axis=1, keepdims=True)
        self.keys = VGroup(*map(_key, names, COLOURS)).arrange(RIGHT, buff=GAP)
        if self.keys.width > area.width:
            self.keys.arrange(DOWN, buff=AIR, aligned_edge=LEFT)
        area.place(self.keys, UP + LEFT)
        lines = (replace(area, bottom=area.bottom + k * ROW, height=ROW) for k in (2, 1, 0))
        scale, *rows = lines
        self.line = NumberLine(edges[0], edges[-1], area.width)
        labels = self.line.labels[0].get_bottom()[1] - self.line.frame.get_center()[1]
        self.line.shift(scale.at(DOWN) - self.line.frame.get_center() - labels * UP)
        self.ends = self.line.at(edges)
        middles = (self.ends[:-1] + self.ends[1:]) / 2
        self.numbers = VGroup(
            *(
                VGroup(
                    *(
                        Readout(0, _of_hundred, SMALL, colour, "100", centred=True).move_to(
                            [middle[0], row.centre[1], 0]
                        )
                        for middle in middles
                    )
                )
                for row, colour in zip(rows, COLOURS)
            )
        )
        self.unit = (self.keys.get_bottom()[1] - self.ends[0, 1] - 2 * AIR) / self.shares.max()
        self.bars = VGroup(
            *(VMobject(stroke_width=0, fill_color=colour, fill_opacity=1) for colour in COLOURS)
        )
        self.add(self.line, self.keys, self.bars, self.numbers)
        self.set_shown(np.ones(len(self.shares)))

    def set_shown(self, shares: np.ndarray) -> Self:
        """Let the bars and numbers of each kind have this share, (2,), of what they come to."""
        self.shown = np.array(shares, dtype=float)
        for kind, (path, numbers) in enumerate(zip(self.bars, self.numbers)):
            path.clear_points()
            for bin_, text in enumerate(numbers):
                share = self.shown[kind] * self.shares[kind, bin_]
                left, right = self._sides(kind, bin_)
                up = share * self.unit * UP
                path.start_new_path(left)
                path.add_points_as_corners([left + up, right + up, right, left])
                text.set_value(share).set_fill(opacity=float(self.shown[kind] > 0))
        return self

    def grow(self, kind: int, **kwargs: object) -> Tween:
        """An animation: the bars of a kind grow while their numbers count."""
        end = np.where(np.arange(len(self.shown)) == kind, 1, self.shown)
        return Tween(self, "set_shown", self.shown, end, **kwargs)

    def frame(self, kind: int, bin_: int) -> VGroup:
        """A frame around a bar, and one around its number."""
        left, right = self._sides(kind, bin_)
        height = self.shares[kind, bin_] * self.unit
        bar = Rectangle(width=right[0] - left[0] + AIR, height=height + AIR, color=THEME.attention)
        bar.move_to((left + right) / 2, aligned_edge=DOWN)
        return VGroup(bar, *framed(self.numbers[kind][bin_]))

    def _sides(self, kind: int, bin_: int) -> tuple[np.ndarray, np.ndarray]:
        """Where a bar stands on the line: its left foot and its right one."""
        start, step = self.ends[bin_], self.ends[bin_ + 1] - self.ends[bin_]
        width = THICK / len(self.shares)
        left = start + ((1 - THICK) / 2 + (kind + APART / 2) * width) * step
        return left, left + (1 - APART) * width * step


def _key(name: Typst, colour: ManimColor) -> VGroup:
    swatch = Rectangle(width=SWATCH, height=SWATCH, stroke_width=0, color=colour)
    return VGroup(swatch.set_fill(colour, 1), name).arrange(RIGHT, buff=AIR)


def _of_hundred(share: float) -> str:
    return number(100 * share, ".0f")


def merged(counts: np.ndarray, by: int) -> np.ndarray:
    """Counts of as many bins put together, (n,) to (n / by,)."""
    return np.asarray(counts).reshape(-1, by).sum(axis=1)
