"""A sum that grows term by term: a bar on either side of zero, and the number."""

from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Line, Rectangle, VGroup

from scenes.mobjects.text import Readout
from scenes.mobjects.theme import BODY, THEME


class RunningSum(VGroup):
    """The sum of the terms shown so far: blue to the right of zero, red to the left."""

    def __init__(self, terms: np.ndarray, width: float = 5.0) -> None:
        """terms: (n,), all the terms to come. width: from one end of the scale to the other.

        The scale's ends are the largest size that the sum reaches on the way.
        """
        super().__init__()
        furthest = float(np.abs(np.cumsum(terms)).max(initial=0)) or 1.0
        self.furthest = furthest
        self.scale_line = Line(LEFT * width / 2, RIGHT * width / 2, color=THEME.muted)
        self.zero = Line(DOWN * 0.22, UP * 0.22, color=THEME.muted)
        self.bar = Rectangle(stroke_width=0)
        self.number = Readout(0, size=BODY, field=f"-{furthest:.2f}")
        self.number.next_to(self.scale_line, RIGHT, buff=0.3)
        self.add(self.scale_line, self.bar, self.zero, self.number)
        self.set_values(np.zeros(1))

    @property
    def width_per_unit(self) -> float:
        """The length of the bar for a sum of 1, in Manim's units."""
        return float(self.scale_line.width) / 2 / self.furthest

    def set_values(self, terms: np.ndarray) -> Self:
        """Show the sum of these terms."""
        total = float(np.sum(terms))
        middle = self.zero.get_center()
        reach = self.scale_line.get_end() - self.scale_line.get_center()
        # Measured from zero anew each time: the bar's place does not depend on the way to it.
        end = middle + reach * (total / self.furthest or 1e-3)
        half = (self.zero.get_end() - middle) * 0.6
        corners = [middle + half, end + half, end - half, middle - half]
        self.bar.set_points_as_corners([*corners, corners[0]])
        self.bar.set_fill(THEME.positive if total >= 0 else THEME.negative, opacity=1)
        self.number.set_value(total)
        return self
