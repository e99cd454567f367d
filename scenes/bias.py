"""The bias: how large a weighted sum has to be before its neuron is lit (storyboard 14)."""

import numpy as np
from manim import LEFT, RIGHT, Create, FadeIn, FadeOut, LaggedStart, Mobject
from manim import ReplacementTransform as Become

from scenes._assets import chosen_digit, chosen_network, own_digit
from scenes._data.biased import BiasedLayer, ReadWithLess
from scenes._lesson import Lesson, beat
from scenes._sentences.biases import how_many, layer_names, score, sides, waits_most
from scenes._sentences.rules import bias_rule
from scenes._staging.one_neuron.enough import Enough
from scenes._staging.one_neuron.threshold import LIMIT, WANTED, Threshold
from scenes.mobjects.bars.layered_bars import LayeredBars
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.grids.grids import SignKey
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.answer_table import AnswerTable
from scenes.mobjects.plots.fanned_layer import FannedLayer
from scenes.mobjects.theme import SMALL, THEME


class Bias(Lesson):
    def construct(self) -> None:
        network, digit = chosen_network(), chosen_digit()
        biases = [layer.biases for layer in network.layers]
        whole = self.stage.whole.inset(0, 0.12)  # clear of the captions
        names = [words(*each, size=SMALL) for each in layer_names(len(biases))]
        one, bars = BiasedLayer.of(network, digit), LayeredBars(biases, names, whole)
        layer = FannedLayer(*one.fanned, whole, one.followed, one.is_squished)
        name = self.stage.corner.place(names[one.number].copy(), RIGHT)
        rule = layer.under.place(bias_rule(one.layer, one.step, one.followed, name="s + b"))
        reader = ReadWithLess(network, [own_digit(str(k)) for k in range(10)])

        self.lit_above_zero(example := Threshold(self.stage))
        self.take_ten_away(example)
        self.real_biases(bars, np.concatenate(biases))
        self.own_curves(layer, [names[one.number], name], rule)
        self.biases_gone(layer, name, one)
        if network.sizes[-1] == len(reader.digits):
            self.what_it_reads(reader)
        self.enough(Enough(network, digit, whole))

    @beat
    def lit_above_zero(self, example: Threshold) -> None:
        """Must a neuron light up as soon as its weighted sum s is above zero? | Without a bias it
        does: below 0 rather dark, at 0 half lit, above it lit. | But if it shall be lit only above
        10? Guess: what must be done to s first?
        """
        shown = example.shown
        self.add(self.heading("The bias"), shown)
        self.play_on(shown.take_sum(LIMIT), at_least=2)
        self.say(shown.take_sum(-5), example.write(0), run_time=1)
        self.play(shown.take_sum(0), run_time=0.8)
        self.play(ring(shown.neuron), run_time=1)
        self.play_on(shown.take_sum(WANTED), at_least=1)
        self.say(Create(example.goal), FadeIn(example.task), run_time=0.5)
        self.play(example.task.run_out(4))

    @beat
    def take_ten_away(self, example: Threshold) -> None:
        """Take 10 away, then squish: the curve slides to the right. | A sum of 10 leaves 0: half
        lit. Below it is darker, above it brighter. | The number added to the sum, here minus 10, is
        the bias b. | Any bias only slides the curve. With plus 10 it is lit at a sum of 0.
        """
        shown = example.shown
        self.clear(keep=[shown, example.goal, *example.rules[0].values()], run_time=0.4)
        self.play(FadeIn(shown.tell_bias()), example.write(1), run_time=0.6)
        self.add(shown)  # from here on whole
        shown.leave_curve()
        self.play_on(shown.take_bias(-WANTED), at_least=2)
        self.say(ring(shown.neuron), run_time=1)
        self.play(shown.take_sum(0), run_time=1)
        self.play_on(shown.take_sum(LIMIT), at_least=1.5)
        self.say(example.write(2), run_time=0.8)
        self.play_on(ring(shown.table.row(1)), at_least=1.2)
        self.say(FadeOut(example.goal), shown.take_sum(0), run_time=0.7)
        shown.leave_curve()
        self.play_on(shown.take_bias(WANTED), at_least=3)
        self.play(FadeIn(*(shown.named(b) for b in (-WANTED, 0, WANTED))), run_time=0.5)

    @beat
    def real_biases(self, bars: LayeredBars, biases: np.ndarray) -> None:
        """In this network, 42 neurons behind the input each have a bias of their own. | Blue,
        positive: lit even when nothing comes in. Red, negative: it waits for more. | The lowest
        waits for most.
        """
        key = self.stage.corner.place(SignKey("positive bias", "negative bias"), RIGHT)
        if told := how_many(len(biases)):
            self.say_instead(*told)
        self.clear(FadeIn(bars.names), run_time=0.5)
        for k in range(len(bars.columns)):
            self.play(bars.rise(k), run_time=max(1.2, 4 / len(bars.columns)))
        self.say(LaggedStart(*map(FadeIn, key), lag_ratio=1), at_least=2)
        self.say(Create(bars.outline(int(biases.argmin()))), told=waits_most(biases), at_least=2)

    @beat
    def own_curves(self, layer: FannedLayer, named: list[Mobject], rule: Mobject) -> None:
        """Here they differ most. Each bias slides the curve of its neuron. | While it reads our
        digit, a dot stands at each weighted sum, | and climbs to its own curve: so high, so lit.
        | The ringed one: its sum, its bias, and what is squished.
        """
        self.clear(FadeIn(layer.axes, layer.fan), Become(*named), run_time=0.7)
        self.play_on(layer.slide(1), at_least=2.5)
        self.say(FadeIn(layer.dots), at_least=1.5)
        self.add(layer.add(layer.dots))  # from here on whole
        self.say(layer.climb(), at_least=2)
        self.play(layer.light_up(), run_time=1.2)
        self.add(layer.add(layer.lamps))
        self.say(FadeIn(rule), run_time=0.5)
        self.play_on(ring(rule), at_least=1.5)

    @beat
    def biases_gone(self, layer: FannedLayer, name: Mobject, one: BiasedLayer) -> None:
        """Now all its biases go to zero. The sums stay, the curves become one. | Ringed: some lit
        ones are dark now, and some dark ones are lit.
        """
        self.clear(keep=[layer, name], run_time=0.4)
        self.play(layer.part(), run_time=1)
        self.add(layer.add(layer.bare))
        self.play_on(layer.slide(0), at_least=3)
        self.say(*map(Create, layer.compared(one.changed)), told=sides(one), at_least=2)

    @beat
    def what_it_reads(self, reader: ReadWithLess) -> None:
        """And all of it? Under each of our ten digits: the lights of the outputs. | Guess: with
        every bias at zero, how many answers stay right? | Down they go, in all layers. | Some
        answers change.
        """
        table = AnswerTable(*reader.seen, self.stage.whole, reader.limit)
        corner, share = self.stage.corner, Readout(1, ".0%")
        task = Task(words("How many stay right?", color=THEME.attention), corner)
        left = corner.place(Labelled(words("all biases at", size=SMALL), share), LEFT)
        self.clear(run_time=0.5)
        self.play_on(FadeIn(table.images, table.names, table.dots), at_least=1.5)
        self.play(FadeIn(table.label, table.answers), run_time=0.5)
        self.add(table)
        self.say(FadeIn(task), run_time=0.5)
        self.play(task.run_out(3))
        self.say(FadeOut(task.words), FadeIn(left), run_time=0.4)
        self.play_on(table.go_through(reader.outputs, 1, 0), share.count_to(0), at_least=3)
        result = corner.place(words("{} of {} right", *reader.scores[1:]), RIGHT)
        self.say(FadeIn(result), told=score(*reader.scores), run_time=0.5)
        self.play_on(ring(table.answers), at_least=1.5)

    @beat
    def enough(self, neuron: Enough) -> None:
        """Back to one neuron: its weights say which pattern it looks for, | its bias says how much
        of it is enough. | Another digit has another sum, and so another light.
        """
        self.clear(run_time=0.5)
        self.play_on(FadeIn(neuron.image, neuron.weights, neuron.names), at_least=2)
        self.say(FadeIn(neuron.shown), run_time=0.7)
        self.play_on(FadeIn(neuron.sides), at_least=1.5)
        self.say(neuron.see(neuron.least), told=neuron.told, run_time=1.6)
        self.play_on(neuron.see(0), at_least=1.5)
