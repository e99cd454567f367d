"""Set by hand: all numbers of a network set by rule, and how well it reads (storyboard 16).

The film shows the network that was set by hand, and beside it `strokes`, whichever is chosen.
"""

import numpy as np
from manim import LEFT, RIGHT, AnimationGroup, Create, FadeIn, FadeOut, LaggedStart, VGroup

from nnmath import signed_scale
from nnmath.by_hand import BARS
from scenes._assets import chosen_digit
from scenes._data.set_by_hand import (
    BAR_NAMES,
    BY_HAND,
    TRAINED,
    HandSet,
    confused,
    hours,
    shipped,
)
from scenes._lesson import Lesson, beat
from scenes._sentences.verdict import verdict
from scenes._staging.all_of_it.by_rule import Rules
from scenes._staging.all_of_it.set_by_hand import Measured, Reasons
from scenes._staging.drawn_network import draw, passing, told
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.name_tag import NameTag
from scenes.mobjects.lettering.text import Readout, badge, words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.bar_rule import BarRule
from scenes.mobjects.walls.dials import DialBoard, LargeDial
from scenes.mobjects.walls.grid_wall import GridWall
from scenes.mobjects.walls.scored_wall import ScoredWall, percent

TEN_SECONDS = "One is set. At ten seconds each, all take {} hours. And where should they point?"


