"""The forward pass: a handwritten digit flows through a trained network (storyboard 7)."""

from collections.abc import Sequence

import numpy as np
from manim import RIGHT, Create, FadeIn, FadeOut, LaggedStart, Mobject, VGroup

from nnmath import Step, forward
from scenes._assets import Digit, chosen_digit, chosen_network
from scenes._drawn_network import arriving, draw
from scenes._lesson import Lesson, beat
from scenes._rules import UNSQUISHED, neuron_rule
from scenes._verdict import Verdict, verdict
from scenes.mobjects.close_up import NeuronCloseUp
from scenes.mobjects.diagram import NetworkDiagram
from scenes.mobjects.grids import SignKey
from scenes.mobjects.growing import shrink_into
from scenes.mobjects.labelled import Labelled
from scenes.mobjects.pixel_probe import PixelProbe
from scenes.mobjects.text import Readout, words
from scenes.mobjects.theme import BODY, SMALL, THEME

STRONG = 0.5  # of a layer's largest weight: from here on a connection counts as a strong one
REST = 0.6  # of its light: what a signal that has passed leaves behind
QUIET = {"size": SMALL, "color": THEME.muted}


class Forward(Lesson):
    def construct(self) -> None:
        network, digit = chosen_network(), chosen_digit()
        steps, signals = forward(network, digit.x), arriving(network, digit)
        first, suited = network.layers[0], int(np.argmax(steps[0].weighted_sum))

        diagram = draw(network, digit, self.stage.main)
        close_up = NeuronCloseUp(
            diagram.input,
            signals[0][suited],
            first.biases[suited],
            neuron_rule(first, steps[0], suited),
            diagram.signals[0],
            self.stage.whole.beyond(diagram.input),
        )
        sizes = VGroup(
            *(
                diagram.under(k).place(words("{}", f"{size:,}", **QUIET))
                for k, size in enumerate(network.sizes)
            )
        )

        self.digit_pours_in(diagram, sizes, digit)
        self.every_connection(diagram, network.weight_count)
        self.one_neuron(diagram, close_up, steps[0].a[[suited]], UNSQUISHED.get(first.activation))
        note = self.first_layer_lights(diagram, close_up, sizes, steps[0], suited, signals[0])
        if len(steps) > 2:
            self.next_layers_light(diagram, steps[:-1], signals)
        if len(steps) > 1:
            self.outputs_light(diagram, steps[-1], signals[-1])
        self.winner(diagram, verdict(steps[-1].a, digit.label), note)

    @beat
    def digit_pours_in(self, diagram: NetworkDiagram, sizes: VGroup, digit: Digit) -> None:
        """How does a network read a handwritten digit? | All it gets is a number for each pixel,
        from 0 for dark to 1 for bright. | Each of these numbers lights one neuron: the input.
        | Behind it wait the layers, all dark. The last one is to give the answer.
        """
        grid, home = diagram.input.set_values(digit.image), diagram.input.copy()
        picture, below = self.stage.whole.rows(9, 1)
        self.add(self.heading("The forward pass"), picture.fit(grid))
        self.play_on(grid.pour(), at_least=2)
        origin = self.stage.corner.place(words(*digit.origin, **QUIET), RIGHT)
        row = int(np.argmax(digit.image.sum(axis=1))) * digit.image.shape[1]
        probe = PixelProbe(grid, below, row).set_z_index(grid.z_index + 1)
        self.say(FadeIn(probe, origin))
        end = row + digit.image.shape[1] - 1
        self.play_on(probe.walk_to(end), at_least=3)
        self.say(FadeOut(probe, origin), grid.animate(run_time=2).replace(home), FadeIn(sizes[0]))
        layers = [VGroup(*pair) for pair in zip(diagram.layers, sizes[1:])]
        growing = LaggedStart(*map(FadeIn, layers), lag_ratio=0.5, run_time=3)
        self.say(growing, FadeIn(diagram.lit_keys()))

    @beat
    def every_connection(self, diagram: NetworkDiagram, total: int) -> None:
        """Every neuron is joined to every neuron of the layer before it. | Each connection has a
        weight of its own: blue is positive, red and dashed is negative. | The brighter the line,
        the larger its weight, compared within its layer.
        """
        counter = Readout(0, ",d", BODY, field=f"{total:,}")
        count = Labelled(words("connections"), counter, RIGHT)
        self.add(self.stage.corner.place(count, RIGHT))
        self.play_on(diagram.grow_weights(count.number), at_least=4)
        key = self.stage.foot.place(SignKey("positive weight", "negative weight"))
        self.say(FadeIn(key), *diagram.show_only(lambda w: w > 0))
        self.play_on(*diagram.show_only(lambda w: w < 0), at_least=1.5)
        self.say(*diagram.show_only(is_strong))
        self.play_on(*diagram.show_only(lambda w: w != 0), at_least=2)

    @beat
    def one_neuron(
        self,
        diagram: NetworkDiagram,
        close_up: NeuronCloseUp,
        activation: np.ndarray,
        unsquished: str | None,
    ) -> None:
        """Let us follow one neuron of the first layer. | Every pixel sends it its brightness times
        the weight; a dark pixel sends nothing. | What arrives is added up, pixel by pixel: this is
        the weighted sum. | To that the neuron adds a number of its own, its bias. | And the total
        is squished into a number between 0 and 1: the activation.
        """
        signals = close_up.signals
        self.clear(FadeIn(close_up.neuron), keep=[diagram.input])
        self.say(signals.pulse(), at_least=3)
        nothing = signals.animate.set_values(0 * signals.values)
        self.say(FadeIn(close_up.sum, close_up.sum_name), nothing)
        self.play_on(close_up.add_up(), at_least=5)
        self.say(FadeIn(close_up.bias))
        self.play_on(close_up.add_bias(), at_least=2)
        self.say(FadeIn(close_up.rule), told=unsquished)
        self.play_on(close_up.neuron.light(activation), at_least=2)

    @beat
    def first_layer_lights(
        self,
        diagram: NetworkDiagram,
        close_up: NeuronCloseUp,
        sizes: VGroup,
        step: Step,
        index: int,
        signals: np.ndarray,
    ) -> Mobject:
        """Back in its place, it is one of many. | All neurons of the layer do the same at once,
        each with weights and a bias of its own. | So the first layer is lit, and every light in
        it was computed from those pixels.
        """
        note = words("brightness: activation × weight, within its layer", **QUIET)
        alone = np.where(np.arange(len(step.a)) == index, step.a, 0)
        diagram.layers[0].set_activations(alone)
        self.clear(
            shrink_into(close_up.neuron, diagram.neuron(1, index)),
            FadeIn(*diagram.layers, *diagram.lit_keys(), *sizes),
            keep=[diagram.input],
        )
        self.say(FadeIn(self.stage.foot.place(note)))
        self.signals_arrive(diagram, 0, signals)
        self.say(diagram.light(1, step.a), at_least=2)
        return note

    @beat
    def next_layers_light(
        self, diagram: NetworkDiagram, hidden: tuple[Step, ...], signals: Sequence[np.ndarray]
    ) -> None:
        """What the pixels are to the first layer, the first layer is to the next: | again weights,
        a sum, a bias, and from these the light.
        """
        for k, step in enumerate(hidden[1:], start=1):
            self.signals_arrive(diagram, k, signals[k])
            if k == 1:
                self.say()
            self.play_on(diagram.light(k + 1, step.a), at_least=2)

    @beat
    def outputs_light(self, diagram: NetworkDiagram, step: Step, signals: np.ndarray) -> None:
        """Then come the outputs, one for each answer that the network can give. | They are lit by
        what the layer before them has found. | How bright an output is says how much the network
        thinks of its answer.
        """
        last = len(diagram.layers)
        self.signals_arrive(diagram, last - 1, signals)
        self.say(diagram.light(last, step.a), at_least=2)
        higher = "The higher an output, the more the network thinks of its answer."
        signed = higher if step.a.min() < 0 else None
        self.say(diagram.signals[last - 1].pulse(rest=REST), told=signed, at_least=2)

    @beat
    def winner(self, diagram: NetworkDiagram, answer: Verdict, note: Mobject) -> None:
        """The brightest output is the answer. | And no light here was made up: each is a number
        that this network computed from this digit.
        """
        told = [self.stage.corner.place(words(*answer.drawn, bold=True), RIGHT)]
        if answer.said:
            self.say_instead(answer.said)
        if answer.numbers:
            told.append(self.stage.foot.place(words(*answer.numbers, **QUIET)))
        pointing = []
        if answer.winner is not None:
            pointing = [Create(diagram.neuron(layer=-1, index=answer.winner))]
        self.play_on(FadeOut(note), *map(FadeIn, told), *pointing, at_least=1.5)
        again = [gap.pulse(rest=1, run_time=2) for gap in diagram.signals]
        self.say(LaggedStart(*again, lag_ratio=0.5), at_least=3)

    def signals_arrive(self, diagram: NetworkDiagram, gap: int, signals: np.ndarray) -> None:
        """What a layer sends to the next one runs along the connections."""
        diagram.set_contributions(gap, signals)
        self.play_on(diagram.signals[gap].pulse(rest=REST), at_least=2)


def is_strong(weights: np.ndarray) -> np.ndarray:
    """Which weights are large for their layer."""
    return np.abs(weights) >= STRONG * np.abs(weights).max(initial=0)
