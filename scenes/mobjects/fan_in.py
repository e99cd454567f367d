"""One neuron and the connections that come to it from every pixel of an image."""

import numpy as np
from manim import Mobject, VGroup
from manim.utils.bezier import interpolate

from scenes.mobjects.connections import EXPOSURE, Connections
from scenes.mobjects.grids import ImageGrid
from scenes.mobjects.neurons import NeuronLayer

THICK = 0.03  # of a line that stands for itself, in Manim's units
AIR = 0.15  # between a line and its label
ALONG = 0.65  # of the way to the neuron: where a line's label is


class FanIn(VGroup):
    """The connections from an image's pixels to one neuron, drawn over the image.

    Parts: `weights`, `signals` (w·a) and `latest` (w·a again, as thick lines). Weights have one
    scale of brightness, and w·a has one, whether a line is drawn alone or in the crowd.
    """

    def __init__(self, image: ImageGrid, neuron: NeuronLayer, weights: np.ndarray) -> None:
        """weights: (rows, columns), of the image's shape. Pixel k is the k-th, row by row."""
        super().__init__()
        self.image, self.target = image, neuron.centres
        self.weights = Connections(image.centres, self.target, weights.reshape(1, -1))
        terms = (weights * image.values).reshape(1, -1)
        self.signals = Connections(image.centres, self.target, terms)
        self.latest = self.thick(terms, self.signals)
        for depth, part in enumerate((self.weights, self.signals, self.latest, neuron), start=1):
            part.set_z_index(image.z_index + depth)
        self.add(self.weights, self.signals, self.latest)

    def follow(self, pixel: int, other: int, label: Mobject) -> "Followed":
        """The connection of one pixel, to look at it alone; `label` goes beside the line.

        other: another pixel that is followed: the label is on the far side of its line.
        """
        return Followed(self, pixel, label, self._far_side(pixel, other))

    def thick(self, values: np.ndarray, like: Connections) -> Connections:
        """Thick lines, on the scale of others: (1, pixels)."""
        ends = self.image.centres, self.target
        return Connections(*ends, values, like.limit, THICK, EXPOSURE)

    def on_the_way(self, pixel: int) -> np.ndarray:
        """The point (3,) of a pixel's line where its label is."""
        return np.asarray(interpolate(self.image.centres[pixel], self.target[0], ALONG))

    def _far_side(self, pixel: int, other: int) -> np.ndarray:
        """The direction from a pixel's line straight away from another's, (3,), of length 1."""
        way = self.target[0] - self.image.centres[pixel]
        across = np.array([-way[1], way[0], 0]) / np.linalg.norm(way)
        away = (self.on_the_way(pixel) - self.on_the_way(other)) @ across
        return across if away >= 0 else -across


class Followed(VGroup):
    """One pixel's connection.

    Parts: `outline` (of the pixel), `line` (its weight), `signal` (w·a) and `label`.
    """

    def __init__(self, fan: FanIn, pixel: int, label: Mobject, side: np.ndarray) -> None:
        super().__init__()
        size = fan.weights.values.size
        only = np.arange(size) == pixel
        self.line = fan.thick(np.where(only, fan.weights.values, 0), fan.weights)
        self.signal = fan.thick(np.where(only, fan.signals.values, 0), fan.signals)
        self.outline = fan.image.cell(*divmod(pixel, fan.image.values.shape[1])).scale(1.6)
        # Its corner towards the line stands off, so that no line crosses it.
        self.label = label.move_to(fan.on_the_way(pixel) + AIR * side, aligned_edge=-np.sign(side))
        for part in (self.line, self.signal):
            part.set_z_index(fan.latest.z_index)
        self.outline.set_z_index(fan.latest.z_index + 1)
        self.add(self.line, self.signal, self.outline, self.label)
