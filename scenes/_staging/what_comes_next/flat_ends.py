"""Where the slope of a squish is almost 0, and who lies there."""

from dataclasses import replace

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    UP,
    AnimationGroup,
    Arrow,
    FadeIn,
    FadeOut,
    LaggedStart,
    Mobject,
    VGroup,
    VMobject,
)
from manim import ReplacementTransform as Become

from nnmath import ACTIVATIONS, relu, sigmoid
from nnmath.measuring.preactivations import EDGES
from scenes._data.three_squishes import FLAT, Reached
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.plots.number_line import segment
from scenes.mobjects.plots.plot import Plot
from scenes.mobjects.plots.spread import Spread
from scenes.mobjects.plots.step_probe import StepProbe
from scenes.mobjects.stage import LINE, Area, Stage
from scenes.mobjects.theme import HEADING, SMALL, THEME

REACH = 12  # z from −12 to 12 are shown
STOP = 6  # a z far out
NAMES = ("z", '"activation"')
WHOSE = "network: the usual\ntraining’s (plain)\n{} neurons of its\nfirst layer, {}\ntest images"
QUIET = {"size": SMALL, "color": THEME.muted}
SLOPE = ACTIVATIONS["sigmoid"].derivative


class FlatEnds:
    """The mobjects of the sigmoid and of ReLU, each over its slope, none on screen.

    `plot` and `slope` below it (`kept`: what of them stays); `step` and, on the curve of ReLU,
    `relu_step`. `hill` takes the place of the slope: the z of real neurons, with `spans` over the
    flat ends and the `count`. `begins` are lines where flat begins, `origin` says whose z these
    are. `high` takes the place of the plot: it has room for ReLU, over the `old_bump`. `credit` is
    written in the corner, `nerve` at the curve's ends.
    """

    def __init__(self, reached: Reached, stage: Stage) -> None:
        beside, self.column = stage.whole.inset(0, LINE / 5).split(
            *((3, 1) if stage.tall else (7, 2))
        )
        upper, lower = beside.rows(6, 5)
        ends = (-REACH, REACH)
        self.plot, self.slope = Plot(ends, (0, 1), NAMES, upper), Plot(
            ends, (0, 1), ("z", '"its slope"'), lower
        )  # fmt: skip
        self.high = _over(self.plot, (0, REACH), upper)
        self.sigma = self.plot.add_curve("sigma", sigmoid)
        self.low_sigma = self.high.add_curve("sigma", sigmoid, THEME.muted)
        self.bent = self.high.add_curve("relu", relu)
        self.bump = self.slope.add_curve("sigma", SLOPE)
        self.old_bump = self.slope.add_curve("before", SLOPE, THEME.muted)
        self.stair = VMobject(stroke_color=THEME.ink, stroke_width=4)
        for start, end in ((-REACH, 0), (0, REACH)):  # at 0 itself there is no slope
            segment(self.stair, *self.slope.at([start, end], float(end > 0)))
        self.called = formula("sigma(z)").next_to(self.sigma.at(1), RIGHT)
        self.kept = [self.plot, self.called, self.slope.line]
        self.step = StepProbe(self.sigma, -2, self.column)
        self._measured(reached)
        self._other(stage)

    def _measured(self, reached: Reached) -> None:
        plane = self.slope.plane
        self.hill = Spread(reached.counts.sum(axis=0), EDGES, plane, FLAT)
        y = float(self.hill.heights[self.hill.beyond].max())
        below, above = (
            words("{} of 100", f"{100 * each:.0f}", size=SMALL) for each in reached.flat
        )
        # Open outwards: whoever lies beyond the plot is counted too.
        self.spans = VGroup(
            *(
                _outwards(plane.at([side * FLAT, side * REACH], 1.4 * y), told)
                for side, told in ((-1, below), (1, above))
            )
        )
        self.begins = VMobject(stroke_color=THEME.attention, stroke_width=2)
        for side in (-FLAT, FLAT):
            segment(self.begins, *self.plot.at(side, (0, 1)))
            segment(self.begins, *plane.at(side, (0, 1.4 * y)))
        told = "how many z ({} of 100 lie beyond ±{})"
        self.how_many = words(told, f"{100 * reached.beyond(REACH):.0f}", REACH, **QUIET)
        self.how_many.move_to(self.slope.names[1]).set_x(plane.get_x())
        self.flat = f"{100 * sum(reached.flat):.0f}"
        least = np.ceil(1000 * float(SLOPE(FLAT))) / 1000
        lines = [words("{} of 100", self.flat, size=HEADING, bold=True)]
        lines.append(words("beyond ±{}: slope\nbelow {}", FLAT, number(least, ".3f"), size=SMALL))
        self.count = VGroup(*lines).arrange(DOWN)
        self.origin = words(WHOSE, len(reached.counts), f"{reached.tested:,}", **QUIET)
        both = VGroup(self.origin, self.count)
        self.column.place(both.arrange(RIGHT if self.column.stacks else DOWN, buff=LINE))

    def _other(self, stage: Stage) -> None:
        high, third = self.high, REACH / 3
        self.rule = formula('"ReLU"(z) = max(0, z)').move_to(high.at(-1.5 * third, 1.9 * third))
        self.low_called = formula("sigma(z)", color=THEME.muted)
        self.low_called.next_to(high.at(2 * third, 1), UP, buff=0.1)
        self.credit = stage.corner.place(words("the point: Lisha Li", **QUIET), RIGHT)
        silent, fires = (words(each, size=SMALL) for each in ("silent", "fires"))
        silent.next_to(self.sigma.at(-2 * third), UP)
        fires.next_to(self.sigma.at(2 * third), DOWN)
        self.nerve = VGroup(silent, fires)

    def relu_step(self) -> StepProbe:
        """A step on the curve of ReLU."""
        return StepProbe(self.bent, 1, self.column, limit=REACH)

    def make_room(self) -> LaggedStart:
        """An animation: the heights become those of the higher plot, and the sigmoid goes flat.

        The rest of the plot is the same in both and stays.
        """
        plot, high = self.plot, self.high
        going = [plot.guides, plot.heights]
        plot.remove(*going, self.sigma)
        coming = FadeIn(high.guides, high.heights), Become(self.sigma, self.low_sigma)
        return LaggedStart(
            FadeOut(*going, self.called, self.nerve), AnimationGroup(*coming), lag_ratio=1
        )

    def slope_axes(self) -> VGroup:
        """All of the lower plot but its curves and its number line, which stays."""
        return VGroup(self.slope.guides, self.slope.heights, self.slope.names[1])


def _outwards(ends: np.ndarray, told: Mobject) -> VGroup:
    """An arrow from one point to another, (2, 3), and over it what is told of all beyond."""
    arrow = Arrow(*ends, buff=0, stroke_width=4, color=THEME.attention, tip_length=LINE / 3)
    return VGroup(arrow, told.next_to(arrow, UP, buff=0.1))


def _over(plot: Plot, heights: tuple[float, float], area: Area) -> Plot:
    """A plot with other heights whose z stand where another one's in the same area do."""
    x = float(plot.plane.low[0]), float(plot.plane.high[0])
    trial = Plot(x, heights, NAMES, area)
    way = float(plot.plane.get_left()[0] - trial.plane.get_left()[0])
    return Plot(x, heights, NAMES, replace(area, left=area.left + way, width=area.width - way))
