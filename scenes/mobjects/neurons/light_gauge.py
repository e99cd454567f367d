"""One neuron and a scale of light from 0 to 1: its number, its light and a pointer agree."""

from collections.abc import Iterator
from typing import Self

import numpy as np
from manim import DOWN, LEFT, PI, RIGHT, UP, Triangle, VGroup

from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.neurons.light_key import LightStrip
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.showing import PLACE, Shown, boxes_of
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, THEME
from scenes.mobjects.tween import Tween

THICK = 0.5  # of the strip, in Manim's units
POINTER = 0.14  # its radius
AIR = 0.15


class GaugedNeuron(VGroup):
    """A large neuron, and beside it all lights that it can have, with a pointer at its own.

    Parts: `neuron`, and `gauge`, which is `strip`, `ends` (what 0 and 1 are) and `pointer`.
    """

    def __init__(self, a: float, area: Area) -> None:
        """a: the activation, 0..1."""
        super().__init__()
        left, right = area.columns(3, 2)
        self.neuron = left.fit(NeuronLayer(np.array([a])))
        length = min(right.height, self.neuron.height) - 2 * AIR
        self.strip = LightStrip(length).rotate(PI / 2).stretch_to_fit_width(THICK)
        self.ends = VGroup(
            *(
                Labelled(words(name), Readout(value, ".0f", BODY), RIGHT)
                for value, name in ((1, "fully lit"), (0, "dark"))
            )
        )
        for end, side in zip(self.ends, (UP, DOWN)):
            end.next_to(self.strip, RIGHT, buff=AIR).align_to(self.strip, side)
        right.place(VGroup(self.strip, self.ends))
        self.pointer = Triangle(radius=POINTER, color=THEME.attention, fill_opacity=1)
        self.pointer.rotate(-PI / 2)
        self.gauge = VGroup(self.strip, self.ends, self.pointer)
        self.add(self.neuron, self.gauge)
        self.set_activation(a)

    def set_activation(self, a: float) -> Self:
        """Hold another number, 0..1: the light, the number and the pointer follow."""
        self.a = float(a)
        self.neuron.set_activations(np.array([self.a]))
        bottom, top = self.strip.get_bottom(), self.strip.get_top()
        self.pointer.next_to(bottom + self.a * (top - bottom), LEFT, buff=THICK / 2 + AIR / 2)
        return self

    def shows(self) -> Iterator[Shown]:
        """Where on the scale the pointer is."""
        ends = np.stack([self.strip.get_bottom(), self.strip.get_top()])[:, :2]
        at = ends[0] + self.a * (ends[1] - ends[0])
        colours = self.pointer.fill_rgbas[:1, :3].copy()
        low, high = np.zeros(1), np.ones(1)
        more = {"at": at[None], "plane": ends, "low": low, "high": high, "colours": colours}
        place, part = boxes_of([self.pointer]), (self.pointer,)
        yield Shown("pointer", np.array([self.a]), PLACE, 1.0, place, np.ones(1), part, more=more)

    def go_to(self, a: float, **kwargs: object) -> Tween:
        """An animation: go over to another number, through all between."""
        return Tween(self, "set_activation", self.a, a, **kwargs)
