"""One neuron from close by: what arrives from an image, the sum it makes, and its light."""

from typing import Self

import numpy as np
from manim import LEFT, RIGHT, AnimationGroup, MathTypst, VGroup, linear

from scenes.mobjects.connections import Connections
from scenes.mobjects.grids import ImageGrid
from scenes.mobjects.labelled import Labelled
from scenes.mobjects.neurons import NeuronLayer
from scenes.mobjects.printing import activation
from scenes.mobjects.running_sum import RunningSum
from scenes.mobjects.stage import Area
from scenes.mobjects.text import Readout, words
from scenes.mobjects.theme import BODY
from scenes.mobjects.tween import Tween

RADIUS = 1.0  # of the neuron, in Manim's units


class Arrivals(VGroup):
    """What an image sends to a neuron, one pixel after another, and the sum of what has arrived.

    A pixel that sends nothing is passed over. Parts: `signals`, `sum`, `pixel` (an outline).
    """

    def __init__(self, image: ImageGrid, signals: Connections, running: RunningSum) -> None:
        """signals: w·a of each pixel, (1, n_in), to one neuron."""
        super().__init__()
        self.signals, self.sum = signals, running
        self.pixel = image.cell(0, 0).scale(1.4).set_z_index(signals.z_index + 1)
        self.terms, self.centres = signals.values.copy(), image.centres
        self.order = np.flatnonzero(self.terms)
        self.add(signals, running, self.pixel)
        self.set_arrived(0)

    def set_arrived(self, count: float) -> Self:
        """Take in the first so many pixels that send something, and no others."""
        arrived = self.order[: int(np.round(count))]
        values = np.zeros_like(self.terms)
        values[0, arrived] = self.terms[0, arrived]
        self.signals.set_values(values)
        self.sum.set_values(values)
        self.pixel.move_to(self.centres[arrived[-1] if len(arrived) else 0])
        return self


class NeuronCloseUp(VGroup):
    """A large neuron beside an image, and under it the sum of what the image sends.

    Parts: `neuron`, `signals` (over the image), `arrivals` (with the sum), `sum_name`, `bias`,
    `rule` (what the bias makes of the sum) and `answer` (the activation as a number).
    """

    def __init__(
        self,
        image: ImageGrid,
        terms: np.ndarray,
        bias: float,
        rule: MathTypst,
        scale: Connections,
        area: Area,
    ) -> None:
        """terms: (n_in,), w·a of each pixel. rule: stands under the sum.

        scale: connections with the same limit and exposure: a contribution is as bright here as
        there. area: beside the image.
        """
        super().__init__()
        above, names, bar, below = area.rows(5, 1, 2, 1.2, gap=0.1)
        self.total = float(np.sum(terms) + bias)
        self.neuron = above.place(NeuronLayer(np.zeros(1), radius=RADIUS, numbers=False))
        self.signals = Connections(
            image.centres,
            self.neuron.centres,
            np.reshape(terms, (1, -1)),
            limit=scale.limit,
            thickness=scale.thickness,
            exposure=scale.exposure,
        )
        # The lines begin on the pixels, and the neuron covers their ends.
        self.signals.set_z_index(image.z_index + 1)
        self.neuron.set_z_index(image.z_index + 2)
        self.arrivals = Arrivals(image, self.signals, RunningSum(np.append(terms, bias), bar))
        self.sum_name = names.place(words("weighted sum"), LEFT)
        self.bias = names.place(Labelled(words("bias"), Readout(bias, "+.2f", BODY)), RIGHT)
        self.rule = below.place(rule)
        answer = Readout(0, activation, BODY, field="> 0.99", spare=6)
        self.answer = Labelled(words("activation"), answer).next_to(self.neuron, RIGHT, buff=0.4)
        self.add(self.arrivals, self.neuron, self.sum_name, self.bias, rule, self.answer)

    def add_up(self, **kwargs: object) -> Tween:
        """An animation: the pixels send what they have, one after another, and the sum grows."""
        count = len(self.arrivals.order)
        return Tween(self.arrivals, "set_arrived", 0, count, **{"rate_func": linear, **kwargs})

    def add_bias(self, **kwargs: object) -> Tween:
        """An animation: the bias comes to the sum."""
        running = self.arrivals.sum
        return Tween(running, "set_values", [running.total], [self.total], **kwargs)

    def light(self, value: float) -> AnimationGroup:
        """An animation: the neuron lights up, and its number says at every moment how much."""
        return AnimationGroup(self.neuron.light(np.array([value])), self.answer.count_to(value))
