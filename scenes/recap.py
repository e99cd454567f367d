"""All of it once more: five steps, one page of facts, and the answer (storyboard 24)."""

from manim import Create, FadeIn, FadeOut, LaggedStart, VGroup, linear, squish_rate_func

from nnmath.facts import Facts
from scenes._assets import chosen_digit, chosen_network
from scenes._data.facts import is_comparable, own_facts
from scenes._data.reading import Reading
from scenes._lesson import PICTURES, Lesson, beat
from scenes._sentences import recapped, sizes
from scenes._sentences.verdict import read_as
from scenes._staging.drawn_network import once_more, passing, written_verdict
from scenes._staging.what_comes_next.beside_steps import BesideSteps
from scenes._staging.what_comes_next.facts_poster import FactsPoster
from scenes._staging.what_comes_next.five_steps import ANSWER, SUMS, WIRE, FiveSteps
from scenes._staging.what_comes_next.title_card import TitleCard
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.sums.row_cursor import RowCursor


class Recap(Lesson):
    needs = PICTURES

    def construct(self) -> None:
        network = chosen_network()
        reading, known = Reading.of(network, chosen_digit(network)), own_facts(network)
        steps = FiveSteps(reading, self.stage.whole)
        beside = BesideSteps(steps, self.stage)

        self.a_picture_is_numbers(steps)
        self.sum_and_squish(steps, beside)
        answer = self.to_the_answer(steps, beside)
        self.where_are_they(steps, beside, answer)
        poster = FactsPoster(known, self.stage.whole, is_comparable=is_comparable(network))
        self.on_one_page(steps, poster)
        self.what_it_is(TitleCard(reading, known, self.stage), reading, known)

    @beat
    def a_picture_is_numbers(self, steps: FiveSteps) -> None:
        """A picture, and a network that reads it: once more, in five steps.
        | One: the picture, 28 rows of 28 pixels. | Two: to the network it is 784 numbers, from 0
        for dark to 1 for bright.
        """
        picture, home, pixels = steps.picture, steps.picture.copy(), steps.pixels
        self.add(self.heading("All of it, in five steps"), steps.middle.fit(picture))
        self.play_on(LaggedStart(*map(FadeIn, steps.heads), lag_ratio=1), at_least=3)
        rows = RowCursor(picture)
        told = sizes.the_picture(*steps.reading.digit.shape)
        self.say(FadeIn(steps.cursor, rows), told=told, run_time=0.4)
        self.play_on(rows.sweep(), at_least=2)
        self.play(FadeOut(rows), picture.animate.replace(home), run_time=0.8)
        rows = RowCursor(picture)
        told = sizes.to_the_network(picture.values.size)
        self.say(steps.go_to(1), FadeIn(pixels, rows), told=told, run_time=0.5)
        self.play_on(pixels.come(), rows.sweep(), at_least=4)
        self.play(FadeOut(rows), run_time=0.3)

    @beat
    def sum_and_squish(self, steps: FiveSteps, beside: BesideSteps) -> None:
        """Three: each neuron of the first layer adds all of them up, each times a weight.
        | Framed: the weights of one neuron, and its sum.
        | Then comes its bias, a number of its own: outlined. The total is called z.
        | Four: the sigmoid squishes each z into a light between 0 and 1, the activation.
        """
        sums, growing = steps.sums, steps.sums.growing
        self.say_if(recapped.adding_up(steps.reading.hidden))
        self.play(steps.go_to(2), FadeIn(growing, beside.signs), run_time=0.5)
        self.add(steps.wires)
        added = growing.walk_to(growing.last - 1, rate_func=squish_rate_func(linear, 0.3, 1))
        self.play_on(steps.arrive(), added, at_least=4)
        grown = grow_out_of(steps.picture.copy(), steps.weights, run_time=1)
        weighted, bias, z = beside.one
        self.say(grown, Create(steps.one_neuron), FadeIn(weighted), at_least=2.5)
        self.say(FadeIn(beside.bias, bias), run_time=0.3)
        self.play(growing.walk_to(growing.last), run_time=2.5)
        self.play(FadeIn(z), run_time=0.4)
        self.play_on(ring(z), at_least=2)
        gone = FadeOut(steps.one_neuron, beside.bias, *beside.one)
        self.say(steps.go_to(3), gone, told=steps.squished, run_time=0.4)
        self.play(steps.leave_z(), run_time=0.4)
        self.add(sums)
        self.play_on(sums.squish(), at_least=4)

    @beat
    def to_the_answer(self, steps: FiveSteps, beside: BesideSteps) -> VGroup:
        """Five: the second layer does the same with this light, | and the outputs with that of the
        second. | The brightest output is the answer.
        """
        reading, last = steps.reading, len(steps.layers) - 1
        told, outputs_told = recapped.going_on(reading.hidden, reading.together)
        self.say_if(told)
        gone = FadeOut(beside.signs, steps.weights, steps.wires)
        self.play(steps.go_to(4), gone, FadeIn(steps.layers), run_time=0.5)
        for step in steps.go_on(2.5):
            self.play(step)
        self.say(steps.shine(last), told=outputs_told, at_least=2)
        seen = read_as(reading)
        name = written_verdict(seen, self.stage.corner)
        rings = VGroup(*map(steps.outputs.neuron, seen.marked))
        self.say(FadeIn(name), Create(rings), told=seen.said, at_least=2)
        return VGroup(name, rings, steps.cursor)

    @beat
    def where_are_they(self, steps: FiveSteps, beside: BesideSteps, answer: VGroup) -> None:
        """Your turn: in which of these steps are the weights and biases?
        | In step three: those of the first layer. | And where step five does the same again: those
        of the layers behind. | A picture has none, and neither has a squish.
        """
        self.play(LaggedStart(FadeOut(answer), FadeIn(beside.task), lag_ratio=1), run_time=0.8)
        self.play_on(beside.task.run_out(), at_least=3.5)
        self.say(FadeOut(beside.task.words), FadeIn(steps.wires.set_envelope(WIRE)), run_time=0.5)
        self.play_on(*beside.count(SUMS), at_least=2)
        self.say(told=recapped.the_others(steps.reading.hidden))
        self.play_on(*beside.count(ANSWER), FadeIn(beside.total), at_least=2)
        self.say(*(FadeIn(steps.counts[step]) for step in (0, 1, 3)), at_least=1.5)

    @beat
    def on_one_page(self, steps: FiveSteps, poster: FactsPoster) -> None:
        """Now all of it on one page. A grid: the weights of one neuron of the first layer.
        | The sizes, and how many numbers are set. | Of 10,000 pictures it reads this share right. |
        What the first layer computes, in one line. | Others, by their squish: two trained
        alike, the one without by squared error. | Ours is none of them: trained twice as long, its
        first layer kept smooth and sparse.
        """
        shape, count, *_, rule = poster.facts
        lights, self.title = steps.sums.lights, None
        self.clear(keep=[lights], run_time=0.4)
        heading, key = self.heading("On one page"), poster.key(self.stage.corner)
        named = FadeIn(heading, key, poster.wall.title)
        self.clear(*poster.grow(lights), named, run_time=max(1.5, self.phrase_left))
        self.say(LaggedStart(FadeIn(shape), FadeIn(count), lag_ratio=1), at_least=1.7)
        self.say(*poster.score(), told=recapped.scored(poster.known), at_least=1.5)
        self.say(FadeIn(rule), at_least=1.5)
        self.say(poster.table.appear(), told=poster.told[0], at_least=2.5)
        self.say(Create(poster.told_last()), told=poster.told[1], at_least=3)

    @beat
    def what_it_is(self, card: TitleCard, reading: Reading, known: Facts) -> None:
        """So what is a neural network? | Ours: a function from 784 numbers to 10, with 13,002
        numbers set by learning. | Which way to turn so many dials? Gradient descent: the next
        chapter.
        """
        diagram, self.title = card.diagram, None  # the card has a title of its own
        self.clear(FadeIn(card.title, diagram.input), run_time=0.7)
        self.play_on(FadeIn(*diagram.layers), at_least=0.7)
        self.say(FadeIn(card.answer), told=recapped.answer(known), run_time=0.7)
        for gap in range(len(reading.steps)):
            self.play(passing(diagram, reading, gap), run_time=4.5 / len(reading.steps))
        self.say(FadeIn(card.following), once_more(diagram), at_least=3.5)
