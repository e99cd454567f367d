"""Shares of many things as dots over a scale from 0 to 100 %, a row for each question asked."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, LaggedStart, Typst, VGroup, VMobject

from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.painting.dots import Dots, swarm
from scenes.mobjects.plots.number_line import NumberLine, segment
from scenes.mobjects.showing import Shown
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

RADIUS = 0.1  # of a dot, in Manim's units
WIDTHS = (3.2, 9, 1.1)  # of a row: what is asked, the dots, the largest in figures
ENDS = 0.8  # the height of the marks' names over the rows, and of the scale under them: of a row's


class SharePlot(VGroup):
    """For each question a row with a dot for each of n things; equal ones step aside.

    Parts: `line`, `marks` (what some shares would mean: a name and a guide each) and `rows` (what
    is asked, the dots, and the largest share in figures).
    """

    def __init__(
        self,
        names: Sequence[Typst],
        shares: np.ndarray,
        marks: Mapping[float, Typst],
        area: Area,
        followed: int,
    ) -> None:
        """names: what is asked. shares: (questions, n), 0..1. marks: names of shares. followed: the
        thing whose dots are ringed.
        """
        head, *places, foot = area.rows(ENDS, *[1] * len(names), ENDS, gap=0)
        cells = [place.columns(*WIDTHS) for place in places]
        middle = foot.columns(*WIDTHS)[1].inset(RADIUS, 0)
        self.line = NumberLine(0, 1, middle.width, percent)
        self.line.shift(middle.at(UP) - self.line.frame.get_center())
        self.marks, self.rows, self.shares = VGroup(), VGroup(), np.array(shares, dtype=float)
        for share, name in marks.items():
            top = self.line.at(share) * (1, 0, 1) + head.at(DOWN) * (0, 1, 0)
            guide = VMobject(stroke_color=THEME.muted, stroke_width=2)
            segment(guide, self.line.at(share), top)
            self.marks.add(VGroup(name.next_to(top, UP, buff=RADIUS), guide))
        for name, values, (left, row, right) in zip(names, shares, cells, strict=True):
            centres = self.line.at(values)
            centres[:, 1] = row.centre[1] + swarm(
                values * self.line.frame.width, 2 * RADIUS, followed
            )
            dots = Dots(centres, np.tile(THEME.ink.to_rgb(), (len(values), 1)), RADIUS, followed)
            best = right.place(words("{} %", number(100 * values.max(), ".0f"), size=SMALL), RIGHT)
            self.rows.add(VGroup(left.place(name, LEFT), dots, best))
        super().__init__(self.line, self.marks, self.rows)

    def shows(self) -> Iterator[Shown]:
        """The shares of each row."""
        for (_, dots, _), shares in zip(self.rows, self.shares):
            yield self.line.dots_shown(shares, dots)

    def ask(self, first: int, last: int) -> LaggedStart:
        """An animation: the rows from one to before another come in their turn."""
        return LaggedStart(*map(FadeIn, self.rows[first:last]), lag_ratio=0.6)


def percent(share: float) -> Typst:
    """A label: "50 %"."""
    return words("{} %", number(100 * share, ".0f"), size=SMALL, color=THEME.muted)
