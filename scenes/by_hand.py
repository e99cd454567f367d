"""Set by hand: all numbers of a network set by rule, and how well it reads (storyboard 16).

The film shows the network that was set by hand, and beside it `strokes`, whichever is chosen.
"""

from manim import Create, FadeIn, FadeOut

from scenes._assets import chosen_digit
from scenes._data.set_by_hand import HandSet
from scenes._lesson import Lesson, beat
from scenes._staging.all_of_it.by_rule import Rules
from scenes._staging.all_of_it.dialled import Dialled
from scenes._staging.all_of_it.scored_by_hand import Compared, Measured
from scenes._staging.all_of_it.set_by_hand import Reasons
from scenes._staging.drawn_network import draw, passing, told
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.network.diagram import NetworkDiagram


class ByHand(Lesson):
    def construct(self) -> None:
        hand = HandSet.of(chosen_digit())
        dials = Dialled(hand, self.stage)
        rules, diagram = Rules(hand, dials.bars, self.stage), draw(hand.reading, self.stage.whole)
        measured = Measured(dials.bars, rules.wall.grids, self.stage)

        self.all_the_dials(dials, hand)
        self.bars_by_rule(dials, hand)
        self.parts_of_bars(dials, rules, hand)
        self.digits_of_parts(dials, rules, hand)
        self.it_reads(diagram, Reasons(diagram, hand), hand)
        self.how_well(measured)
        self.beside_the_trained(Compared(hand, self.stage))

    @beat
    def all_the_dials(self, dials: Dialled, hand: HandSet) -> None:
        """All these numbers: could one set them by hand? | Each is a dial: right is positive, left
        is negative. One is set. | At ten seconds each, that takes 36 hours. But where should each
        point?
        """
        self.add(self.heading("Set by hand"), dials.board[0], dials.count)
        self.play_on(dials.others_come(), at_least=2)
        self.say(FadeOut(dials.board), grow_out_of(dials.cell, dials.large))
        self.play(dials.large.explain(), run_time=1.3)
        self.play_on(dials.turn_one(), dials.count.count_to(1), at_least=1.5)
        dials.set_one()
        self.say(FadeOut(dials.large.names), told=dials.hours, run_time=0.3)
        self.play(FadeIn(dials.board), shrink_into(dials.large, dials.cell), run_time=1)
        self.play(FadeIn(dials.needed), Create(dials.wall.outline(hand.bar)), run_time=0.7)
        self.play_on(ring(dials.needed), at_least=1.5)

    @beat
    def bars_by_rule(self, dials: Dialled, hand: HandSet) -> None:
        """So a rule sets them: designed by us, not trained. | A bar is a short stroke: positive on
        it, negative beside it, 784 dials at once. | Its bias is −2.50, as of all bars: all weigh
        alike. | And so the other fifteen.
        """
        rule, count, (one, layer, *_) = dials.rule, dials.count, hand.counts
        growing = grow_out_of(dials.grid, rule.grid)
        self.clear(growing, FadeIn(rule.name, dials.designed), keep=[count], run_time=1)
        self.play_on(ring(dials.designed), at_least=1)
        self.say(rule.lie_down(), run_time=2)
        self.play_on(*rule.forget_line(), dials.set_bar(), count.count_to(one - 1), at_least=2)
        self.say(FadeIn(dials.biases[0]), count.count_to(one), run_time=0.7)
        self.play_on(ring(dials.biases[0]), at_least=1.5)
        self.say(FadeOut(rule.words), run_time=0.3)
        self.play(shrink_into(rule.grid, dials.grid), dials.wall_comes(), run_time=1)
        self.play_on(dials.set_others(), count.count_to(layer), at_least=1.5)

    @beat
    def parts_of_bars(self, dials: Dialled, rules: Rules, hand: HandSet) -> None:
        """The second layer joins bars to parts. This one asks for these bars, | and these speak
        against it. | The other fifteen parts follow the same rule.
        """
        rule = rules.part
        self.play(FadeOut(dials.wall.labels, dials.biases[0]), run_time=0.4)
        self.play(rule.take(dials.wall.grids), FadeIn(rule.name, rule.blend), run_time=1.5)
        self.play_on(*rule.lay_asked(), at_least=2)
        self.say(*rule.lay_against(), at_least=1.8)
        self.play(FadeOut(rule.passing), FadeIn(dials.biases[1]), run_time=0.5)
        self.say(rules.part_lands(), run_time=1.2)
        self.play_on(rules.set_others(), dials.count.count_to(hand.counts[2]), at_least=1.5)

    @beat
    def digits_of_parts(self, dials: Dialled, rules: Rules, hand: HandSet) -> None:
        """An output joins parts to a digit: it asks for these, and these speak against it. | Ten
        digits, ten such rules: so all numbers are set.
        """
        parts, rule = rules.wall, rules.digit
        self.play(FadeOut(parts.labels, dials.biases[1]), run_time=0.4)
        self.play(rule.take(parts.grids), FadeIn(rules.name), run_time=1)
        self.play(rule.asks.appear(), run_time=0.8)
        self.play(rule.against.appear(), FadeIn(dials.biases[2]), run_time=1.2)
        self.hold(1.5)
        self.say(FadeOut(rules.name, rule.asks, rule.against), run_time=0.4)
        self.play(rules.cards_come(), run_time=1.2)
        self.play(rules.cards.say_names(), dials.count.count_to(hand.dials), run_time=0.6)
        self.play_on(ring(dials.count), at_least=1.5)

    @beat
    def it_reads(self, diagram: NetworkDiagram, reasons: Reasons, hand: HandSet) -> None:
        """Now a digit. Light runs through all connections. | The brightest output is the answer.
        | Why? It asked for these parts, and they are lit. | They asked for these bars, which
        lie roughly on the digit's ink.
        """
        reading = hand.reading
        diagram.set_input(reading.digit.x)
        self.clear(run_time=0.4)
        self.play(FadeIn(diagram.input, *diagram.layers), run_time=0.5)
        for gap in range(len(reading.steps)):
            self.play(passing(diagram, reading, gap), run_time=0.7)
        seen = told(diagram, reading, self.stage.corner)
        self.say(FadeIn(seen), told=reasons.answer, at_least=1.5)
        self.say(*reasons.go_dark(), told=reasons.told, run_time=0.5)
        self.play_on(reasons.parts_say(), at_least=1.5)
        self.say(reasons.bars_say(), run_time=1.5)
        self.play_on(reasons.lie_on_the_digit(), at_least=2)

    @beat
    def how_well(self, measured: Measured) -> None:
        """How many does it read right of MNIST's 10,000 test pictures? Guess. | Each row is one
        digit. On the diagonal it is right: 73.05 %. Blind guessing: 10 %. | Its most
        frequent mistake: 206 of 982 pictures of a 4 are read as a 9. | They are alike: both ask
        for these 3 bars. Only this one is for 9, against 4.
        """
        table, task = measured.table.show_rows(0), measured.task
        self.clear(FadeIn(task, *table.frame), run_time=0.7)
        self.play(task.run_out(3))
        self.say(FadeOut(task.words), FadeIn(measured.counter), told=measured.scored, run_time=0.4)
        self.add(table)
        self.play(table.fill(), run_time=2.5)
        self.play_on(measured.scores_come(), at_least=1.5)
        self.say(FadeIn(measured.mistake), told=measured.of_mistake, run_time=0.7)
        self.play_on(measured.scores_become_cards(), at_least=1.5)
        self.say(measured.shared_come(), told=measured.why_mistaken, at_least=3)

    @beat
    def beside_the_trained(self, compared: Compared) -> None:
        """Here: we designed it, looking at training digits; no weight was computed from them. |
        There: training computed the weights, in minutes: 97.13 %. | So by hand it can be done.
        Trained, it reads better, | but nobody decided what its neurons mean.
        """
        ours, theirs = compared.ours, compared.theirs
        self.clear(run_time=0.4)
        self.play_on(compared.appear(), at_least=2)
        self.say(theirs.tell(), told=compared.scored, at_least=2)
        self.say(FadeIn(ours.note), at_least=1.5)
        self.say(FadeIn(theirs.note), at_least=1.5)
