"""The bias: how large a weighted sum has to be before its neuron is lit (storyboard 14)."""

import numpy as np
from manim import RIGHT, Create, FadeIn, FadeOut, TransformFromCopy, VGroup

from scenes._assets import chosen_digit, chosen_network, own_digit
from scenes._data.biased import BiasedLayer, ReadWithLess
from scenes._lesson import Lesson, beat
from scenes._sentences.biases import how_many, layer_name, score, sides, waits_most
from scenes._sentences.rules import bias_rule
from scenes._staging.enough import Enough
from scenes._staging.threshold import LIMIT, WANTED, Threshold
from scenes.mobjects.bars.layered_bars import LayeredBars
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.grids.grids import SignKey
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.answer_table import AnswerTable
from scenes.mobjects.plots.fanned_layer import FannedLayer
from scenes.mobjects.stage import LINE
from scenes.mobjects.theme import SMALL, THEME


class Bias(Lesson):
    def construct(self) -> None:
        network, digit = chosen_network(), chosen_digit()
        names = [layer_name(k, len(network.layers)) for k in range(len(network.layers))]
        names = [each if isinstance(each, tuple) else (each,) for each in names]
        biases = [layer.biases for layer in network.layers]
        labels = [words(*each, size=SMALL) for each in names]
        bars = LayeredBars(biases, labels, self.stage.whole)
        one = BiasedLayer.of(network, digit)
        room, column = self.stage.whole.split(5, 2)
        upper, under = room.rows(room.height - LINE, LINE, gap=0)
        layer = FannedLayer(
            one.function,
            one.step.weighted_sum,
            one.layer.biases,
            upper,
            column,
            one.followed,
            one.layer.activation == "sigmoid",
        )
        name = self.stage.corner.place(words(*names[one.number]), RIGHT)
        rule = under.place(bias_rule(one.layer, one.step, one.followed))
        reader = ReadWithLess(network, [own_digit(str(k)) for k in range(10)])

        example = Threshold(self.stage)
        self.lit_above_zero(example)
        self.take_ten_away(example)
        self.real_biases(bars, np.concatenate(biases))
        self.own_curves(layer, VGroup(name), rule)
        self.biases_gone(layer, one, name)
        if network.sizes[-1] == len(reader.digits):
            self.what_it_reads(reader)
        self.enough(Enough(network, digit, self.stage.whole))

    @beat
    def lit_above_zero(self, example: Threshold) -> None:
        """Must a neuron light up as soon as its weighted sum, s, is above zero? | Without a bias,
        the squish takes s as it is. Below 0 the neuron is rather dark. | At 0 it is half lit, above
        it is more: let us call that lit. | But it shall be lit only above 10. Guess: what must be
        done to s first?
        """
        shown = example.shown
        self.add(self.heading("The bias"), shown)
        self.play_on(shown.take_sum(LIMIT), at_least=2)
        self.say(example.write(0), run_time=0.5)
        self.play_on(shown.take_sum(-5), at_least=2)
        self.say(shown.take_sum(0), run_time=1)
        self.play_on(ring(shown.neuron), at_least=1.5)
        self.play(shown.take_sum(WANTED), run_time=0.7)
        self.say(Create(example.goal), FadeIn(example.task), run_time=0.7)
        self.play(example.task.run_out(5))

    @beat
    def take_ten_away(self, example: Threshold) -> None:
        """Take 10 away, and squish what is left: the whole curve slides to the right. | A sum of 10
        leaves 0, so it is exactly half lit: below 10 darker, above brighter. | The number that is
        added to the sum, here minus 10, is the bias b. | Any bias slides the curve, and its shape
        stays. | Plus 10: the neuron is lit even when nothing comes in.
        """
        shown = example.shown
        self.clear(keep=[shown, example.goal, *example.rules[0].values()], run_time=0.4)
        self.play(FadeIn(shown.tell_bias()), example.write(1), run_time=0.6)
        self.add(shown)  # from here on whole
        shown.leave_curve()
        self.play_on(shown.take_bias(-WANTED), at_least=2.5)
        self.say(ring(shown.neuron), run_time=1.2)
        self.play(shown.take_sum(0), run_time=1)
        self.play_on(shown.take_sum(LIMIT), at_least=1.5)
        self.say(example.write(2), run_time=0.8)
        self.play_on(ring(shown.table.row(1)), at_least=1.2)
        self.say(FadeOut(example.goal), shown.take_sum(0), run_time=0.7)
        shown.leave_curve()
        self.play_on(shown.take_bias(0), at_least=1.5)
        self.say(shown.take_bias(WANTED), at_least=2)
        names = [shown.named(b) for b in (-WANTED, 0, WANTED)]
        self.play(FadeIn(*names), run_time=0.5)

    @beat
    def real_biases(self, bars: LayeredBars, biases: np.ndarray) -> None:
        """Back to the network: each of its 42 neurons behind the input has its own bias. | Blue,
        positive: its neuron is lit even when nothing comes in. | Red, negative: its neuron waits
        for a larger sum. | The lowest waits the longest.
        """
        key = self.stage.corner.place(SignKey("positive bias", "negative bias"), RIGHT)
        if told := how_many(len(biases)):
            self.say_instead(*told)
        self.clear(run_time=0.5)
        self.play(FadeIn(bars.names), run_time=0.5)
        for k in range(len(bars.columns)):
            self.play_on(bars.rise(k), at_least=1.2)
        self.say(FadeIn(key.positive), run_time=0.5)
        self.play_on(ring(key.positive), at_least=1.5)
        self.say(FadeIn(key.negative), run_time=0.5)
        self.play_on(ring(key.negative), at_least=1.5)
        self.say(Create(bars.outline(int(biases.argmin()))), told=waits_most(biases), at_least=2)

    @beat
    def own_curves(self, layer: FannedLayer, name: VGroup, rule: VGroup) -> None:
        """In this layer they differ most. Each bias slides a curve: one for each neuron. | While it
        reads our digit, each dot stands at the weighted sum of its neuron. | Each climbs to its own
        curve: so high, so lit. | The ringed one: sum and bias add up, and that is what is squished.
        """
        self.clear(FadeIn(name, layer.axes, layer.fan), run_time=0.7)
        self.play_on(layer.slide(1), at_least=2.5)
        self.say(FadeIn(layer.dots, lag_ratio=0.1), at_least=1.5)
        layer.add(layer.dots)
        self.add(layer)
        self.say(layer.climb(), at_least=2)
        self.play(layer.light_up(), run_time=1)
        self.play(FadeIn(layer.lamps.title, layer.lamps.numbers), run_time=0.5)
        layer.add(layer.lamps)
        self.add(layer)
        self.say(FadeIn(rule), run_time=0.5)
        self.play_on(ring(rule), at_least=1.5)

    @beat
    def biases_gone(self, layer: FannedLayer, one: BiasedLayer, name: VGroup) -> None:
        """Now all biases of this layer go to zero: the sums stay, the curves become one.
        | Ringed: some were lit and are dark now, others were dark and are lit now.
        """
        self.clear(keep=[layer, name], run_time=0.4)
        self.play(TransformFromCopy(layer.unmark().lamps, layer.bare), run_time=0.8)
        layer.add(layer.bare)
        self.add(layer)
        self.play_on(layer.slide(0), at_least=4)
        changed = [*one.gone_dark, *one.lit_up]
        rings = [lamps.ringed_too(changed) for lamps in (layer.lamps, layer.bare)]
        signed = one.layer.activation == "identity"
        self.say(*map(Create, rings), told=sides(one.gone_dark, one.lit_up, signed), at_least=2)

    @beat
    def what_it_reads(self, reader: ReadWithLess) -> None:
        """And the whole network? Under each of our ten digits: the lights of its outputs. | Guess:
        with every bias at zero, how many answers are still right? | Now they go down to zero, in
        all layers. | Some answers change.
        """
        images = np.stack([digit.image for digit in reader.digits])
        labels = [digit.label or 0 for digit in reader.digits]
        table = AnswerTable(images, labels, reader.outputs(1), self.stage.main, reader.limit)
        foot = self.stage.foot
        question = words("How many are still right?", color=THEME.attention)
        task = Task(question, foot)
        self.clear(run_time=0.5)
        self.play_on(FadeIn(table.images, table.names), FadeIn(table.dots), at_least=1.5)
        self.play(FadeIn(table.label, table.answers), run_time=0.5)
        self.add(table)
        self.say(FadeIn(task), run_time=0.5)
        self.play(task.run_out(4))
        self.say(FadeOut(question), run_time=0.4)
        self.play_on(table.go_through(reader.outputs, 1, 0), at_least=5)
        result = words("{} of {} right", table.right, len(labels))
        self.say(FadeIn(foot.place(result)), told=score(table.right, len(labels)), run_time=0.5)
        self.play_on(ring(table.answers), at_least=1.5)

    @beat
    def enough(self, neuron: Enough) -> None:
        """Back to one neuron: its weights say which pattern it looks for, | and its bias says how
        much of it is enough. | Another digit, another sum: along the curve goes its light.
        """
        self.clear(run_time=0.5)
        self.play_on(FadeIn(neuron.image, neuron.weights, neuron.names), at_least=2)
        self.say(FadeIn(neuron.shown), run_time=0.7)
        self.play_on(Create(neuron.goal), FadeIn(neuron.sides), at_least=1.5)
        self.say(neuron.see(neuron.least), at_least=2)
        self.play(neuron.see(0), run_time=1.5)
