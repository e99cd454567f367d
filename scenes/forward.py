"""The forward pass: a handwritten digit flows through a trained network (storyboard 7)."""

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    UR,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    MathTypst,
    VGroup,
)

from nnmath import Layer, Network, Prediction, Step, contributions, forward, predict
from scenes._assets import Digit, chosen_digit, chosen_network
from scenes._lesson import Lesson, beat
from scenes.mobjects.diagram import NetworkDiagram
from scenes.mobjects.grids import SignKey
from scenes.mobjects.labelled import Labelled
from scenes.mobjects.text import Readout, formula, words
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.telling.articles import article

Steps = tuple[Step, ...]


class Forward(Lesson):
    def construct(self) -> None:
        network, digit = chosen_network(), chosen_digit()
        steps, answer = forward(network, digit.x), predict(network, digit.x)
        activations = [digit.x, *(step.a for step in steps)]
        signals = [contributions(layer, a) for layer, a in zip(network.layers, activations)]
        limits = [fully_lit(layer, step) for layer, step in zip(network.layers, steps)]

        diagram = NetworkDiagram(
            [layer.weights for layer in network.layers],
            digit.image.shape,
            self.stage.main,
            limits,
            signals,
            names=[str(name) for name in range(network.sizes[-1])],
        )

        self.digit_pours_in(diagram, network, digit)
        told = self.every_connection(diagram, network)
        told = self.one_neuron(diagram, network.layers[0], steps[0], signals[0], told)
        self.first_layer_lights(diagram, steps, signals, told)
        self.deeper_layers_light(diagram, steps, signals)
        self.winner(diagram, answer, digit)

    @beat
    def digit_pours_in(self, diagram: NetworkDiagram, network: Network, digit: Digit) -> None:
        """A handwritten digit is a grid of grey numbers, and each number lights one neuron.
        Dark paper is zero, bright ink is one. Behind this first layer wait the others, all dark.
        """
        grid = diagram.input
        sizes = VGroup(
            *(
                diagram.under(k).place(words("{}", f"{size:,}", size=SMALL, color=THEME.muted))
                for k, size in enumerate(network.sizes)
            )
        )
        origin = words(*digit.origin, size=SMALL, color=THEME.muted).next_to(grid, UP, buff=0.08)
        self.play(FadeIn(self.heading("The forward pass")), FadeIn(grid, sizes[0]))
        grid.set_values(digit.image)
        self.play(grid.pour(run_time=3))
        self.play(FadeIn(origin))
        layers = [VGroup(*pair) for pair in zip(diagram.layers, sizes[1:])]
        arrivals = LaggedStart(*(FadeIn(pair, shift=RIGHT * 0.2) for pair in layers))
        self.play(arrivals, FadeIn(diagram.lit_keys()))

    @beat
    def every_connection(self, diagram: NetworkDiagram, network: Network) -> VGroup:
        """Every neuron is joined to every neuron of the layer before it. Each connection has a
        weight: blue ones excite, red ones hold back, and strong ones shine brighter.
        """
        count = Readout(0, ",d", BODY, field=f"{network.weight_count:,}")
        label = Labelled(words("connections", size=BODY), count, RIGHT).to_corner(UR, buff=0.4)
        key = SignKey("positive weight", "negative weight").next_to(label, LEFT, buff=0.8)
        growth = diagram.grow_weights(label.number, run_time=4)
        self.play(growth, FadeIn(label.label, key))
        return VGroup(label, key)

    @beat
    def one_neuron(
        self, diagram: NetworkDiagram, layer: Layer, step: Step, signal: np.ndarray, told: VGroup
    ) -> VGroup:
        """Look at one neuron. Each pixel's brightness times its weight is a push, up or down.
        The pushes add up, the bias is added, and the sum is squished into the activation.
        """
        index = int(np.argmax(step.a))
        is_this = np.arange(len(step.a)) == index
        ring = diagram.neuron(layer=1, index=index)
        terms = neuron_formula(layer, step, index).to_corner(UR, buff=0.4)
        diagram.set_contributions(0, np.where(is_this[:, None], signal, 0))
        self.play(FadeOut(told), diagram.hide_weights())
        self.play(Create(ring))
        self.play(diagram.signals[0].pulse(rest=1, run_time=2.5), FadeIn(terms))
        self.play(diagram.light(1, np.where(is_this, step.a, 0)))
        return VGroup(ring, terms)

    @beat
    def first_layer_lights(
        self, diagram: NetworkDiagram, steps: Steps, signals: list[np.ndarray], told: VGroup
    ) -> None:
        """Now all of them at once. The light on a connection is the brightness of the pixel
        times the weight, so dark pixels send nothing, whatever their weights.
        """
        self.play(FadeOut(told), diagram.signals[0].animate.set_envelope(0))
        diagram.set_contributions(0, signals[0])
        self.play(diagram.signals[0].pulse(rest=1, run_time=3))
        self.play(diagram.light(1, steps[0].a))

    @beat
    def deeper_layers_light(
        self, diagram: NetworkDiagram, steps: Steps, signals: list[np.ndarray]
    ) -> None:
        """One layer's activations decide the next layer's, by the same rule every time, until
        the light reaches the ten outputs. Each says how much the network thinks of its digit.
        """
        for k in range(1, len(steps)):
            diagram.set_contributions(k, signals[k])
            self.play(diagram.signals[k].pulse(rest=1, run_time=2))
            self.play(diagram.light(k + 1, steps[k].a))

    @beat
    def winner(self, diagram: NetworkDiagram, answer: Prediction, digit: Digit) -> None:
        """The brightest output is the answer. And no light here was made up: each one is a
        number that this network computed from this digit.
        """
        ring = diagram.neuron(layer=-1, index=answer.winner)
        reads = {"a": "The network reads a {}", "an": "The network reads an {}"}
        verdict = words(reads[article(answer.winner)], answer.winner, size=BODY, bold=True)
        if digit.label not in (None, answer.winner):
            misread = "It reads {}, but the label says {}"
            verdict = words(misread, answer.winner, str(digit.label), size=BODY, bold=True)
        score, second = answer.activations[[answer.winner, answer.runner_up]]
        details = words(
            "{}, then {} with {}",
            f"{score:.2f}",
            answer.runner_up,
            f"{second:.2f}",
            size=SMALL,
            color=THEME.muted,
        )
        VGroup(verdict, details).arrange(DOWN, buff=0.15, aligned_edge=RIGHT).to_corner(
            UR, buff=0.3
        )
        self.play(Create(ring), FadeIn(verdict), diagram.outputs.point_at(answer.winner))
        self.play(FadeIn(details))
        pulses = [gap.pulse(rest=1, run_time=2) for gap in diagram.signals]
        self.play(LaggedStart(*pulses, lag_ratio=0.5))
        self.wait(2)


def fully_lit(layer: Layer, step: Step) -> float:
    """The activation drawn fully lit: 1 behind a sigmoid, else the layer's largest."""
    return 1.0 if layer.activation == "sigmoid" else float(np.abs(step.a).max()) or 1.0


def neuron_formula(layer: Layer, step: Step, index: int) -> MathTypst:
    """How one neuron got its activation, with the numbers in place."""
    weighted_sum, bias = f"{step.weighted_sum[index]:.2f}", f"{layer.biases[index]:+.2f}"
    squish = {"sigmoid": "sigma", "relu": '"ReLU"', "identity": '"id"'}[layer.activation]
    code = '{1}("weighted sum" + "bias") = {1}({2} {3}) = {4}'
    return formula(code, squish, weighted_sum, bias, f"{step.a[index]:.2f}", size=SMALL)
