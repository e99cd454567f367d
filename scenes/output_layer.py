"""The output layer: ten neurons, one for each digit, and how to read them (storyboard 5)."""

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Arrow,
    Create,
    FadeIn,
    FadeOut,
    GrowArrow,
    LaggedStart,
    Typst,
    VGroup,
)

from scenes import _answers
from scenes._answers import Answer
from scenes._assets import chosen_digit, chosen_network
from scenes._drawn_network import names
from scenes._lesson import Lesson, beat
from scenes._rules import HIGHER
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.grids.row_sum import RowCursor
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network import outputs
from scenes.mobjects.network.input_column import InputColumn
from scenes.mobjects.network.lead import Lead
from scenes.mobjects.network.light_key import LightKey
from scenes.mobjects.network.pictured_bars import PicturedBars
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import HEADING, SMALL, THEME

LARGE = 3 * HEADING
ASKING = {"color": THEME.attention, "bold": True}
RIGHT_OR_NOT = "A long lead: it is sure. A short one: it is not. Ringed: sure or not, it is wrong."


class OutputLayer(Lesson):
    def construct(self) -> None:
        network, digit = chosen_network(), chosen_digit()
        ours, hard = Answer.of(network, digit), _answers.hardest(network, digit)
        covered = _answers.to_be_guessed(network, digit)
        compared = _answers.beside(network, digit, hard)

        left, gap, right = self.stage.whole.split(5, 1, 6)
        picture = ImageGrid(digit.image)
        column = InputColumn(digit.x, picture.width / 12, picture.height)
        left.fit(VGroup(picture, column).arrange(RIGHT))
        ten, below = right.rows(7, 1)
        limit = _answers.fully_lit(network, [ours, *covered, *compared])
        layer = outputs.OutputLayer.filling(ten, names(len(ours.outputs)), limit)

        self.ten_neurons(picture, column, layer, gap)
        self.brightest_wins(picture, column, layer, gap, below, ours)
        if len(ours.outputs) > 1:
            self.read_the_lights(picture, layer, below, covered)
            self.decide_first(picture, layer, right, hard)
            self.both_numbers(picture, layer, below, hard)
            row = self.by_how_much(picture, layer, below, compared)
            self.the_answer(picture, row, layer, below, ours)

    @beat
    def ten_neurons(
        self, picture: ImageGrid, column: InputColumn, layer: outputs.OutputLayer, gap: Area
    ) -> None:
        """At one end of the network stands the input: 784 numbers. | At the other end wait ten
        neurons, one for each digit: the output layer. | All dark. How can lights name a digit?
        """
        cursor, n = RowCursor(picture), len(layer.names)
        told = {
            1: "At the other end waits a single neuron: the output layer.",
            10: None,
        }.get(n, ("At the other end wait {} neurons, one for each answer: the output layer.", n))
        self.add(self.heading("The output layer"), picture, column)
        self.play_on(cursor.sweep(), at_least=2)
        self.say(FadeOut(cursor), FadeIn(layer.dots), told=told, run_time=0.5)
        self.play_on(LaggedStart(*map(FadeIn, layer.names), lag_ratio=0.5), at_least=2)
        self.add(layer)
        question = gap.place(words("?", size=LARGE, **ASKING))
        self.say(FadeIn(question, scale=0.5), run_time=0.7)
        self.play_on(ring(question), at_least=1.5)

    @beat
    def brightest_wins(
        self,
        picture: ImageGrid,
        column: InputColumn,
        layer: outputs.OutputLayer,
        gap: Area,
        below: Area,
        answer: Answer,
    ) -> None:
        """From the 784 numbers, the network computes how brightly each is lit. | The brighter, the
        more the network takes the picture for this digit. | The brightest output is the answer.
        """
        way = (UP, DOWN) if gap.stacks else (LEFT, RIGHT)
        arrow = Arrow(*map(gap.at, way), buff=0, color=THEME.attention)
        key = LightKey(below.width / 3) if layer.limit == 1 else layer.lit_key()
        self.clear(GrowArrow(arrow), keep=[picture, column, layer], run_time=0.7)
        self.play_on(layer.light(answer.outputs), at_least=2)
        higher = HIGHER if answer.outputs.min() < 0 else None
        self.say(LaggedStart(*map(FadeIn, below.place(key)), lag_ratio=1), told=higher, at_least=2)
        self.conclude(layer, answer)

    @beat
    def read_the_lights(
        self, picture: ImageGrid, layer: outputs.OutputLayer, below: Area, covered: list[Answer]
    ) -> None:
        """Now you: the picture is covered. Which answer do the lights give? | There it is.
        | And now? | And the last one?
        """
        for k, answer in enumerate(covered):
            if k:
                self.say()
            cover = words("?", size=LARGE, **ASKING).move_to(picture)
            dark = picture.animate.set_values(0 * picture.values)
            self.clear(dark, layer.darken(), FadeIn(cover), run_time=0.7)
            task = Task(words("Which answer is it?", **ASKING), below)
            self.play(layer.light(answer.outputs), FadeIn(task), run_time=0.8)
            self.play(task.run_out(2.5))
            if not k:
                self.say()
            seen = picture.animate.set_values(answer.digit.image)
            self.play(seen, FadeOut(cover, task.words), FadeIn(self.reading(answer)))

    @beat
    def decide_first(
        self, picture: ImageGrid, layer: outputs.OutputLayer, right: Area, hard: Answer
    ) -> None:
        """Of our other digits, this one is the hardest for the network. | Decide before it does:
        the bar shows how much time is left.
        """
        pair = sorted(hard.first_two)
        task = right.place(Task(words("{} or {}?", *pair, size=LARGE, **ASKING), right))
        self.clear(picture.animate.set_values(hard.digit.image), layer.darken(), run_time=0.7)
        self.play_on(FadeOut(layer), ring(picture), at_least=1)
        self.say(FadeIn(task), run_time=0.5)
        self.play(task.run_out(5))

    @beat
    def both_numbers(
        self, picture: ImageGrid, layer: outputs.OutputLayer, below: Area, hard: Answer
    ) -> None:
        """And the network? | Nearly a tie: the two brightest outputs are almost equal.
        | Added up, they need not make 1: each output is a number of its own.
        """
        self.clear(FadeIn(layer.set_told(0)), keep=[picture], run_time=0.7)
        self.play_on(layer.light(hard.outputs), at_least=1.5)
        rings = map(layer.neuron, hard.first_two)
        self.say(*map(Create, rings), FadeIn(self.reading(hard)), told=hard.closeness, run_time=1)
        self.play_on(ring(*(layer.bars.numbers[k] for k in hard.first_two)), at_least=1.5)
        total = [FadeIn(below.place(words("added up {}", hard.total)))] * (
            not hard.total.endswith(" 1.00")
        )
        self.say(ring(*layer.bars.numbers), *total, at_least=2)

    @beat
    def by_how_much(
        self,
        picture: ImageGrid,
        layer: outputs.OutputLayer,
        below: Area,
        compared: list[Answer],
    ) -> PicturedBars:
        """The brightest wins. But by how much? | These are the leads with other digits.
        | A long lead: the network is sure. A short one: it is not.
        """
        hard, leads = compared[0], np.array([answer.lead for answer in compared])
        images = [answer.digit.image for answer in compared]
        row = PicturedBars(images, leads, self.stage.whole, layer.limit).set_shown(1)
        self.clear(keep=[picture, layer], run_time=0.5)
        if hard.margin_told:
            self.say_instead(hard.margin_told)
        self.play_on(Lead(layer, below).measure(), at_least=2)
        self.say()
        self.clear(shrink_into(picture, row.pictures[0]), run_time=1.2)
        title = words("lead of the highest output", size=SMALL, color=THEME.muted)
        self.add(row)
        self.play_on(FadeIn(self.stage.corner.place(title, RIGHT)), row.appear(), at_least=4)
        wrong = [row.frame(k) for k, answer in enumerate(compared) if answer.is_wrong]
        self.say(*map(Create, wrong), told=RIGHT_OR_NOT if wrong else None, run_time=0.7)
        ends = (int(leads.argmin()), int(leads.argmax()))
        self.play_on(ring(*(row.bars.numbers[k] for k in ends)), at_least=2)
        return row

    @beat
    def the_answer(
        self,
        picture: ImageGrid,
        row: PicturedBars,
        layer: outputs.OutputLayer,
        below: Area,
        answer: Answer,
    ) -> None:
        """Back to our digit. | The brightest output is the answer. | And so far it is ahead."""
        picture.set_values(answer.digit.image)
        self.clear(grow_out_of(row.pictures[1], picture), FadeIn(layer.set_told(0)), run_time=1.5)
        self.play_on(layer.light(answer.outputs), at_least=1)
        self.conclude(layer, answer)
        told = answer.margin_told if answer.lead == 0 else None
        self.say(Lead(layer, below).measure(), told=told, at_least=2)

    def conclude(self, layer: outputs.OutputLayer, answer: Answer) -> None:
        """Point at the answer and write it: a phrase."""
        rings = [layer.neuron(k) for k in answer.verdict.marked]
        self.say(
            FadeIn(self.reading(answer)),
            *map(Create, rings),
            told=answer.verdict.said,
            at_least=1.5,
        )

    def reading(self, answer: Answer) -> Typst:
        """The answer in words, in the corner."""
        return self.stage.corner.place(words(*answer.verdict.drawn, bold=True), RIGHT)
