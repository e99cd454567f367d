"""Layers of neurons as columns of circles."""

from typing import Self

import numpy as np
from manim import RIGHT, UP, Circle, ManimColor, VGroup

from scenes.mobjects.text import Readout, words
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween


class NeuronLayer(VGroup):
    """A column of circles, each filled as brightly as its neuron's activation.

    Circles large enough to hold a legible number show it.
    """

    NUMBER_RADIUS = 0.36  # in Manim's units: the least radius that holds "0.00"

    def __init__(
        self, activations: np.ndarray, height: float = 5.6, limit: float = 1.0, radius: float = 0.5
    ) -> None:
        """activations: (n,). height: of the column, in Manim's units.

        limit: the activation drawn fully lit (1 for sigmoid; more for a layer without a squish).
        radius: at most this, less where n neurons need it.
        """
        super().__init__()
        n = len(activations)
        self.limit = limit
        spacing = min(height / n, 2.6 * radius)
        radius = 0.38 * spacing if n > 1 else radius
        self.circles = VGroup(
            *(Circle(radius, color=THEME.muted, stroke_width=min(2, 12 * radius)) for _ in range(n))
        )
        for i, circle in enumerate(self.circles):
            circle.move_to(UP * ((n - 1) / 2 - i) * spacing)
        self.numbers = VGroup()
        if radius >= self.NUMBER_RADIUS:
            self.numbers.add(*(Readout(0, field="0.00").move_to(circle) for circle in self.circles))
        self.add(self.circles, self.numbers)
        self.set_activations(activations)

    def neuron(self, index: int) -> Circle:
        """The circle of one neuron, counted from the top."""
        return self.circles[index]

    @property
    def centres(self) -> np.ndarray:
        """The middles of the neurons from the top, (n, 3)."""
        return np.array([circle.get_center() for circle in self.circles])

    def set_activations(self, activations: np.ndarray) -> Self:
        """Light the neurons: (n,), 0 dark to `limit` fully lit."""
        self.activations = np.array(activations, dtype=float)
        for i, activation in enumerate(self.activations):
            self.circles[i].set_fill(self.brightness(activation), opacity=1)
        for number, activation in zip(self.numbers, self.activations):
            on_light = activation > self.limit / 2
            number.set_value(activation).set_fill(THEME.background if on_light else THEME.ink)
        return self

    def light(self, activations: np.ndarray, **kwargs: object) -> Tween:
        """An animation: the neurons go over to other activations, (n,)."""
        return Tween(self, "set_activations", self.activations, activations, **kwargs)

    def brightness(self, activation: float) -> ManimColor:
        """The colour of a neuron with this activation."""
        share = float(np.clip(activation / self.limit, 0, 1))
        return THEME.dark.interpolate(THEME.lit, share)

    def ring(self, index: int) -> Circle:
        """A ring around one neuron, to point at it."""
        circle = self.circles[index]
        ring = Circle(circle.width / 2 + 0.07, color=THEME.attention, stroke_width=4)
        return ring.move_to(circle).set_z_index(circle.z_index + 50)

    def digit_names(self) -> VGroup:
        """The digits 0, 1, 2 … that the neurons stand for, to the right of them."""
        return VGroup(
            *(
                words(str(i), SMALL).move_to(circle.get_right() + RIGHT * 0.25)
                for i, circle in enumerate(self.circles)
            )
        )
