"""The graph of a function, which can slide and become another."""

from collections.abc import Callable, Iterator
from typing import Self

import numpy as np
from manim import AnimationGroup, ManimColor, VMobject
from manim.utils.bezier import interpolate

from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.on_a_plane import STATED, curve_shown
from scenes.mobjects.showing import Shown
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

Function = Callable[[np.ndarray], np.ndarray]

LINE = 0.01  # of Manim's units: how wide a stroke of width 1 is drawn


class Curve(VMobject):
    """The graph of x ↦ f(x − shift) as far as it lies in the plane."""

    SAMPLES = 1001

    def __init__(self, function: Function, plane: Plane, color: ManimColor = THEME.ink) -> None:
        """function: (n,) to (n,)."""
        super().__init__(stroke_color=color, stroke_width=4)
        self.plane, self.shift_now = plane, 0.0
        self.function = self.other = function
        self.share = 0.0
        self._redraw()

    def height_at(self, x: np.ndarray | float) -> np.ndarray:
        """The function's values as the curve is drawn now: (…) to (…)."""
        moved = np.asarray(x, dtype=float) - self.shift_now
        if self.share == 0:
            return np.asarray(self.function(moved))
        return np.asarray(interpolate(self.function(moved), self.other(moved), self.share))

    def at(self, x: np.ndarray | float) -> np.ndarray:
        """The points of the curve over x: (…) to (…, 3)."""
        return self.plane.at(x, self.height_at(x))

    def shows(self) -> Iterator[Shown]:
        """Some of its points, as far as it is drawn."""
        x = np.linspace(self.plane.low[0], self.plane.high[0], STATED)
        if not len(self.points):
            return
        values, scale, colour = self.height_at(x), self.plane.ranges, self.stroke_rgbas[0, :3]
        ends, at = self.points[[0, -1], 0], scale.at(x, values)[:, 0]
        is_drawn = (at >= ends.min() - 1e-6) & (at <= ends.max() + 1e-6)
        width = LINE * self.stroke_width
        yield curve_shown(x, values, scale, width, colour.copy(), self, plainly=is_drawn)

    def set_shift(self, shift: float) -> Self:
        """Draw the curve this far to the right of where f has it, in units of x."""
        self.shift_now = float(shift)
        return self._redraw()

    def set_share(self, share: float) -> Self:
        """Draw the mean of the function and the one it becomes: 0 is the first."""
        self.share = float(share)
        return self._redraw()

    def slide_to(self, shift: float, *probes: "Rider", **kwargs: object) -> AnimationGroup:
        """An animation: the curve slides, and probes on it stay at their x."""
        return self._moving("set_shift", self.shift_now, shift, probes, kwargs)

    def become_function(
        self, function: Function, *probes: "Rider", **kwargs: object
    ) -> AnimationGroup:
        """An animation: the curve goes over to another function; probes on it stay at their x."""
        self.function, self.other = self._as_drawn(), function
        self.set_share(0)
        return self._moving("set_share", 0, 1, probes, kwargs)

    def _as_drawn(self) -> Function:
        before, after, share = self.function, self.other, self.share
        if share in (0, 1):
            return after if share else before
        return lambda x: interpolate(before(x), after(x), share)

    def _moving(
        self,
        setter: str,
        start: float,
        end: float,
        probes: tuple["Rider", ...],
        kwargs: dict[str, object],
    ) -> AnimationGroup:
        # The curve first: where a probe is depends on where the curve is.
        tweens = [Tween(self, setter, start, end, **kwargs)]
        return AnimationGroup(*tweens, *(probe.stay(**kwargs) for probe in probes))

    def _redraw(self) -> Self:
        x = np.linspace(self.plane.low[0], self.plane.high[0], self.SAMPLES)
        self.clear_points()
        for xs, ys in _inside(x, self.height_at(x), self.plane.low[1], self.plane.high[1]):
            points = self.plane.at(xs, ys)
            self.start_new_path(points[0])
            self.add_points_as_corners(points[1:])
        return self


def _inside(
    x: np.ndarray, y: np.ndarray, bottom: float, top: float
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The stretches of a graph between two heights, each up to where it crosses one of them."""
    edges = np.flatnonzero(np.diff((y >= bottom) & (y <= top), prepend=False, append=False))
    for first, end in edges.reshape(-1, 2):
        points = [(x[first:end], y[first:end])]
        if first > 0:
            points.insert(0, _crossing(x, y, first, first - 1, bottom, top))
        if end < len(x):
            points.append(_crossing(x, y, end - 1, end, bottom, top))
        xs, ys = (np.concatenate(each) for each in zip(*points))
        if len(xs) > 1:
            yield xs, ys


def _crossing(
    x: np.ndarray, y: np.ndarray, inside: int, outside: int, bottom: float, top: float
) -> tuple[np.ndarray, np.ndarray]:
    """Where a graph leaves the heights, between two samples next to each other."""
    bound = top if y[outside] > top else bottom
    share = (bound - y[inside]) / (y[outside] - y[inside])
    return np.array([x[inside] + share * (x[outside] - x[inside])]), np.array([bound])


class Rider:
    """What stands on a curve and goes along when it moves."""

    def stay(self, **kwargs: object) -> Tween:
        """An animation: keep the place on the curve while the curve moves."""
        raise NotImplementedError
