"""One neuron from close by: what arrives from an image, the sum it makes, and its light."""

import numpy as np
from manim import LEFT, RIGHT, AnimationGroup, MathTypst, VGroup

from scenes.mobjects.connections import Connections
from scenes.mobjects.grids import ImageGrid
from scenes.mobjects.labelled import Labelled
from scenes.mobjects.neurons import NeuronLayer
from scenes.mobjects.running_sum import RunningSum
from scenes.mobjects.stage import Area
from scenes.mobjects.text import Readout, words
from scenes.mobjects.tween import TermByTerm, Tween

RADIUS = 1.0  # of the neuron, in Manim's units


class NeuronCloseUp(VGroup):
    """A large neuron beside an image, and under it the sum of what the image sends.

    Parts: `neuron`, `signals` (w·a of each pixel, over the image), `sum`, `sum_name`, `bias`,
    `rule`.
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
        """terms: (n_in,), w·a of each pixel. rule: what becomes of the sum, stands under it.

        scale: connections with the same limit and exposure: a contribution is as bright here as
        there. area: beside the image.
        """
        super().__init__()
        above, names, bar, below = area.rows(5, 1, 2, 1.2, gap=0.1)
        self.terms, self.total = np.array(terms, dtype=float), float(np.sum(terms) + bias)
        self.neuron = above.place(NeuronLayer(np.zeros(1), radius=RADIUS, numbers=False))
        self.signals = Connections(
            image.centres,
            self.neuron.centres,
            self.terms[None],
            limit=scale.limit,
            thickness=scale.thickness,
            exposure=scale.exposure,
        ).set_envelope(0)
        self.sum = RunningSum(np.append(terms, bias), bar)
        self.sum_name = names.place(words("weighted sum"), LEFT)
        self.bias = Labelled(words("bias"), Readout(bias, "+.2f", size=self.sum_name.font_size))
        names.place(self.bias, RIGHT)
        self.rule = below.place(rule)
        # The lines begin on the pixels, and the neuron covers their ends.
        self.signals.set_z_index(image.z_index + 1)
        self.neuron.set_z_index(image.z_index + 2)
        self.add(self.signals, self.neuron, self.sum, self.sum_name, self.bias, rule)

    def add_up(self, **kwargs: object) -> AnimationGroup:
        """An animation: the pixels send what they have, one after another, and the sum grows."""
        return AnimationGroup(
            TermByTerm(self.signals, self.terms[None], **kwargs),
            TermByTerm(self.sum, self.terms, **kwargs),
        )

    def add_bias(self, **kwargs: object) -> Tween:
        """An animation: the bias comes to the sum."""
        return Tween(self.sum, "set_values", [self.sum.total], [self.total], **kwargs)
