"""One neuron that holds the number of one pixel of an image."""

from typing import Self

import numpy as np
from manim import DOWN, LEFT, UP, LaggedStart, Line, ShowPassingFlash, VGroup, linear

from scenes.mobjects.lettering.text import words
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.pixels.neuron_grid import NeuronGrid, over
from scenes.mobjects.stage import GAP, LINE, Area
from scenes.mobjects.theme import HEADING, THEME
from scenes.mobjects.tween import TweenThrough

OVER = 20  # the neuron's z-index: where it comes and goes, it lies over image and cursor
SHARE = 0.75  # of its area: the width of the neuron
CLEAR = 1.2  # pixels from the middle of the pixel to the line, which leaves its outline free


class PixelNeuron(VGroup):
    """An image, and beside it a large neuron with the light and the number of one pixel.

    Parts: `image`, `line`, from the pixel to its neuron, `neuron`; shown in their turn, a
    `question` mark for its light, and its `name`, what its number is called.
    """

    def __init__(self, image: np.ndarray, pixel: int, area: Area) -> None:
        """image: (rows, columns), 0..1. pixel: counted row by row."""
        super().__init__()
        self.pixel = pixel
        self.image = area.split(1, 1)[0].fit(NeuronGrid(image), UP if area.stacks else LEFT)
        self.beside = area.beyond(self.image, 2 * GAP)
        self.question = words("?", size=2 * HEADING, color=THEME.lit)
        self.name = words("activation", size=HEADING)
        self.neuron = NeuronLayer(self._held())
        self.neuron.set_z_index(OVER).numbers.set_z_index(OVER + 2)
        self.question.set_z_index(OVER + 2)
        self.line = Line(color=THEME.muted, stroke_width=3).set_z_index(OVER - 1)
        self.add(self.image, self.line, self.neuron)
        self.settle(self.beside)

    def settle(self, area: Area) -> Self:
        """Put the neuron into another area, as large as it allows, with room for its name."""
        above = area.rows(area.height - LINE, LINE, gap=0)[0]
        self.neuron.scale(SHARE * above.side / (2 * self.neuron.radius))
        above.place(self.neuron)
        self.question.move_to(self.neuron)
        self.name.next_to(self.neuron, DOWN)
        cell, there = self.cell, self.neuron.get_center()
        way = (there - cell.get_center()) / np.linalg.norm(there - cell.get_center())
        begin = cell.get_center() + CLEAR * cell.width * way
        self.line.set_points_as_corners([begin, there - self.neuron.radius * way])
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

    def change_to(self, image: np.ndarray, **kwargs: object) -> TweenThrough:
        """An animation: another image is drawn over this one, row after row from the top.

        So pixel, light and number are always those of one of the two.
        """
        drawn, rows = over(self.image.values, image), len(image)
        return TweenThrough(self, "set_image", drawn, 0, rows, **{"rate_func": linear, **kwargs})

    def read(self, **kwargs: object) -> LaggedStart:
        """An animation: along the line comes the light and the number of the pixel."""
        passing = ShowPassingFlash(self.line.copy().set_stroke(THEME.attention, 8), time_width=0.4)
        lit = self.neuron.light(self._held())
        return LaggedStart(passing, lit, **{"lag_ratio": 0.6, **kwargs})
