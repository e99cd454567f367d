"""Three squishes, sigmoid, ReLU and none: their trainings side by side, and their outputs."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import LEFT, RIGHT, SurroundingRectangle, VGroup

from nnmath import ACTIVATIONS
from scenes._assets import Digit
from scenes._data.measured import MNIST, TESTED
from scenes._data.three_squishes import Squished
from scenes.mobjects.bars.bars import Bars
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import Labelled, baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.plots.axes import Axes, Plane
from scenes.mobjects.plots.function_icon import FunctionIcon
from scenes.mobjects.plots.traces import DASHES, Traces
from scenes.mobjects.stage import LINE, Area, Stage
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import Tween, TweenThrough

FIRST = 10  # rounds that are shown enlarged
FINE = 10  # of 100: the steps at which the fine scale begins
RIGHT_OF_100 = '"read right, of 100"'
QUIET = {"size": SMALL, "color": THEME.muted}
NOTE = (
    "one training each: the same seed, the same images\n"
    "no squish: judged by squared error, the others by cross-entropy"
)
NOTE_TALL = (
    "one training each: the same seed, the same images\n"
    "no squish: judged by squared error,\nthe others by cross-entropy"
)
MEASURED = "right: of {} test images of MNIST; hidden: on {} digits of ours"
MEASURED_TALL = "right: of {} test images of MNIST\nhidden: on {} digits of ours"
DOUBLE = 2.0
CLOSE = 0.05  # between an output and the frame around it, in Manim's units


class Guess:
    """The three functions, large, and the question which one wins; none on screen.

    `icons`, `names`, `task`.
    """

    def __init__(self, trainings: Sequence[Squished], stage: Stage) -> None:
        self.icons, self.names = VGroup(), VGroup()
        for each, area in zip(trainings, stage.main.split(*[1] * len(trainings))):
            picture, under = area.rows(area.height - LINE, LINE, gap=0)
            self.icons.add(picture.fit(icon(each)))
            self.names.add(under.place(words(each.title)))
        asked = words("Which one reads best?", color=THEME.attention, bold=True)
        self.task = Task(asked, stage.foot)


class Race(VGroup):
    """How many of 100 test images each network reads right, round after round of training.

    Parts: `axes` (the first rounds, and all on a finer scale), `traces` on them, and `table`: a row
    for each with its `icons`, name, line and figure, and the `rounds`. `origin` and `note` say what
    was measured and how.
    """

    def __init__(self, trainings: Sequence[Squished], stage: Stage) -> None:
        super().__init__()
        x, self.right = trainings[0].epochs, np.array([100 * each.accuracy for each in trainings])
        self.note = words(NOTE_TALL if stage.tall else NOTE, **QUIET)
        whole = stage.whole.inset(0, LINE / 5)  # clear of the captions
        area, foot = whole.rows(whole.height - self.note.height, self.note.height)
        foot.place(self.note)
        self.origin = stage.corner.place(words(MNIST, TESTED, **QUIET), RIGHT)
        first, all_of_it, column = area.split(4, 5, 3)
        fine = FINE * np.floor(self.right[:, -1].min() / FINE)
        names = ('"round"', RIGHT_OF_100)
        self.axes = VGroup(
            Axes((0, FIRST), (0, 100), names, first),
            Axes((0, float(x[-1])), (float(fine), 100), names, all_of_it),
        )
        for each in self.axes:
            last = each.line.labels[-1]
            stand(each.names[0].next_to(last, RIGHT, buff=0.2), baseline(last))
        self.traces = VGroup(*(Traces(x, self.right, axes.plane) for axes in self.axes))
        self.x, self.last = x, float(x[-1])
        head, below = column.rows(1, 6)
        rows = (below.columns if stage.tall else below.rows)(*[1] * len(trainings))
        label = words("after round", size=SMALL)
        self.rounds = Labelled(label, Readout(0, ",d", BODY, field=f"{x[-1]:.0f}"))
        head.place(self.rounds)
        self.icons, self.figures, self.lines = VGroup(), VGroup(), VGroup()
        for number_of, (each, row) in enumerate(zip(trainings, rows)):
            self._tell(each, DASHES[number_of], row)
        self.add(self.axes, self.traces, self.rounds, self.lines, self.icons)
        self.set_round(0)

    def set_round(self, rounds: float) -> Self:
        """Show all up to so many rounds; figures are those of the last whole one."""
        self.reached = float(rounds)
        for each in self.traces:
            each.set_reached(self.reached)
        self.rounds.number.set_value(self.reached)
        whole = int(np.searchsorted(self.x, self.reached + 1e-6)) - 1
        for figure, right in zip(self.figures, self.right):
            figure.set_value(right[whole])
        return self

    def run_to(self, rounds: float, **kwargs: object) -> TweenThrough:
        """An animation: so far, slower at the beginning, where most happens."""
        start, end = np.cbrt([self.reached, rounds])
        return TweenThrough(self, "set_round", lambda root: root**3, start, end, **kwargs)

    def _tell(self, training: Squished, dash: Sequence[float], row: Area) -> None:
        picture, told = row.columns(1, 2)
        self.icons.add(picture.fit(icon(training)))
        above, line, below = told.rows(2, 1, 2, gap=0)
        name = above.place(words(training.title, size=SMALL), LEFT)
        sample = Plane((0, 1), (-1, 1), name.width, line.height).move_to(line.at(LEFT), LEFT)
        figure = below.place(Readout(0, ".1f", BODY, field="00.0"), LEFT)
        self.figures.add(figure)
        self.lines.add(VGroup(name, Traces(np.arange(2), np.zeros((1, 2)), sample, [dash]), figure))


class Outputs(VGroup):
    """What the ten outputs of each network are for a digit, as bars, times a common factor.

    Parts: `image`, `names`, `bars`, `measured` (on which images); shown in their turn
    `icons` with `titles`, `reaches` (between what their hidden neurons lie), `scores`, `factor`.
    """

    def __init__(
        self, trainings: Sequence[Squished], digit: Digit, ours: np.ndarray, stage: Stage
    ) -> None:
        """ours: (n, 784), the digits of which the reaches are told."""
        super().__init__()
        self.outputs = np.array([each.outputs(digit.x) for each in trainings])
        self.limit = DOUBLE * max(1.0, float(np.abs(self.outputs).max()))
        measured = MEASURED_TALL if stage.tall else MEASURED
        self.measured = words(measured, TESTED, len(ours), **QUIET)
        needed = self.measured.height + LINE / 2
        whole, foot = stage.whole.rows(stage.whole.height - needed, needed, gap=0)
        foot.place(self.measured)
        picture, rest = whole.split(1, 7)
        self.image = picture.place(ImageGrid(digit.image, min(picture.side, 2.5 * LINE)))
        parts = VGroup(*(VGroup() for _ in range(6)))
        self.icons, self.titles, self.reaches, self.scores, self.names, self.bars = parts
        for each, outputs, area in zip(
            trainings, self.outputs, rest.columns(*[1] * len(trainings))
        ):
            head, reach, bars, score = area.rows(1.8, 0.8, 6.3, 1, gap=0.1)
            left, right = head.columns(1, 1)
            self.icons.add(left.fit(icon(each)))
            self.titles.add(right.place(words(each.title, size=SMALL), LEFT))
            told = reach_of(each, ours)
            self.reaches.add(reach.place(words(*told, size=SMALL)))
            last = number(100 * float(each.accuracy[-1]), ".1f")
            self.scores.add(score.place(words("{} of 100 right", last, bold=True)))
            self._draw_bars(outputs, bars)
        label = words("all outputs ×", size=SMALL)
        self.factor = Labelled(label, Readout(1, ".1f", BODY))
        stage.corner.place(self.factor, RIGHT)
        self.add(self.image, self.names, self.bars, self.measured)

    def set_factor(self, factor: float) -> Self:
        """Show all outputs times this, up to 2."""
        self.factor.number.set_value(factor)
        for bars, outputs in zip(self.bars, self.outputs):
            bars.set_values(factor * outputs)
        return self

    def double(self, **kwargs: object) -> Tween:
        """An animation: all outputs become twice as large; `factor` must be on screen."""
        return Tween(self, "set_factor", 1, DOUBLE, **kwargs)

    def largest(self) -> VGroup:
        """A frame around the largest output of each network."""
        tops = self.outputs.argmax(axis=1)
        rows = zip(self.names, self.bars, tops)
        picked = (VGroup(names[k], bars.numbers[k]) for names, bars, k in rows)
        return VGroup(
            *(SurroundingRectangle(each, color=THEME.attention, buff=CLOSE) for each in picked)
        )

    def _draw_bars(self, outputs: np.ndarray, area: Area) -> None:
        rows = area.rows(*[1] * len(outputs), gap=0)
        names = [row.place(words("{}", k, **QUIET), LEFT) for k, row in enumerate(rows)]
        start = max(name.width for name in names) * 2
        anchors = np.array([row.at(LEFT) + start * RIGHT for row in rows])
        self.names.add(VGroup(*names))
        self.bars.add(Bars(outputs, anchors, area.width - start, self.limit))


def icon(training: Squished) -> FunctionIcon:
    """What squishes z, as a small picture."""
    return FunctionIcon(ACTIVATIONS[training.squish].function)


def reach_of(training: Squished, x: np.ndarray) -> tuple[str, ...]:
    """Between what the hidden neurons of a network lie, for the screen."""
    low, high = training.hidden_reach(x)
    if training.squish == "sigmoid":
        return ("hidden: 0 to 1",)
    ends = [number(each, ".1f") if each else "0" for each in (low, high)]
    return ("hidden: {} to {}", *ends)
