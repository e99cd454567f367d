"""A whole network as one diagram: neurons, weights, and signals, from arrays alone."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import RIGHT, VGroup, VMobject

from scenes.mobjects.connections import Connections
from scenes.mobjects.grids import ImageGrid
from scenes.mobjects.neurons import NeuronLayer
from scenes.mobjects.tween import Tween


class NetworkDiagram(VGroup):
    """The inputs (as an image, or as a column), the layers, and every connection between them.

    Layer 0 is the input. `weights[k]` and `signals[k]` lie between layers k and k + 1: the
    weights at rest, and the light of w·a, which is dark until `set_contributions`.
    """

    def __init__(
        self,
        weights: Sequence[np.ndarray],
        image_shape: tuple[int, int] | None = None,
        width: float = 11.0,
        height: float = 5.6,
        limits: Sequence[float] | None = None,
    ) -> None:
        """weights: for each layer (n_out, n_in). image_shape: draw the inputs as an image.

        limits: for each layer the activation drawn fully lit; 1 by default.
        """
        super().__init__()
        sizes = [weights[0].shape[1], *(w.shape[0] for w in weights)]
        limits = limits or [1.0] * len(weights)
        if image_shape is None:
            self.input = NeuronLayer(np.zeros(sizes[0]), height)
        else:
            self.input = ImageGrid(np.zeros(image_shape), 0.8 * height)
        self.layers = [NeuronLayer(np.zeros(n), height, m) for n, m in zip(sizes[1:], limits)]
        self.columns = [self.input, *self.layers]
        self._place(width)
        gaps = [(a.centres, b.centres) for a, b in zip(self.columns, self.columns[1:])]
        self.weights = [Connections(*gap, w) for gap, w in zip(gaps, weights)]
        self.signals = [Connections(*gap, np.zeros(w.shape)) for gap, w in zip(gaps, weights)]
        self._stack()
        self.add(*self.weights, *self.signals, *self.columns)

    def _place(self, width: float) -> None:
        """The input at the left, the layers at equal steps from its right edge to the end."""
        start = self.input.width
        end = width - self.layers[-1].width / 2
        xs = [start / 2, *np.linspace(start, end, len(self.layers) + 1)[1:]]
        for column, x in zip(self.columns, xs):
            column.move_to(RIGHT * (x - width / 2))

    def _stack(self) -> None:
        """Neurons cover the ends of their connections.

        The order also leaves Manim as little as possible to redraw while light passes a gap:
        words (z-index 0), all weights and everything to the left of the gap stand still.
        """
        for gap in self.weights:
            gap.set_z_index(1)
        for k, column in enumerate(self.columns):
            column.set_z_index(3 + 2 * k)
        for k, gap in enumerate(self.signals):
            gap.set_z_index(2 + 2 * k)

    def neuron(self, layer: int, index: int) -> VMobject:
        """An outline around one neuron of a layer (0 is the input), to point at it."""
        if layer == 0 and isinstance(self.input, ImageGrid):
            return self.input.cell(*divmod(index, self.input.values.shape[1]))
        return self.columns[layer].neuron(index)

    def set_input(self, x: np.ndarray) -> Self:
        """Light the input neurons: (n,), 0..1."""
        if isinstance(self.input, ImageGrid):
            self.input.set_values(x)
        else:
            self.input.set_activations(x)
        return self

    def set_contributions(self, gap: int, contributions: np.ndarray) -> Self:
        """What a pulse between layers gap and gap + 1 will show: w·a, (n_out, n_in)."""
        signals = self.signals[gap].set_values(contributions).set_envelope(0)
        signals.limit = float(np.abs(contributions).max(initial=0))
        return self

    def light(self, layer: int, activations: np.ndarray, **kwargs: object) -> Tween:
        """An animation: a layer's neurons light up; layer 1 is the first after the input."""
        return self.layers[layer - 1].light(activations, **kwargs)
