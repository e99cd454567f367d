"""One neuron that holds the number of one pixel of an image."""

from typing import Self

import numpy as np
from manim import DOWN, LEFT, UP, VGroup

from scenes.mobjects.growing import Zoom, grow_out_of
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.neurons import NeuronLayer
from scenes.mobjects.pixels.neuron_grid import NeuronGrid
from scenes.mobjects.stage import GAP, LINE, Area
from scenes.mobjects.theme import HEADING, THEME
from scenes.mobjects.tween import Tween

SHARE = 0.75  # of its area: the width of the neuron


class PixelNeuron(VGroup):
    """An image, and beside it a large neuron with the light and the number of one pixel.

    Parts: `image`, `neuron`; shown in their turn, a `question` mark for its light, and its `name`,
    what its number is called.
    """

    def __init__(self, image: np.ndarray, pixel: int, area: Area) -> None:
        """image: (rows, columns), 0..1. pixel: counted row by row."""
        super().__init__()
        self.pixel = pixel
        self.image = area.split(1, 1)[0].fit(NeuronGrid(image), UP if area.stacks else LEFT)
        self.beside = area.beyond(self.image, 2 * GAP)
        self.neuron = NeuronLayer(self._held())
        self.neuron.numbers.set_z_index(1)  # over what comes and goes
        self.question = words("?", size=2 * HEADING, color=THEME.lit)
        self.name = words("activation", size=HEADING)
        self.add(self.image, self.neuron)
        self.settle(self.beside)

    def settle(self, area: Area) -> Self:
        """Put the neuron into another area, as large as it allows, with room for its name."""
        above = area.rows(area.height - LINE, LINE, gap=0)[0]
        self.neuron.scale(SHARE * above.side / (2 * self.neuron.radius))
        above.place(self.neuron)
        self.question.move_to(self.neuron)
        self.name.next_to(self.neuron, DOWN)
        return self

    def _held(self) -> np.ndarray:
        return self.image.values.ravel()[[self.pixel]]

    @property
    def cell(self) -> VGroup:
        """An outline around the pixel, to point at it."""
        return self.image.cell(*divmod(self.pixel, self.image.values.shape[1]))

    def set_image(self, image: np.ndarray) -> Self:
        """Show another image, (rows, columns); the neuron has the number of its pixel there."""
        self.image.set_values(image)
        self.neuron.set_activations(self._held())
        return self

    def change_to(self, image: np.ndarray, **kwargs: object) -> Tween:
        """An animation: picture, light and number go over to another image."""
        return Tween(self, "set_image", self.image.values, image, **kwargs)

    def take(self, **kwargs: object) -> Zoom:
        """An animation: the neuron, lit and with its number, grows out of its pixel."""
        return grow_out_of(self.cell, self.neuron.set_activations(self._held()), **kwargs)
