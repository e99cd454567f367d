"""The forward pass: a handwritten digit flows through a trained network (storyboard 7)."""

from manim import RIGHT, Create, FadeIn, FadeOut, VGroup

from scenes._assets import chosen_digit, chosen_network
from scenes._lesson import ANY_INPUT, Lesson, beat
from scenes._sentences import given
from scenes._sentences.rules import PROBABILITIES, comes_out, counts_as
from scenes._sentences.verdict import NO_SECOND
from scenes._staging.drawn_network import REST, once_more, run_through
from scenes._staging.what_it_is.forward_shown import ForwardShown
from scenes.mobjects.bars.bars import CLOSE
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.grids.pixel_probe import PixelProbe, into_the_ink
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.theme import BODY, SMALL, THEME

STRONG = 0.1  # of each layer's connections count as strong ones


class Forward(Lesson):
    needs = ANY_INPUT

    def construct(self) -> None:
        network = chosen_network()
        shown = ForwardShown(network, chosen_digit(network), self.stage)
        layers = len(shown.reading.steps)

        if shown.reading.digit.is_picture:
            self.digit_pours_in(shown)
        else:
            self.numbers_come_in(shown)
        self.every_connection(shown)
        self.one_neuron(shown)
        self.first_layer_lights(shown)
        if layers > 2:
            self.next_layers_light(shown)
        if layers > 1:
            self.outputs_light(shown)
        self.winner(shown)

    @beat
    def digit_pours_in(self, shown: ForwardShown) -> None:
        """How does a network read a handwritten digit? | All it gets is a number for each pixel,
        from 0 for dark to 1 for bright. | Each of these cells is a neuron, lit by its number. |
        After them come the layers, still dark. The last one is to give the answer.
        """
        diagram, digit = shown.diagram, shown.reading.digit
        if not shown.is_digit:
            self.say_instead("How does a network read a picture?")
        grid, home = diagram.input.set_values(digit.image), diagram.input.copy()
        picture, below = self.stage.whole.rows(9, 1)
        self.add(self.heading("The forward pass"), picture.fit(grid))
        self.play_on(grid.pour(), at_least=2)
        start, end = into_the_ink(digit.image)
        probe = PixelProbe(grid, below, start).set_z_index(grid.z_index + 1)
        origin = words(*digit.origin, size=SMALL, color=THEME.muted)
        self.say(FadeIn(probe, self.stage.corner.place(origin, RIGHT), run_time=0.5))
        self.play(probe.walk_to(end), run_time=2.5)
        self.say(FadeOut(probe, origin, run_time=0.5))
        self.play_on(grid.animate.replace(home), at_least=2)
        self.say(shown.network_comes(), at_least=3)

    @beat
    def numbers_come_in(self, shown: ForwardShown) -> None:
        """This network gets two numbers, and no picture. | Each has a neuron of its own. | The
        larger its number, the brighter it is: 0 is dark, and 1 fully lit. | After them come the
        layers, still dark. The last one is to give the answer.
        """
        column, reading = shown.diagram.input, shown.reading
        self.say_if(given.how_many(reading))
        home = column.set_values(reading.digit.x).copy()
        self.add(self.heading("The forward pass"), self.stage.main.inset(0, 0.4).fit(column))
        self.play_on(column.come(), at_least=2)
        self.say(ring(column), at_least=1.5)
        self.say(column.darken(run_time=0.6), told=given.what_is_lit(reading))
        self.play_on(column.come(), at_least=2)
        self.play(column.animate.replace(home), run_time=1.5)
        self.say(shown.network_comes(), at_least=3)

    @beat
    def every_connection(self, shown: ForwardShown) -> None:
        """A line runs from every neuron to every neuron of the next layer. | Each line is a
        connection; its number is its weight. Blue: positive. | Red and dashed: negative. | The
        brighter the line, the stronger its weight, compared within its layer.
        """
        diagram, total = shown.diagram, f"{shown.reading.network.weight_count:,}"
        label = words("of {} connections drawn", total) if diagram.hidden else words("connections")
        most = f"{shown.reading.network.weight_count - diagram.hidden:,}"
        count = Labelled(label, counter := Readout(0, ",d", BODY, field=most), RIGHT)
        key = self.stage.foot.place(SignKey("positive weight", "negative weight"))
        self.add(self.stage.corner.place(count, RIGHT))
        self.play_on(diagram.grow_weights(counter), at_least=4)
        self.say(FadeIn(key[0]), *diagram.show_signs(1, 0), at_least=2)
        self.say(FadeIn(key[1]), *diagram.show_signs(0, 1), at_least=2)
        strong = diagram.strong_weights(STRONG)
        self.say(FadeIn(strong), *diagram.show_signs(0, 0), run_time=1.5)
        self.play_on(FadeOut(strong), *diagram.show_signs(1, 1), at_least=2)

    @beat
    def one_neuron(self, shown: ForwardShown) -> None:
        """Let us follow one neuron of the first layer: the ringed one. | Every pixel sends it its
        brightness times the weight; a dark pixel sends nothing. | 784 products come in, and one
        brightness comes out: later films tell how.
        """
        diagram, one, chosen = shown.diagram, shown.one, shown.chosen
        reading = shown.reading
        self.play(diagram.hide_weights(), ring(diagram.layers[0]), run_time=1.5)
        self.play_on(Create(chosen), at_least=1.5)
        self.clear(grow_out_of(chosen, one.neuron, run_time=2), keep=[diagram.input])
        coming = FadeIn(one.arrivals, one.count.label, run_time=0.5)
        self.say(coming, told=given.what_is_sent(reading))
        self.play_on(one.come(), at_least=5)
        self.play(FadeOut(one.arrivals.cursor), run_time=0.3)
        told = comes_out(reading.network.layers[0]) or given.products(reading)
        self.say(one.light(), told=told, run_time=2)
        self.play_on(ring(one.neuron), at_least=1.5)

    @beat
    def first_layer_lights(self, shown: ForwardShown) -> None:
        """Back in its place, it is one of many. | All neurons of the layer do the same at once,
        each with weights of its own. | From the same pixels, each makes a light of its own.
        """
        diagram, reading, one, chosen = shown.diagram, shown.reading, shown.one, shown.chosen
        first, a = diagram.layers[0], reading.steps[0].a
        first.set_activations(a).set_told(a == one.neuron.activations)
        self.clear(keep=[diagram.input, one.neuron], run_time=0.5)
        around = FadeIn(*diagram.layers, *diagram.lit_keys(), *shown.labels, chosen)
        self.play(shrink_into(one.neuron, chosen), around, run_time=1.2)
        self.say(FadeIn(shown.note, shown.key, run_time=0.5))
        self.play_on(diagram.send(0, reading.signals[0], REST), at_least=2)
        told = given.lights_of_their_own(reading)
        if reading.together and len(reading.steps) == 1:
            told = PROBABILITIES
        self.say(diagram.light(1, a), FadeOut(chosen), told=told, at_least=2)

    @beat
    def next_layers_light(self, shown: ForwardShown) -> None:
        """What the pixels are to the first layer, the first layer is to the next: | its lights,
        each times a weight, come together and make the lights there.
        """
        diagram, reading = shown.diagram, shown.reading
        self.say_if(given.what_is_next(reading))
        for k, step in enumerate(reading.steps[1:-1], start=1):
            self.play_on(diagram.send(k, reading.signals[k], REST), at_least=2)
            if k == 1:
                self.say()
            self.play_on(diagram.light(k + 1, step.a), at_least=2)

    @beat
    def outputs_light(self, shown: ForwardShown) -> None:
        """Then come the outputs, one for each answer that the network can give. | The brighter an
        output, the more the network thinks that it is this one.
        """
        diagram, reading = shown.diagram, shown.reading
        last = len(diagram.layers)
        self.play_on(diagram.send(last - 1, reading.signals[-1], REST), at_least=2)
        self.say(told=counts_as(reading.network.layers[-1], reading.outputs))
        self.play_on(diagram.light(last, reading.outputs), at_least=2)

    @beat
    def winner(self, shown: ForwardShown) -> None:
        """The brightest output is the answer. | Here is the runner-up, with its number. | No light
        here was made up: this network computed each of them from this digit.
        """
        diagram, answer = shown.diagram, shown.answer
        self.say_if(answer.said)
        self.play(FadeOut(shown.note), run_time=0.4)
        self.play_on(FadeIn(shown.verdict), *map(Create, shown.rings), at_least=2)
        if answer.second is None:
            self.say(once_more(diagram), told=NO_SECOND, at_least=2)
        else:
            number = shown.bars.numbers[answer.second]
            # In a tall frame the next numbers are so close.
            pointed = ring(shown.second), ring(number, buff=CLOSE / 2)
            self.say(FadeIn(shown.second), *pointed, at_least=2)
        told = given.nothing_made_up(shown.reading, shown.is_digit)
        answered = VGroup(shown.verdict, *shown.rings, shown.second)
        self.say(*diagram.darken(), FadeOut(answered), told=told, run_time=0.6)
        run_through(self, diagram, shown.reading, 3.5)
        self.play(FadeIn(answered), run_time=0.5)
        self.wait(0.5)
