"""Inputs that are no pixels: neurons, with the numbers that they hold in them or beside them."""

from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Circle, VGroup, linear

from scenes.mobjects.neurons.neurons import NeuronLayer, number_of_activation
from scenes.mobjects.stage import LINE
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

AIR = 0.14  # between a neuron and a number beside it, in Manim's units
INSIDE = 1.8  # radii: a number no wider than this stands in its neuron
APART, CLOSE = 1.15, 0.42  # of their width, numbers side by side; of a line, one under another


class InputNeurons(NeuronLayer):
    """A line of neurons, each as bright as its number, all dark at first.

    The numbers stand in the neurons where these are large enough, else before them: at the left
    of a column, over a row. Where there is no room for them either, only the light tells them.
    Like a grid of cells it has `values`, `cell` and `centres`. Parts: `dots`, `numbers` (in the
    neurons) and `beside`.
    """

    def __init__(
        self, values: np.ndarray, length: float, limit: float = 1.0, axis: np.ndarray = DOWN
    ) -> None:
        """values: (n,). length: of the line, in Manim's units. limit: the size of a number that is
        fully lit. axis: DOWN for a column, RIGHT for a row.
        """
        field = number_of_activation(limit)
        room = NeuronLayer(values, length, limit, axis=axis, numbers=False)
        is_inside = room.radius >= self.NUMBER_RADIUS and field.width <= INSIDE * room.radius
        super().__init__(values, length, limit, axis=axis, numbers=is_inside)
        self.beside = VGroup()
        is_row = np.array_equal(axis, RIGHT)
        needed = APART * field.width if is_row else CLOSE * LINE
        if not is_inside and (self.spacing >= needed or len(values) == 1):
            out = UP if is_row else LEFT
            for centre in self.centres:
                number = number_of_activation(limit, centred=is_row)
                self.beside.add(
                    number.move_to(centre + out * (self.radius + AIR), aligned_edge=-out)
                )
        self.add(self.beside)
        self.set_told(0)

    @property
    def values(self) -> np.ndarray:
        """The numbers, (n,)."""
        return self.activations

    def set_values(self, values: np.ndarray) -> Self:
        """Show other numbers, (n,)."""
        return self.set_activations(values)

    def cell(self, row: int, column: int) -> Circle:
        """An outline around one neuron: that in this row, of a single column."""
        return self.neuron(row + column)

    def set_told(self, shares: np.ndarray | float) -> Self:
        super().set_told(shares)
        for each, value, share in zip(getattr(self, "beside", ()), self.activations, self.told):
            each.set_value(value).set_fill(THEME.ink, opacity=share)
        return self

    def set_come(self, count: float) -> Self:
        """The first `count` numbers are there; the last of them, so far as it has come."""
        return self.set_told(np.clip(count - np.arange(len(self.values)), 0, 1))

    def come(self, **kwargs: object) -> Tween:
        """An animation: one number after another comes, and lights its neuron."""
        return Tween(self, "set_come", 0, len(self.values), **{"rate_func": linear, **kwargs})
