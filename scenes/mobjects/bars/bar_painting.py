"""Signed bars as a picture, painted in one go."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Self

import cairo
import numpy as np

from scenes.mobjects.painting.painted import Painted, set_source
from scenes.mobjects.painting.signs import minus_inks
from scenes.mobjects.showing import Shown, bars
from scenes.mobjects.theme import THEME


class BarPainting(Painted):
    """Bars on either side of zero, with a minus on each that is negative."""

    data_names: ClassVar[tuple[str, ...]] = ("values",)
    THICKNESS = 0.66  # of the way from bar to bar
    DASH = (0.6, 0.22)  # a minus: its length and height, of a bar's thickness

    def __init__(
        self, values: np.ndarray, limit: float, width: float, height: float, vertical: bool
    ) -> None:
        """values: (n,). width, height: from −limit to limit and across all bars, or vice versa."""
        super().__init__()
        self.values, self.limit, self.vertical = values, limit, vertical
        corner = np.array([width, height, 0]) / 2
        corners = [corner * sign for sign in ((-1, 1, 0), (1, 1, 0), (1, -1, 0), (-1, -1, 0))]
        self.set_points_as_corners([*corners, corners[0]])

    def set_values(self, values: np.ndarray) -> Self:
        """Show other values, (n,), on the same scale."""
        self.values = np.array(values, dtype=float)
        return self

    def place(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Zero before the first bar, from there to the limit, and from bar to bar, (3,) each."""
        upper_left, upper_right, lower_left = self.points[0], self.points[4], self.points[12]
        right, down, n = upper_right - upper_left, lower_left - upper_left, len(self.values)
        if self.vertical:
            return upper_left + down / 2, -down / 2, right / n
        return upper_left + right / 2, right / 2, down / n

    def ends(self) -> np.ndarray:
        """The middles of the bars' ends, (n, 3)."""
        zero, reach, step = self.place()
        share, rank = self.values / self.limit, np.arange(len(self.values)) + 0.5
        return zero + np.outer(share, reach) + np.outer(rank, step)

    def shows(self) -> Iterator[Shown]:
        """The values as lengths, to either side of zero."""
        zero, reach, step = self.place()
        start = zero + np.outer(np.arange(len(self.values)) + 0.5, step)
        thick = self.THICKNESS * float(np.linalg.norm(step))
        shown = bars(self.values, self.limit, (start, start + reach), thick, (self,))
        beyond = np.where(self.values[:, None, None] < 0, reach[:2], 0)
        yield replace(shown, places=shown.places - beyond)

    def overhang(self) -> float:
        """What is beyond the limit."""
        share = float(np.abs(self.values).max(initial=0)) / self.limit
        return max(share - 1, 0.0) * float(np.linalg.norm(self.place()[1]))

    def paint(self, ctx: cairo.Context) -> None:
        zero, reach, step = self.place()
        # From here on the limit is at 1, and each bar has a place that is 1 across.
        ctx.transform(cairo.Matrix(*reach[:2], *step[:2], *zero[:2]))
        lengths, middles = self.values / self.limit, np.arange(len(self.values)) + 0.5
        half = self.THICKNESS / 2
        for positive, colour in ((True, THEME.positive), (False, THEME.negative)):
            chosen = lengths > 0 if positive else lengths < 0
            for length, middle in zip(lengths[chosen], middles[chosen]):
                ctx.rectangle(0, middle - half, length, 2 * half)
            set_source(ctx, colour.to_rgb(), self.opacity)
            ctx.fill()
        long, high = np.array(self.DASH) * self.THICKNESS
        per_bar = float(np.linalg.norm(step) / np.linalg.norm(reach))
        for length, middle in zip(lengths[lengths < 0], middles[lengths < 0]):
            # A minus lies flat, whichever way the bars go, and inside of a short bar.
            along, across = (high, long) if self.vertical else (long, high)
            along = min(along * per_bar, 0.7 * -length)
            ctx.rectangle((length - along) / 2, middle - across / 2, along, across)
        set_source(ctx, minus_inks(THEME.negative.to_rgb()), self.opacity)
        ctx.fill()
