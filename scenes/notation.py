"""Notation: all that a layer computes, written in one line (storyboard 18)."""

from manim import RIGHT, Create, FadeIn, FadeOut, ReplacementTransform

from scenes._assets import chosen_digit, chosen_network
from scenes._data.layer_slice import LayerSlice
from scenes._data.reading import Reading
from scenes._lesson import Lesson, beat
from scenes._sentences import written as told
from scenes._staging.drawn_network import once_more, passing
from scenes._staging.in_mathematics.in_numbers import SliceInNumbers
from scenes._staging.in_mathematics.pointed import PointedNetwork, RowsOfNeurons
from scenes._staging.in_mathematics.whole_arrays import WholeArrays
from scenes._staging.in_mathematics.written import LayerInLetters
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.grids import SignKey
from scenes.mobjects.lettering.parts import PartsFormula
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.growth import Growth


class Notation(Lesson):
    def construct(self) -> None:
        reading, whole = Reading.of(chosen_network(), chosen_digit()), self.stage.whole
        image = reading.digit.image
        shown, written = (
            LayerSlice.of(reading),
            LayerInLetters(reading.network.layers[0], self.stage),
        )
        above, below = whole.rows(*((3, 1) if self.stage.tall else (4, 1)))
        written.place(below)
        pointed = PointedNetwork(reading, shown, above)
        rows = RowsOfNeurons(pointed, written, whole)
        numbers = SliceInNumbers(shown, image, reading.limits[0], self.stage)
        arrays = WholeArrays(reading, whole)
        head, under = whole.rows(1, 4)
        last = PointedNetwork(reading, shown, under)

        self.one_weight(pointed, written)
        self.one_neuron(pointed, written)
        self.activations_as_a_column(pointed, rows)
        self.a_row_a_neuron(rows)
        self.product(rows, numbers)
        self.bias_and_squish(numbers)
        self.whole_arrays(arrays, numbers)
        self.whole_layer(arrays, last, head.fit(written.line))

    @beat
    def one_weight(self, pointed: PointedNetwork, written: LayerInLetters) -> None:
        """How does one write down what a network computes? Begin with one pixel.
        | Its activation is called a, and its number n: from 0 to 783.
        | The weight on its line is called w, with two numbers: to neuron k, from pixel n.
        """
        tags, diagram = pointed.tags, pointed.diagram
        self.add(self.heading("A layer in one line"), diagram.input, pointed.lit())
        self.play(*diagram.darken(), run_time=1.5)
        self.play_on(Create(pointed.pixel), at_least=1)
        self.say(FadeIn(tags["n"]), run_time=0.5)
        born = {"a_n": pointed.pixel, "a_nn": pointed.pixel}
        self.play_on(written.activation.come(born), at_least=1.5)
        self.say(Create(pointed.line), run_time=1)
        self.play(Create(pointed.neuron), FadeIn(tags["k"]), run_time=0.8)
        born = {"w_k_n": pointed.way, "w_k_nk": pointed.neuron, "w_k_nn": pointed.pixel}
        self.play_on(written.activation.turn_into(written.with_weight, born), at_least=2)

    @beat
    def one_neuron(self, pointed: PointedNetwork, written: LayerInLetters) -> None:
        """All pixels send: each weight times its activation, all added up.
        | The neuron adds a number of its own, its bias b.
        | And the squish σ makes its activation a of it.
        | Now there are two kinds of a. So on top stands the layer: 0 for the input.
        """
        one = pointed.neuron
        self.play(FadeOut(pointed.line), run_time=0.4)
        grown = written.with_weight.turn_into(written.sum, written.of_many("n"))
        self.play_on(pointed.add_up(), grown, at_least=3)
        born = {"b_k": one, "b_kn": one}
        self.say(written.sum.turn_into(written.with_bias, born), at_least=2)
        born = {"a_k": one, "a_kn": one}
        squish = written.with_bias.turn_into(written.neuron, born)
        self.say(squish, pointed.light(), told=told.rules(written.layer)[0], at_least=2.5)
        frames = pointed.layers
        self.say(Create(frames), FadeIn(pointed.numbers), *map(FadeOut, pointed.marks), run_time=1)
        born = {"a_kup": frames[1], **{f"a_{n}up": frames[0] for n, _ in written.pixels}}
        self.play_on(written.neuron.turn_into(written.layered, born), at_least=2)

    @beat
    def activations_as_a_column(self, pointed: PointedNetwork, rows: RowsOfNeurons) -> None:
        """That is long. So let all activations of the input stand in one column,
        | from pixel 0, in the upper left corner, to pixel 783.
        """
        layered, row = rows.written.layered, rows.written.row
        self.clear(*rows.arrive(pointed), layered.turn_into(row), run_time=2.5)
        self.say(FadeIn(rows.cursor.show_terms(1), rows.lights), run_time=0.3)
        self.play_on(rows.line_up(), at_least=3)

    @beat
    def a_row_a_neuron(self, rows: RowsOfNeurons) -> None:
        """Neuron k's weights form a row. Each neuron has one, and together they are a matrix.
        | Row k belongs to neuron k, column n to pixel n.
        """
        names, row, matrix = list(rows.neurons()), rows.written.row, rows.written.rows
        ring, frame = rows.layer.neuron(rows.shown.followed), framed(row.part("W"))
        lines = rows.weights_of("k")
        self.play(FadeOut(rows.cursor, rows.lights), Create(ring), Create(frame), run_time=0.6)
        self.play(Create(lines), run_time=1.2)
        self.play(FadeOut(frame, ring, lines), run_time=0.3)
        self.play_on(row.turn_into(matrix), Growth([rows.weights]), at_least=2.5)
        mark, lines = rows.row(names[0]), rows.weights_of(names[0])
        self.say(FadeOut(rows.weights), Create(mark), FadeIn(lines), run_time=0.8)
        for name in names[1:]:
            there = rows.row(name)
            self.play(FadeOut(lines), ReplacementTransform(mark, there), run_time=0.5)
            mark, lines = there, rows.weights_of(name)
            self.play(FadeIn(lines), run_time=0.5)

    @beat
    def product(self, rows: RowsOfNeurons, numbers: SliceInNumbers) -> None:
        """Now with real numbers: three neurons, and three pixels that matter to one of them.
        | Row times column: each weight times its activation, all added up.
        | The dots are all other pixels. With them it is the neuron's weighted sum.
        | Each row makes one.
        """
        letters, image = rows.written.rows, numbers.image
        self.clear(ReplacementTransform(rows.image, image), keep=[letters], run_time=0.8)
        self.play(Create(numbers.rings), run_time=0.5)
        self.play(letters.turn_into(numbers.symbols, numbers.born()), run_time=1.7)
        self.play_on(numbers.symbols.turn_into(numbers.numbers), at_least=1.7)
        frames = numbers.frames()
        self.say(Create(frames), run_time=0.6)
        self.play_on(numbers.multiply(), at_least=3)
        self.say(numbers.take_others(), FadeIn(numbers.named), at_least=2)
        self.say(FadeOut(frames), numbers.take_sum(), at_least=2)

    @beat
    def bias_and_squish(self, numbers: SliceInNumbers) -> None:
        """The biases are a column too: each neuron adds its own.
        | Guess: which of these three will be brightest?
        | σ squishes each entry. So brightly they are lit.
        """
        neurons, task = numbers.neurons, Task(words(told.GUESS), self.stage.foot)
        self.clear(FadeIn(neurons), keep=[numbers.result], run_time=0.6)
        self.play_on(numbers.add_biases(), at_least=2)
        self.say(FadeIn(task), run_time=0.3)
        self.play(task.run_out(3))
        squish = numbers.biased.turn_into(numbers.squished)
        self.say(FadeOut(task.words), squish, told=told.rules(numbers.shown.layer)[1], run_time=2)
        self.play_on(neurons.light(neurons.activations), at_least=1)

    @beat
    def whole_arrays(self, arrays: WholeArrays, numbers: SliceInNumbers) -> None:
        """And now all of it: 12,544 weights, 784 activations, 16 biases.
        | Row after row of W, times the column, plus b: a column of sums, z.
        | And σ squishes each entry: all activations of the layer.
        """
        layer = numbers.shown.layer
        self.say_instead(*told.sizes(layer))
        key = self.stage.corner.place(SignKey(), RIGHT)
        self.clear(FadeIn(key), run_time=0.4)
        self.play_on(arrays.come(), at_least=3)
        self.say(FadeIn(arrays.cursor), run_time=0.3)
        self.play_on(arrays.add_up(), at_least=3)
        self.say(FadeOut(arrays.cursor), run_time=0.3, told=told.rules(layer)[2])
        self.play_on(arrays.squish(), at_least=1.5)

    @beat
    def whole_layer(self, arrays: WholeArrays, last: PointedNetwork, line: PartsFormula) -> None:
        """All of this is one line, and it lights the whole layer at once.
        | Every layer is such a line, with a W and a b of its own.
        """
        diagram, reading = last.diagram, last.reading
        diagram.set_input(reading.digit.x).put_out()
        self.play(arrays.shrink_into(line), run_time=1.7)
        self.play(FadeIn(diagram.input, *diagram.layers), run_time=0.5)
        self.play_on(passing(diagram, reading, 0), at_least=2)
        self.say(told=told.each_layer(len(reading.steps)))
        for gap in range(1, len(reading.steps)):
            self.play(passing(diagram, reading, gap), run_time=1.5)
        self.play_on(once_more(diagram), at_least=1.5)
