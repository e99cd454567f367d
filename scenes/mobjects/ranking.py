"""A ranking of weighted sums as bars: with a bias, and squished, each in its own row."""

from collections.abc import Sequence

import numpy as np
from manim import RIGHT, AnimationGroup, FadeIn, GrowFromCenter, VGroup

from scenes.mobjects.neurons import NeuronLayer
from scenes.mobjects.printing import number
from scenes.mobjects.signed_bars import SignedBars
from scenes.mobjects.stage import Area
from scenes.mobjects.text import formula, words
from scenes.mobjects.theme import BODY, SMALL


class Rank(VGroup):
    """A row of a ranking: a name, and a sum as a bar with a number.

    `neuron` stands at its end once the row has been lit.
    """

    def __init__(self, name: str, total: float, area: Area, limit: float) -> None:
        """total: of at most the size of limit, at which the bar has its full length."""
        first, middle, self.room = area.columns(2, 13, 5)
        self.bars = SignedBars([total], limit, middle, numbers=True, spec=".0f", size=BODY)
        super().__init__(first.place(words("{}", name, bold=True)), self.bars)

    def light(self, activation: float) -> GrowFromCenter:
        """An animation: a neuron grows at the end of the row, lit so much."""
        self.neuron = NeuronLayer(np.array([activation]), self.room.side)
        return GrowFromCenter(self.room.place(self.neuron))


class Ranking(VGroup):
    """The sums of several images, the largest on top.

    Parts: `title`, `bias` (what is added to it with the bias), and `rows`, in the order of the
    names; `by_size` is the order of their sums.
    """

    def __init__(
        self, names: Sequence[str], sums: np.ndarray, bias: float, area: Area, limit: float
    ) -> None:
        """sums: (n,), in the order of the names; limit: the size of a bar of full length."""
        header, *places = area.rows(0.7, *(1 for _ in names), gap=0.08)
        self.by_size = np.argsort(-sums, kind="stable")
        places_of = np.argsort(self.by_size)
        self.rows = [
            Rank(name, float(total), places[k], limit)
            for name, total, k in zip(names, sums, places_of)
        ]
        self.title, self.bias = header.place(sum_and_bias(bias))
        super().__init__(self.title, self.bias, *self.rows)

    def add_bias(self, z: np.ndarray) -> AnimationGroup:
        """An animation: the sums go over to z, (n,), in the order of the names."""
        moving = [row.bars.rise([value]) for row, value in zip(self.rows, z)]
        return AnimationGroup(FadeIn(self.bias), *moving)

    def light(self, activations: np.ndarray) -> AnimationGroup:
        """An animation: each row gets its neuron, lit by its activation, (n,)."""
        return AnimationGroup(*(row.light(a) for row, a in zip(self.rows, activations)))


def sum_and_bias(bias: float) -> VGroup:
    """What a number is, in two parts: "sum", and "+ bias, bias = −10"."""
    rule = formula('+ "bias", quad "bias" = {}', number(bias, ".0f"), size=SMALL)
    return VGroup(words("sum", size=SMALL), rule).arrange(RIGHT, buff=0.15)
