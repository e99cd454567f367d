"""Horizontal bars with their numbers, one for each value."""

from typing import Self

import numpy as np
from manim import LEFT, RIGHT, AnimationGroup, Rectangle, VGroup

from scenes.mobjects.text import Readout
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween


class Bars(VGroup):
    """A bar and a number for each value, in line with the anchors it stands beside."""

    def __init__(
        self, values: np.ndarray, anchors: np.ndarray, width: float = 1.25, limit: float = 1.0
    ) -> None:
        """values: (n,), 0 to limit. anchors: (n, 3), the middles of the bars' left ends.

        width: of a bar at the limit, in Manim's units.
        """
        super().__init__()
        self.width_per_unit = width / limit
        spacing = abs(anchors[0][1] - anchors[1][1]) if len(anchors) > 1 else 0.5
        self.bars = VGroup(
            *(
                Rectangle(width=width, height=min(0.3, 0.6 * spacing), stroke_width=0)
                .set_fill(THEME.lit, opacity=1)
                .move_to(anchor, aligned_edge=LEFT)
                for anchor in anchors
            )
        )
        number = Readout(0, field="0.00" if limit == 1 else "-00.00")
        self.numbers = VGroup(*(number.copy().next_to(bar, RIGHT, buff=0.16) for bar in self.bars))
        self.add(self.bars, self.numbers)
        self.set_values(values)

    def set_values(self, values: np.ndarray) -> Self:
        """Show other values, (n,)."""
        self.values = np.array(values, dtype=float)
        for bar, number, value in zip(self.bars, self.numbers, self.values, strict=True):
            length = max(value * self.width_per_unit, 1e-3)
            bar.stretch_to_fit_width(length, about_point=bar.get_left())
            number.set_value(value)
        return self

    def rise(self, values: np.ndarray, **kwargs: object) -> Tween:
        """An animation: the bars grow to other values while their numbers count."""
        return Tween(self, "set_values", self.values, values, **kwargs)

    def point_at(self, index: int) -> AnimationGroup:
        """An animation: one bar and its number take the colour of attention."""
        marked = (self.bars[index], self.numbers[index])
        return AnimationGroup(*(part.animate.set_fill(THEME.attention) for part in marked))
