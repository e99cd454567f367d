"""A neuron as a function: all that lies before it, its own connections, and one number."""

from collections.abc import Sequence

import numpy as np
from manim import RIGHT, Animation, FadeIn, LaggedStart, Mobject, VGroup

from nnmath import Network
from scenes._assets import Digit
from scenes._data.between import telling_neuron
from scenes._data.reading import Reading
from scenes._sentences import on_a_path as sentences
from scenes._staging.drawn_network import REST, farthest
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.pictures.photograph import Answered
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import SMALL, THEME

LARGE = 0.55  # of the main area's height: the neuron before one asks where its number is from


class NeuronFunction:
    """The mobjects of a neuron that reads three digits, in place, none on screen.

    `diagram` is drawn as a network that ends with this `neuron`, behind layer number `layer`;
    `labels` say how many numbers go in and out, `name` where it is; `told` is said of
    what goes in; `record` has the digits and its numbers.
    """

    def __init__(self, network: Network, digits: Sequence[Digit], stage: Stage) -> None:
        self.layer, self.index = telling_neuron(network, digits)
        own = network.layers[self.layer]
        self.readings = [
            Reading.of(network, digit).up_to(self.layer, self.index) for digit in digits
        ]
        cut = self.readings[0].network
        self.numbers = [activation(float(each.outputs[0])) for each in self.readings]
        self.diagram = NetworkDiagram(
            [layer.weights for layer in cut.layers],
            digits[0].image.shape,
            stage.main,
            np.max([each.limits for each in self.readings], axis=0).tolist(),
            [farthest(*signals) for signals in zip(*(each.signals for each in self.readings))],
        )
        self.diagram.set_input(digits[0].x)
        for layer, step in zip(self.diagram.layers, self.readings[0].steps):
            layer.set_activations(step.a)
        self.picture, self.neuron = self.diagram.input, self.diagram.layers[-1]
        counts = (words("{} in", f"{own.n_in:,}", size=SMALL), words("{} out", 1, size=SMALL))
        self.labels = VGroup(
            *(self.diagram.under(k).place(each) for k, each in enumerate(counts, self.layer))
        )
        self.told = sentences.so_many_in(own.n_in)
        self.home = self.neuron.copy()
        room = stage.main
        room.place(self.neuron.scale(LARGE * room.side / self.neuron.height))
        pictures = zip((digit.image for digit in digits), self.numbers)
        self.record = Answered(list(pictures), stage.foot, "neuron")
        called = words(sentences.where(self.layer, network), color=THEME.attention)
        self.name = stage.corner.place(called, RIGHT)

    @property
    def is_alike(self) -> bool:
        """Whether all its numbers are printed alike."""
        return len(set(self.numbers)) == 1

    def go_home(self) -> Animation:
        """An animation: a ring, and the neuron goes to its place behind all that leads to it."""
        going = self.neuron.animate.replace(self.home).build()
        return LaggedStart(ring(self.neuron), going, lag_ratio=1)

    @property
    def comes_in(self) -> Mobject:
        """The column whose numbers go into the neuron."""
        return self.diagram.columns[self.layer]

    @property
    def drawn(self) -> list[Mobject]:
        """All of the diagram that is lit, its labels and the name."""
        return [*self.diagram.columns, *self.diagram.signals, *self.labels, self.name]

    def label(self, k: int) -> Animation:
        """An animation: how many numbers go in (0), or come out (1), in a frame."""
        return FadeIn(self.labels[k], framed(self.labels[k]))

    def come(self) -> list[Animation]:
        """Animations: the picture comes, and all that lies between it and the neuron."""
        for gap, signals in enumerate(self.readings[0].signals[:-1]):
            self.diagram.set_signals(gap, signals).set_envelope(REST)
        return [FadeIn(*self.diagram.columns[:-1], *self.diagram.signals[: self.layer])]

    def flow_in(self) -> Animation:
        """An animation: what lies before the neuron runs to it, each number on its own line."""
        return self.diagram.send(self.layer, self.readings[0].signals[-1], REST)

    def light(self) -> Animation:
        """An animation: the neuron lights up with its number."""
        return self.diagram.light(self.layer + 1, self.readings[0].outputs)
