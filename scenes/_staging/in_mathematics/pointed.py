"""A network in which the film points at what each index stands for."""

import numpy as np
from manim import (
    UL,
    UP,
    Animation,
    BackgroundRectangle,
    Create,
    FadeIn,
    FadeOut,
    Line,
    Mobject,
    VGroup,
)

from scenes._data.layer_slice import LayerSlice
from scenes._data.reading import Reading
from scenes._staging.drawn_network import REST, draw
from scenes.mobjects.grids.cells import framed, ringed
from scenes.mobjects.lettering.text import formula
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, THEME
from scenes.mobjects.tween import Tween

THICK, SHINE = 0.04, 8.0  # of the one line that is looked at


class PointedNetwork:
    """A diagram, and on it a pixel n, a neuron k of the first layer, and the line between them.

    Parts: `diagram`; `pixel` and `neuron`, rings; `line`; `tags`, by the letter that they say;
    frames around the first two `layers`, and their `numbers`.
    """

    def __init__(self, reading: Reading, shown: LayerSlice, area: Area) -> None:
        self.reading, self.shown = reading, shown
        self.diagram = diagram = draw(reading, area)
        # What is sent begins on the pixels, not behind the image.
        diagram.signals[0].set_z_index(diagram.input.z_index + 1)
        k, n = shown.followed, shown.pixel
        first = diagram.layers[0]
        self.pixel, self.neuron = ringed(diagram.neuron(0, n)), diagram.neuron(1, k)
        ends = diagram.input.centres[[n]], first.place(k)[None]
        weight = shown.layer.weights[[k]][:, [n]]
        self.line = Connections(*ends, weight, None, THICK, SHINE)
        self.line.set_z_index(diagram.input.z_index + 1)
        self.way = Line(*(point[0] for point in ends))  # where a weight's letter comes from
        self.tags = {
            "n": tag("n").next_to(self.pixel, UP, buff=0.08),
            # Before the layer: behind it may stand what its neurons are called.
            "k": tag("k").next_to(self.neuron, UP if diagram.layout.down else UL, buff=0),
        }
        self.layers = framed(diagram.input, first.line)
        self.numbers = VGroup(*(diagram.under(k).place(tag(f"({k})")) for k in range(2)))
        for each in (self.pixel, self.neuron, *self.tags.values(), self.layers, self.numbers):
            each.set_z_index(100)

    def born(self, *names: str) -> dict[str, Mobject]:
        """Where parts of the formula come from: the thing that they are the sign of."""
        things = {"a_n": self.pixel, "w_k_n": self.way, "b_k": self.neuron, "a_k": self.neuron}
        indices = {"n": self.pixel, "k": self.neuron}
        return {name: things.get(name) or indices[name[-1]] for name in names}

    def tops(self) -> dict[str, Mobject]:
        """Where the numbers of the layers come from: frames around them."""
        before, this = self.layers
        return {"a_kup": this, "a_0up": before, "a_1up": before, "a_lup": before}

    def point_at_layers(self) -> list[Animation]:
        """Animations: instead of the pixel and the neuron, their layers are pointed at."""
        marks = (self.pixel, self.neuron, *self.tags.values())
        return [FadeOut(*marks), Create(self.layers), FadeIn(self.numbers)]

    def lit(self) -> VGroup:
        """All of it, lit by the digit."""
        self.diagram.set_input(self.reading.digit.x)
        for gap, (layer, step) in enumerate(zip(self.diagram.layers, self.reading.steps)):
            self.diagram.set_signals(gap, self.reading.signals[gap]).set_envelope(REST)
            layer.set_activations(step.a)
        return VGroup(self.diagram.input, *self.diagram.signals, *self.diagram.layers)

    def add_up(self) -> Animation:
        """An animation: all pixels send to the neuron k, and to no other."""
        to_this = np.arange(self.shown.layer.n_out)[:, None] == self.shown.followed
        return self.diagram.send(0, np.where(to_this, self.reading.signals[0], 0), REST)

    def light(self) -> Tween:
        """An animation: the neuron k is lit."""
        layer = self.diagram.layers[0].set_activations(self.shown.step.a).set_told(0)
        told = np.arange(self.shown.layer.n_out) == self.shown.followed
        return Tween(layer, "set_told", layer.told, told)


def tag(code: str) -> VGroup:
    """A letter on a plate, in the colour of attention."""
    sign = formula(code, size=BODY, color=THEME.attention)
    plate = BackgroundRectangle(sign, color=THEME.background, fill_opacity=1, buff=0.06)
    return VGroup(plate, sign)
