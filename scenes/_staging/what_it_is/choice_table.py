"""The table of choices: hidden layers as figures and to scale, how many numbers, and the scores."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    Animation,
    FadeIn,
    LaggedStart,
    Rectangle,
    Typst,
    VGroup,
)

from nnmath.measuring.measurements import Choices
from scenes._sentences.compared import compared_with, groups, name, scored
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.lanes.dot_plot import DotPlot
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.neurons.layer_lines import LayerLines
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.stage import GAP, Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.telling.speech import Sentence

QUIET = {"size": SMALL, "color": THEME.muted}
SCALE_LINE = 0.5  # under the rows, for the numbers of the scale: of the head's height
SCALE = 0.05  # the scores' scale begins at a multiple of this share
WIDTHS = (2, 2.1, 9)  # of names, numbers to set, and what is drawn: in a wide frame
STACKED = (2, 1.5, 1.9)  # of names, numbers, and scores in figures: in a tall frame
DRAWN = (1.8, 5.4, 1.8)  # of that, once there are scores: layers, dots, and the dots in figures


class ChoiceTable:
    """The mobjects of a table, each in its place, none on screen.

    For each choice `names`, `counts` (how many times as many numbers to set as the row `base`),
    `layers` (LayerLines), in `plot` its dots, and `scores` in figures; `heads` over the first two
    and `score_head`; `cut`, that the scale does not begin at 0; `origin`, how they were measured.
    Others are compared with `base`.
    """

    def __init__(self, choices: Choices, hidden: tuple[int, ...], area: Area) -> None:
        """hidden: the sizes of the hidden layers of the network that the film shows."""
        self.choices, self.base, self.stacks = choices, compared_with(choices, hidden), area.stacks
        head, *self.rows, _ = area.rows(1, *[1.1] * len(choices.hidden), SCALE_LINE, gap=0)
        cells = [self._cells(row) for row in self.rows]
        most = max(max(sizes) for sizes in choices.hidden)
        ratios = choices.parameters / choices.parameters[self.base]
        self.names, self.counts, self.layers, self.scores = (VGroup() for _ in range(4))
        for k, (left, middle, drawn, _, figures) in enumerate(cells):
            sizes = choices.hidden[k]
            count = Readout(ratios[k], times, SMALL)
            self.counts.add(middle.place(count, RIGHT))
            said = "{}, as ours" if sizes == hidden else "{}"
            called = left.place(words(said, name(sizes), size=SMALL), LEFT)
            self.names.add(stand(called, baseline(count)))
            self.layers.add(LayerLines(sizes, drawn, most))
            scored = figures.place(spread(choices.accuracy[k]), RIGHT)
            self.scores.add(scored if self.stacks else stand(scored, baseline(count)))
        low = np.floor(choices.accuracy.min() / SCALE + 1e-9) * SCALE
        self.plot = DotPlot(choices.accuracy, (low, 1.0), [cell[3] for cell in cells], percent)
        self.cut = self._cut(low)
        left, middle, *_, figures = self._cells(head)
        first = left.place(words("layers", **QUIET), LEFT)
        second = middle.place(words("numbers to set", **QUIET), RIGHT)
        self.score_head = figures.place(words("read right", **QUIET), RIGHT)
        self.heads = VGroup(first, second)
        self.origin = words("all trained alike; 10,000 test images of MNIST", **QUIET)
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

    def _cut(self, low: float) -> VGroup:
        """What is written beside the scale where it does not begin at 0."""
        if low <= 0:
            return VGroup()
        first = self.plot.line.labels[0]
        warning = stand(words("the scale does not begin at 0", **QUIET), baseline(first))
        return VGroup(warning.next_to(first, LEFT, buff=GAP / 2, coor_mask=RIGHT))

    def enter(self, *present: Dots) -> LaggedStart:
        """An animation: the choices come one after another. present: lines that are there."""
        there = [id(line) for line in present]
        lines = [[line for line in each.lines if id(line) not in there] for each in self.layers]
        rows = [VGroup(each, *more) for each, more in zip(self.names, lines)]
        return LaggedStart(FadeIn(self.heads), *map(FadeIn, rows), lag_ratio=0.5)

    def write_counts(self) -> LaggedStart:
        """An animation: it is written down how many numbers to set one after another has."""
        return LaggedStart(*map(FadeIn, self.counts), lag_ratio=0.5)

    def ours_and_twice(self) -> list[Readout]:
        """The counts of the row `base` and of the one nearest to twice as many numbers to set."""
        ratios = self.choices.parameters / self.choices.parameters[self.base]
        return [self.counts[row] for row in (self.base, int(np.abs(ratios - 2).argmin()))]

    def make_room(self) -> list[Animation]:
        """Animations: the layers make way for their scores."""
        share = 0.5 if self.stacks else DRAWN[0] / sum(DRAWN)
        return [each.scale_to(share) for each in self.layers]

    def show_scores(self) -> LaggedStart:
        """An animation: the dots of one choice after another are set at their scores."""
        rows = (FadeIn(*row) for row in zip(self.plot.rows, self.scores))
        return LaggedStart(*rows, lag_ratio=0.5)

    def compare(self, *rows: int) -> VGroup:
        """A frame around rows, and how far their scores lie from those of `base`."""
        return VGroup(self.frame(*rows), *(self.plot.way(row, self.base) for row in rows))

    def comparisons(self) -> Iterator[tuple[VGroup, Sentence | None]]:
        """Of each group of rows, what points at it and what is said of its scores.

        None where the narration says it. Where a group has no rows, a part of `base` is framed.
        """
        columns = (self.names, self.counts, self.scores)
        for (rows, sentences), column in zip(groups(self.choices, self.base), columns):
            pointing = self.compare(*rows) if rows else framed(column[self.base])
            yield pointing, sentences[scored(self.choices, rows, self.base)]


def times(ratio: float) -> str:
    """How a ratio is printed: "× 2.04"."""
    return f"× {number(ratio, '.2f')}"


def percent(share: float) -> Typst:
    """A label: "95 %"."""
    return words("{} %", number(100 * share, ".0f"), **QUIET)


def spread(scores: np.ndarray) -> Typst:
    """From the least to the largest of scores, (k,): "96.2–96.3 %"."""
    least, largest = (number(100 * each, ".1f") for each in (scores.min(), scores.max()))
    if least == largest:
        return words("{} %", least, size=SMALL)
    return words("{}–{} %", least, largest, size=SMALL)
