"""What of a squish is needed: not its 0 to 1, for the order is enough, but its bend."""

from collections.abc import Callable, Sequence

import numpy as np
from manim import DOWN, DR, LEFT, ORIGIN, RIGHT, UP, Circle, Create, FadeIn, LaggedStart, VGroup

from nnmath import forward
from scenes._data.measured import MNIST, TESTED
from scenes._data.three_squishes import Squished, told_apart
from scenes._staging.what_comes_next.three_squishes import QUIET, icon, level, outputs_of
from scenes.mobjects.bars.bars import Bars
from scenes.mobjects.bars.signed_bars import SignedBars
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import on_one_line
from scenes.mobjects.lettering.printing import number, printed_apart
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.stage import LINE, Stage
from scenes.mobjects.theme import SMALL, THEME

AROUND = 4.0  # how broad a bend is, in units of z
FINE = 1001  # places, between which one is the most bent


class OneOrder:
    """The ten z and outputs of a network for a digit of ours, the largest on top; none on screen.

    `who` (its hidden neurons' squish, and its outputs'), `reach` (up to where hidden neurons go;
    rounded: `top`), `image`; `z` and `outputs` with their `heads`, and the `names` of the rows,
    which come `again` beside the outputs; `printed`: these with as many decimals as tell them
    apart. `winner`: a frame around the first row of each.
    """

    def __init__(self, trained: Squished, ours: np.ndarray, stage: Stage) -> None:
        """ours: (n, 784), digits of which the reach is told, and of which one is shown."""
        self.x = told_apart(trained, ours)
        step = forward(trained.network, self.x)[-1]
        self.order = np.argsort(-step.z, kind="stable")
        z, a = step.z[self.order], step.a[self.order]
        picture, rest = stage.whole.inset(0, LINE / 5).split(2, 5)
        self.icon = icon(trained).scale_to_fit_height(2 * LINE)
        self.who = VGroup(self.icon, words("{} network", trained.title, size=SMALL))
        self.who.add(outputs_of(trained)).arrange(DOWN, buff=LINE / 4)
        furthest = trained.hidden_reach(ours)[1]
        reach, self.top = number(furthest, ".1f"), number(furthest, ".0f")
        self.reach = words("hidden: 0 to {}\non {} digits of ours", reach, len(ours), size=SMALL)
        self.image = ImageGrid(self.x.reshape(28, 28), 2.5 * LINE)
        column = VGroup(self.who, self.reach, self.image)
        picture.place(column.arrange(RIGHT if stage.tall else DOWN, buff=LINE / 2))
        first, left, right = rest.columns(1, 9, 6)
        (_, named), (over_z, bars), (over_a, lights) = (
            each.rows(LINE, each.height - LINE, gap=0) for each in (first, left, right)
        )
        limit = float(np.abs(z).max())
        self.z = SignedBars(z, limit, bars, numbers=True, spec=".1f")
        zero, _, pitch = self.z.bars.place()
        rows = np.array([zero + (k + 0.5) * pitch for k in range(len(z))])
        self.names = VGroup(*(words("{}", k, size=SMALL) for k in self.order))
        called, lights = lights.columns(1, 5, gap=0)
        anchors = np.tile(lights.at(LEFT), (len(z), 1))
        anchors[:, 1] = rows[:, 1]
        for name, anchor in zip(self.names, anchors):
            name.move_to(anchor).set_x(named.centre[0])
        self.again = self.names.copy().set_x(called.centre[0])
        self.outputs = Bars(a, anchors, lights.width)
        self.outputs.remove(self.outputs.numbers)
        texts = (words("{}", text, size=SMALL) for text in printed_apart(*a.tolist()))
        self.printed = VGroup(*(t.move_to(n) for t, n in zip(texts, self.outputs.numbers)))
        self.heads = VGroup(
            over_z.place(words("z of the outputs", **QUIET)),
            over_a.place(formula('"outputs": sigma(z)', size=SMALL, color=THEME.muted), LEFT),
        )
        self.winner = framed(
            VGroup(self.z.numbers[0], self.z.bar(0)),
            VGroup(self.again[0], self.outputs.bars[0], self.printed[0]),
        )


class Bends:
    """Three functions, large, and what a network of each reads; none on screen.

    `icons`, `axes` (names on them), `names`, `scores`, `bends`: a ring around the bend of each that
    has one, and words. `origin` says what was read; with a score stands by what it was judged
    where that is another measure.
    """

    def __init__(self, trainings: Sequence[Squished], stage: Stage) -> None:
        self.icons, self.axes, self.names, self.scores, self.bends = (VGroup() for _ in range(5))
        for each, area in zip(trainings, stage.whole.split(*[1] * len(trainings))):
            title = on_one_line(words(each.title), outputs_of(each))
            if not stage.tall:
                title.arrange(DOWN, buff=LINE / 4)
            under, below = (LINE, LINE) if stage.tall else (2 * LINE, 1.5 * LINE)
            heights = (area.height - under - below, under, below)
            picture, name, score = area.rows(*heights, gap=0)
            self.icons.add(picture.fit(icon(each)))
            self.axes.add(self.icons[-1].name_axes("z", "a"))
            self.names.add(name.place(title))
            self.scores.add(score.place(_scored(each, stage.tall), ORIGIN if stage.tall else UP))
            self._mark(each, len(self.icons) - 1)
        level(self.names, stage)
        self.origin = stage.corner.place(words(MNIST, TESTED, **QUIET), RIGHT)

    def come(self) -> LaggedStart:
        """An animation: of one after the other, the bend and what was read."""
        coming = []
        for mark, score in zip(self.bends, self.scores):
            ring, *told = mark if isinstance(mark[0], Circle) else (mark,)
            drawn = Create(ring) if told else FadeIn(ring)
            coming += [drawn, FadeIn(score, *told)]
        return LaggedStart(*coming, lag_ratio=0.5)

    def _mark(self, training: Squished, k: int) -> None:
        plane, curve = self.icons[k].plane, self.icons[k].curve
        if training.squish == "identity":
            told = words("straight", size=SMALL, color=THEME.muted)
            self.bends.add(told.move_to((plane.get_center() + plane.get_corner(DR)) / 2))
            return
        radius = AROUND / 2 * plane.width / float(plane.high[0] - plane.low[0])
        middle = curve.at(most_bent(curve.height_at, float(plane.high[0])))
        ring = Circle(radius, color=THEME.attention, stroke_width=5).move_to(middle)
        told = words("a bend", size=SMALL, color=THEME.attention, bold=True)
        self.bends.add(VGroup(ring, told.next_to(ring.get_bottom(), DR, buff=0.1)))


def _scored(training: Squished, is_tall: bool) -> VGroup:
    """How much it reads; and of outputs that are not squished, by what they were judged."""
    last = number(100 * float(training.accuracy[-1]), ".1f")
    score = VGroup(words("{} of 100 right", last, bold=True))
    if training.network.layers[-1].activation == "identity":
        score.add(words("judged by squared error", **QUIET))
    return on_one_line(*score) if is_tall else score.arrange(DOWN, buff=LINE / 4)


def most_bent(function: Callable[[np.ndarray], np.ndarray], up_to: float) -> float:
    """Where, of all z from 0 on, the slope of a function changes most."""
    z = np.linspace(0, up_to, FINE)
    change = function(z + z[1]) - 2 * function(z) + function(z - z[1])
    return float(z[np.abs(change).argmax()])
