"""A neuron: a thing that holds a number from 0 to 1 (storyboard 3)."""

import numpy as np
from manim import DOWN, RIGHT, UP, FadeIn, FadeOut, ReplacementTransform

from scenes._assets import chosen_digit
from scenes._followed import followed
from scenes._lesson import Lesson, beat
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.growing import shrink_into
from scenes.mobjects.lettering.span import Span
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.light_gauge import GaugedNeuron
from scenes.mobjects.pixels.address import Address
from scenes.mobjects.pixels.pixel_neuron import PixelNeuron
from scenes.mobjects.pixels.pixel_record import PixelRecord
from scenes.mobjects.theme import HEADING, SMALL, THEME

QUIET = {"size": SMALL, "color": THEME.muted}


class Neuron(Lesson):
    def construct(self) -> None:
        (chosen, *others), pixel = followed(chosen_digit())
        images = [digit.image for digit in (*others, chosen)]  # the chosen one comes last
        room = self.stage.main
        one = GaugedNeuron(0, room)
        watched = PixelNeuron(images[0], pixel, room)
        near, aside = watched.beside.columns(1, 1)
        watched.settle(near)
        record = PixelRecord(images, pixel, aside)
        address = Address(watched.image, self.stage.corner)

        self.a_number(one)
        self.one_pixel(one, watched, address, record)
        self.digits_pass(watched, record, images)
        task = self.guess(watched, images[-1])
        self.answer(watched, record, task)
        self.one_of_many(watched, address)

    @beat
    def a_number(self, one: GaugedNeuron) -> None:
        """What is one of these circles? | It is called a neuron, and it holds a number. | If the
        number is 0, it is dark; if it is 1, it is fully lit. | For all numbers between, it is as
        bright as its number says.
        """
        circle = self.stage.main.place(one.neuron.set_told(0).copy())
        outline = circle.neuron(0)
        question = words("?", size=3 * HEADING, color=THEME.lit).move_to(circle)
        self.add(self.heading("A neuron"), circle, outline, question)
        self.play_on(ring(question), at_least=2)
        self.say(FadeOut(outline, question), run_time=0.4)
        self.play(ReplacementTransform(circle, one.neuron), run_time=0.8)
        self.play_on(FadeIn(one.gauge), one.neuron.light(np.zeros(1)), at_least=1)
        self.say(one.go_to(1), at_least=3)
        self.say(one.go_to(0.5), at_least=3)

    @beat
    def one_pixel(
        self, one: GaugedNeuron, watched: PixelNeuron, address: Address, record: PixelRecord
    ) -> None:
        """Where does the number come from? This neuron takes it from a picture, | from one pixel
        of it. Count the rows from the top, beginning with 0, | then the columns from the left,
        from 0 too. | As bright as the pixel is, so bright is its neuron.
        """
        rows, columns = address.by_row, address.columns
        row = watched.pixel // columns
        dark = watched.neuron.copy().set_told(0)
        self.clear(one.neuron.darken(), run_time=0.7)
        self.play(ReplacementTransform(one.neuron, dark), run_time=0.8)
        self.play_on(watched.image.pour(), at_least=1.5)
        self.say(FadeIn(rows), run_time=0.5)
        self.play_on(rows.down_to(row), at_least=2)
        address.show_pixel(columns * row)
        self.say(FadeIn(address.cursor, address.name), run_time=0.5)
        self.play_on(address.walk_to(watched.pixel), at_least=2)
        self.say(watched.take(), FadeOut(rows.frame), run_time=1.5)
        self.remove(dark)
        self.play_on(record.note(0, watched.image), at_least=1.2)

    @beat
    def digits_pass(
        self, watched: PixelNeuron, record: PixelRecord, images: list[np.ndarray]
    ) -> None:
        """Another digit comes. The pixel stays the same one, but its number changes. | Where the
        stroke covers it, the neuron lights up. | Where it does not, the neuron is dark.
        """
        for k, image in list(enumerate(images))[1:-1]:
            if k in (len(images) // 2, 3 * len(images) // 4):
                self.say()
            self.play(watched.change_to(image), run_time=0.7)
            self.play(record.note(k, watched.image), run_time=0.6)

    @beat
    def guess(self, watched: PixelNeuron, image: np.ndarray) -> Task:
        """Your turn: here is one more digit. How bright will the neuron be?
        | Pause here if you like: the bar shows how much time is left.
        """
        task = Task(words("How bright will it be?"), self.stage.foot)
        self.play(watched.neuron.darken(), run_time=0.6)
        self.play(watched.image.animate.set_values(image), FadeIn(task, watched.question))
        self.play_on(ring(watched.neuron), at_least=1)
        self.say(task.run_out(4.5))
        return task

    @beat
    def answer(self, watched: PixelNeuron, record: PixelRecord, task: Task) -> None:
        """It is as bright as its pixel, again. | The number in a neuron has a name: it is called
        the neuron's activation.
        """
        self.play(FadeOut(watched.question, task.words), run_time=0.3)
        self.play(watched.take(run_time=1.5))
        self.play_on(record.note(len(record) - 1, watched.image), at_least=1.2)
        self.say(FadeIn(watched.name))
        self.play_on(ring(watched.name), at_least=1.5)

    @beat
    def one_of_many(self, watched: PixelNeuron, address: Address) -> None:
        """One pixel, one neuron. | The picture has 28 rows of 28 pixels, and each shall have a
        neuron: 783 more to go.
        """
        n, (rows, columns) = watched.image.values.size, watched.image.values.shape
        watched.add(watched.name)
        kept = [address.cursor, address.by_row.name, address.name]
        self.clear(watched.animate.settle(watched.beside), keep=kept, run_time=1.2)
        light = watched.neuron.dots.copy()
        self.play_on(shrink_into(light, watched.cell), at_least=1.2)
        self.play(watched.image.animate.begin_with(watched.pixel), run_time=0.4)
        more = self.stage.foot.place(words("{} more to go", n - 1, size=HEADING))
        more.set_x(watched.neuron.get_x())
        across = Span.along(watched.image, words("{} columns", columns, **QUIET), DOWN)
        down = Span.along(watched.image, words("{} rows", rows, **QUIET), RIGHT)
        down.label.align_to(down.bracket, UP)  # away from the number beside it
        self.say(FadeIn(down), run_time=0.8)
        self.play(FadeIn(across), run_time=0.8)
        self.play_on(FadeIn(more), at_least=1.5)
