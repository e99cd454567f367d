"""The last layer with what each neuron stands for: name, neuron, bar and number as one thing."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, RIGHT, VGroup

from scenes.mobjects.bars.bars import Bars
from scenes.mobjects.lettering.text import words
from scenes.mobjects.neurons.neurons import NeuronLayer, number_of_activation
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL

AIR = 0.14  # between a neuron, its name and its bar, in Manim's units
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
    ) -> None:
        """names: (n,), what the neurons stand for; empty ones are not drawn. room: for a bar and
        its number, in Manim's units. They lie to the right of a column, and under a row.
        """
        n = len(activations)
        if len(names) != n:
            raise ValueError(f"There are {len(names)} names for {n} outputs.")
        direction = RIGHT if np.array_equal(axis, DOWN) else DOWN
        if direction is DOWN and n > 1:
            # From the middle of the first number to that of the last.
            between = length - number_of_activation(limit).width
            length = min(length, between * n / (n - 1))
        super().__init__(activations, length, limit, radius, axis, numbers=False)
        self.names = VGroup(*(words(name, size=SMALL) if name else VGroup() for name in names))
        reach = self._place_names(direction)
        anchors = self.centres + direction * (self.radius * (1 + RING) + reach + AIR)
        self.bars = Bars(activations, anchors, room, limit, direction)
        self.add(self.names, self.bars)
        self.set_told(0)

    @classmethod
    def filling(cls, area: Area, names: Sequence[str], limit: float = 1.0) -> Self:
        """A dark column that is as high as an area, with bars that reach to its right edge."""
        dark, room = np.zeros(len(names)), 2.0
        spare = area.width - cls(names, dark, area.height, limit, room=room).width
        return area.place(cls(names, dark, area.height, limit, room=room + spare))

    def set_told(self, shares: np.ndarray | float) -> Self:
        super().set_told(shares)
        if hasattr(self, "bars"):
            self.bars.set_values(self.activations).set_told(self.told)
        return self

    def _place_names(self, direction: np.ndarray) -> float:
        """Put the names beside their neurons; how far they reach from the neurons' rings."""
        drawn = [name for name in self.names if len(name.submobjects)]
        if not drawn:
            return 0.0
        wide, high = (max(getattr(name, side) for name in drawn) for side in ("width", "height"))
        along, across = (wide, 1.15 * high) if direction[0] else (high, wide + AIR / 2)
        # Names that have no room side by side stand in several lanes, by turns.
        lanes = int(np.ceil(across / self.spacing - 1e-6)) if len(self.names) > 1 else 1
        for i, (name, centre) in enumerate(zip(self.names, self.centres)):
            away = self.radius * (1 + RING) + AIR + along / 2 + (i % lanes) * (along + AIR / 2)
            name.move_to(centre + direction * away)
        return AIR + lanes * along + (lanes - 1) * AIR / 2
