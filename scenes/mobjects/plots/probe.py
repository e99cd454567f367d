"""A dot that walks on a curve, with lines to both axes."""

from collections.abc import Iterator
from typing import Self

import numpy as np
from manim import Dot, VGroup, VMobject

from scenes.mobjects.plots.curve import Curve, Rider
from scenes.mobjects.plots.on_a_plane import dots_shown
from scenes.mobjects.showing import Shown, boxes_of
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween


class Probe(Rider, VGroup):
    """A dot on a curve over x, and its guides: down to the horizontal axis, across to the numbers.

    Parts: `guide`, `dot`.
    """

    def __init__(self, curve: Curve, x: float) -> None:
        """x: within the range of the curve's plane."""
        super().__init__()
        self.curve = curve
        self.guide = VMobject(stroke_color=THEME.attention, stroke_width=2.5)
        self.dot = Dot(radius=0.11, color=THEME.attention)
        self.add(self.guide, self.dot)
        self.set_x_value(x)

    @property
    def y_value(self) -> float:
        """The curve's value at the probe."""
        return float(self.curve.height_at(self.x_value))

    def shows(self) -> Iterator[Shown]:
        """Over which x it stands, and how high."""
        x, y = np.array([self.x_value]), np.array([self.y_value])
        colours, dot = self.dot.fill_rgbas[:1, :3].copy(), self.dot
        yield dots_shown(x, y, self.curve.plane.ranges, boxes_of([dot]), colours, dot)

    def set_x_value(self, x: float) -> Self:
        """Stand over another x."""
        low, high = self.curve.plane.low, self.curve.plane.high
        if not low[0] <= x <= high[0]:
            raise ValueError(f"x is {float(x):g}; the plot goes from {low[0]:g} to {high[0]:g}.")
        self.x_value = float(x)
        y = self.y_value
        corners = self.curve.plane.at([x, x, low[0]], [low[1], y, y])
        self.guide.set_points_as_corners(corners)
        self.dot.move_to(corners[1])
        return self

    def walk_to(self, x: float, **kwargs: object) -> Tween:
        """An animation: walk along the curve, evenly in x."""
        return Tween(self, "set_x_value", self.x_value, x, **kwargs)

    def stay(self, **kwargs: object) -> Tween:
        return Tween(self, "set_x_value", self.x_value, self.x_value, **kwargs)
