"""One lane over a number line: the sums of many neurons as dots, one of them followed."""

from typing import Self

import numpy as np
from manim import UP, VGroup

from nnmath import sigmoid
from scenes.mobjects.painting.dots import Dots, brightness_colours, sign_colours, swarm
from scenes.mobjects.plots.number_line import NumberLine


class Lane(VGroup):
    """Sums that come about step by step, and step aside where one would lie on another.

    Parts: `others`, `followed` (the ringed dot).
    """

    def __init__(self, walk: np.ndarray, unit: float, radius: float, followed: int) -> None:
        """walk: (steps, n), how n sums came about. unit: the length of 1, in Manim's units.

        followed: the index of the dot that is ringed.
        """
        n = walk.shape[1]
        self.walk, self.radius, self.is_followed = walk, radius, np.arange(n) == followed
        self.aside = swarm(unit * walk[-1], 2 * radius, followed)
        self.others = Dots(np.zeros((n - 1, 3)), np.zeros((n - 1, 3)), radius)
        self.followed = Dots(np.zeros((1, 3)), np.zeros((1, 3)), radius, marked=0)
        self.now = np.zeros(n)  # the sums as they are shown
        super().__init__(self.others, self.followed)

    def show(self, line: NumberLine, steps: float, height: float, room: float, lit: float) -> Self:
        """Show where the sums stand after so many steps.

        height: of the lane over the line. room: how far dots may step aside. lit: 0 in the colours
        of their signs, 1 as bright as σ.
        """
        up = height + min(1, room / max(np.abs(self.aside).max(), 1e-9)) * self.aside
        self.now = along(self.walk, steps)
        for dots, which in ((self.others, ~self.is_followed), (self.followed, self.is_followed)):
            values = self.now[which]
            dots.set_centres(line.at(values) + np.multiply.outer(up[which], UP))
            bright, sign = brightness_colours(sigmoid(values)), sign_colours(values)
            dots.set_colours((1 - lit) * sign + lit * bright)
            dots.set_negative((values < 0) * (1 - lit)).set_fill(opacity=float(steps > 0))
        return self


def along(walk: np.ndarray, position: float) -> np.ndarray:
    """Where sums stand after so many steps of their way: (steps, …) to (…)."""
    step = min(int(position), len(walk) - 2)
    return np.asarray(walk[step] + (position - step) * (walk[step + 1] - walk[step]))
