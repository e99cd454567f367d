"""A network while it learns: one clock for its curves, one neuron, all grids of a layer."""

from collections.abc import Callable

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    UP,
    AnimationGroup,
    FadeIn,
    Mobject,
    ReplacementTransform,
    VGroup,
    linear,
)

from scenes._data.learnt import Learnt
from scenes._sentences import learnt as told
from scenes.mobjects.grids.contour import Contour
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.neurons.dial import Dial
from scenes.mobjects.plots.curve_pane import Measure, Pane, whole
from scenes.mobjects.plots.training_curves import TrainingCurves
from scenes.mobjects.stage import LINE, Stage
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import RowByRow, Tween, TweenThrough
from scenes.mobjects.walls.grid_wall import GridWall
from scenes.mobjects.walls.scored_wall import percent
from scenes.telling.speech import Sentence

SHARES = (5, 4)  # of a wide stage: what learns, and the curves beside it
TALL = (6, 5)  # of a tall one: the curves are under it
BESIDE = (5, 3)  # of what learns: the neuron's weights, and the dial of one
QUIET = {"size": SMALL, "color": THEME.muted}
SHADES = 1.6  # the width of the colours in the corner, in Manim's units
OF_ALL = "{} of its {} numbers"
FULL = "weights: full colour from ±{} on"


