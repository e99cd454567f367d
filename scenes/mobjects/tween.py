"""Animate the argument of a setter: numbers count and bars grow between two known arrays."""

from collections.abc import Callable

import numpy as np
from manim import Animation, Mobject, linear
from manim.utils.bezier import interpolate
from numpy.typing import ArrayLike


class SetterAnimation(Animation):
    """An animation each of whose states is a call of one setter on the state at its beginning.

    `.animate` blends two finished pictures, which garbles printed numbers; this draws each
    in-between state anew. No state depends on the ones before it, so a film whose frames come
    from Manim's cache goes on exactly as one whose frames were drawn.
    """

    def __init__(self, mobject: Mobject, setter: str, **kwargs: object) -> None:
        """setter: the name of a method of `mobject` that takes one value."""
        self.setter = setter
        super().__init__(mobject, **kwargs)

    def value(self, share: float) -> np.ndarray:
        """What the setter is given when `share` of the animation, 0..1, is over."""
        raise NotImplementedError

    def create_starting_mobject(self) -> Mobject:
        start = super().create_starting_mobject()
        # Listed once: parts are hundreds, and frames as well.
        self.start_points = [part.points for part in start.get_family()]
        return start

    def interpolate_mobject(self, alpha: float) -> None:
        for part, points in zip(self.mobject.get_family(), self.start_points):
            part.points = points.copy()
        getattr(self.mobject, self.setter)(self.value(self.rate_func(alpha)))


class Tween(SetterAnimation):
    """Call a setter with values on the way from `start` to `end`."""

    def __init__(
        self, mobject: Mobject, setter: str, start: ArrayLike, end: ArrayLike, **kwargs: object
    ) -> None:
        """start, end: what the setter takes, as arrays or numbers; the end is met exactly."""
        self.start_value = np.asarray(start, dtype=float)
        self.end_value = np.asarray(end, dtype=float)
        super().__init__(mobject, setter, **kwargs)

    def value(self, share: float) -> np.ndarray:
        if share == 1:
            return self.end_value
        return interpolate(self.start_value, self.end_value, share)


class TweenThrough(Tween):
    """Call a setter with a function of values on the way from `start` to `end`.

    So what shows z and what shows σ(z) agree on the whole way from one z to another.
    """

    def __init__(
        self,
        mobject: Mobject,
        setter: str,
        function: Callable[[np.ndarray], np.ndarray],
        start: ArrayLike,
        end: ArrayLike,
        **kwargs: object,
    ) -> None:
        """function: from a value on the way to what the setter takes."""
        self.function = function
        super().__init__(mobject, setter, start, end, **kwargs)

    def value(self, share: float) -> np.ndarray:
        return np.asarray(self.function(super().value(share)))


class TermByTerm(SetterAnimation):
    """Show an array one term after another: what has not had its turn yet is shown as zero."""

    def __init__(self, mobject: Mobject, values: ArrayLike, **kwargs: object) -> None:
        """mobject: anything with set_values. values: of any shape, taken row by row."""
        self.values = np.asarray(values, dtype=float)
        super().__init__(mobject, "set_values", **{"rate_func": linear, **kwargs})

    def value(self, share: float) -> np.ndarray:
        had_its_turn = np.arange(self.values.size) < round(share * self.values.size)
        return np.where(had_its_turn.reshape(self.values.shape), self.values, 0)


class RowByRow(SetterAnimation):
    """Go over to another array row after row: of several grids, the same row of all at once."""

    def __init__(
        self, mobject: Mobject, start: ArrayLike, end: ArrayLike, **kwargs: object
    ) -> None:
        """mobject: anything with set_values. start, end: (…, rows, columns)."""
        self.start_value = np.asarray(start, dtype=float)
        self.end_value = np.asarray(end, dtype=float)
        super().__init__(mobject, "set_values", **{"rate_func": linear, **kwargs})

    def value(self, share: float) -> np.ndarray:
        rows = self.end_value.shape[-2]
        has_gone_over = np.arange(rows) < round(share * rows)
        return np.where(has_gone_over[:, None], self.end_value, self.start_value)
