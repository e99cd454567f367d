"""Animate the argument of a setter: numbers count and bars grow between two known arrays."""

import numpy as np
from manim import Animation, Mobject, linear
from manim.utils.bezier import interpolate
from numpy.typing import ArrayLike


class Tween(Animation):
    """Call one setter of a mobject with values on the way from `start` to `end`.

    `.animate` blends two finished pictures, which garbles printed numbers; this draws each
    in-between state anew. The last frame is drawn from `end` exactly.
    """

    def __init__(
        self, mobject: Mobject, setter: str, start: ArrayLike, end: ArrayLike, **kwargs: object
    ) -> None:
        """setter: the name of a method of `mobject` that takes an array like start and end."""
        self.setter = setter
        self.start_value = np.asarray(start, dtype=float)
        self.end_value = np.asarray(end, dtype=float)
        super().__init__(mobject, **kwargs)

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        value = (
            self.end_value if share == 1 else interpolate(self.start_value, self.end_value, share)
        )
        getattr(self.mobject, self.setter)(value)


class TermByTerm(Animation):
    """Show an array one term after another: what has not had its turn yet is shown as zero."""

    def __init__(self, mobject: Mobject, values: ArrayLike, **kwargs: object) -> None:
        """mobject: anything with set_values. values: of any shape, taken row by row."""
        self.values = np.asarray(values, dtype=float)
        super().__init__(mobject, **{"rate_func": linear, **kwargs})

    def interpolate_mobject(self, alpha: float) -> None:
        shown = round(self.rate_func(alpha) * self.values.size)
        had_its_turn = np.arange(self.values.size).reshape(self.values.shape) < shown
        self.mobject.set_values(np.where(had_its_turn, self.values, 0))
