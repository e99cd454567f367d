"""One neuron beside an image: what the image sends it is added up, row by row."""

from typing import Self

import numpy as np
from manim import DOWN, UP, Rectangle, VGroup, linear

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import HEADING, THEME
from scenes.mobjects.tween import Tween

RADIUS = 0.8  # of the neuron, in Manim's units


class RowCursor(Rectangle):
    """A frame around a row of an image."""

    def __init__(self, image: ImageGrid) -> None:
        self.image, self.rows = image, len(image.values)
        super().__init__(THEME.attention, image.height / self.rows, image.width, stroke_width=3)
        self.set_taken(0)

    def set_taken(self, rows: float) -> Self:
        """Stand where so many rows have been taken in: at the first for 0, at the last for all."""
        step = (self.image.height - self.height) * rows / self.rows
        return self.move_to(self.image.get_top() + step * DOWN, aligned_edge=UP)

    def sweep(self, **kwargs: object) -> Tween:
        """An animation: go from the first row to the last, all rows at one pace."""
        return Tween(self, "set_taken", 0, self.rows, **{"rate_func": linear, **kwargs})


class RowSum(VGroup):
    """An image, a neuron, what each pixel sends it, and the sum of what has arrived.

    Parts: `image`, `signals`, `neuron`, `cursor` and the first row of `table`, the weighted sum.
    Shown in their turn: the table's other rows, the neuron's own number and z, and a `question`
    mark for the light.
    """

    def __init__(self, image: np.ndarray, terms: np.ndarray, own: float, area: Area) -> None:
        """image: (rows, columns), 0..1. terms: w·a of each pixel, (n_in,).

        own: the number that the neuron adds to their sum, its bias.
        """
        left, right = area.split(1, 1)
        aside, numbers = right.columns(1, 2)
        self.terms = np.array(terms, dtype=float)
        self.image = left.fit(ImageGrid(image))
        self.neuron = aside.place(NeuronLayer(np.zeros(1), radius=RADIUS, numbers=False))
        self.signals = Connections(self.image.centres, self.neuron.centres, self.terms[None])
        self.cursor = RowCursor(self.image)
        names = [words("weighted sum"), words("its own number")]
        self.table = NumberTable(names, [self.terms.sum(), own], total=formula("z"))
        numbers.place(self.table)
        self.question = words("?", size=HEADING, color=THEME.lit).move_to(self.neuron)
        # The lines begin on the pixels, and the neuron covers their ends.
        self.signals.set_z_index(self.image.z_index + 1)
        self.neuron.set_z_index(self.image.z_index + 2)
        self.cursor.set_z_index(self.image.z_index + 3)
        self.question.set_z_index(self.image.z_index + 3)
        super().__init__(self.image, self.signals, self.neuron, self.cursor, self.table.row(0))
        self.set_taken(0)

    def set_taken(self, rows: float) -> Self:
        """Show what so many rows of pixels have sent: the lines, the sum, and the cursor."""
        row = np.arange(self.terms.size) * self.cursor.rows // self.terms.size
        shares = np.clip(rows - row, 0, 1)  # a row sends all that it has at one time
        self.signals.set_values((shares * self.terms)[None])
        self.table.row(0)[1].set_value(float(shares @ self.terms))
        self.cursor.set_taken(rows)
        return self

    def take_rows(self, **kwargs: object) -> Tween:
        """An animation: row after row sends what it has, and the weighted sum grows."""
        rows = self.cursor.rows
        return Tween(self, "set_taken", 0, rows, **{"rate_func": linear, **kwargs})
