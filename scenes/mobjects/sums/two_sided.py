"""A weighted sum of which one sees apart what counts and what is taken away."""

from typing import Self

import numpy as np
from manim import RIGHT, VGroup

from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.tallies import Tally
from scenes.mobjects.theme import BODY

APART = 1.0  # between the two numbers, in Manim's units
SPEC = ".2f"


class TwoSided(Tally):
    """A tally of an image that also says what has counted so far and what has been taken away.

    Part: `sides`, these two numbers with their names, in a line of their own.
    """

    def __init__(
        self,
        image: np.ndarray,
        terms: np.ndarray,
        area: Area,
        line: Area,
        cells: tuple[np.ndarray, np.ndarray],
        window: tuple[slice, slice],
        limit: float,
    ) -> None:
        """line: where the sides are. All else is as a Tally takes it."""
        super().__init__("image", image, terms, area, cells, window, limit, SPEC)
        ends = self.sums[self.plus], self.sums[self.plus] - self.sums[-1]
        sides = (
            Labelled(words(name), Readout(0, SPEC, BODY, field=number(end, SPEC)))
            for name, end in zip(("counts", "taken away"), ends)
        )
        self.sides = line.place(VGroup(*sides).arrange(RIGHT, buff=APART))
        self.add(self.sides)

    def show_sum(self, value: float) -> Self:
        counted = float(self.sums[min(self.count, self.plus)])
        for side, so_far in zip(self.sides, (counted, counted - value)):
            side.number.set_value(so_far)
        return super().show_sum(value)
