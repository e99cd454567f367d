"""Notation: all that a layer computes, written in one line (storyboard 18)."""

from manim import Create, FadeIn, FadeOut, ReplacementTransform

from scenes._assets import chosen_digit, chosen_network
from scenes._data.layer_slice import LayerSlice
from scenes._data.reading import Reading
from scenes._lesson import Lesson, beat
from scenes._sentences import written as told
from scenes._staging.drawn_network import passing
from scenes._staging.in_mathematics.in_numbers import SliceInNumbers
from scenes._staging.in_mathematics.pointed import PointedNetwork
from scenes._staging.in_mathematics.rows_of_neurons import RowsOfNeurons
from scenes._staging.in_mathematics.whole_arrays import WholeArrays
from scenes._staging.in_mathematics.written import LayerInLetters


class Notation(Lesson):
    def construct(self) -> None:
        reading, whole = Reading.of(chosen_network(), chosen_digit()), self.stage.whole
        shown, (above, below) = LayerSlice.of(reading), whole.rows(3.5, 1)
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
        self.bias_and_squish(numbers)
        self.whole_arrays(arrays, numbers)
        self.whole_layer(arrays)

    @beat
    def one_weight(self, pointed: PointedNetwork, written: LayerInLetters) -> None:
        """How does one write down what a network computes? Begin with one pixel.
        | Its activation is called a, and its number n: from 0 to 783.
        | The weight on its line is called w, with two numbers: to neuron k, from pixel n.
        """
        tags, first, born = pointed.tags, written.activation, pointed.born
        self.add(self.heading("A layer in one line"), pointed.lit())
        self.play(*pointed.diagram.darken(), run_time=1.5)
        self.play_on(Create(pointed.pixel), at_least=1)
        self.say(first.come(born("a_n", "a_nn")), run_time=1.5)
        self.play_on(FadeIn(tags["n"]), at_least=1)
        self.say(Create(pointed.line), Create(pointed.neuron), FadeIn(tags["k"]), run_time=1.2)
        grown = first.turn_into(written.with_weight, born("w_k_n", "w_k_nk", "w_k_nn"))
        self.play_on(grown, at_least=2)

    @beat
    def one_neuron(self, pointed: PointedNetwork, written: LayerInLetters) -> None:
        """All pixels send: each weight times its activation, all added up.
        | The neuron adds a number of its own, its bias b.
        | And the squish σ makes its activation a of it.
        | Now there are two kinds of a. So on top stands the layer: 0 for the input.
        """
        grown = written.with_weight.turn_into(written.sum, written.of_many("n"))
        self.play_on(FadeOut(pointed.line), pointed.add_up(), grown, at_least=3)
        biased, born = written.with_bias, pointed.born
        self.say(written.sum.turn_into(biased, born("b_k", "b_kn")), at_least=2)
        squished = biased.turn_into(written.neuron, born("a_k", "a_kn"))
        self.say(squished, pointed.light(), told=told.rules(written.layer)[0], at_least=2.5)
        self.say(*pointed.point_at_layers(), run_time=1)
        self.play_on(written.neuron.turn_into(written.layered, pointed.tops()), at_least=2)

    @beat
    def activations_as_a_column(self, pointed: PointedNetwork, rows: RowsOfNeurons) -> None:
        """That is long. So let all activations of the input stand in one column,
        | from pixel 0, in the upper left corner, to pixel 783.
        """
        self.play(FadeOut(pointed.layers, pointed.numbers), run_time=0.3)
        self.clear(*rows.arrive(pointed), run_time=max(2, self.phrase_left))
        self.say(FadeIn(rows.cursor.show_terms(1), rows.lights), run_time=0.3)
        self.play_on(rows.line_up(), at_least=3)

    @beat
    def a_row_a_neuron(self, rows: RowsOfNeurons) -> None:
        """Neuron k's weights form a row. Each neuron has one, and together they are a matrix.
        | Row k belongs to neuron k, column n to pixel n.
        """
        own, lines = rows.own_row(), rows.lines_to("k")
        self.play(FadeOut(rows.cursor, rows.lights), Create(own), run_time=0.6)
        self.play(Create(lines), run_time=1.2)
        self.play_on(FadeOut(own, lines), rows.grow(), at_least=2.5)
        self.say(FadeOut(rows.weights), *rows.mark_first(), run_time=0.8)
        for step in rows.walk():
            self.play(*step, run_time=0.9)

    @beat
    def product(self, rows: RowsOfNeurons, numbers: SliceInNumbers) -> None:
        """Now with real numbers: three neurons, and three pixels that matter to one of them.
        | Row times column: each weight times its activation, all added up.
        | The dots are all other pixels. With them it is the neuron's weighted sum.
        | Each row makes one.
        """
        letters, symbols, frames = rows.written.rows, numbers.symbols, numbers.frames()
        self.say_instead(*told.chosen(numbers.shown))
        self.clear(ReplacementTransform(rows.image, numbers.image), keep=[letters], run_time=0.8)
        self.play(Create(numbers.rings), run_time=0.5)
        self.play(letters.turn_into(symbols, numbers.born()), run_time=1.7)
        self.play_on(symbols.turn_into(numbers.numbers), at_least=1.7)
        self.say(Create(frames), run_time=0.6)
        self.play_on(numbers.multiply(), at_least=3)
        self.say(numbers.take_others(), FadeIn(numbers.named), at_least=2)
        self.say(FadeOut(frames), numbers.take_sum(), at_least=2)

    @beat
    def bias_and_squish(self, numbers: SliceInNumbers) -> None:
        """The biases are a column too: each neuron adds its own.
        | Guess: how bright will each of these be?
        | σ squishes each entry. So brightly they are lit.
        """
        neurons, task, rule = numbers.neurons, numbers.task, told.rules(numbers.shown.layer)[1]
        self.clear(FadeIn(neurons), keep=[numbers.result], run_time=0.6)
        self.play_on(numbers.add_biases(), at_least=2)
        self.say(FadeIn(task), run_time=0.3)
        self.play(task.run_out(2.7))
        self.say(FadeOut(task.words), numbers.squish(), told=rule, run_time=2)
        self.play_on(neurons.light(neurons.activations), at_least=1)

    @beat
    def whole_arrays(self, arrays: WholeArrays, numbers: SliceInNumbers) -> None:
        """Now all of it: 12,544 weights, 784 activations, 16 biases.
        | Row after row of W, times the column, plus b: a column of sums, z.
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
        """All of this is one line, and it lights the whole layer at once.
        | Every layer is such a line, with a W and a b of its own.
        """
        diagram, reading = arrays.diagram, arrays.reading
        self.play(arrays.shrink_into_line(), run_time=1.7)
        self.play(FadeIn(diagram.input, *diagram.layers), run_time=0.5)
        self.play_on(passing(diagram, reading, 0), at_least=2)
        self.say(told=told.each_layer(len(reading.steps)))
        for gap in range(1, len(reading.steps)):
            self.play(passing(diagram, reading, gap), run_time=1.5)
        self.play_on(Create(arrays.frame), at_least=1)
