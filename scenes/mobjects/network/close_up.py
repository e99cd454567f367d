"""One neuron from close by: what arrives from an image, the sum it makes, and its light."""

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    AnimationGroup,
    Dot,
    FadeIn,
    FadeOut,
    LaggedStart,
    MathTypst,
    VGroup,
)

from scenes.mobjects.bars.running_sum import RunningSum
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.growing import Zoom, shrink_into
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.arrivals import Arrivals
from scenes.mobjects.theme import BODY
from scenes.mobjects.tween import Tween

RADIUS = 1.0  # of the neuron, in Manim's units


class NeuronCloseUp(VGroup):
    """A large neuron beside an image, and under it the sum of what the image sends.

    Parts: `neuron`, `signals` (over the image, dark at first), `sum`, `arrivals` (of both, pixel
    by pixel; one that sends nothing is passed over), `sum_name`, `bias`, `z_name` (what the sum is
    called with the bias), `rule` (what the bias makes of the sum), `answer` (the activation as a
    number) and `how` (what the layer makes of z, where that can be written).
    """

    def __init__(
        self,
        image: ImageGrid,
        terms: np.ndarray,
        bias: float,
        rule: MathTypst,
        scale: Connections,
        area: Area,
        a: float = 0.0,
        how: VGroup | None = None,
    ) -> None:
        """terms: (n_in,), w·a of each pixel. rule: stands under the sum.

        scale: connections with the same limit and exposure: a contribution is as bright here as
        there. area: beside the image. a: the activation to come.
        how: stands where the bias stood.
        """
        super().__init__()
        above, names, bar, below = area.rows(5, 1, 2, 1.2, gap=0.1)
        self.total, self.a = float(np.sum(terms) + bias), float(a)
        self.neuron = NeuronLayer(np.zeros(1), radius=RADIUS, numbers=False).set_told(0)
        above.place(self.neuron)
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
        self.sum = RunningSum(np.append(terms, bias), bar)
        self.arrivals = Arrivals(
            [image],
            [(self.signals, self.signals.values), (self.sum, self.signals.values)],
            order=np.flatnonzero(terms),
        )
        self.arrivals.cursor.set_z_index(image.z_index + 2)
        self.arrivals.show_terms(self.arrivals.all)
        self.sum_name = names.place(words("weighted sum"), LEFT)
        self.z_name = names.place(formula("z"), LEFT)
        self.bias = names.place(Labelled(words("bias"), Readout(bias, "+.2f", BODY)), RIGHT)
        self.rule = below.place(rule)
        self.how = VGroup() if how is None else names.place(how, RIGHT)
        field = max("> 0.99", activation(a), key=len)
        answer = Readout(0, activation, BODY, field=field, spare=6)
        self.answer = Labelled(words("activation"), answer).next_to(self.neuron, RIGHT, buff=0.4)
        self.add(
            self.arrivals,
            self.neuron,
            self.sum_name,
            self.bias,
            self.z_name,
            rule,
            self.how,
            self.answer,
        )

    def add_bias(self) -> LaggedStart:
        """An animation: the bias comes to the sum, and then the sum is called z."""
        added = Tween(self.sum, "set_values", [self.sum.total], [self.total])
        named = AnimationGroup(FadeOut(self.bias), FadeIn(self.z_name, self.rule))
        return LaggedStart(added, named, lag_ratio=1)

    def take_z(self, **kwargs: object) -> Zoom:
        """An animation: as much as z is goes from its bar into the neuron."""
        taken = self.sum.bars.copy().set_z_index(self.neuron.z_index - 1)  # the neuron covers it
        return shrink_into(taken, Dot(self.neuron.get_bottom()), **kwargs)

    def light(self) -> AnimationGroup:
        """An animation: the neuron's light and the number that says how much come together."""
        self.answer.number.set_value(self.a)
        light = self.neuron.light(np.array([self.a]))
        return AnimationGroup(light, FadeIn(self.answer, self.how))
