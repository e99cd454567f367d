"""A ranking of weighted sums as bars, the largest on top."""

from collections.abc import Sequence

import numpy as np
from manim import LEFT, AnimationGroup, FadeIn, LaggedStart, Mobject, VGroup

from scenes.mobjects.bars.signed_bars import SignedBars
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.tallies import UNIT
from scenes.mobjects.theme import BODY, SMALL

SHARES = (1, 9)  # of a row: its name, its bar


class Rank(VGroup):
    """A row of a ranking: a name, and a sum as a bar with a number.

    Part: `bars`.
    """

    def __init__(self, name: str, total: float, area: Area, limit: float) -> None:
        """total: of at most the size of limit, at which the bar has its full length."""
        first, middle = area.columns(*SHARES)
        self.bars = SignedBars(
            [total], limit, middle, numbers=True, spec=".0f", size=BODY, unit=UNIT
        )
        super().__init__(first.place(words("{}", name, bold=True)), self.bars)


class Ranking(VGroup):
    """The sums of several images, the largest on top.

    Parts: `title` and `rows`, in the order of the names; `by_size` is the order of their sums.
    """

    def __init__(self, names: Sequence[str], sums: np.ndarray, area: Area, limit: float) -> None:
        """sums: (n,), in the order of the names; limit: the size of a bar of full length."""
        header, *places = area.rows(0.5, *(1 for _ in names), gap=0.05)
        self.by_size = np.argsort(-sums, kind="stable")
        places_of = np.argsort(self.by_size)
        self.rows = [
            Rank(name, float(total), places[k], limit)
            for name, total, k in zip(names, sums, places_of)
        ]
        self.title = header.columns(*SHARES)[1].place(words("sum", size=SMALL), LEFT)
        super().__init__(self.title, *self.rows)

    def rank(self, *numbers: Mobject) -> LaggedStart:
        """An animation: row by row from the top; numbers: where each sum was seen, to point at."""
        arrivals = (
            AnimationGroup(FadeIn(self.rows[i]), ring(numbers[i]), run_time=1) for i in self.by_size
        )
        return LaggedStart(FadeIn(self.title), *arrivals, lag_ratio=0.7)
