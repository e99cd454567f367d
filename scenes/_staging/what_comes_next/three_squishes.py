"""Three squishes, sigmoid, ReLU and none, and their trainings against each other."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

import numpy as np
from manim import DOWN, DR, LEFT, RIGHT, UR, Typst, VGroup

from nnmath import ACTIVATIONS
from scenes._data.measured import MNIST, TESTED
from scenes._data.three_squishes import NAMES, Squished
from scenes.mobjects.lettering.labelled import Labelled, baseline, stand
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.plots.axes import Axes, Plane
from scenes.mobjects.plots.function_icon import FunctionIcon
from scenes.mobjects.plots.traces import DASHES, Traces
from scenes.mobjects.stage import LINE, Area, Stage
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import TweenThrough
from scenes.telling.speech import said

LEAST = 60  # of 100: where the scale begins, below all curves after the first epoch
RIGHT_OF_100 = '"read right, of 100"'
QUIET = {"size": SMALL, "color": THEME.muted}
NOTE = (
    "none is ours; one training each, the same seed, the same images\n"
    "no squish: judged by squared error in training"
)
NOTE_BROKEN = (  # for a tall frame
    "none is ours; one training each,\nthe same seed, the same images\n"
    "no squish: judged by squared error in training"
)


class Guess:
    """The three functions, large, and the question which one wins; none on screen.

    `icons`, `names`, `axes` (names on them), `whose` (none is ours), `task`.
    """

    def __init__(self, trainings: Sequence[Squished], stage: Stage) -> None:
        self.icons, self.names, self.axes = VGroup(), VGroup(), VGroup()
        for each, area in zip(trainings, stage.main.split(*[1] * len(trainings))):
            told = VGroup(words(each.title), outputs_of(each)).arrange(DOWN, buff=LINE / 4)
            picture, under = area.rows(area.height - 2 * LINE, 2 * LINE, gap=0)
            self.icons.add(picture.fit(icon(each)))
            self.axes.add(self.icons[-1].name_axes("z", "a"))
            self.names.add(under.place(told))
        whose = words("three new networks: none is ours", **QUIET)
        self.whose = stage.corner.place(whose, RIGHT)
        level(self.names, stage)
        asked = words("Which one reads best?", color=THEME.attention, bold=True)
        self.task = Task(asked, stage.foot)


class Race(VGroup):
    """How many of 100 test images each network reads right, epoch after epoch of training.

    Parts: `axes`, `traces` on them, and a row for each with its `icons`, name, line and figure, and
    the `epochs`. `origin` and `note` say what was measured and how; `ends` are names where the
    curves end. It begins after the first epoch.
    """

    def __init__(self, trainings: Sequence[Squished], stage: Stage) -> None:
        super().__init__()
        x, self.right = trainings[0].epochs, np.array([100 * each.accuracy for each in trainings])
        self.note = words(NOTE_BROKEN if stage.tall else NOTE, **QUIET)
        whole = stage.whole.inset(0, LINE / 5)  # clear of the captions
        area, foot = whole.rows(whole.height - self.note.height, self.note.height)
        foot.place(self.note)
        self.origin = stage.corner.place(words(MNIST, TESTED, **QUIET), RIGHT)
        plot, column = area.split(8, 3)
        self.ends = VGroup(*(words(each.title, size=SMALL) for each in trainings))
        if stage.tall:  # nothing is beside the plot: their names need room at its right
            plot = replace(plot, width=plot.width - max(end.width for end in self.ends) / 2)
        self.axes = Axes((0, float(x[-1])), (LEAST, 100), ('"epoch"', RIGHT_OF_100), plot)
        last = self.axes.line.labels[-1]
        stand(self.axes.names[0].next_to(last, RIGHT, buff=0.2), baseline(last))
        self.traces = Traces(x, self.right, self.axes.plane)
        # The two that end next to each other are named above and below the end.
        ranks = self.right[:, -1].argsort()
        for k, side in zip(ranks, (RIGHT, DR, UR)):
            end = self.axes.plane.at(x[-1], self.right[k, -1])
            self.ends[k].next_to(end, side, buff=0.15)
        self.x, self.last = x, float(x[-1])
        head, below = column.rows(1, 6)
        rows = below.rows(*[1] * len(trainings))
        label = words("after epoch", size=SMALL)
        self.epochs = Labelled(label, Readout(0, ",d", BODY, field=f"{x[-1]:.0f}"))
        head.place(self.epochs)
        self.icons, self.figures, self.lines = VGroup(), VGroup(), VGroup()
        for number_of, (each, row) in enumerate(zip(trainings, rows)):
            self._tell(each, DASHES[number_of], row, stage.tall)
        self.add(self.axes, self.traces, self.epochs, self.lines, self.icons)
        self.set_epoch(1)

    def set_epoch(self, epochs: float) -> Self:
        """Show all up to so many epochs; figures are those of the last whole one."""
        self.reached = float(epochs)
        self.traces.set_reached(self.reached)
        self.epochs.number.set_value(self.reached)
        whole = int(np.searchsorted(self.x, self.reached + 1e-6)) - 1
        for figure, right in zip(self.figures, self.right):
            figure.set_value(right[whole])
        return self

    def run_to(self, epochs: float, **kwargs: object) -> TweenThrough:
        """An animation: so far, slower at the beginning, where most happens."""
        start, end = np.cbrt([self.reached, epochs])
        return TweenThrough(self, "set_epoch", lambda root: root**3, start, end, **kwargs)

    def _tell(self, training: Squished, dash: Sequence[float], row: Area, tall: bool) -> None:
        """A row: its icon, and beside it name, line and figure, one under the other if not tall."""
        picture, told = row.columns(1, 7 if tall else 2)
        self.icons.add(picture.fit(icon(training)))
        above, line, below = told.columns(3, 2, 2) if tall else told.rows(2, 1, 2, gap=0)
        name = above.place(words(training.title, size=SMALL), LEFT)
        length = line.width if tall else name.width
        sample = Plane((0, 1), (-1, 1), length, line.height).move_to(line.at(LEFT), LEFT)
        figure = below.place(Readout(0, ".1f", BODY, field="00.0"), LEFT)
        if tall:
            stand(figure, baseline(name))
        self.figures.add(figure)
        self.lines.add(VGroup(name, Traces(np.arange(2), np.zeros((1, 2)), sample, [dash]), figure))


def icon(training: Squished) -> FunctionIcon:
    """What squishes z, as a small picture."""
    return FunctionIcon(ACTIVATIONS[training.squish].function)


def outputs_of(training: Squished) -> Typst:
    """What squishes its outputs, which is not always what squishes its hidden neurons."""
    told = NAMES[training.network.layers[-1].activation]
    return words("outputs: {}", said(told, ()), **QUIET)


def level(names: VGroup, stage: Stage) -> None:
    """Let names of two lines stand on the same lines where they are side by side."""
    for name in names[1:] if not stage.tall else ():
        for text, first in zip(name, names[0]):
            stand(text, baseline(first))