class LearningDesk:
    """The mobjects of a training run, each in its place, none on screen.

    `wall`: the first layer's grids, at the end, with `of_all`, what they are of, and `seeded`, how
    they began; `small`: these in less room. `curves`. `grid`: one neuron's weights, with
    `dial`, which is one of them, at `cell`, and their `names`. `pair`: all grids before and now,
    with `titles`; `end`: all of them, large.
    `scale`: what colours mean. In the foot: `task`, `count`, `question`.
    """

    def __init__(self, learnt: Learnt, stage: Stage) -> None:
        self.learnt, first, last = learnt, learnt.shown[0], learnt.shown[-1]
        self.beside, right = stage.main.split(*(TALL if stage.tall else SHARES))
        self.wall = GridWall(last, stage.main, 1.0)
        sizes = (learnt.weights[0].size, learnt.run.network.parameter_count)
        of_all = words(OF_ALL, *(f"{each:,}" for each in sizes), **QUIET)
        self.of_all = stage.foot.place(of_all)
        self.seeded = stage.foot.place(words("random weights (seed {})", learnt.seed))
        colours = WeightGrid(np.linspace(-1, 1, 11)[None], SHADES)
        scale = VGroup(words(FULL, number(learnt.limit), **QUIET), colours).arrange(RIGHT)
        self.scale = stage.corner.place(scale, RIGHT)
        self.small = GridWall(first, stage.main.split(1, 2)[0], 1.0)
        self.curves = TrainingCurves(learnt.run.epochs, self._measures(), learnt.stops, right)
        self._make_neuron()
        self._make_pair()
        asked = "After {} examples: how many of 100?"
        guess = words(asked, f"{learnt.seen(1):,}", color=THEME.attention, bold=True)
        self.task = Task(guess, stage.foot)
        total = f"{learnt.changes:,}"
        counted = Labelled(
            words("changes to the numbers"), Readout(0, ",d", BODY, field=total), RIGHT
        )
        room, under = stage.main.rows(stage.main.height - LINE, LINE, gap=0)
        self.end = GridWall(first, room if stage.tall else stage.main, 1.0)
        rooms = (under, stage.foot) if stage.tall else stage.foot.columns(1, 1)
        self.count = rooms[0].place(counted)
        asked = words("Which way to turn {} dials?", f"{sizes[1]:,}", color=THEME.attention)
        self.question = rooms[1].place(asked)

    def rewind(self) -> RowByRow:
        """An animation: row by row, the wall goes back to how it began."""
        return RowByRow(self.wall, self.learnt.shown[-1], self.learnt.shown[0])

    def make_room(self) -> ReplacementTransform:
        """An animation: the wall becomes a small one."""
        return ReplacementTransform(self.wall.grids, self.small.grids)

    def follow(self, step: int) -> AnimationGroup:
        """An animation: the neuron and the curves go on, checkpoint by checkpoint."""
        own = self.learnt.neuron
        dial = self.learnt.weights[:, own].reshape(len(self.learnt.weights), -1)
        return self.run(
            step,
            (self.grid, "set_values", self.learnt.shown[:, own]),
            (self.dial, "set_value", dial[:, self.learnt.pixel]),
        )

    def draw_ahead(self) -> Tween:
        """An animation: the curves are drawn to their end; all else stays at its checkpoint."""
        curves, last = self.curves, len(self.learnt.epochs) - 1
        ways = [curves.clock, curves.drawn], [curves.clock, last]
        return Tween(curves, "set_state", *ways, rate_func=linear)

    def fill(self) -> ReplacementTransform:
        """An animation: the grids as they began take the room of all."""
        return ReplacementTransform(self.pair[0].grids, self.end.grids)

    def count_changes(self) -> list[TweenThrough]:
        """Animations: checkpoint by checkpoint, all grids and how often they were changed."""
        learnt, last = self.learnt, len(self.learnt.epochs) - 1
        followers = (
            (self.end, "set_values", learnt.shown),
            (self.count.number, "set_value", learnt.changes_by),
        )
        return [
            TweenThrough(each, setter, _held(values), 0, last, rate_func=linear)
            for each, setter, values in followers
        ]

    def start_over(self) -> None:
        """Put the curves, all drawn, back on their first checkpoint."""
        self.curves.set_state([0, len(self.learnt.epochs) - 1])

    def follow_all(self, step: int) -> AnimationGroup:
        """An animation: all grids and the curves go on."""
        return self.run(step, (self.pair[1], "set_values", self.learnt.shown))

    def run(self, step: int, *followers: tuple[Mobject, str, np.ndarray]) -> AnimationGroup:
        """An animation: one clock goes to a checkpoint. followers: what shows something of each
        checkpoint, (k, …), and how it is set.

        Nothing is shown between two checkpoints: no network ever had such weights.
        """
        clock = (self.curves.clock, step)
        followed = (
            TweenThrough(each, setter, _held(values), *clock, rate_func=linear)
            for each, setter, values in followers
        )
        return AnimationGroup(self.curves.go_to(step), *followed)

    def copy_wall(self) -> ReplacementTransform:
        """An animation: out of the grids as they began come those that will learn."""
        return ReplacementTransform(self.pair[0].grids.copy(), self.pair[1].grids)

    def told(self, checkpoint: int) -> Sentence:
        """What the network reads after the examples that it has seen at a checkpoint."""
        return told.reads(checkpoint, self.learnt.seen(checkpoint), self.learnt.right[checkpoint])

    @property
    def asked(self) -> Sentence:
        """What the viewer guesses."""
        return (told.ASKED, f"{self.learnt.seen(1):,}")

    def curves_come(self) -> list[tuple[FadeIn, Pane, Sentence]]:
        """How each curve comes, and what is said of it: the axis with the loss, which is lower."""
        upper, lower = self.curves.panes
        axis = (self.curves.axis, self.curves.labels, self.curves.epoch, self.curves.note)
        mean = (told.MEAN, number(self.learnt.squares[0]))
        return [(FadeIn(lower, *axis), lower, mean), (FadeIn(upper), upper, self.told(0))]

    def _measures(self) -> list[Measure]:
        run, far = self.learnt.run, self.learnt.squares
        # It was measured at checkpoints only; between them the line is straight.
        loss = np.interp(np.cbrt(run.epochs), np.cbrt(self.learnt.epochs), far)
        return [
            Measure(words("test pictures read right", size=SMALL), 100 * run.accuracy, 100,
                    lambda share: percent(share / 100), "97.13 %"),
            Measure(words("mean loss", size=SMALL), loss,
                    float(far.max()), ".2f", "0.00", falls=True),
        ]  # fmt: skip

    def _make_neuron(self) -> None:
        learnt, (left, beside) = self.learnt, self.beside.columns(*BESIDE)
        own, shape = learnt.neuron, learnt.shown[0, 0].shape
        self.grid = left.inset(0, LINE / 2).fit(WeightGrid(learnt.shown[0, own]))
        left.place(self.grid, DOWN)
        here = np.arange(shape[0] * shape[1]).reshape(shape) == learnt.pixel
        self.cell = Contour(self.grid, here).set_z_index(1)
        way = learnt.weights[:, own].reshape(len(learnt.weights), -1)[:, learnt.pixel]
        self.dial = Dial(way[0], float(np.abs(way).max()), beside.inset(0, LINE))
        names = (words("{} weights of one neuron", f"{shape[0] * shape[1]:,}", **QUIET),
                 words("one of them", **QUIET))  # fmt: skip
        self.names = VGroup(*(
            name.next_to(each, UP) for name, each in zip(names, (self.grid, self.dial))
        ))  # fmt: skip

    def _make_pair(self) -> None:
        first = self.learnt.shown[0]
        under = LINE if self.beside.stacks else 0.0  # where the question stands
        room = self.beside.rows(LINE, self.beside.height - LINE - under, under, gap=0)[1]
        self.pair = [GridWall(first, half, 1.0) for half in room.columns(1, 1)]
        ends = [number(self.learnt.epochs[index], ".0f") for index in (0, -1)]
        self.titles = [
            words("epoch {}", end, size=SMALL).next_to(wall, UP)
            for end, wall in zip(ends, self.pair)
        ]


def _held(values: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    return lambda clock: np.asarray(values[whole(float(clock))])
