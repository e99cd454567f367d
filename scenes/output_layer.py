"""The output layer: ten neurons, one for each digit, and how to read them (storyboard 5)."""

from manim import Create, FadeIn, FadeOut, GrowArrow, LaggedStart

from scenes._assets import chosen_digit, chosen_network
from scenes._lesson import PICTURES, Lesson, beat
from scenes._sentences import sizes
from scenes._sentences.answers import Answer, asked, beside, hardest, how_found, sure, waiting
from scenes._sentences.rules import counts_as
from scenes._staging.what_it_is.leads import Leads
from scenes._staging.what_it_is.read_out import ReadOut
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.lettering.text import words
from scenes.mobjects.sums.row_cursor import RowCursor


class OutputLayer(Lesson):
    needs = PICTURES

    def construct(self) -> None:
        network = chosen_network()
        digit = chosen_digit(network)
        ours, hard = Answer.of(network, digit), hardest(network, digit)
        compared = beside(network, digit, hard)
        desk = ReadOut(network, [ours, *compared], self.stage)

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
        self.say(FadeIn(desk.question, scale=0.5), told=asked(desk.names), run_time=0.7)
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
        self.say(*desk.marked(answer), told=answer.verdict.said, at_least=1.5)

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
            self.play(desk.see(answer.digit.image), gone, FadeIn(desk.reading(answer)))
            self.play_on(ring(desk.picture), at_least=1.5)

    @beat
    def decide_first(self, desk: ReadOut, hard: Answer) -> None:
        """We looked for a digit between a 4 and a 9, until this network could hardly tell. | Decide
        before the network does: the bar shows how much time is left.
        """
        self.say_if(how_found(hard))
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
        self.say(ring(*desk.numbers(hard.first_two)), told=hard.closeness, at_least=2.5)
        apart = FadeIn(desk.below.place(words("{} against {}", *hard.apart)))
        self.say(apart, *desk.marked(hard), told=hard.apart_told, run_time=1)
        self.play_on(ring(*desk.numbers(hard.verdict.marked)), at_least=2)

    @beat
    def by_how_much(self, desk: ReadOut, compared: list[Answer]) -> Leads:
        """The brightest wins. But by how much? | With other digits: the lead of the highest output
        over the second. | We call a long lead sure, a short one unsure. | But sure need not mean
        right.
        """
        row = Leads(compared, desk.outputs.limit, self.stage)
        self.say_if(compared[0].lead_told)
        self.clear(keep=[desk.picture, desk.outputs], run_time=0.5)
        self.play_on(desk.lead().measure(), at_least=2)
        self.say()
        self.clear(shrink_into(desk.picture, row.pictures[0]), run_time=1.2)
        self.add(row.set_shown(1))
        self.play_on(FadeIn(row.title), row.appear(), at_least=4)
        self.say(*map(Create, row.wrong()), told=sure(compared), run_time=0.7)
        frames = map(Create, framed(*row.most_and_least()))
        self.play_on(LaggedStart(*frames, lag_ratio=1), at_least=2)
        self.say(ring(row.title), at_least=1.5)
        return row

    @beat
    def the_answer(self, desk: ReadOut, row: Leads, answer: Answer) -> None:
        """Back to our digit. | This is its answer, and this its lead over the second. | But how are
        these lights computed? We must look in between.
        """
        desk.picture.set_values(answer.digit.image)
        back = grow_out_of(row.pictures[1], desk.picture)
        self.clear(back, FadeIn(desk.outputs.set_told(0)), run_time=1.5)
        self.play_on(desk.light(answer), at_least=1)
        told = answer.lead_told if answer.lead == 0 else None
        self.say(*desk.marked(answer), told=told, run_time=0.7)
        self.play_on(desk.lead().measure(), at_least=2)
        self.say(FadeIn(desk.question, scale=0.5), run_time=0.7)
        self.play_on(*map(Create, framed(desk.question)), at_least=1.5)
