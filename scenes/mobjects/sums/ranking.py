"""A ranking of weighted sums as bars: squished, with a threshold, and with a bias."""

from collections.abc import Sequence

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    AnimationGroup,
    FadeIn,
    FadeOut,
    GrowFromCenter,
    LaggedStart,
    Line,
    Mobject,
    VGroup,
)

from nnmath import sigmoid
from scenes.mobjects.bars.signed_bars import SignedBars
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.tallies import UNIT
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import TweenThrough

SHARES = (1, 7, 2)  # of a row: its name, its bar, its light


class Rank(VGroup):
    """A row of a ranking: a name, and a sum as a bar with a number.

    `neuron` has its place at the end of the row and shines by σ of what the number says.
    """

    def __init__(self, name: str, total: float, area: Area, limit: float) -> None:
        """total: of at most the size of limit, at which the bar has its full length."""
        first, middle, last = area.columns(*SHARES)
        self.bars = SignedBars(
            [total], limit, middle, numbers=True, spec=".0f", size=BODY, unit=UNIT
        )
        self.neuron = last.place(NeuronLayer(sigmoid(self.bars.values), last.side))
        super().__init__(first.place(words("{}", name, bold=True)), self.bars)

    def go_to(self, z: float) -> AnimationGroup:
        """An animation: bar, number and neuron go over to another sum, one by one.

        So the number, which has no decimals, is what bar and light are of at every moment.
        """
        start = self.bars.values

        def counted(sums: np.ndarray) -> np.ndarray:
            return np.where(sums == z, z, start + np.round(sums - start))

        sums = TweenThrough(self.bars, "set_values", counted, start, [z])
        shining = TweenThrough(
            self.neuron, "set_activations", lambda sums: sigmoid(counted(sums)), start, [z]
        )
        return AnimationGroup(sums, shining)


class Threshold(VGroup):
    """A line across bars that are one under the other, at a value, with its number under it.

    Parts: `line`, `number`.
    """

    def __init__(self, value: float, upper: SignedBars, lower: SignedBars) -> None:
        """upper, lower: the first and the last of the bars, on one scale."""
        self.zero, reach, step = upper.bars.place()
        end = lower.bars.place()[0] + step
        self.line = Line(self.zero, end, color=THEME.attention, stroke_width=4)
        self.line.shift(value * reach / upper.limit)
        self.number = Readout(value, ".0f", SMALL, centred=True).next_to(self.line, DOWN, buff=0.1)
        super().__init__(self.line, self.number)
        self.set_z_index(1)


class Ranking(VGroup):
    """The sums of several images, the largest on top.

    Parts: `title`, `bias` (what is added to it with the bias), `light_title`, and `rows`, in the
    order of the names; `by_size` is the order of their sums. `threshold` is what the bias lets
    count from.
    """

    def __init__(
        self, names: Sequence[str], sums: np.ndarray, bias: float, area: Area, limit: float
    ) -> None:
        """sums: (n,), in the order of the names; limit: the size of a bar of full length."""
        header, *places, _ = area.rows(0.5, *(1 for _ in names), 0.35, gap=0.05)
        self.by_size = np.argsort(-sums, kind="stable")
        places_of = np.argsort(self.by_size)
        self.rows = [
            Rank(name, float(total), places[k], limit)
            for name, total, k in zip(names, sums, places_of)
        ]
        _, over_bars, _ = header.columns(*SHARES)
        self.title, self.bias = over_bars.place(sum_and_bias(bias), LEFT)
        self.light_title = header.place(words("activation", size=SMALL), RIGHT)
        highest, lowest = (self.rows[self.by_size[k]].bars for k in (0, -1))
        self.threshold = Threshold(-bias, highest, lowest)
        super().__init__(self.title, self.bias, self.light_title, *self.rows)

    def rank(self, *numbers: Mobject) -> LaggedStart:
        """An animation: row by row from the top; numbers: where each sum was seen, to point at."""
        arrivals = (
            AnimationGroup(FadeIn(self.rows[i]), ring(numbers[i]), run_time=1) for i in self.by_size
        )
        return LaggedStart(FadeIn(self.title), *arrivals, lag_ratio=0.7)

    @property
    def first(self) -> Rank:
        """The row of the largest sum."""
        return self.rows[self.by_size[0]]

    def light(self) -> AnimationGroup:
        """An animation: each row gets the neuron's light for it, which is σ of its sum."""
        lights = (GrowFromCenter(row.neuron) for row in self.rows)
        return AnimationGroup(FadeIn(self.light_title), *lights)

    def add_bias(self, z: np.ndarray) -> AnimationGroup:
        """An animation: the bias is written, and then the sums go over to z, (n,), as named.

        The neurons and the threshold, which are on screen, go with them. The threshold's number
        goes before: the threshold stays where it is in the sum, and so it is zero of z.
        """
        moving = [row.go_to(value) for row, value in zip(self.rows, z)]
        falling = self.threshold.line.animate.set_x(self.threshold.zero[0])
        written = AnimationGroup(FadeIn(self.bias), FadeOut(self.threshold.number), run_time=1)
        return AnimationGroup(written, AnimationGroup(*moving, falling, run_time=2.5), lag_ratio=1)


def sum_and_bias(bias: float) -> VGroup:
    """What a number is, in two parts: "sum", and "+ bias (−10)"."""
    rule = formula('+ "bias" ({})', number(bias, ".0f"), size=SMALL)
    return VGroup(words("sum", size=SMALL), rule).arrange(RIGHT, buff=0.15)
