"""Layers of neurons as columns of circles."""

from typing import Self

import numpy as np
from manim import RIGHT, UP, Circle, VGroup

from scenes.mobjects.dots import Dots, brightness_colours
from scenes.mobjects.text import Readout, words
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween


class NeuronLayer(VGroup):
    """A column of circles, each filled as brightly as its neuron's activation.

    Circles large enough to hold a legible number show it.
    """

    NUMBER_RADIUS = 0.36  # in Manim's units: the least radius that holds "0.00"
    INK_FROM = 0.43  # of the limit: from here on a dark number stands out more than a bright one

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
        centres = np.outer((n - 1) / 2 - np.arange(n), UP) * spacing
        self.dots = Dots(centres, np.zeros((n, 3)), radius)
        self.numbers = VGroup()
        if radius >= self.NUMBER_RADIUS:
            field = "0.00" if limit == 1 else f"-{limit:.2f}"
            self.numbers.add(*(Readout(0, field=field).move_to(c) for c in centres))
        self.add(self.dots, self.numbers)
        self.set_activations(activations)

    @property
    def centres(self) -> np.ndarray:
        """The middles of the neurons from the top, (n, 3)."""
        return self.dots.centres

    def set_activations(self, activations: np.ndarray) -> Self:
        """Light the neurons: (n,), 0 dark to `limit` fully lit."""
        self.activations = np.array(activations, dtype=float)
        if self.activations.shape != (len(self.centres),):
            raise ValueError(
                f"activations has shape {self.activations.shape}; ({len(self.centres)},) was "
                "expected, one for each neuron of the layer."
            )
        self.dots.set_colours(brightness_colours(self.activations / self.limit))
        for number, activation in zip(self.numbers, self.activations):
            on_light = activation > self.INK_FROM * self.limit
            number.set_value(activation).set_fill(THEME.plate if on_light else THEME.lit)
        return self

    def light(self, activations: np.ndarray, **kwargs: object) -> Tween:
        """An animation: the neurons go over to other activations, (n,)."""
        return Tween(self, "set_activations", self.activations, activations, **kwargs)

    def neuron(self, index: int) -> Circle:
        """An outline around one neuron, to point at it."""
        dot = self.dots.copy().set_points(self.dots.points[4 * index : 4 * index + 4])
        outline = Circle(dot.width / 2, color=THEME.attention, stroke_width=4).scale(1.12)
        return outline.move_to(dot).set_z_index(self.dots.z_index + 50)

    def digit_names(self) -> VGroup:
        """The digits 0, 1, 2 … that the neurons stand for, to the right of them."""
        right = RIGHT * (self.dots.width / 2 + 0.25)
        names = (words(str(i), size=SMALL).move_to(c + right) for i, c in enumerate(self.centres))
        return VGroup(*names)
