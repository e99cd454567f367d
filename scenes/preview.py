"""The whole network at work, before anything in it is explained (storyboard 2)."""

from manim import Create, FadeIn, FadeOut, Mobject, smooth, squish_rate_func
from manim import ReplacementTransform as Become

from scenes._assets import Digit, chosen_digit, chosen_network, with_our_own
from scenes._data.reading import Reading, score
from scenes._lesson import DIGIT_PICTURES, Lesson, beat
from scenes._sentences.verdict import read_as
from scenes._staging.drawn_network import draw, once_more, only, run_through, told
from scenes._staging.what_it_is.box import Box
from scenes._staging.what_it_is.page import on_its_way, swapping, to_draw, whose
from scenes._staging.what_it_is.walked import Walked
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.neurons.shown import best_shown
from scenes.mobjects.pictures.into_frame import IntoFrame

ONE_ANSWER = "784 numbers go in, and one answer comes out."  # that is no digit
SOON = squish_rate_func(smooth, 0, 0.3)


class Preview(Lesson):
    needs = DIGIT_PICTURES

    def construct(self) -> None:
        network, digit = chosen_network(), chosen_digit()
        readings = [Reading.of(network, one) for one in with_our_own(digit)[:4]]
        room = self.stage.main if self.stage.tall else self.stage.whole
        diagram = draw(readings[0], room.inset(0.2), readings[1:])

        self.the_box_opens(box := Box(diagram, readings[0], self.stage))
        small = self.digit_after_digit(box, readings)
        if readings[0].reads_digits:
            image = self.off_centre(Walked.to_the_right(network, digit, self.stage), small)
            self.too_small_too_large(Walked.in_size(network, digit, self.stage), image)
        image = self.into_place(digit)
        self.one_of_these(box, readings[0], image)

    @beat
    def the_box_opens(self, box: Box) -> None:
        """784 numbers go in, and one digit comes out. | What is in the box? A neural network.
        | A picture, circles and lines. Blue lines are positive, red, dashed ones negative.
        """
        if not box.reads_digits:
            self.say_instead(ONE_ANSWER)
        self.add(self.heading("A network at work"), box.rule)
        self.play_on(box.point())
        self.say(*map(FadeOut, box.rule.around), run_time=0.4)
        self.play_on(*box.open(), at_least=1.5)
        self.play(*box.show_circles(), run_time=0.6)
        self.say(box.draw_lines(), FadeIn(box.key, rate_func=SOON), at_least=3.2)

    @beat
    def digit_after_digit(self, box: Box, readings: list[Reading]) -> Mobject:
        """Light runs from the picture to the end, step by step. | Positive lines add light to the
        circle they reach: the brighter, the more. | Negative ones take light away. | Each number
        says how much light its circle has. | The brightest of these is the answer. | Other digits,
        one after another. | Whatever comes in, an answer comes out.
        """
        diagram, row = box.diagram, box.answers(readings)
        self.play(*box.go(), run_time=0.8)
        run_through(self, diagram, readings[0], 2.4)
        self.say(only(diagram, 1, 0), at_least=1.5)
        self.say(only(diagram, 0, 1), at_least=1.5)
        frame = framed(diagram.outputs.bars.numbers)
        self.say(FadeOut(box.key), only(diagram, 1, 1), Create(frame), at_least=1.5)
        said = read_as(readings[0]).said
        name = told(diagram, readings[0], self.stage.corner)
        self.say(FadeOut(frame), FadeIn(name, row.label, row.read[0]), told=said, at_least=1)
        self.say()
        box.read_others(self, readings, row, name)
        self.say(once_more(diagram), told=score(readings), at_least=1.5)
        return row.first_image

    @beat
    def off_centre(self, desk: Walked, small: Mobject) -> Mobject:
        """So far each sat near the middle. What if not? | Your guess: how many pixels to the right
        until it reads something else? | Pixel by pixel. | There it reads something else. | MNIST is
        a well-known collection of digits. We test on 10,000 of them. | The curve: how many of them
        are read right in each place.
        """
        walk, task = desk.walk, desk.question()
        self.clear(keep=[small], run_time=0.4)
        self.remove(small)
        self.play_on(desk.come_out_of(small))
        self.say(FadeIn(task), run_time=0.5)
        self.play(task.run_out(4))
        self.say(FadeOut(task), FadeIn(desk.note), walk.walk_to(1), run_time=desk.seconds)
        pointed = Create(framed(walk.answers))
        self.say(pointed, FadeIn(desk.answer), told=desk.when_other, at_least=1.5)
        self.say(FadeIn(desk.origin, framed(desk.origin)), told=desk.introduced, at_least=2)
        self.say(FadeOut(desk.answer), told=desk.curve, run_time=0.3)
        self.play_on(walk.tell(), at_least=3)
        return walk.image

    @beat
    def too_small_too_large(self, desk: Walked, image: Mobject) -> None:
        """Too small, or too large? | Half as large, fewer are read right. | As large as they should
        be, most are. | Too large, fewer again.
        """
        self.clear(keep=[image], run_time=0.4)
        self.play(Become(image, desk.walk.image), FadeIn(*desk.around), run_time=0.7)
        for stop in (1, 2, 3):
            self.say(desk.walk.walk_to(stop), told=desk.of_size(stop), run_time=1.5)
            self.play_on(ring(desk.walk.share))

    @beat
    def into_place(self, digit: Digit) -> ImageGrid:
        """So each picture is first put in its place. | Bright and dark are swapped, and the paper
        is taken away. | The empty rest is cut off. | What is left is scaled until its longer side
        is 20 pixels. | Its centre of mass, where its light balances, goes near the middle.
        """
        into = IntoFrame(to_draw(stages := on_its_way(digit)), self.stage.whole.inset(0.1))
        self.clear(run_time=0.4)
        self.play(FadeIn(into.page, whose(digit, self.stage)), run_time=0.6)
        self.play_on(into.note(0))
        first, *more = range(1, len(into.stages.pages))
        self.say(into.go_to(first), told=swapping(stages), run_time=1.2 if more else 2)
        for number in more:
            self.play(into.note(number - 1), run_time=0.6)
            self.play(into.go_to(number), run_time=1.2)
        self.play_on(into.note(len(into.stages.pages) - 1))
        self.say(Create(into.box), run_time=0.7)
        self.add(into.cut)
        self.play(into.cut_out(), into.note(-3), run_time=0.8)
        self.say(into.shrink(run_time=1))
        self.play_on(*into.become_cells(), into.note(-2))
        self.say(*into.show_frame(), run_time=0.7)
        self.play(ring(into.mass), run_time=1.2)
        self.play_on(into.take_place(), into.note(-1), at_least=2)
        self.remove(into.scaled)
        return into.settle()

    @beat
    def one_of_these(self, box: Box, reading: Reading, image: ImageGrid) -> None:
        """Only then does the network read it. | There are other kinds; we take the plainest.
        | Take this circle: what is one of these?
        """
        diagram = box.diagram.put_out().set_input(reading.digit.x)
        self.clear(keep=[image], run_time=0.5)
        waiting = [*diagram.layers, *diagram.lit_keys(), box.key]
        self.play(Become(image, diagram.input), *map(FadeIn, waiting), run_time=0.7)
        run_through(self, diagram, reading, 1.5)
        name = told(diagram, reading, self.stage.corner)
        self.say(FadeIn(name), once_more(diagram), at_least=2)
        brightest = diagram.neuron(1, best_shown(reading.steps[0].weighted_sum))
        self.say(FadeOut(name), FadeIn(brightest, scale=8), at_least=1.5)