class ByHand(Lesson):
    def construct(self) -> None:
        hand = HandSet.of(chosen_digit())
        board = DialBoard(hand.bars, hand.others, self.stage.main, NameTag.all_of(BAR_NAMES))
        bars = [each.copy() for each in board.wall.set_values(hand.bars).grids]
        rules, diagram = Rules(hand, bars, self.stage), draw(hand.reading, self.stage.whole)
        measured, total = Measured(bars, rules.wall.grids, self.stage), f"{hand.dials:,}"
        counter = Readout(0, ",d", field=total)
        count = Labelled(words("of {} dials set", total), counter, RIGHT)

        self.all_the_dials(board, self.stage.corner.place(count, RIGHT), hand)
        designed = self.bars_by_rule(board, hand)
        self.parts_of_bars(board.wall, rules, hand.part)
        self.digits_of_parts(rules, count.next_to(designed, LEFT), hand.dials)
        self.it_reads(diagram, Reasons(diagram, hand), hand)
        self.how_well(measured)
        self.beside_the_trained(hand)

    @beat
    def all_the_dials(self, board: DialBoard, count: Labelled, hand: HandSet) -> None:
        """All these numbers: could one set them by hand? | Each is a dial: up is zero, right is
        positive, left is negative. | Turn one to where it should be. | One is set.
        At ten seconds each, all take 36 hours. And where should they point?
        """
        grid, weights = board.wall.set_values(0 * hand.bars).grid(hand.bar), hand.bars[hand.bar]
        one = int(weights.argmax())
        large = LargeDial(float(np.abs(hand.bars).max()), self.stage.main)
        cell = grid.cell(*divmod(one, weights.shape[1]))
        first, *more = board
        self.add(self.heading("Set by hand"), first)
        self.play_on(LaggedStart(*map(FadeIn, more), lag_ratio=0.3), at_least=2)
        self.say(FadeIn(count), FadeOut(board), grow_out_of(cell, large.dial), run_time=1)
        self.play_on(large.explain(), at_least=2)
        self.say(large.turn(weights.flat[one]), count.count_to(1), at_least=2)
        needed = words("{} × 10 seconds ≈ {} hours", f"{hand.dials:,}", hours(hand.dials))
        self.say(
            FadeOut(large.number, large.names), told=(TEN_SECONDS, hours(hand.dials)), run_time=0.3
        )
        alone = np.arange(weights.size) == one
        grid.set_values(np.where(alone, signed_scale(large.value, board.wall.limit), 0))
        self.play(FadeIn(board), shrink_into(large.dial, cell), run_time=1)
        self.play(Create(cell), FadeIn(self.stage.foot.place(needed)), run_time=0.7)
        self.play_on(ring(count, needed), at_least=1.5)

    @beat
    def bars_by_rule(self, board: DialBoard, hand: HandSet) -> VGroup:
        """So a rule sets them. A neuron shall look for a bar: | two points say where it begins and
        where it ends. | Positive on the bar, negative beside it: 784 dials at once. | Sixteen
        neurons, sixteen bars, each with a name.
        """
        wall, k, name = board.wall, hand.bar, BAR_NAMES[hand.bar]
        values, tags = signed_scale(hand.bars, wall.limit), wall.labels
        rule = BarRule(wall.grid(k).values, name, BARS[name], self.stage.main)
        designed = self.stage.corner.place(badge("designed"), RIGHT)
        self.clear(grow_out_of(wall.grid(k), rule.grid), FadeIn(rule.name, designed), run_time=1)
        self.play_on(ring(rule.name), at_least=1)
        self.say(rule.lie_down(), at_least=2)
        self.say(*rule.forget_line(), rule.set_dials(values[k]), at_least=2)
        wall.grid(k).set_values(values[k])
        others = [n for n in range(len(tags)) if n != k]
        self.say(FadeOut(rule.words), run_time=0.3)
        coming = FadeIn(tags[k], *(wall.grid(n) for n in others))
        self.play(shrink_into(rule.grid, wall.grid(k)), coming, run_time=1)
        self.add(wall.grid(k))
        turning = (
            AnimationGroup(
                FadeIn(tags[n]), Tween(wall.grid(n), "set_values", 0 * values[n], values[n])
            )
            for n in others
        )
        self.play_on(LaggedStart(*turning, lag_ratio=0.3), at_least=2.2)
        return designed

    @beat
    def parts_of_bars(self, bars: GridWall, rules: Rules, one: int) -> None:
        """The second layer puts bars together to parts: this one asks for these bars, | and these
        speak against it. | Laid on each other, they show what it looks for. | Sixteen parts,
        sixteen such rules.
        """
        rule, parts = rules.part, rules.wall
        self.play(FadeOut(bars.labels), run_time=0.4)
        self.play(rule.take(bars.grids), run_time=1.5)
        self.play_on(FadeIn(rule.name), rule.asks.appear(), at_least=1.5)
        self.say(rule.against.appear(), at_least=1.5)
        self.say(FadeIn(rule.blend, rule.passing), run_time=0.4)
        self.play_on(*rule.lay(), at_least=3)
        rest = [VGroup(*each) for k, each in enumerate(zip(parts.grids, parts.labels)) if k != one]
        gone = FadeOut(rule.asks, rule.against, rule.passing, rule.name)
        self.say(gone, rule.blend.animate.replace(parts.grid(one)), run_time=0.8)
        self.remove(rule.blend)
        self.add(parts.grid(one))
        coming = map(FadeIn, (parts.labels[one], *rest))
        self.play_on(LaggedStart(*coming, lag_ratio=0.2), at_least=2)

    @beat
    def digits_of_parts(self, rules: Rules, count: Labelled, dials: int) -> None:
        """An output puts parts together to a digit: this one asks for these parts, | and these
        speak against it. | Ten digits, ten rules: so all numbers are set.
        """
        parts, rule = rules.wall, rules.digit
        wall = [grid.copy() for grid in parts.grids]
        self.play(FadeOut(parts.labels), run_time=0.4)
        self.play(rule.take(parts.grids), run_time=1.5)
        self.play_on(FadeIn(rules.name), rule.asks.appear(), at_least=1.2)
        self.say(rule.against.appear(), at_least=1.5)
        self.say(FadeOut(rules.name, rule.asks, rule.against), run_time=0.4)
        self.play(rules.cards.come_from(wall), run_time=2.2)
        self.play(rules.cards.say_names(), FadeIn(rules.biases, count), run_time=0.5)
        self.play_on(count.count_to(dials), at_least=0.8)

    @beat
    def it_reads(self, diagram: NetworkDiagram, reasons: Reasons, hand: HandSet) -> None:
        """Now a digit. Light runs through all its connections. | The brightest output is the
        answer. | And why? It asked for these parts, and they are lit. | The parts asked for these
        bars, | and there the bars lie on the digit.
        """
        reading = hand.reading
        diagram.set_input(reading.digit.x)
        self.clear(FadeIn(diagram.input, *diagram.layers), run_time=0.7)
        for gap in range(len(reading.steps)):
            self.play(passing(diagram, reading, gap), run_time=1)
        seen = verdict(reading.outputs, reading.digit.label)
        self.say(FadeIn(told(diagram, reading, self.stage.corner)), told=seen.said, at_least=1.5)
        dark = [gap.animate.set_envelope(0) for gap in diagram.signals]
        self.say(*dark, told=reasons.told, run_time=0.5)
        self.play_on(reasons.parts_say(), at_least=1.5)
        self.say(reasons.bars_say(), at_least=1.5)
        self.say(reasons.lie_on_the_digit(), at_least=1.5)

    @beat
    def how_well(self, measured: Measured) -> None:
        """How well does it read 10,000 test images of MNIST? Guess. | A row: what was written. A
        column: what it was read as. | On the diagonal it is right: 73.05 %. Blind guessing
        gets 10 %. | Best are the 0s, worst the 8s. | Its most frequent mistake: 206 times
        it reads a 4 as a 9. | Why? Both of these parts ask for these 3 bars.
        """
        table, task = measured.table.show_rows(0), measured.task
        self.clear(FadeIn(task, *table.frame), run_time=0.7)
        self.play(task.run_out(3.5))
        self.say(FadeOut(task.words), FadeIn(measured.counter), run_time=0.4)
        self.add(table)
        self.play_on(table.fill(), at_least=3)
        self.say(ring(measured.counter), told=measured.scored, at_least=2)
        frames = map(Create, measured.extremes)
        self.say(LaggedStart(*frames, lag_ratio=0.8), told=measured.of_digits, at_least=2)
        gone = FadeOut(measured.extremes)
        self.say(gone, Create(measured.mistake), told=measured.of_mistake, at_least=1.5)
        self.say(FadeIn(measured.cards), told=measured.why_mistaken, run_time=0.7)
        self.play_on(measured.shared.appear(), FadeIn(measured.shared.pictures), at_least=2)

    @beat
    def beside_the_trained(self, hand: HandSet) -> None:
        """No weight was trained. We chose bars and parts by looking at training digits. | These
        weights were found by training, in minutes: 97.13 %. | It reads more. But which of its
        neurons has a name?
        """
        left, right = self.stage.whole.split(1, 1)
        trained = shipped(TRAINED).layers[0].weights.reshape(hand.bars.shape)
        scores = [confused(name).score for name in (BY_HAND, TRAINED)]
        texts = ("set by hand", "designed", "every neuron has a name")
        ours = ScoredWall(hand.bars, texts, scores[0], left)
        texts = ("trained", "computed", "no neuron has a name")
        theirs = ScoredWall(trained, texts, scores[1], right)
        self.clear(FadeIn(ours.title, ours.wall), run_time=0.7)
        self.play_on(ours.tell(), at_least=2)
        told = ("These weights were found by training, in minutes: {}.", percent(scores[1]))
        self.say(FadeIn(theirs.title, theirs.wall), told=told, run_time=0.7)
        self.play_on(theirs.tell(), at_least=2)
        self.say(LaggedStart(FadeIn(ours.note), FadeIn(theirs.note), lag_ratio=1), at_least=2)
