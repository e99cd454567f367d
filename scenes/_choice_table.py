"""The table of choices: hidden layers as figures and to scale, numbers to set, and the scores."""

from dataclasses import replace
from itertools import groupby

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    Animation,
    AnimationGroup,
    FadeIn,
    LaggedStart,
    Rectangle,
    Typst,
    VGroup,
)

from nnmath.measuring.measurements import Choices
from scenes._compared import name
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.layer_lines import LayerLines
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.plots.dot_plot import DotPlot
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

QUIET = {"size": SMALL, "color": THEME.muted}
SCALE = 0.05  # the scores' scale begins at a multiple of this share
WIDTHS = (2, 2.1, 9)  # of names, numbers to set, and what is drawn: in a wide frame
STACKED = (2, 1.5, 1.9)  # of names, numbers, and scores in figures: in a tall frame
DRAWN = (1.8, 5.4, 1.8)  # of that, once there are scores: layers, dots, and the dots in figures


class ChoiceTable:
    """The mobjects of a table, each in its place, none on screen.

    For each choice `names`, `counts` (numbers to set), `layers` (LayerLines), in `plot` its dots,
    and `scores` in figures; `heads` over the first two and `score_head`. Others are compared with
    the row `base`.
    """

    def __init__(self, choices: Choices, base: int, area: Area) -> None:
        self.choices, self.base, self.stacks = choices, base, area.stacks
        head, *self.rows = area.rows(1, *[1.1] * len(choices.hidden), gap=0)
        cells = [self._cells(row) for row in self.rows]
        most = max(max(sizes, default=1) for sizes in choices.hidden)
        field = f"{int(choices.parameters.max()):,}"
        self.names, self.counts, self.layers, self.scores = (VGroup() for _ in range(4))
        for k, (left, middle, drawn, _, figures) in enumerate(cells):
            sizes = choices.hidden[k]
            count = Readout(choices.parameters[k], ",d", SMALL, field=field)
            self.counts.add(middle.place(count, RIGHT))
            called = words("{}", name(sizes), size=SMALL) if sizes else words("none", size=SMALL)
            self.names.add(stand(left.place(called, LEFT), baseline(count)))
            self.layers.add(LayerLines(sizes, drawn, most))
            scored = figures.place(spread(choices.accuracy[k]), RIGHT)
            self.scores.add(scored if self.stacks else stand(scored, baseline(count)))
        low = np.floor(choices.accuracy.min() / SCALE + 1e-9) * SCALE
        self.plot = DotPlot(choices.accuracy, (low, 1.0), [cell[3] for cell in cells], percent)
        left, middle, *_, figures = self._cells(head)
        first = left.place(words("layers", **QUIET), LEFT)
        second = middle.place(words("numbers to set", **QUIET), RIGHT)
        self.score_head = figures.place(words("read right", **QUIET), RIGHT)
        self.heads = VGroup(first, second)
        for each in (second, self.score_head):
            stand(each, baseline(first))

    def _cells(self, row: Area) -> tuple[Area, ...]:
        """Where a row has its name, count, layers, dots, and score in figures."""
        if self.stacks:
            upper, drawn = row.inset(0.1).rows(1, 1, gap=0)
            names, counts, figures = upper.columns(*STACKED)
            return names, counts, drawn, drawn.columns(1, 1)[1].inset(0.3, 0), figures
        left, middle, drawn = row.inset(0.1, 0).columns(*WIDTHS)
        _, dots, figures = drawn.columns(*DRAWN)
        return left, middle, drawn, dots, figures

    def lines(self, hidden: tuple[int, ...]) -> VGroup:
        """The lines of the choice with these hidden layers; none where it is not here."""
        known = self.choices.hidden
        return self.layers[known.index(hidden)].lines if hidden in known else VGroup()

    def frame(self, *rows: int) -> VGroup:
        """A frame around some rows, one around neighbours."""
        runs = [
            [row for _, row in run]
            for _, run in groupby(enumerate(sorted(rows)), lambda pair: pair[1] - pair[0])
        ]
        return VGroup(*(self._frame(self.rows[run[0]], self.rows[run[-1]]) for run in runs))

    def _frame(self, first: Area, last: Area) -> Rectangle:
        height = first.top - last.bottom
        around = replace(first, bottom=last.bottom, height=height)
        frame = Rectangle(width=around.width, height=height, color=THEME.attention)
        return frame.set_stroke(width=3).move_to(around.centre)

    def enter(self, *present: Dots) -> LaggedStart:
        """An animation: the choices come one after another. present: lines that are there."""
        there = [id(line) for line in present]
        lines = [[line for line in each.lines if id(line) not in there] for each in self.layers]
        rows = (VGroup(each, *more) for each, more in zip(self.names, lines))
        return LaggedStart(FadeIn(self.heads[0]), *map(FadeIn, rows), lag_ratio=0.5)

    def count(self) -> AnimationGroup:
        """An animation: the numbers to set are counted up."""
        counts = zip(self.counts, self.choices.parameters)
        return AnimationGroup(
            FadeIn(self.heads[1]), *(each.set_value(0).count_to(n) for each, n in counts)
        )

    def make_room(self) -> list[Animation]:
        """Animations: the layers make way for their scores."""
        share = 0.5 if self.stacks else DRAWN[0] / sum(DRAWN)
        return [each.scale_to(share) for each in self.layers if len(each.lines)]

    def arrive(self) -> LaggedStart:
        """An animation: the dots of one choice after another come to their scores."""
        return LaggedStart(*(row.arrive() for row in self.plot.rows), lag_ratio=0.4)

    def compare(self, *rows: int) -> VGroup:
        """A frame around rows, and how far their scores lie from those of `base`."""
        return VGroup(self.frame(*rows), *(self.plot.way(row, self.base) for row in rows))


def percent(share: float) -> Typst:
    """A label: "95 %"."""
    return words("{} %", number(100 * share, ".0f"), **QUIET)


def spread(scores: np.ndarray) -> Typst:
    """From the least to the largest of scores, (k,): "96.2–96.3 %"."""
    least, largest = (number(100 * each, ".1f") for each in (scores.min(), scores.max()))
    if least == largest:
        return words("{} %", least, size=SMALL)
    return words("{}–{} %", least, largest, size=SMALL)
