"""The forward pass: a handwritten digit flows through a trained network (storyboard 7)."""

import numpy as np
from manim import RIGHT, Create, FadeIn, FadeOut, LaggedStart, MathTypst, Mobject, VGroup

from nnmath import ACTIVATIONS, Layer, Step, contributions, forward, predict
from scenes._assets import Digit, chosen_digit, chosen_network
from scenes._lesson import Lesson, beat
from scenes._verdict import Verdict, verdict
from scenes.mobjects.close_up import NeuronCloseUp
from scenes.mobjects.diagram import NetworkDiagram
from scenes.mobjects.grids import SignKey
from scenes.mobjects.growing import shrink_into
from scenes.mobjects.labelled import Labelled
from scenes.mobjects.pixel_probe import PixelProbe
from scenes.mobjects.printing import activation, equals_or_approx, number, sum_of
from scenes.mobjects.text import Readout, formula, words
from scenes.mobjects.theme import BODY, SMALL, THEME

STRONG = 0.5  # of a layer's largest weight: from here on a connection counts as a strong one
REST = 0.6  # of its light: what a signal that has passed leaves behind
QUIET = {"size": SMALL, "color": THEME.muted}
RULES = {
    "sigmoid": "sigma({} {}) {}",
    "relu": '"ReLU"({} {}) {}',
    "identity": "{} {} {}",
}
# What is said instead of "squished into a number between 0 and 1".
UNSQUISHED = {
    "relu": "And the total is its activation, if it is above zero; if not, that is 0.",
    "identity": "And the total, just as it is, is its activation.",
}


