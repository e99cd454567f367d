"""How many of many things lie where: a row of bars for each kind, over one number line."""

from collections.abc import Iterator, Sequence
from typing import Self

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    DashedLine,
    Line,
    ManimColor,
    Rectangle,
    Typst,
    VGroup,
    VMobject,
)

from scenes.mobjects.lettering.printing import of_hundred
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.plots.number_line import NumberLine
from scenes.mobjects.showing import Shown, bars
from scenes.mobjects.stage import GAP, Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween

AIR = 0.12  # around a bar, and between what stands over one another, in Manim's units
THICK = 0.8  # of a bin: how wide its bar is
COLOURS = (THEME.ink, THEME.muted)


class Histogram(VGroup):
    """Two kinds of things, a row of bars each, under each bar how many of a hundred it holds.

    Both rows have one scale, on which the longest bar is as high as a row. Parts: `line`, `head`
    (what it is of, below), `keys` (the name of each kind, over its row), `grounds` (on which bars
    stand), `bars` (one path a kind) and `numbers` (of each kind, one a bin). `notes`, which stand
    beside the names or where these leave no room under them, are no part.
    """

    def __init__(
        self,
        counts: np.ndarray,
        edges: np.ndarray,
        names: Sequence[Typst],
        notes: Sequence[Typst],
        head: Typst,
        area: Area,
    ) -> None:
        """counts: (2, n), of each kind. edges: (n + 1,), equally far apart. names: of the kinds.
        notes: what may be said of each. head: what the line is of.
        """
        super().__init__()
        self.hundredths = np.array([of_hundred(each) for each in np.array(counts).tolist()])
        self.shares = counts / np.sum(counts, axis=1, keepdims=True)
        self.head = area.place(head, DOWN)
        self.line = NumberLine(edges[0], edges[-1], area.width)
        labels = self.line.labels[0].get_bottom()[1] - self.line.frame.get_center()[1]
        foot = head.get_top()[1] + AIR - labels
        self.line.shift(area.at(DOWN) - self.line.frame.get_center())
        self.line.shift(UP * (foot - self.line.frame.get_center()[1]))
        ends = self.line.at(edges)
        over = Area(area.left, foot + AIR, area.width, area.top - foot - AIR)
        self.rows, self.notes = over.rows(1, 1, gap=GAP / 2), VGroup(*notes)
        beside = all(a.width + b.width + GAP < area.width for a, b in zip(names, notes))
        figure = Readout(0, "d", SMALL).height
        self.keys, self.grounds, self.numbers = VGroup(), VGroup(), VGroup()
        self.ends, self.tops, highest = list[np.ndarray](), list[float](), list[float]()
        for kind, (row, name, note) in enumerate(zip(self.rows, names, notes)):
            low = row.bottom + figure + AIR
            self.ends.append(ends + UP * (low - foot))
            self.keys.add(row.place(name, UP + LEFT))
            row.place(note, UP + RIGHT)
            if not beside:
                note.next_to(name, DOWN, buff=AIR).align_to(name, LEFT)
            ground = Line(*self.ends[-1][[0, -1]], color=THEME.muted, stroke_width=2)
            self.grounds.add(ground)
            self.tops.append(min(name.get_bottom()[1], note.get_bottom()[1]) - AIR)
            highest.append(self.tops[kind] - low)
            texts = [Readout(n, "d", SMALL, COLOURS[kind]) for n in self.hundredths[kind]]
            for bin_, text in enumerate(texts):
                text.move_to(sum(self._sides(kind, bin_)) / 2 + AIR * DOWN, aligned_edge=UP)
            self.numbers.add(VGroup(*texts))
        self.unit = min(highest) / self.shares.max()
        self.bars = VGroup(*map(_bars, COLOURS))
        self.add(self.line, self.head, self.keys, self.grounds, self.bars, self.numbers)
        self.set_shown(np.ones(len(self.shares)))

    def set_shown(self, shares: np.ndarray) -> Self:
        """Let the bars of each kind have this share, (2,), of their height; their numbers, which
        do not count, come into sight meanwhile.
        """
        self.shown = np.array(shares, dtype=float)
        for kind, (path, numbers) in enumerate(zip(self.bars, self.numbers)):
            path.clear_points()
            for bin_, text in enumerate(numbers):
                left, right = self._sides(kind, bin_)
                up = self.height_of(kind, bin_) * UP
                path.start_new_path(left)
                path.add_points_as_corners([left + up, right + up, right, left])
                text.set_fill(opacity=float(self.shown[kind]))
        return self

    def shows(self) -> Iterator[Shown]:
        """The share that each bin has of its kind, as much of it as is shown."""
        most = float(self.shares.max())
        for kind, path in enumerate(self.bars):
            sides = np.array([self._sides(kind, bin_) for bin_ in range(self.shares.shape[1])])
            start, wide = sides.mean(axis=1), float(np.ptp(sides[0, :, 0]))
            ends = start, start + most * self.unit * UP
            yield bars(self.shown[kind] * self.shares[kind], most, ends, wide, (path,))

    def height_of(self, kind: int, bin_: int) -> float:
        """How high a bar is now."""
        return float(self.shown[kind] * self.shares[kind, bin_] * self.unit)

    def grow(self, kind: int, **kwargs: object) -> Tween:
        """An animation: the bars of a kind grow, and their numbers come."""
        end = np.where(np.arange(len(self.shown)) == kind, 1, self.shown)
        return Tween(self, "set_shown", self.shown, end, **kwargs)

    def frame(self, kind: int, bin_: int) -> Rectangle:
        """A frame around a bar and its number, as they are when all of it is shown."""
        left, right = self._sides(kind, bin_)
        text, up = self.numbers[kind][bin_], self.shares[kind, bin_] * self.unit
        width = max(text.width, right[0] - left[0]) + AIR
        height = up + text.height + 2 * AIR
        frame = Rectangle(width=width, height=height, color=THEME.attention)
        return frame.move_to((left + right) / 2 + (up + AIR / 2) * UP, aligned_edge=UP)

    def cut(self, bin_: int) -> VGroup:
        """A line in each row where a bin begins."""
        look = {"color": THEME.attention, "stroke_width": 4}
        feet = [ends[bin_] for ends in self.ends]
        tops = ([foot[0], top, 0] for foot, top in zip(feet, self.tops))
        return VGroup(*(DashedLine(*each, **look) for each in zip(tops, feet)))

    def _sides(self, kind: int, bin_: int) -> tuple[np.ndarray, np.ndarray]:
        """Where a bar stands: its left foot and its right one."""
        start, end = self.ends[kind][bin_], self.ends[kind][bin_ + 1]
        margin = (1 - THICK) / 2 * (end - start)
        return start + margin, end - margin


def _bars(colour: ManimColor) -> VMobject:
    return VMobject(stroke_width=0, fill_color=colour, fill_opacity=1)
