"""A ranking of weighted sums as bars: with a bias, and squished, each in its own row."""

from collections.abc import Sequence

import numpy as np
from manim import RIGHT, AnimationGroup, FadeIn, LaggedStart, Mobject, VGroup

from scenes.mobjects.growing import grow_out_of
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

    def light(self, activation: float) -> AnimationGroup:
        """An animation: a neuron that is lit so much grows out of the number."""
        self.neuron = NeuronLayer(np.array([activation]), self.room.side)
        return grow_out_of(self.bars.numbers, self.room.place(self.neuron))


class Ranking(VGroup):
    """The sums of several images, the largest on top.

    Parts: `title`, `bias` (what is added to it with the bias), and `rows`, in the order of the
    names.
    """

    def __init__(
        self, names: Sequence[str], sums: np.ndarray, bias: float, area: Area, limit: float
    ) -> None:
        """sums: (n,), in the order of the names; limit: the size of a bar of full length."""
        header, *places = area.rows(*(1 for _ in range(len(names) + 1)), gap=0.1)
        self.by_size = np.argsort(-sums, kind="stable")
        places_of = np.argsort(self.by_size)
        self.rows = [
            Rank(name, float(total), places[k], limit)
            for name, total, k in zip(names, sums, places_of)
        ]
        self.title = words("sum", size=SMALL)
        self.bias = formula('+ "bias", quad "bias" = {}', number(bias, ".0f"), size=SMALL)
        header.place(VGroup(self.title, self.bias).arrange(RIGHT, buff=0.15))
        super().__init__(self.title, self.bias, *self.rows)

    def grow(self, places: Sequence[Mobject]) -> LaggedStart:
        """An animation: the rows grow out of places, one for each name, the largest sum first."""
        growing = [grow_out_of(places[i], self.rows[i]) for i in self.by_size]
        return LaggedStart(*growing, lag_ratio=0.7)

    def add_bias(self, z: np.ndarray) -> AnimationGroup:
        """An animation: the sums go over to z, (n,), in the order of the names."""
        moving = [row.bars.rise([value]) for row, value in zip(self.rows, z)]
        return AnimationGroup(FadeIn(self.bias), *moving)

    def light(self, activations: np.ndarray) -> AnimationGroup:
        """An animation: each row gets its neuron, lit by its activation, (n,)."""
        return AnimationGroup(*(row.light(a) for row, a in zip(self.rows, activations)))
