"""A probe on the curve of an activation function, and beside it a neuron with that activation."""

from typing import Self

import numpy as np
from manim import DOWN, RIGHT, VGroup

from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.plots.curve import Curve
from scenes.mobjects.plots.probe import Probe
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import Tween

AIR = 0.35  # between number, neuron and name
RADIUS = 1.2  # of the neuron, in Manim's units


class LitProbe(VGroup):
    """A probe, the sum over which it stands, and a neuron that is as bright as the probe is high.

    Parts: `probe`, `sum` (z and its number), `neuron` (with its activation in it), `name`.
    """

    def __init__(self, curve: Curve, x: float, area: Area) -> None:
        """x: where the probe begins. area: of the neuron with its number and name."""
        super().__init__()
        self.probe = Probe(curve, x)
        self.sum = Labelled(formula("z"), Readout(x, ".2f", BODY, field=f"{x:.2f}"))
        self.neuron = NeuronLayer(np.zeros(1), radius=min(RADIUS, area.side / 3))
        self.name = words("activation", size=SMALL, color=THEME.muted)
        row = VGroup(self.sum, self.neuron, self.name)
        area.place(row.arrange(RIGHT if area.stacks else DOWN, buff=AIR))
        self.add(self.probe, self.sum, self.neuron, self.name)
        self.set_x_value(x)

    def set_x_value(self, x: float) -> Self:
        """Stand over another x."""
        self.probe.set_x_value(x)
        self.sum.number.set_value(x)
        self.neuron.set_activations(np.array([self.probe.y_value]))
        return self

    def walk_to(self, x: float, **kwargs: object) -> Tween:
        """An animation: walk along the curve, evenly in x, while number and neuron follow."""
        return Tween(self, "set_x_value", self.probe.x_value, x, **kwargs)
