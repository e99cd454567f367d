"""All of it once more: five steps, one page of facts, and the answer (storyboard 24)."""

from manim import RIGHT, Create, FadeIn, FadeOut, LaggedStart, VGroup

from nnmath.facts import Facts
from scenes._assets import chosen_digit, chosen_network
from scenes._data.facts import own_facts
from scenes._data.reading import Reading
from scenes._lesson import Lesson, beat
from scenes._sentences import recapped
from scenes._sentences.verdict import verdict
from scenes._staging.drawn_network import once_more, passing
from scenes._staging.what_comes_next.facts_poster import FactsPoster
from scenes._staging.what_comes_next.five_steps import ANSWER, SUMS, FiveSteps
from scenes._staging.what_comes_next.title_card import TitleCard
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.grids import SignKey
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.sums.row_sum import RowCursor
from scenes.mobjects.theme import BODY


class Recap(Lesson):
    def construct(self) -> None:
        network = chosen_network()
        reading, known = Reading.of(network, chosen_digit()), own_facts(network)
        steps = FiveSteps(reading, self.stage.whole)

        self.a_picture_is_numbers(steps)
        key = self.sum_and_squish(steps)
        answer = self.to_the_answer(steps, key)
        self.where_the_numbers_are(steps, answer)
        self.on_one_page(steps, FactsPoster(known, self.stage.whole))
        self.what_it_is(TitleCard(reading, known, self.stage), reading, known)

    @beat
    def a_picture_is_numbers(self, steps: FiveSteps) -> None:
        """A picture, and a network that reads it: once more, in five steps.
        | One: the picture, 28 rows of 28 pixels. | Two: to the network it is 784 numbers, from 0
        for dark to 1 for bright.
        """
        picture, home = steps.picture, steps.picture.copy()
        self.add(self.heading("All of it, in five steps"), steps.middle.fit(picture))
        self.play_on(LaggedStart(*map(FadeIn, steps.heads), lag_ratio=1), at_least=3)
        rows = RowCursor(picture)
        self.say(FadeIn(steps.cursor, rows), run_time=0.4)
        self.play_on(rows.sweep(), at_least=2)
        self.play(FadeOut(rows), picture.animate.replace(home), run_time=0.8)
        self.say(steps.go_to(1), run_time=0.5)
        self.add(steps.pixels)
        self.play_on(steps.pixels.come(), at_least=3.5)

    @beat
    def sum_and_squish(self, steps: FiveSteps) -> SignKey:
        """Three: each neuron of the first layer adds all of them up, each times a weight.
        | Then comes its bias, a number of its own. The total is called z.
        | Four: the sigmoid squishes each z into a light between 0 and 1, the activation.
        """
        sums, frame = steps.sums, steps.pixels.frame()
        key = self.stage.corner.place(SignKey("positive", "negative"), RIGHT)
        if told := recapped.adding_up(steps.reading.hidden):
            self.say_instead(told)
        self.play(steps.go_to(2), FadeIn(frame, sums.bars, key), run_time=0.5)
        self.play_on(sums.walk_to(sums.last - 1), frame.sweep(), at_least=4)
        self.say(FadeOut(frame), run_time=0.3)
        self.play_on(sums.walk_to(sums.last), at_least=2.5)
        squished = recapped.SQUISHED.get(steps.reading.network.layers[0].activation)
        self.say(steps.go_to(3), FadeIn(sums.lights), told=squished, run_time=0.5)
        self.add(sums)
        self.play_on(sums.squish(), at_least=3.5)
        return key

    @beat
    def to_the_answer(self, steps: FiveSteps, key: SignKey) -> VGroup:
        """Five: the second layer does the same with this light, | and the outputs with that of the
        second. | The brightest output is the answer.
        """
        reading, (*before, last) = steps.reading, range(len(steps.layers))
        told, outputs_told = recapped.going_on(reading.hidden)
        if told:
            self.say_instead(told)
        self.play(steps.go_to(4), FadeOut(key), FadeIn(steps.layers), run_time=0.5)
        for number in before:
            self.play(steps.shine(number), run_time=2.5 / len(before))
        self.say(steps.shine(last), told=outputs_told, at_least=2)
        seen = verdict(reading.outputs, reading.digit.label)
        name = self.stage.corner.place(words(*seen.drawn, bold=True), RIGHT)
        rings = VGroup(*map(steps.outputs.neuron, seen.marked))
        self.say(FadeIn(name), Create(rings), told=seen.said, at_least=2)
        return VGroup(name, rings)

    @beat
    def where_the_numbers_are(self, steps: FiveSteps, answer: VGroup) -> None:
        """Your turn: in which of these steps are the weights and biases?
        | In step three: those of the first layer. | And where step five does the same again: those
        of the layers behind. | A picture has none, and neither has a squish.
        """
        counts, corner, total = steps.counts, self.stage.corner, f"{sum(steps.counted):,}"
        task = Task(words("Where are the {} weights and biases?", total), corner)
        sum_of_all = Labelled(words("weights and biases:"), Readout(0, ",d", BODY, field=total))
        corner.place(sum_of_all, RIGHT)
        self.play(FadeOut(answer, steps.cursor), FadeIn(task), run_time=0.7)
        self.play_on(task.run_out(), at_least=5)
        self.say(FadeOut(task.words), FadeIn(sum_of_all), run_time=0.4)
        for step in (SUMS, ANSWER):
            if step == ANSWER:
                self.say(told=recapped.the_others(steps.reading.hidden))
            so_far = sum(steps.counted[: step + 1])
            counting = counts[step].set_value(0).count_to(steps.counted[step])
            around = [Create(each) for each in framed(*steps.numbered(step))]
            self.play_on(counting, sum_of_all.count_to(so_far), *around, at_least=2)
        self.say(*(FadeIn(counts[step]) for step in (0, 1, 3)), at_least=1.5)

    @beat
    def on_one_page(self, steps: FiveSteps, poster: FactsPoster) -> None:
        """Now all of it on one page. A grid: the weights of one neuron of the first layer.
        | The sizes, and how many numbers are set. | Of 10,000 images it reads this share right.
        | What the first layer computes, in one line. | Last, networks alike in all but the squish.
        Framed: what our first layer uses.
        """
        sizes, count, *scored, rule = poster.facts
        lights, key = steps.sums.lights, SignKey("positive weight", "negative weight")
        grids = enumerate(poster.wall.wall.grids)
        grown = [grow_out_of(lights.neuron(k), grid, run_time=1.5) for k, grid in grids]
        self.clear(keep=[lights], run_time=0.4)
        self.clear(*grown, FadeIn(self.stage.corner.place(key, RIGHT)))
        self.play_on(FadeIn(poster.wall.title), at_least=1)
        self.say(FadeIn(sizes), run_time=0.7)
        self.play_on(FadeIn(count), at_least=1)
        self.say(*map(FadeIn, scored), told=recapped.scored(poster.known), at_least=1.5)
        self.say(FadeIn(rule), at_least=1.5)
        self.say(poster.table.appear(), told=recapped.compared(poster.known), run_time=2.5)
        self.play_on(Create(poster.in_use()), at_least=1.5)

    @beat
    def what_it_is(self, card: TitleCard, reading: Reading, known: Facts) -> None:
        """So what is a neural network? | A function of 784 numbers, with 13,002 dials, set by
        learning. | How does it learn? That comes next.
        """
        diagram, self.title = card.diagram, None  # the card has a title of its own
        shown = [card.title, diagram.input, *diagram.layers]
        self.clear(FadeIn(*shown), run_time=0.7)
        self.say(FadeIn(card.answer), told=recapped.answer(known), run_time=0.7)
        for gap in range(len(reading.steps)):
            self.play(passing(diagram, reading, gap), run_time=4.5 / len(reading.steps))
        self.say(FadeIn(card.following), run_time=0.7)
        self.play_on(once_more(diagram), at_least=3)
