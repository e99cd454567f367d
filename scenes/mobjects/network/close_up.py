"""One neuron from close by: what arrives from the input, and the one light that comes of it."""

import numpy as np
from manim import RIGHT, Animation, AnimationGroup, FadeIn, LaggedStart, Succession, VGroup

from scenes.mobjects.grids.cells import pointing
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.neurons.input_neurons import InputNeurons
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.arrivals import Arrivals
from scenes.mobjects.theme import BODY

RADIUS = 1.25  # of the neuron, in Manim's units
GLOW = 10  # Manim's stroke width around an input neuron that sends
LEFT_BEHIND = 0.6  # of its light: what stays on the lines of all that has run into the neuron


class NeuronCloseUp(VGroup):
    """A large neuron beside an image or other inputs, the lines between, and how much has come.

    Parts: `neuron`, `signals` (over the image, dark at first), `count` (of the products that have
    come), `arrivals` (of these, pixel by pixel), and `answer` (the activation as a number).
    """

    def __init__(
        self,
        image: ImageGrid | InputNeurons,
        terms: np.ndarray,
        scale: Connections,
        area: Area,
        a: float,
        limit: float = 1.0,
    ) -> None:
        """terms: (n_in,), w·a of each pixel.

        scale: connections with the same limit and exposure: a contribution is as bright here as
        there. area: beside the image. a: the activation to come. limit: that which is fully lit.
        """
        super().__init__()
        above, below = area.rows(5, 1)
        self.image, self.a, self.terms = image, float(a), terms
        self.neuron = NeuronLayer(np.zeros(1), limit=limit, radius=RADIUS, numbers=False)
        above.place(self.neuron.set_told(0))
        self.signals = Connections(
            image.centres,
            self.neuron.centres,
            np.reshape(terms, (1, -1)),
            limit=scale.limit,
            thickness=scale.thickness,
            exposure=scale.exposure,
        )
        # The lines begin on the pixels, but under neurons, in which numbers stand; their ends are
        # covered by the large neuron.
        is_image = isinstance(image, ImageGrid)
        self.signals.set_z_index(image.z_index + (1 if is_image else -1))
        self.neuron.set_z_index(image.z_index + 2)
        counter = Readout(0, ",d", BODY, field=f"{terms.size:,}")
        name = "products in" if terms.size > 1 else "product in"
        self.count = Labelled(words(name), counter, RIGHT)
        self.arrivals = Arrivals([image], [(self.signals, self.signals.values)], counter=counter)
        self.arrivals.cursor.set_z_index(image.z_index + 2)
        field = max("> 0.99", activation(a), key=len)
        answer = Readout(0, activation, BODY, field=field, spare=6)
        self.answer = Labelled(words("activation"), answer)
        if area.stacks:  # beside the neuron there is no room
            for half, each in zip(below.columns(1, 1), (self.count, self.answer)):
                half.place(each)
        else:
            below.place(self.count)
            self.answer.next_to(self.neuron, RIGHT, buff=0.4)
        self.add(self.arrivals, self.count, self.neuron, self.answer)

    def come(self) -> Animation:
        """An animation: product after product comes, those of dark pixels quickly; from neurons
        they come in equal steps, and that which sends one glows.
        """
        if isinstance(self.image, ImageGrid):
            return self.arrivals.come(linger=self.terms)
        senders = (self.image.neuron(k).set_stroke(width=GLOW) for k in range(self.terms.size))
        glows = (FadeIn(each, rate_func=pointing, remover=True) for each in senders)
        return AnimationGroup(self.arrivals.come(run_time=self.terms.size), Succession(*glows))

    def light(self) -> LaggedStart:
        """An animation: all that has come runs into the neuron, whose light and number come."""
        self.answer.number.set_value(self.a)
        lit = AnimationGroup(self.neuron.light(np.array([self.a])), FadeIn(self.answer))
        return LaggedStart(self.signals.pulse(LEFT_BEHIND), lit, lag_ratio=0.6)
