"""Dots that stand on a plot's axis, climb to a curve and take on the light of its height."""

from collections.abc import Iterator
from typing import Self

import numpy as np

from scenes.mobjects.painting.dots import Dots, brightness_colours, sign_colours
from scenes.mobjects.plots.curve import Curve
from scenes.mobjects.plots.on_a_plane import dots_shown
from scenes.mobjects.showing import Shown
from scenes.mobjects.tween import Tween

RADIUS = 0.11  # in Manim's units


class ClimbingDots(Dots):
    """A dot for each z, in its sign's colour on the axis, as bright as it is high on the curve."""

    def __init__(self, z: np.ndarray, curve: Curve, marked: int | None = None) -> None:
        """z: (n,). curve: of a function to 0..1. marked: the dot that is ringed."""
        self.z, self.curve = np.array(z, dtype=float), curve
        self.activations = curve.height_at(self.z)
        self.feet, self.goals = curve.plane.at(self.z, 0), curve.at(self.z)
        super().__init__(self.feet, sign_colours(self.z), RADIUS, marked)
        self.set_z_index(1)  # on top of the curve and of lines to it
        self.set_climbed(0)

    def shows(self) -> Iterator[Shown]:
        """How high each dot is over its z."""
        heights, scale = self.climbed * self.activations, self.curve.plane.ranges
        yield dots_shown(self.z, heights, scale, self.places, self.colours, self)

    def set_climbed(self, share: float) -> Self:
        """0: on the axis. 1: on the curve."""
        self.climbed = float(share)
        self.set_centres((1 - share) * self.feet + share * self.goals)
        lit = brightness_colours(self.activations)
        self.set_colours((1 - share) * sign_colours(self.z) + share * lit)
        return self.set_negative((self.z < 0) * (1 - share))

    def climb(self, **kwargs: object) -> Tween:
        """An animation: all dots climb to the curve."""
        return Tween(self, "set_climbed", self.climbed, 1, **kwargs)
