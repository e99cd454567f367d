"""A small step along a curve, and the light before and after it."""

from typing import Self

import numpy as np
from manim import DOWN, RIGHT, UP, VGroup, VMobject

from scenes.mobjects.lettering.labelled import Labelled, baseline, stand
from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.plots.curve import Curve
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import Tween

WIDTH = 1.0  # of the step, in units of x
AIR = 0.3  # between what stands in the column, in Manim's units
RADIUS = 0.62  # of a light


class StepProbe(VGroup):
    """A step of 1 along x on a curve, with the curve's value before and after it as two lights.

    Parts: `corner` (along the step, and up), `lights`, `sums` (x before and after), `change`.
    """

    def __init__(self, curve: Curve, x: float, area: Area, limit: float = 1.0) -> None:
        """x: the middle of the step. area: of the lights. limit: the value drawn fully lit."""
        super().__init__()
        self.curve = curve
        self.corner = VMobject(stroke_color=THEME.attention, stroke_width=5)
        radius = max(min(RADIUS, area.width / 5.6), NeuronLayer.NUMBER_RADIUS)
        self.lights = NeuronLayer(np.zeros(2), 5.4 * radius, limit, radius, axis=RIGHT)
        self.sums = VGroup(*(Readout(0, ".2f", SMALL, field="−00.00", centred=True) for _ in "ab"))
        named, values = "activation", []
        if limit != 1:
            scaled = ("activation\n(fully lit: {})", "activation (fully lit: {})")
            named, values = scaled[area.stacks], [f"{limit:g}"]
        under = words(named, *values, size=SMALL, color=THEME.muted)
        self.change = Labelled(
            words("changes by", size=SMALL), Readout(0, activation, BODY, field="< 0.01")
        )
        for each, centre in zip(self.sums, self.lights.centres):
            each.next_to(centre, DOWN, buff=radius + AIR)
        name = stand(formula("z", size=SMALL, color=THEME.muted), baseline(self.sums[0]))
        name.set_x(self.sums.get_x())
        z = VGroup(*self.sums, name)
        lit = VGroup(z, self.lights, under).arrange(DOWN, buff=AIR)
        both = VGroup(lit, self.change).arrange(RIGHT if area.stacks else DOWN, buff=AIR)
        if area.stacks:
            self.change.shift(UP * (baseline(under) - baseline(self.change.label)))
        area.place(both)
        self.add(self.corner, z, self.lights, under, self.change)
        self.set_x_value(x)

    def set_x_value(self, x: float) -> Self:
        """Stand on another place; the whole step must lie on the curve's plane."""
        ends = float(x) + WIDTH * np.array([-0.5, 0.5])
        low, high = self.curve.plane.low[0], self.curve.plane.high[0]
        if ends[0] < low or ends[1] > high:
            raise ValueError(
                f"The step reaches from {ends[0]:g} to {ends[1]:g}, the plot from {low:g} to"
                f" {high:g}."
            )
        self.x_value = float(x)
        values = self.curve.height_at(ends)
        corners = self.curve.plane.at([*ends, ends[1]], [values[0], *values])
        self.corner.set_points_as_corners(corners)
        self.lights.set_activations(values)
        for each, end in zip(self.sums, ends):
            each.set_value(end)
        self.change.number.set_value(values[1] - values[0])
        return self

    def walk_to(self, x: float, **kwargs: object) -> Tween:
        """An animation: the step goes along the curve, evenly in x, and the lights follow."""
        return Tween(self, "set_x_value", self.x_value, x, **kwargs)