class Forward(Lesson):
    def construct(self) -> None:
        network, digit = chosen_network(), chosen_digit()
        steps, answer = forward(network, digit.x), predict(network, digit.x)
        arriving = [digit.x, *(step.a for step in steps)]
        signals = [contributions(layer, a) for layer, a in zip(network.layers, arriving)]

        diagram = NetworkDiagram(
            [layer.weights for layer in network.layers],
            digit.image.shape,
            self.stage.main,
            [fully_lit(layer, step) for layer, step in zip(network.layers, steps)],
            signals,
            names=list(map(str, range(network.sizes[-1]))),
        )
        sizes = VGroup(
            *(
                diagram.under(k).place(words("{}", f"{size:,}", **QUIET))
                for k, size in enumerate(network.sizes)
            )
        )
        room = self.stage.main.beyond(diagram.input)
        first, suited = network.layers[0], int(np.argmax(steps[0].weighted_sum))
        close_up = NeuronCloseUp(
            diagram.input, signals[0][suited], first.biases[suited], diagram.signals[0], room
        )

        self.digit_pours_in(diagram, sizes, digit)
        self.every_connection(diagram, network.weight_count)
        self.one_neuron(diagram, close_up, first, steps[0], suited)
        note = self.first_layer_lights(diagram, close_up, sizes, steps[0], suited, signals[0])
        if len(steps) > 2:
            self.next_layers_light(diagram, steps[:-1], signals)
        if len(steps) > 1:
            self.outputs_light(diagram, steps[-1], signals[-1])
        self.winner(diagram, verdict(answer, digit.label), note)

    @beat
    def digit_pours_in(self, diagram: NetworkDiagram, sizes: VGroup, digit: Digit) -> None:
        """How does a network read a handwritten digit? | All it gets is a number for each pixel,
        from 0 for dark to 1 for bright. | Each of these numbers lights one neuron: the input.
        | Behind it wait the layers, all dark. The last one is to give the answer.
        """
        grid = diagram.input
        origin = words(*digit.origin, **QUIET)
        self.add(self.heading("The forward pass"), grid)
        grid.set_values(digit.image)
        self.play(grid.pour(run_time=max(2, self.phrase_left)))
        row = int(np.argmax(digit.image.sum(axis=1))) * digit.image.shape[1]
        probe = PixelProbe(grid, diagram.under(0), row).set_z_index(grid.z_index + 1)
        last = row + digit.image.shape[1] - 1
        self.say(FadeIn(probe, self.stage.corner.place(origin, RIGHT)))
        self.play(probe.walk_to(last, run_time=max(3, self.phrase_left)))
        self.say(FadeOut(probe), FadeIn(sizes[0]))
        self.play(grid.animate(run_time=max(1, self.phrase_left)).set_values(digit.image))
        layers = [VGroup(*pair) for pair in zip(diagram.layers, sizes[1:])]
        self.say(
            LaggedStart(*map(FadeIn, layers), lag_ratio=0.5, run_time=3),
            FadeIn(diagram.lit_keys()),
            FadeOut(origin),
        )

    @beat
    def every_connection(self, diagram: NetworkDiagram, total: int) -> None:
        """Every neuron is joined to every neuron of the layer before it. | Each connection has a
        weight of its own: blue is positive, red and dashed is negative. | The brighter the line,
        the larger its weight, compared within its layer.
        """
        counter = Readout(0, ",d", BODY, field=f"{total:,}")
        count = Labelled(words("connections"), counter, RIGHT)
        self.add(self.stage.corner.place(count, RIGHT))
        self.play(diagram.grow_weights(count.number, run_time=max(4, self.phrase_left)))
        key = self.stage.foot.place(SignKey("positive weight", "negative weight"))
        self.say(FadeIn(key))
        self.play(*(gap.pulse(run_time=max(1.5, self.phrase_left)) for gap in diagram.weights))
        weights = [gap.values for gap in diagram.weights]
        self.say(*(gap.animate.set_values(strong(gap.values)) for gap in diagram.weights))
        self.play(
            *(gap.animate.set_values(all_of) for gap, all_of in zip(diagram.weights, weights)),
            run_time=max(2, self.phrase_left),
        )

    @beat
    def one_neuron(
        self,
        diagram: NetworkDiagram,
        close_up: NeuronCloseUp,
        layer: Layer,
        step: Step,
        index: int,
    ) -> None:
        """Let us follow one neuron of the first layer. | Every pixel sends it its brightness times
        the weight; a dark pixel sends nothing. | What arrives is added up, pixel by pixel: this is
        the weighted sum. | To that the neuron adds a number of its own, its bias. | And the total
        is squished into a number between 0 and 1: the activation.
        """
        signals, squished = close_up.signals, UNSQUISHED.get(layer.activation)
        self.clear(FadeIn(close_up.neuron), keep=[diagram.input])
        self.say(signals.pulse(run_time=max(3, self.phrase_left)))
        nothing = signals.animate.set_values(0 * signals.values)
        self.say(FadeIn(close_up.sum, close_up.sum_name), nothing)
        self.play(close_up.add_up(run_time=max(5, self.phrase_left)))
        self.say(FadeIn(close_up.bias))
        self.play(close_up.add_bias(run_time=max(2, self.phrase_left)))
        rule = self.stage.foot.place(neuron_rule(layer, step, index))
        self.say(FadeIn(rule), told=squished)
        self.play(close_up.neuron.light(step.a[[index]], run_time=max(2, self.phrase_left)))

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
        each with weights and a bias of its own. | So the first layer is lit, and every light in it was
        computed from those pixels.
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
        self.say(diagram.light(1, step.a, run_time=max(2, self.phrase_left)))
        return note

    @beat
    def next_layers_light(
        self, diagram: NetworkDiagram, hidden: tuple[Step, ...], signals: list[np.ndarray]
    ) -> None:
        """What the pixels are to the first layer, the first layer is to the next: | again weights,
        a sum, a bias, and from these the light.
        """
        for k, step in enumerate(hidden[1:], start=1):
            self.signals_arrive(diagram, k, signals[k])
            if k == 1:
                self.say()
            self.play(diagram.light(k + 1, step.a, run_time=max(2, self.phrase_left)))

    @beat
    def outputs_light(self, diagram: NetworkDiagram, step: Step, signals: np.ndarray) -> None:
        """Then come the outputs, one for each answer that the network can give. | They are lit by
        what the layer before them has found. | How bright an output is says how much the network
        thinks of its answer.
        """
        last = len(diagram.layers)
        self.signals_arrive(diagram, last - 1, signals)
        self.say(diagram.light(last, step.a, run_time=max(2, self.phrase_left)))
        self.say(diagram.signals[last - 1].pulse(rest=REST, run_time=max(2, self.phrase_left)))

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
            ring = diagram.neuron(layer=-1, index=answer.winner)
            pointing = [Create(ring), diagram.outputs.point_at(answer.winner)]
        self.play(FadeOut(note), *map(FadeIn, told), *pointing, run_time=max(1.5, self.phrase_left))
        again = [gap.pulse(rest=1, run_time=2) for gap in diagram.signals]
        self.say(LaggedStart(*again, lag_ratio=0.5, run_time=max(3, self.phrase_left)))

    def signals_arrive(self, diagram: NetworkDiagram, gap: int, signals: np.ndarray) -> None:
        """What a layer sends to the next one runs along the connections."""
        diagram.set_contributions(gap, signals)
        self.play(diagram.signals[gap].pulse(rest=REST, run_time=max(2, self.phrase_left)))


def fully_lit(layer: Layer, step: Step) -> float:
    """The activation drawn fully lit: 1 behind a sigmoid, else the layer's largest in size."""
    return 1.0 if layer.activation == "sigmoid" else max(float(np.abs(step.a).max()), 1e-9)


def strong(weights: np.ndarray) -> np.ndarray:
    """The strong weights as they are, and zero for the others."""
    return np.where(np.abs(weights) >= STRONG * np.abs(weights).max(initial=0), weights, 0)


def neuron_rule(layer: Layer, step: Step, index: int) -> MathTypst:
    """How one neuron got its activation, with the numbers in place."""
    weighted_sum, bias = number(step.weighted_sum[index]), number(layer.biases[index], "+.2f")
    function = ACTIVATIONS[layer.activation].function
    exact = float(function(np.array(float(sum_of([weighted_sum, bias])))))
    result = equals_or_approx(exact, activation(step.a[index]))
    return formula(RULES[layer.activation], weighted_sum, bias, result)
