"""The bias: how large a weighted sum has to be before its neuron is lit (storyboard 14)."""

from manim import RIGHT, Animation, Create, FadeIn, FadeOut, LaggedStart
from manim import ReplacementTransform as Become

from scenes._assets import chosen_digit, chosen_network, own_digit
from scenes._data.biased import BiasedLayer, ReadWithLess
from scenes._lesson import ANY_INPUT, Lesson, beat
from scenes._sentences.biases import READ_NUMBERS, decides, how_many, score, waits
from scenes._staging.one_neuron.answers import Answers
from scenes._staging.one_neuron.enough import Enough
from scenes._staging.one_neuron.own_curves import OwnCurves, all_biases
from scenes._staging.one_neuron.threshold import LIMIT, WANTED, Threshold
from scenes.mobjects.bars.layered_bars import LayeredBars
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.grids.legend import SignKey


class Bias(Lesson):
    needs = ANY_INPUT

    def construct(self) -> None:
        network = chosen_network()
        digit = chosen_digit(network)
        whole = self.stage.whole.inset(0, 0.12)  # clear of the captions
        one, bars = BiasedLayer.of(network, digit), all_biases(network, whole)

        self.lit_above_zero(example := Threshold(self.stage))
        self.take_ten_away(example)
        self.real_biases(bars, one)
        if not one.together:
            curves = OwnCurves(one, digit, name := bars.names[one.number], self.stage)
            self.own_curves(curves, Become(name, curves.name))
        if digit.is_picture:
            reader = ReadWithLess(network, [own_digit(str(k), digit.shape) for k in range(10)])
            if reader.reads_digits:
                self.what_it_reads(Answers(reader, self.stage))
        if not one.together:
            self.enough(Enough(network, digit, whole))

    @beat
    def lit_above_zero(self, example: Threshold) -> None:
        """Must a neuron light up as soon as its weighted sum s is above zero? | With the sum alone
        it does: below 0 rather dark, at 0 half lit, above it lit. | But what if it should be lit
        only above 10? | Guess: what must be done to s first?
        """
        shown = example.shown
        self.add(self.heading("The bias"), shown)
        self.play_on(shown.take_sum(LIMIT), at_least=2)
        self.say(shown.take_sum(-5), example.write(0), run_time=1)
        self.play(shown.take_sum(0), run_time=0.8)
        self.play(ring(shown.neuron), run_time=1)
        self.play_on(shown.take_sum(WANTED), at_least=1)
        self.say(Create(example.goal), at_least=1.5)
        self.say(FadeIn(example.task), run_time=0.3)
        self.play(example.task.run_out(3))

    @beat
    def take_ten_away(self, example: Threshold) -> None:
        """Take 10 away. What is left is z again. Squish it: the curve slides right. | A sum of 10
        leaves z = 0: half lit. Below darker, above brighter. | So that is what a neuron's own
        number is for: it is its bias b, here minus 10. | With plus 10, it is lit at 0 already: the
        larger b, the farther left.
        """
        shown = example.shown
        self.clear(keep=[shown, example.goal, *example.rules[0].values()], run_time=0.4)
        self.play(FadeIn(shown.tell_bias(named=False)), example.write(1), run_time=0.6)
        self.add(shown)  # from here on whole
        shown.leave_curve()
        self.play_on(shown.take_bias(-WANTED), at_least=2)
        self.say(ring(shown.neuron), run_time=1)
        self.play(shown.take_sum(0), run_time=1)
        self.play_on(shown.take_sum(LIMIT), at_least=1.5)
        self.say(FadeIn(shown.name_bias()), example.write(2), run_time=0.8)
        self.add(shown)
        self.play_on(ring(shown.table.row(1)), at_least=1.2)
        self.say(FadeOut(example.goal), shown.take_sum(0), run_time=0.7)
        shown.leave_curve()
        self.play(shown.take_bias(WANTED), run_time=1.5)
        names = [shown.named(b) for b in (-WANTED, 0, WANTED)]
        self.play(FadeIn(*names), run_time=0.5)
        self.play_on(ring(*names), at_least=1.2)

    @beat
    def real_biases(self, bars: LayeredBars, one: BiasedLayer) -> None:
        """In this network, 42 neurons after the input each have a bias of their own. | Blue: a
        smaller sum is enough. Red: it takes more. | Framed, the one we have followed.
        """
        key = self.stage.corner.place(SignKey("positive bias", "negative bias"), RIGHT)
        self.say_instead(*how_many(bars.count))
        self.clear(run_time=0.4)
        self.play(FadeIn(bars.names), run_time=0.4)
        for k in range(len(bars.columns)):
            self.play(bars.rise(k), run_time=max(1.2, 4 / len(bars.columns)))
        self.say(LaggedStart(*map(FadeIn, key), lag_ratio=1), at_least=2)
        framed = bars.outline(one.number, one.followed)
        self.say(Create(framed), told=waits(one), at_least=2)

    @beat
    def own_curves(self, curves: OwnCurves, named: Animation) -> None:
        """Its layer, on a closer scale: each bias slides the curve of its neuron. | It reads our
        digit: over each weighted sum a dot climbs to its curve, and lights up. | The ringed
        one, which we follow: its sum with its bias is its z.
        """
        layer = curves.layer
        self.clear(FadeIn(layer.axes, layer.fan), named, run_time=0.7)
        self.play_on(layer.slide(1), at_least=2.5)
        self.say(curves.read(), told=None if curves.is_picture else READ_NUMBERS, run_time=1)
        self.add(layer.add(layer.dots))  # from here on whole
        self.play(layer.climb(), run_time=2.5)
        self.play_on(FadeIn(layer.lamps), at_least=0.6)
        self.add(layer.add(layer.lamps))
        self.say(layer.single_out(), FadeIn(curves.rule), run_time=1)
        self.play_on(ring(curves.rule), at_least=1.5)

    @beat
    def what_it_reads(self, asked: Answers) -> None:
        """Under each of our ten digits: its outputs. | Guess: with all biases at zero, how many
        are read right? | To zero they go, in all layers. | Some answers change.
        """
        table, share = asked.table, asked.share
        self.clear(run_time=0.4)
        self.play(FadeIn(table.images, table.names), run_time=0.4)
        self.play_on(FadeIn(table.dots), at_least=1.5)
        self.play(FadeIn(table.label, table.answers), run_time=0.5)
        self.add(table)
        self.say(FadeIn(asked.task), run_time=0.3)
        self.play(asked.task.run_out(4.5))
        self.say(FadeOut(asked.task.words), FadeIn(asked.labelled), run_time=0.4)
        self.play_on(table.go_through(asked.reader.outputs, 1, 0), share.count_to(0), at_least=4)
        self.say(FadeIn(asked.result), told=score(asked.reader), run_time=0.5)
        self.play_on(FadeIn(asked.wrong()), at_least=2)

    @beat
    def enough(self, neuron: Enough) -> None:
        """The one we follow, closer: its weights say which pattern it looks for. | Without a bias,
        this sum would light it so. | Its bias slides the curve, and its light changes. | So a bias
        says how much of the pattern is enough.
        """
        shown = neuron.shown
        self.clear(run_time=0.4)
        self.play(FadeIn(neuron.image, neuron.weights, neuron.names), run_time=0.4)
        self.play_on(FadeIn(shown), at_least=2)
        self.say(ring(shown.bare), at_least=1.5)
        self.say(FadeIn(shown.tell_bias()), told=decides(neuron.one), run_time=0.6)
        self.add(shown)  # from here on whole
        shown.leave_curve()
        self.play_on(shown.take_bias(neuron.bias), at_least=2.5)
        self.say(FadeIn(neuron.sides), at_least=2)
