"""Notation: all that a layer computes, written in one line (storyboard 18)."""

from manim import Create, FadeIn, FadeOut, ReplacementTransform

from scenes._assets import chosen_digit, chosen_network
from scenes._data.layer_slice import LayerSlice
from scenes._data.reading import Reading
from scenes._lesson import PICTURES, Lesson, beat
from scenes._sentences import sizes
from scenes._sentences import written as told
from scenes._staging.in_mathematics.in_numbers import SliceInNumbers
from scenes._staging.in_mathematics.pointed import PointedNetwork
from scenes._staging.in_mathematics.rows_of_neurons import RowsOfNeurons
from scenes._staging.in_mathematics.whole_arrays import WholeArrays
from scenes._staging.in_mathematics.written import LayerInLetters
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
        self.a_matrix_and_a_column(pointed, rows)
        self.product(rows, numbers)
        self.bias_and_squish(numbers)
        self.whole_arrays(arrays)
        self.whole_layer(arrays)

    @beat
    def one_weight(self, pointed: PointedNetwork, written: LayerInLetters) -> None:
        """How does one write what a network computes? Begin with one pixel.
        | Its activation is called a; n is its number, from 0 to 783.
        | On its line: w, the weight to neuron k from pixel n. Where it goes stands first.
        """
        tags, first, born = pointed.tags, written.activation, pointed.born
        self.add(self.heading("A layer in one line"), pointed.lit())
        self.play(*pointed.diagram.darken(), run_time=1.5)
        self.play_on(Create(pointed.pixel), at_least=1)
        numbered = sizes.numbered(pointed.diagram.input.values.size)
        self.say(first.come(born("a_n", "a_nn")), FadeIn(tags["n"]), told=numbered, run_time=2.1)
        self.say(Create(pointed.line), Create(pointed.neuron), FadeIn(tags["k"]), run_time=1.2)
        grown = first.turn_into(written.with_weight, born("w_k_n", "w_k_nk", "w_k_nn"))
        self.play_on(grown, at_least=2)

    @beat
    def one_neuron(self, pointed: PointedNetwork, written: LayerInLetters) -> None:
        """All pixels send: each weight times its activation, all added up.
        | The neuron adds its bias, b.
        | The squish σ makes its activation of that, a.
        | Two kinds of a: so on top stands the layer, (0) for the input. It is no power.
        """
        grown = written.with_weight.turn_into(written.sum, written.of_many("n"))
        self.play_on(FadeOut(pointed.line), pointed.add_up(), grown, at_least=3)
        biased, born = written.with_bias, pointed.born
        self.say(written.sum.turn_into(biased, born("b_k", "b_kn")), at_least=1.5)
        squished = biased.turn_into(written.neuron, born("a_k", "a_kn"))
        self.say(squished, pointed.light(), told=told.rules(written.layer)[0], at_least=2)
        self.say(*pointed.point_at_layers(), run_time=1)
        self.play_on(written.neuron.turn_into(written.layered, pointed.tops()), at_least=2)

    @beat
    def a_matrix_and_a_column(self, pointed: PointedNetwork, rows: RowsOfNeurons) -> None:
        """That is long. First the sum alone: all activations in one column,
        | from pixel 0, in the upper left corner, to pixel 783.
        | Neuron k's weights form a row. Each neuron has one.
        | All rows together are a matrix, called W.
        | Row k belongs to neuron k, column n to pixel n.
        """
        self.play(FadeOut(pointed.layers, pointed.numbers), run_time=0.3)
        self.clear(*rows.arrive(pointed), run_time=max(2, self.phrase_left))
        last = sizes.to_the_last(pointed.diagram.input.values.size)
        self.say(FadeIn(rows.cursor.show_terms(1), rows.lights), told=last, run_time=0.3)
        self.play_on(rows.line_up(), at_least=2.5)
        self.say(FadeOut(rows.cursor, rows.lights), *rows.point_at_own(), run_time=1)
        self.play_on(rows.grow(), at_least=2)
        self.say(Create(mark := rows.whole()), FadeIn(rows.letter), at_least=1.5)
        self.say(FadeOut(rows.weights, mark), *rows.mark_first(), run_time=0.8)
        for step in rows.walk():
            self.play(*step, run_time=0.7)

    @beat
    def product(self, rows: RowsOfNeurons, numbers: SliceInNumbers) -> None:
        """Now with real numbers: three neurons and three pixels. Dots stand for all others.
        | Row times column: each weight times its activation, one by one, all added up.
        | With all other pixels: the neuron's weighted sum. Each row makes one.
        """
        letters, symbols = rows.written.rows, numbers.symbols
        self.say_instead(*told.chosen(numbers.shown))
        self.clear(ReplacementTransform(rows.image, numbers.image), keep=[letters], run_time=0.8)
        self.play(Create(numbers.rings), letters.turn_into(symbols, numbers.born()), run_time=1)
        self.play_on(symbols.turn_into(numbers.numbers), FadeIn(*numbers.names), at_least=1.5)
        self.say(Create(numbers.pair), run_time=0.5)
        for product in numbers.products():
            self.play(*product, run_time=1.3)
        self.say(FadeOut(numbers.pair), numbers.take_others(), FadeIn(numbers.named), run_time=2)
        self.play_on(numbers.take_sum(), at_least=2)

    @beat
    def bias_and_squish(self, numbers: SliceInNumbers) -> None:
        """The biases are a column too: each neuron adds its own.
        | Guess: how bright will each of these neurons be?
        | σ squishes each entry. That is how bright they are.
        """
        neurons, names, task = numbers.neurons, numbers.neuron_names, numbers.task
        self.clear(keep=[numbers.result], run_time=0.6)
        self.play_on(numbers.add_biases(), at_least=2)
        self.say(FadeIn(neurons, names, task), run_time=0.5)
        self.play(task.run_out(max(3, self.phrase_left)))
        lit, rule = neurons.light(neurons.activations), told.rules(numbers.shown.layer)[1]
        self.say(FadeOut(task.words), numbers.squish(), lit, told=rule, at_least=2.5)

    @beat
    def whole_arrays(self, arrays: WholeArrays) -> None:
        """Now all of it: 12,544 weights, 784 activations, 16 biases.
        | Row after row of W, times the column, plus b: a column of totals, z.
        | And σ squishes each entry: all activations of the layer.
        """
        self.say_instead(*told.sizes(arrays.layer))
        self.clear(FadeIn(arrays.key), run_time=0.4)
        self.play_on(arrays.come(), at_least=3)
        self.say(FadeIn(arrays.cursor), run_time=0.3)
        self.play_on(arrays.add_up(), at_least=3)
        self.say(FadeOut(arrays.cursor), arrays.squish(), told=arrays.rules[2], at_least=1.5)

    @beat
    def whole_layer(self, arrays: WholeArrays) -> None:
        """In one line: W times a, plus b, squished: the next layer's a.
        | Every layer is such a line, with a W and a b of its own.
        """
        self.say_if(arrays.rules[3])
        self.play(arrays.shrink_into_letters(), run_time=0.8)
        self.play(arrays.become_line(), run_time=0.9)
        self.play(FadeIn(arrays.diagram.input, *arrays.diagram.layers), run_time=0.4)
        self.play_on(arrays.light(0), at_least=2)
        self.say(told=told.each_layer(arrays.reading.network.layers))
        for step in arrays.go_on():
            self.play(step, run_time=0.85)
        self.play_on(Create(arrays.frame), at_least=1)
