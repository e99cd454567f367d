"""Notation: all that a layer computes, written in one line (storyboard 18)."""

from itertools import pairwise

from manim import Create, FadeIn, FadeOut, ReplacementTransform, Transform

from scenes._assets import chosen_digit, chosen_network
from scenes._data.layer_slice import LayerSlice
from scenes._data.reading import Reading
from scenes._lesson import PICTURES, Lesson, beat
from scenes._sentences import sizes
from scenes._sentences import written as told
from scenes._staging.drawn_network import passing
from scenes._staging.in_mathematics.in_numbers import SliceInNumbers
from scenes._staging.in_mathematics.pointed import PointedNetwork
from scenes._staging.in_mathematics.rows_of_neurons import RowsOfNeurons
from scenes._staging.in_mathematics.whole_arrays import WholeArrays
from scenes._staging.in_mathematics.written import LayerInLetters
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.neurons.shown import shown_of


class Notation(Lesson):
    needs = PICTURES

    def construct(self) -> None:
        network, whole = chosen_network(), self.stage.whole
        reading = Reading.of(network, chosen_digit(network))
        shown = LayerSlice.of(reading, shown_of(network.sizes[1]))
        above, below = whole.rows(3.5, 1)
        written = LayerInLetters(shown.layer, self.stage).place(below)
        pointed = PointedNetwork(reading, shown, above)
        rows = RowsOfNeurons(pointed, written, whole)
        numbers = SliceInNumbers(shown, reading, self.stage)
        arrays = WholeArrays(reading, self.stage)

        self.one_weight(pointed, written)
        self.one_neuron(pointed, written)
        self.activations_as_a_column(pointed, rows)
        self.a_row_a_neuron(rows)
        self.product(rows, numbers)
        self.biases(numbers)
        self.squish(numbers)
        self.whole_arrays(arrays, numbers)
        self.whole_layer(arrays)

    @beat
    def one_weight(self, pointed: PointedNetwork, written: LayerInLetters) -> None:
        """How does one write down what a network computes? Begin with one pixel.
        | Its activation is called a; n is its number, from 0 to 783.
        | On its line: w, the weight to neuron k from pixel n. Where it goes stands first.
        """
        tags, first, born = pointed.tags, written.activation, pointed.born
        self.add(self.heading("A layer in one line"), pointed.lit())
        self.play(*pointed.diagram.darken(), run_time=1.5)
        self.play_on(Create(pointed.pixel), at_least=1)
        numbered = sizes.numbered(pointed.diagram.input.values.size)
        self.say(first.come(born("a_n", "a_nn")), told=numbered, run_time=1.5)
        self.play_on(FadeIn(tags["n"]), at_least=1)
        self.say(Create(pointed.line), Create(pointed.neuron), FadeIn(tags["k"]), run_time=1.2)
        grown = first.turn_into(written.with_weight, born("w_k_n", "w_k_nk", "w_k_nn"))
        self.play_on(grown, at_least=2)

    @beat
    def one_neuron(self, pointed: PointedNetwork, written: LayerInLetters) -> None:
        """All pixels send: each weight times its activation, all added up.
        | The neuron adds its bias, b.
        | The squish σ makes its activation of that, a.
        | Now there are two kinds of a. So on top stands the layer: 0 for the input.
        | (0) and (1) say the layer: they are no powers.
        """
        grown = written.with_weight.turn_into(written.sum, written.of_many("n"))
        self.play_on(FadeOut(pointed.line), pointed.add_up(), grown, at_least=3)
        biased, born = written.with_bias, pointed.born
        self.say(written.sum.turn_into(biased, born("b_k", "b_kn")), at_least=2)
        squished = biased.turn_into(written.neuron, born("a_k", "a_kn"))
        self.say(squished, pointed.light(), told=told.rules(written.layer)[0], at_least=2)
        self.say(*pointed.point_at_layers(), run_time=1)
        self.play_on(written.neuron.turn_into(written.layered, pointed.tops()), at_least=2)
        tops = (written.layered.part(name) for name in pointed.tops())
        self.say(Create(marks := framed(*tops)), at_least=2)
        self.play(FadeOut(marks), run_time=0.3)

    @beat
    def activations_as_a_column(self, pointed: PointedNetwork, rows: RowsOfNeurons) -> None:
        """That is long. First the sum alone: let all activations stand in one column,
        | from pixel 0, in the upper left corner, to pixel 783.
        """
        self.play(FadeOut(pointed.layers, pointed.numbers), run_time=0.3)
        self.clear(*rows.arrive(pointed), run_time=max(2, self.phrase_left))
        last = sizes.to_the_last(pointed.diagram.input.values.size)
        self.say(FadeIn(rows.cursor.show_terms(1), rows.lights), told=last, run_time=0.3)
        self.play_on(rows.line_up(), at_least=3)

    @beat
    def a_row_a_neuron(self, rows: RowsOfNeurons) -> None:
        """Neuron k's weights form a row. Each neuron has one.
        | All rows together are a matrix, called W.
        | Row k belongs to neuron k, column n to pixel n.
        """
        own, lines = rows.own_row(), rows.lines_to("k")
        self.play(FadeOut(rows.cursor, rows.lights), Create(own), run_time=0.6)
        self.play(Create(lines), run_time=1.2)
        self.play_on(FadeOut(own, lines), rows.grow(), at_least=2)
        self.say(Create(mark := rows.whole()), FadeIn(rows.letter), at_least=1.5)
        self.say(FadeOut(rows.weights, mark), *rows.mark_first(), run_time=0.8)
        for step in rows.walk():
            self.play(*step, run_time=0.7)

    @beat
    def product(self, rows: RowsOfNeurons, numbers: SliceInNumbers) -> None:
        """Now with real numbers: three neurons and three pixels. Dots stand for all others.
        | Row times column: the first weight times the first activation,
        | the second times the second, and so on, all added up.
        | With all other pixels it is the neuron's weighted sum.
        | Each row makes one.
        """
        letters, symbols = rows.written.rows, numbers.symbols
        names = FadeIn(numbers.row_names, numbers.column_names)
        self.say_instead(*told.chosen(numbers.shown))
        self.clear(ReplacementTransform(rows.image, numbers.image), keep=[letters], run_time=0.8)
        self.play(Create(numbers.rings), run_time=0.5)
        self.play(letters.turn_into(symbols, numbers.born()), run_time=1)
        self.play_on(symbols.turn_into(numbers.numbers), names, at_least=1.5)
        first, *more = numbers.columns
        self.say(Create(pair := numbers.pair(first)), run_time=0.8)
        self.play_on(*numbers.multiply(first), at_least=1.5)
        self.say(run_time=0.1)
        for place in more:
            self.play(Transform(pair, numbers.pair(place)), run_time=0.7)
            self.play(*numbers.multiply(place), run_time=1.1)
        self.say(FadeOut(pair), numbers.take_others(), FadeIn(numbers.named), at_least=2)
        self.say(numbers.take_sum(), at_least=2)

    @beat
    def biases(self, numbers: SliceInNumbers) -> None:
        """The biases are a column too: each neuron adds its own.
        | Guess: how bright will each of these neurons be?
        """
        neurons, names, task = numbers.neurons, numbers.neuron_names, numbers.task
        self.clear(keep=[numbers.result], run_time=0.6)
        self.play_on(numbers.add_biases(), at_least=2)
        self.say(FadeIn(neurons, names, task), run_time=0.5)
        self.play(task.run_out(max(3, self.phrase_left)))

    @beat
    def squish(self, numbers: SliceInNumbers) -> None:
        """σ squishes each entry. That is how bright they are."""
        neurons, rule = numbers.neurons, told.rules(numbers.shown.layer)[1]
        if rule:
            self.say_instead(*((rule,) if isinstance(rule, str) else rule))
        lit = neurons.light(neurons.activations)
        self.play_on(FadeOut(numbers.task.words), numbers.squish(), lit, at_least=2.5)

    @beat
    def whole_arrays(self, arrays: WholeArrays, numbers: SliceInNumbers) -> None:
        """Now all of it: 12,544 weights, 784 activations, 16 biases.
        | Row after row of W, times the column, plus b: a column of totals, z.
        | And σ squishes each entry: all activations of the layer.
        """
        self.say_instead(*told.sizes(numbers.shown.layer))
        self.clear(FadeIn(arrays.key), run_time=0.4)
        self.play_on(arrays.come(), at_least=3)
        self.say(FadeIn(arrays.cursor), run_time=0.3)
        self.play_on(arrays.add_up(), at_least=3)
        self.say(FadeOut(arrays.cursor), told=told.rules(numbers.shown.layer)[2], run_time=0.3)
        self.play_on(arrays.squish(), at_least=1.5)

    @beat
    def whole_layer(self, arrays: WholeArrays) -> None:
        """In one line: W times a, plus b, squished: the next layer's a.
        | Every layer is such a line, with a W and a b of its own.
        """
        diagram, reading, rule = arrays.diagram, arrays.reading, told.rules(arrays.layer)[3]
        if rule:
            self.say_instead(*((rule,) if isinstance(rule, str) else rule))
        self.play(arrays.shrink_into_line(), run_time=1.7)
        self.play(FadeIn(diagram.input, *diagram.layers), run_time=0.5)
        self.play_on(passing(diagram, reading, 0), at_least=2)
        self.say(told=told.each_layer(reading.network.layers))
        for gap, (line, following) in enumerate(pairwise(arrays.lines), start=1):
            self.play(line.turn_into(following), run_time=0.8)
            self.play(passing(diagram, reading, gap), run_time=1.2)
        self.play_on(Create(arrays.frame), at_least=1)
