"""A ranking of weighted sums as bars, with a line that parts the large ones from the others."""

from collections.abc import Sequence

import numpy as np
from manim import DOWN, LEFT, AnimationGroup, FadeIn, LaggedStart, Line, Mobject, VGroup

from scenes.mobjects.bars.signed_bars import SignedBars
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.tallies import UNIT
from scenes.mobjects.theme import BODY, SMALL, THEME

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


class Threshold(VGroup):
    """A line across bars that are one under the other, at a value, with its number under it.

    Parts: `line`, `number`.
    """

    def __init__(self, value: float, upper: SignedBars, lower: SignedBars) -> None:
        """upper, lower: the first and the last of the bars, on one scale."""
        zero, reach, step = upper.bars.place()
        end = lower.bars.place()[0] + step
        self.line = Line(zero, end, color=THEME.attention, stroke_width=4)
        self.line.shift(value * reach / upper.limit)
        self.number = Readout(value, ".0f", SMALL, centred=True).next_to(self.line, DOWN, buff=0.1)
        super().__init__(self.line, self.number)
        self.set_z_index(1)


class Ranking(VGroup):
    """The sums of several images, the largest on top.

    Parts: `title` and `rows`, in the order of the names; `by_size` is the order of their sums.
    `threshold`, which is shown in its turn, is what parts the large ones from the others.
    """

    def __init__(
        self, names: Sequence[str], sums: np.ndarray, enough: float, area: Area, limit: float
    ) -> None:
        """sums: (n,), in the order of the names; enough: from here on a sum is large; limit: the
        size of a bar of full length.
        """
        header, *places, _ = area.rows(0.5, *(1 for _ in names), 0.35, gap=0.05)
        self.by_size = np.argsort(-sums, kind="stable")
        places_of = np.argsort(self.by_size)
        self.rows = [
            Rank(name, float(total), places[k], limit)
            for name, total, k in zip(names, sums, places_of)
        ]
        self.title = header.columns(*SHARES)[1].place(words("sum", size=SMALL), LEFT)
        highest, lowest = (self.rows[self.by_size[k]].bars for k in (0, -1))
        self.threshold = Threshold(enough, highest, lowest)
        super().__init__(self.title, *self.rows)

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
