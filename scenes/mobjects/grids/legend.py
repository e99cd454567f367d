"""Which colour is which value: a legend in one line, and keys of single values."""

import numpy as np
from manim import RIGHT, ManimColor, Square, VGroup

from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.theme import SMALL, THEME


class SignLegend(VGroup):
    """Which colour is which value, in one line: a title, −limit, the colours, +limit.

    Parts: `title`, `scale_bar`, `numbers`; or `lower`, which is −limit, and `upper`, all the rest.
    """

    def __init__(self, limit: float, title: str, width: float = 2.4, spec: str = "+.2f") -> None:
        """limit: the value shown at full colour. title: what the values are."""
        super().__init__()
        self.title = words(title, size=SMALL, color=THEME.muted)
        self.scale_bar = WeightGrid(np.linspace(-1, 1, 11)[None], width)
        self.numbers = VGroup(
            *(Readout(value, spec, SMALL, THEME.muted) for value in (-limit, limit))
        )
        VGroup(self.title, self.numbers[0], self.scale_bar, self.numbers[1]).arrange(
            RIGHT, buff=0.2
        )
        stand(self.title, baseline(self.numbers[0]))
        self.lower, last = self.numbers
        self.upper = VGroup(self.title, self.scale_bar, last)
        self.add(self.lower, self.upper)


class SignKey(VGroup):
    """Which colour means positive and which negative."""

    def __init__(self, positive: str = "positive", negative: str = "negative") -> None:
        super().__init__()
        self.positive, self.negative = (
            cell_key(value, name, THEME.muted)
            for value, name in ((1.0, positive), (-1.0, negative))
        )
        self.add(self.positive, self.negative).arrange(RIGHT, buff=0.5)


def cell_key(value: float, name: str, color: ManimColor) -> VGroup:
    """What a cell of a grid of weights stands for; value: −1 to 1, color: that of the name."""
    cell = WeightGrid(np.array([[value]]), 0.3)
    key = VGroup(cell, words(name, size=SMALL, color=color)).arrange(RIGHT, buff=0.15)
    if value == 0:  # on a dark ground a dark cell needs a rim to be seen
        key.add(Square(0.3, stroke_color=color, stroke_width=1.5).move_to(cell))
    return key
