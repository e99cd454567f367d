"""What a neuron listens to: the neurons before it with the largest weights, as their grids."""

from collections.abc import Sequence

import numpy as np
from manim import LEFT, RIGHT, AnimationGroup, Create, FadeIn, LaggedStart, Typst, VGroup

from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.products import sign_ink
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY

GAP = 0.12  # between grids, in Manim's units
THICK = 0.06  # of a line
SHINE = 3.0  # its exposure
RADIUS = 0.55  # of the neuron


class Listening(VGroup):
    """Weight grids one under another, from each a line to a neuron, and its weight beside it.

    Parts: `grids`, `numbers`, `lines`, `neuron`, `names` (over the grids and over the neuron).
    """

    def __init__(
        self, grids: np.ndarray, weights: np.ndarray, names: Sequence[Typst], area: Area
    ) -> None:
        """grids: (n, rows, columns), −1..1. weights: (n,), of the lines. names: what the grids
        are, and what the neuron is.
        """
        head, area = area.rows(1, 12, gap=0)
        left, right = area.columns(1, 2)
        places = left.rows(*[1] * len(grids), gap=GAP)
        self.grids = VGroup(
            *(place.fit(WeightGrid(grid), LEFT) for grid, place in zip(grids, places, strict=True))
        )
        field = max((f"{weight:+.1f}" for weight in weights), key=len)
        self.numbers = VGroup()
        for grid, weight in zip(self.grids, weights):
            text = Readout(weight, "+.1f", BODY, sign_ink(weight), field=field)
            self.numbers.add(text.next_to(grid, RIGHT, buff=2 * GAP))
        self.neuron = right.place(NeuronLayer(np.zeros(1), radius=RADIUS, numbers=False), RIGHT)
        starts = np.array([text.get_right() + GAP * RIGHT for text in self.numbers])
        ends = self.neuron.get_left()[None]
        self.lines = Connections(starts, ends, np.array([weights]), thickness=THICK, exposure=SHINE)
        self.neuron.set_z_index(self.lines.z_index + 1)
        self.names = VGroup(*names)
        for name, edge in zip(names, (LEFT, RIGHT)):
            stand(head.place(name, edge), baseline(names[0]))
        super().__init__(self.names, self.lines, self.grids, self.numbers, self.neuron)

    def connect(self, **kwargs: object) -> LaggedStart:
        """An animation: the weights are written, and lines run to the neuron."""
        written = AnimationGroup(*map(FadeIn, self.numbers))
        return LaggedStart(written, Create(self.lines), lag_ratio=0.5, **kwargs)
