"""The output layer: ten neurons, one for each digit, and how to read them (storyboard 5)."""

import numpy as np
from manim import RIGHT, Animation, Create, FadeIn, FadeOut, GrowArrow, LaggedStart, Typst

from scenes._assets import chosen_digit, chosen_network
from scenes._lesson import PICTURES, Lesson, beat
from scenes._sentences import sizes
from scenes._sentences.answers import (
    OF_ANSWERS,
    WRONG_TOO,
    Answer,
    beside,
    fully_lit,
    hardest,
    waiting,
)
from scenes._sentences.rules import counts_as
from scenes._staging.drawn_network import written_verdict
from scenes._staging.what_it_is.read_out import ReadOut
from scenes.mobjects.bars.pictured_bars import PicturedBars
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.lettering.text import words
from scenes.mobjects.sums.row_sum import RowCursor
from scenes.mobjects.theme import SMALL


class OutputLayer(Lesson):
    needs = PICTURES

    def construct(self) -> None:
        network = chosen_network()
        digit = chosen_digit(network)
        ours, hard = Answer.of(network, digit), hardest(network, digit)
        compared = beside(network, digit, hard)
        limit = fully_lit(network, compared)
        desk = ReadOut(network.layers[-1], [ours, *compared], limit, self.stage.whole)

        self.ten_neurons(desk)
        self.brightest_wins(desk, ours)
        if len(ours.outputs) > 1:
            self.read_the_lights(desk, compared[3::3][:2])
            self.decide_first(desk, hard)
            self.both_numbers(desk, hard)
            row = self.by_how_much(desk, compared)
            self.the_answer(desk, row, ours)

    @beat
    def ten_neurons(self, desk: ReadOut) -> None:
        """At one end of the network stands the input: 784 numbers. | At the other end wait ten
        neurons, one for each digit: the output layer. | All are dark. How can lights name a digit?
        """
        cursor, told = RowCursor(desk.picture), waiting(desk.names)
        self.say_if(sizes.at_one_end(desk.picture.values.size))
        self.add(self.heading("The output layer"), desk.picture, desk.column, desk.label)
        self.play_on(cursor.sweep(), at_least=2)
        coming = desk.wait_in_the_dark()
        self.say(FadeOut(cursor), coming, told=told, at_least=3)
        self.add(desk.outputs)
        asked = None if desk.reads_digits else OF_ANSWERS
        self.say(FadeIn(desk.question, scale=0.5), told=asked, run_time=0.7)
        self.play_on(ring(desk.question), at_least=1.5)

    @beat
    def brightest_wins(self, desk: ReadOut, answer: Answer) -> None:
        """From the 784 numbers, the network computes how brightly each is lit. | The brighter an
        output, the more the network thinks that it is this one. | The brightest output is the
        answer.
        """
        self.say_if(sizes.from_the_numbers(desk.picture.values.size))
        here = [desk.picture, desk.column, desk.label, desk.outputs]
        self.clear(GrowArrow(desk.arrow), keep=here, run_time=0.7)
        self.play_on(desk.light(answer), at_least=2)
        counts = counts_as(desk.layer, answer.outputs)
        self.say(LaggedStart(*map(FadeIn, desk.key), lag_ratio=1), told=counts, at_least=2)
        self.say(*self.marked(desk, answer), told=answer.verdict.said, at_least=1.5)

    @beat
    def read_the_lights(self, desk: ReadOut, covered: list[Answer]) -> None:
        """Now you: the picture is covered. Which answer do the lights give? | And this is the
        picture. | And now?
        """
        for k, answer in enumerate(covered):
            if k:
                self.say()
            self.clear(desk.see(), desk.outputs.darken(), FadeIn(desk.cover), run_time=0.7)
            task = desk.which()
            self.play(desk.light(answer), FadeIn(task), run_time=0.8)
            self.play(task.run_out(2.5))
            if not k:
                self.say(told=answer.lights_told)
            gone = FadeOut(desk.cover, task.words)
            self.play(desk.see(answer.digit.image), gone, FadeIn(self.reading(answer)))
            self.play_on(ring(desk.picture), at_least=1.5)

    @beat
    def decide_first(self, desk: ReadOut, hard: Answer) -> None:
        """Of our other digits, on this one the two highest outputs lie closest together. | Decide
        before the network does: the bar shows how much time is left.
        """
        task = desk.either(*sorted(hard.first_two))
        self.clear(desk.see(hard.digit.image), desk.outputs.darken(), run_time=0.7)
        self.play_on(FadeOut(desk.outputs), ring(desk.picture), at_least=1)
        self.say(FadeIn(task), run_time=0.5)
        self.play(task.run_out(5))

    @beat
    def both_numbers(self, desk: ReadOut, hard: Answer) -> None:
        """And the network? | Nearly a tie: the two highest outputs are almost equal. | The higher
        of the two is the answer.
        """
        self.clear(FadeIn(desk.outputs.set_told(0)), keep=[desk.picture], run_time=0.7)
        self.play_on(desk.light(hard), at_least=1.5)
        rings = map(Create, desk.rings(hard.first_two))
        self.say(*rings, FadeIn(self.reading(hard)), told=hard.closeness, run_time=1)
        self.play_on(ring(*desk.numbers(hard.first_two)), at_least=1.5)
        apart = FadeIn(desk.below.place(words("{} against {}", *hard.apart)))
        self.say(apart, told=hard.apart_told, run_time=0.7)
        self.play_on(ring(*desk.numbers(hard.first_two)), at_least=2)

    @beat
    def by_how_much(self, desk: ReadOut, compared: list[Answer]) -> PicturedBars:
        """The brightest wins. But by how much? | With other digits: the lead of the highest output
        over the second. | We call a long lead sure, a short one unsure. But sure need not mean
        right.
        """
        hard, leads = compared[0], np.array([answer.lead for answer in compared])
        images = [answer.digit.image for answer in compared]
        area = self.stage.whole.inset(0, 0.1)  # clear of the captions
        row = PicturedBars(images, leads, area, desk.outputs.limit)
        if hard.lead_told:
            self.say_instead(hard.lead_told)
        self.clear(keep=[desk.picture, desk.outputs], run_time=0.5)
        self.play_on(desk.lead().measure(), at_least=2)
        self.say()
        self.clear(shrink_into(desk.picture, row.pictures[0]), run_time=1.2)
        self.add(row.set_shown(1))
        title = words("lead over the second", size=SMALL)
        self.play_on(FadeIn(self.stage.corner.place(title, RIGHT)), row.appear(), at_least=4)
        wrong = [row.frame(k) for k, answer in enumerate(compared) if answer.is_wrong]
        self.say(*map(Create, wrong), told=WRONG_TOO if wrong else None, run_time=0.7)
        least_and_most = [row.bars.numbers[k] for k in (leads.argmin(), leads.argmax())]
        frames = map(Create, framed(*least_and_most))
        self.play_on(LaggedStart(*frames, lag_ratio=1), at_least=2)
        return row

    @beat
    def the_answer(self, desk: ReadOut, row: PicturedBars, answer: Answer) -> None:
        """Back to our digit. | This is its answer, and this its lead over the second. | But how are
        these lights computed? We must look in between.
        """
        desk.picture.set_values(answer.digit.image)
        back = grow_out_of(row.pictures[1], desk.picture)
        self.clear(back, FadeIn(desk.outputs.set_told(0)), run_time=1.5)
        self.play_on(desk.light(answer), at_least=1)
        told = answer.lead_told if answer.lead == 0 else None
        self.say(*self.marked(desk, answer), told=told, run_time=0.7)
        self.play_on(desk.lead().measure(), at_least=2)
        self.say(FadeIn(desk.question, scale=0.5), run_time=0.7)
        self.play_on(*map(Create, framed(desk.question)), at_least=1.5)

    def marked(self, desk: ReadOut, answer: Answer) -> list[Animation]:
        """Animations: the answer is pointed at and written."""
        rings = map(Create, desk.rings(answer.verdict.marked))
        return [FadeIn(self.reading(answer)), *rings]

    def reading(self, answer: Answer) -> Typst:
        """The answer in words, in the corner."""
        return written_verdict(answer.verdict, self.stage.corner)
