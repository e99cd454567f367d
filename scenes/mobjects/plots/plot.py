"""Graphs of functions between two axes."""

from collections.abc import Callable

import numpy as np
from manim import ManimColor, VMobject

from scenes.mobjects.plots.axes import Axes, Values
from scenes.mobjects.plots.curve import Curve
from scenes.mobjects.plots.probe import Probe
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME


class Plot(Axes):
    """Axes with any number of curves, each with a name."""

    def __init__(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        names: tuple[str, str],
        area: Area,
    ) -> None:
        """x, y: the least and the largest. names: of both axes, in Typst's notation."""
        super().__init__(x, y, names, area)
        self.curves: dict[str, Curve] = {}

    def add_curve(
        self,
        name: str,
        function: Callable[[np.ndarray], np.ndarray],
        color: ManimColor = THEME.ink,
    ) -> Curve:
        """Draw the graph of a function, (n,) to (n,), as far as it lies between the axes."""
        self.curves[name] = Curve(function, self.plane, color)
        self.add(self.curves[name])
        return self.curves[name]

    def curve(self, name: str) -> Curve:
        """The curve of this name; raises KeyError where there is none."""
        return self.curves[name]

    def probe(self, name: str, x: float) -> Probe:
        """A dot on the curve of this name, which can walk along it; it is no part of the plot."""
        return Probe(self.curve(name), x)

    def at(self, x: Values, y: Values) -> np.ndarray:
        """The points (x, y) of the plane: (…) and (…) to (…, 3)."""
        return self.plane.at(x, y)

    def path(self, x: float, y: float) -> VMobject:
        """The way from x on the number line up to the height y, and across to the numbers."""
        path = VMobject(stroke_color=THEME.attention, stroke_width=2.5)
        left, bottom = self.plane.low
        return path.set_points_as_corners(self.at([x, x, left], [bottom, y, y]))
