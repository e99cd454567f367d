"""The last layer with what each neuron stands for: name, neuron, bar and number as one thing."""

from collections.abc import Sequence
from functools import partial
from typing import Self

import numpy as np
from manim import DOWN, RIGHT, VGroup

from scenes.mobjects.bars.bars import Bars
from scenes.mobjects.network.output_names import AIR, WIDEST, Named
from scenes.mobjects.neurons.neurons import NeuronLayer, number_of_activation
from scenes.mobjects.stage import Area

NAME = 0.4  # of an area that is filled: a name is no wider
RING = 0.12  # of a radius: how far an outline around a neuron is from it


class OutputLayer(NeuronLayer):
    """Neurons with their names, bars and numbers, which one animation lights together.

    Parts: `names`, and `bars` with its `numbers`. All are dark and say nothing at first.
    """

    def __init__(
        self,
        names: Sequence[str],
        activations: np.ndarray,
        length: float = 5.6,
        limit: float = 1.0,
        radius: float = 0.5,
        axis: np.ndarray = DOWN,
        room: float = 2.0,
        kept: Sequence[int] = (),
        widest: float = WIDEST,
        signed: bool = False,
    ) -> None:
        """names: (n,), what the neurons stand for; empty ones are not drawn. room: for a bar and
        its number, in Manim's units. They lie to the right of a column, and under a row. kept: the
        neurons that have a name and a number even where there is no room for all. widest: how wide
        a name beside a column may be. signed: whether activations can be negative.
        """
        n = len(activations)
        if len(names) != n:
            raise ValueError(f"There are {len(names)} names for {n} outputs.")
        direction = RIGHT if np.array_equal(axis, DOWN) else DOWN
        if direction is DOWN and n > 1:
            # From the middle of the first number to that of the last.
            between = length - number_of_activation(limit, signed=signed).width
            length = min(length, between * n / (n - 1))
        super().__init__(activations, length, limit, radius, axis, numbers=False)
        named = Named.of(names, self.spacing, bool(direction[0]), limit, kept, widest)
        self.names = VGroup(*named.names)
        starts = self.centres + direction * self.radius * (1 + RING)
        anchors = starts + direction * (named.place(starts, direction) + AIR)
        self.bars = Bars(activations, anchors, room, limit, direction, named.told, signed)
        self.add(self.names, self.bars)
        self.set_told(0)

    @classmethod
    def filling(
        cls,
        area: Area,
        names: Sequence[str],
        limit: float = 1.0,
        kept: Sequence[int] = (),
        signed: bool = False,
    ) -> Self:
        """A dark column that is as high as an area, with bars that reach to its right edge."""
        column = partial(cls, names, np.zeros(len(names)), area.height, limit, kept=kept)
        column = partial(column, widest=min(WIDEST, NAME * area.width), signed=signed)
        room = 2.0
        spare = area.width - column(room=room).width
        return area.place(column(room=room + spare))

    def set_told(self, shares: np.ndarray | float) -> Self:
        super().set_told(shares)
        if hasattr(self, "bars"):
            self.bars.set_values(self.activations).set_told(self.told)
        return self
