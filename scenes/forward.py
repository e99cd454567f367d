"""The forward pass: a handwritten digit flows through a trained network (storyboard 7)."""

import numpy as np
from manim import RIGHT, Create, FadeIn, FadeOut, LaggedStart, Mobject, VGroup

from scenes._assets import Digit, chosen_digit, chosen_network
from scenes._data.reading import Reading
from scenes._lesson import Lesson, beat
from scenes._sentences.rules import BIAS_DECIDES, HIGHER, UNSQUISHED, bias_rule, squish_rule
from scenes._sentences.verdict import Verdict, verdict
from scenes._staging.drawn_network import REST, draw, once_more, sizes
from scenes.mobjects.grids import cells
from scenes.mobjects.grids.grids import SignKey
from scenes.mobjects.grids.pixel_probe import PixelProbe, into_the_ink
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.close_up import NeuronCloseUp
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.theme import BODY, SMALL, THEME

STRONG = 0.1  # of each layer's connections count as strong ones
QUIET = {"size": SMALL, "color": THEME.muted}


class Forward(Lesson):
    def construct(self) -> None:
        reading = Reading.of(chosen_network(), chosen_digit())
        first, step = reading.network.layers[0], reading.steps[0]
        suited = int(np.argmax(step.weighted_sum))  # the neuron that this digit suits best
        answer = verdict(reading.outputs, reading.digit.label)
        diagram = draw(reading, self.stage.main)
        labels, ring = sizes(reading, diagram), diagram.neuron(layer=1, index=suited)
        close_up = NeuronCloseUp(
            diagram.input,
            reading.signals[0][suited],
            first.biases[suited],
            bias_rule(first, step, suited, name="z"),
            diagram.signals[0],
            self.stage.whole.beyond(diagram.input),
            step.a[suited],
            squish_rule(first, step.z[suited]),
        )

        self.digit_pours_in(diagram, labels, reading.digit)
        self.every_connection(diagram, reading.network.weight_count)
        self.one_neuron(diagram, close_up, ring, UNSQUISHED.get(first.activation))
        note = self.first_layer_lights(diagram, close_up, ring, labels, reading)
        if len(reading.steps) > 2:
            self.next_layers_light(diagram, reading)
        if len(reading.steps) > 1:
            self.outputs_light(diagram, reading)
        if answer.second is not None:
            note = self.two_outputs(diagram, reading, note)
        self.winner(diagram, reading, answer, note)

    @beat
    def digit_pours_in(self, diagram: NetworkDiagram, labels: VGroup, digit: Digit) -> None:
        """How does a network read a handwritten digit? | All it gets is a number for each pixel,
        from 0 for dark to 1 for bright. | Each of these cells is a neuron, lit by its number.
        | Behind them wait the layers, all dark. The last one is to give the answer.
        """
        grid, home = diagram.input.set_values(digit.image), diagram.input.copy()
        picture, below = self.stage.whole.rows(9, 1)
        self.add(self.heading("The forward pass"), picture.fit(grid))
        self.play_on(grid.pour(), at_least=2)
        start, end = into_the_ink(digit.image)
        probe = PixelProbe(grid, below, start).set_z_index(grid.z_index + 1)
        origin = self.stage.corner.place(words(*digit.origin, **QUIET), RIGHT)
        self.say(FadeIn(probe, origin, run_time=0.5))
        self.play(probe.walk_to(end), run_time=2.5)
        self.say(FadeOut(probe, origin, run_time=0.5))
        self.play_on(grid.animate.replace(home), at_least=2)
        waiting = [labels[0], *map(VGroup, diagram.layers, labels[1:]), diagram.lit_keys()]
        self.say(LaggedStart(*map(FadeIn, waiting), lag_ratio=0.5), at_least=3)

    @beat
    def every_connection(self, diagram: NetworkDiagram, total: int) -> None:
        """A line runs from every neuron to every neuron of the next layer. | Each has a number,
        its weight. The blue ones are positive. | The red and dashed ones are negative. | The
        brighter the line, the stronger its weight, compared within its layer.
        """
        counter = Readout(0, ",d", BODY, field=f"{total:,}")
        count = Labelled(words("connections"), counter, RIGHT)
        key = self.stage.foot.place(SignKey("positive weight", "negative weight"))
        self.add(self.stage.corner.place(count, RIGHT))
        self.play_on(diagram.grow_weights(counter), at_least=4)
        self.say(FadeIn(key[0]), *diagram.show_signs(1, 0), at_least=2)
        self.say(FadeIn(key[1]), *diagram.show_signs(0, 1), at_least=2)
        strong = diagram.strong_weights(STRONG)
        self.say(FadeIn(strong), *diagram.show_signs(0, 0), run_time=1.5)
        self.play_on(FadeOut(strong), *diagram.show_signs(1, 1), at_least=2)

    @beat
    def one_neuron(
        self, diagram: NetworkDiagram, close_up: NeuronCloseUp, ring: Mobject, told: str | None
    ) -> None:
        """Behind the pixels lies the first layer. Let us follow one of its neurons. | Every pixel
        sends it its brightness times the weight; a dark pixel sends nothing. | What arrives is
        added up: the weighted sum. | To that comes a number of the neuron's own, its bias, and the
        total is called z. | The sigmoid σ squishes z into a number between 0 and 1: the
        activation. | That is how brightly it is lit.
        """
        self.play(diagram.hide_weights(), Create(ring))
        self.clear(grow_out_of(ring, close_up.neuron, run_time=2), keep=[diagram.input])
        arrivals = close_up.arrivals.show_terms(0)
        self.say(FadeIn(arrivals), run_time=0.5)
        self.play_on(arrivals.come(arrivals.all // 2), at_least=3)
        self.say(FadeIn(close_up.sum_name), arrivals.come(), at_least=2.5)
        self.say(FadeOut(arrivals.cursor, close_up.sum_name), FadeIn(close_up.bias), run_time=0.7)
        self.play_on(close_up.add_bias(), at_least=2)
        self.say(close_up.take_z(), told=told, run_time=1.5)
        self.play_on(close_up.light(), at_least=1)
        self.say(cells.ring(close_up.neuron), at_least=1.5)

    @beat
    def first_layer_lights(
        self,
        diagram: NetworkDiagram,
        close_up: NeuronCloseUp,
        ring: Mobject,
        labels: VGroup,
        reading: Reading,
    ) -> Mobject:
        """Back in its place, it is one of many. | All neurons of the layer do the same at once,
        each with weights and a bias of its own.
        | Pixels, weights and bias together decide how brightly each is lit.
        """
        note = words("lines: activation × weight, compared in each layer", **QUIET)
        key = self.stage.foot.place(SignKey("positive", "negative"))
        first, a = diagram.layers[0], reading.steps[0].a
        first.set_activations(a).set_told(a == close_up.neuron.activations)
        self.clear(keep=[diagram.input, close_up.neuron], run_time=0.5)
        around = FadeIn(*diagram.layers, *diagram.lit_keys(), *labels, ring)
        self.play(shrink_into(close_up.neuron, ring), around, run_time=1.2)
        self.say(FadeIn(self.stage.corner.place(note, RIGHT), key, run_time=0.5))
        self.play_on(diagram.send(0, reading.signals[0], REST), at_least=2)
        self.say(diagram.light(1, a), FadeOut(ring), at_least=2)
        return note

    @beat
    def next_layers_light(self, diagram: NetworkDiagram, reading: Reading) -> None:
        """What the pixels are to the first layer, the first layer is to the next: | again weights,
        a sum, a bias, and from these the light.
        """
        for k, step in enumerate(reading.steps[1:-1], start=1):
            self.play_on(diagram.send(k, reading.signals[k], REST), at_least=2)
            if k == 1:
                self.say()
            self.play_on(diagram.light(k + 1, step.a), at_least=2)

    @beat
    def outputs_light(self, diagram: NetworkDiagram, reading: Reading) -> None:
        """Then come the outputs, one for each answer that the network can give. | The more light
        an output gets, the more it counts for its answer.
        """
        last = len(diagram.layers)
        self.play_on(diagram.send(last - 1, reading.signals[-1], REST), at_least=2)
        self.say(told=HIGHER if reading.outputs.min() < 0 else None)
        self.play_on(diagram.light(last, reading.outputs), at_least=2)

    @beat
    def two_outputs(self, diagram: NetworkDiagram, reading: Reading, note: Mobject) -> Mobject:
        """Why is one output higher than another? | Added up, its lines bring it this much, and then
        comes its bias. | To the other one, less is sent in all: its total is lower.
        """
        last, step = len(diagram.layers) - 1, reading.steps[-1]
        self.play_on(*(gap.animate.set_envelope(0) for gap in diagram.signals), at_least=1)
        both = np.argsort(-reading.outputs, kind="stable")[:2].tolist()
        is_less = step.weighted_sum[both[1]] < step.weighted_sum[both[0]]
        for index, told in zip(both, (None, None if is_less else BIAS_DECIDES)):
            to_this = np.arange(len(reading.outputs))[:, None] == index
            rule = bias_rule(reading.network.layers[-1], step, index, SMALL)
            named = Labelled(words("output {}:", index, size=SMALL), rule)
            gone, ring = FadeOut(note), diagram.neuron(layer=-1, index=index)
            note = VGroup(ring, self.stage.corner.place(named, RIGHT))
            self.say(gone, Create(ring), told=told, run_time=0.5)
            sent = diagram.send(last, np.where(to_this, reading.signals[-1], 0))
            self.play_on(sent, FadeIn(named), at_least=2)
        return note

    @beat
    def winner(
        self, diagram: NetworkDiagram, reading: Reading, answer: Verdict, note: Mobject
    ) -> None:
        """Once more, from the pixels to the answer. | The brightest output is the answer. | And no
        light here was made up: each is a number that this network computed from this digit.
        """
        self.play(FadeOut(note), *diagram.darken(), run_time=0.7)
        for k, step in enumerate(reading.steps):
            self.play(diagram.send(k, reading.signals[k], REST), run_time=0.9)
            self.play(diagram.light(k + 1, step.a, run_time=0.6))
        told = self.stage.corner.place(words(*answer.drawn, bold=True), RIGHT)
        rings = [diagram.neuron(layer=-1, index=k) for k in answer.marked]
        self.say(FadeIn(told), *map(Create, rings), told=answer.said, at_least=1.5)
        self.say(once_more(diagram), at_least=3)
