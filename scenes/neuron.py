"""A neuron: a thing that holds a number from 0 to 1 (storyboard 3)."""

import numpy as np
from manim import DOWN, Create, FadeIn, FadeOut, ReplacementTransform, VGroup

from scenes._assets import chosen_digit, chosen_network
from scenes._data.followed import followed, lit_first
from scenes._lesson import PICTURES, Lesson, beat
from scenes._sentences import sizes
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.lettering.span import Span
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.neurons.light_gauge import GaugedNeuron
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.pixels.address import Address
from scenes.mobjects.pixels.pixel_neuron import PixelNeuron
from scenes.mobjects.pixels.pixel_record import PixelRecord
from scenes.mobjects.theme import HEADING, SMALL, THEME

QUIET = {"size": SMALL, "color": THEME.muted}


class Neuron(Lesson):
    needs = PICTURES

    def construct(self) -> None:
        network = chosen_network()
        (chosen, *others), pixel = followed(chosen_digit(network))
        lit, dark = lit_first(others, pixel)
        images = [*lit, *dark, chosen.image]  # the chosen one comes last
        room = self.stage.main
        one = GaugedNeuron(0, room)
        watched = PixelNeuron(images[0], pixel, room)
        near, aside = watched.beside.columns(1, 1)
        watched.settle(near)
        record = PixelRecord(images, pixel, aside)
        address = Address(watched.image, self.stage.corner)
        behind = NeuronLayer(np.zeros(network.sizes[1])).set_told(0)

        self.a_number(one)
        self.one_pixel(one, watched, address)
        self.digits_pass(watched, record, address, images, max(len(lit), 1))
        task = self.guess(watched, images[-1])
        self.answer(watched, record, task)
        self.one_of_many(watched, address, behind)

    @beat
    def a_number(self, one: GaugedNeuron) -> None:
        """What is one of these circles? | It is called a neuron, and it holds a number. | If the
        number is 0, it is dark. | If it is 1, it is fully lit. | Between the two, it is as bright
        as its number says.
        """
        circle = self.stage.main.place(one.neuron.set_told(0).copy())
        outline = circle.neuron(0)
        question = words("?", size=3 * HEADING, color=THEME.lit).move_to(circle)
        self.add(self.heading("A neuron"), circle, outline, question)
        self.play_on(ring(question), at_least=1.5)
        self.say(FadeOut(outline, question), run_time=0.4)
        self.play(ReplacementTransform(circle, one.neuron), run_time=0.8)
        self.play_on(FadeIn(one.gauge), one.neuron.light(np.zeros(1)), at_least=1)
        self.say(ring(one.ends[1]), at_least=1.5)
        self.say(one.go_to(1), run_time=1.2)
        self.play_on(ring(one.ends[0]), at_least=1.2)
        self.say(one.go_to(0.5), at_least=2)

    @beat
    def one_pixel(self, one: GaugedNeuron, watched: PixelNeuron, address: Address) -> None:
        """Where does its number come from? This neuron reads it from a picture, | from one pixel
        of it. | Rows are counted from the top, from 0 as programs do, | and columns from the left.
        | The neuron is exactly as bright as its pixel.
        """
        rows, columns = address.by_row, address.columns
        row = watched.pixel // columns
        self.clear(one.neuron.darken(), run_time=0.7)
        self.play(ReplacementTransform(one.neuron, watched.neuron.set_told(0)), run_time=0.8)
        self.play_on(watched.image.pour(), at_least=1.5)
        self.say(ring(watched.cell), at_least=1.2)
        self.say(FadeIn(rows), run_time=0.4)
        self.play_on(rows.down_to(row), at_least=1.5)
        address.show_pixel(columns * row)
        self.say(FadeIn(address.cursor, address.name), run_time=0.4)
        self.play_on(address.walk_to(watched.pixel), at_least=1.5)
        self.say(Create(watched.line), FadeOut(rows.frame), run_time=0.8)
        self.play_on(watched.read(), at_least=1.5)

    @beat
    def digits_pass(
        self,
        watched: PixelNeuron,
        record: PixelRecord,
        address: Address,
        images: list[np.ndarray],
        lit: int,
    ) -> None:
        """Other digits come, and it reads the same pixel again. | Where the stroke covers the
        pixel, the neuron lights up. | Where it misses it, or just touches it, the neuron is dark or
        almost dark.
        """
        # Over the list, its row and column would be taken for headings.
        self.play(FadeOut(address.by_row.name, address.name), run_time=0.4)
        self.play(record.enter(), run_time=1.2)
        self.play_on(record.note(0), at_least=0.5)
        for some in (range(1, lit), range(lit, len(images) - 1)):
            self.say()
            for k in some:
                self.play(watched.change_to(images[k]), run_time=0.6)
                self.play(record.note(k), run_time=0.4)

    @beat
    def guess(self, watched: PixelNeuron, image: np.ndarray) -> Task:
        """Your turn: one more digit. How bright will the neuron be?
        | Pause here if you like: the bar shows how much time is left.
        """
        asked = words("How bright will it be?", color=THEME.attention, bold=True)
        task = Task(asked, self.stage.foot)
        self.play(watched.neuron.darken(), run_time=0.4)
        self.play(watched.image.change_to(image), FadeIn(watched.question), run_time=0.8)
        self.play_on(FadeIn(task), ring(watched.question), at_least=1)
        self.say(task.run_out(4))
        return task

    @beat
    def answer(self, watched: PixelNeuron, record: PixelRecord, task: Task) -> None:
        """As bright as its pixel, again. | The number in a neuron has a name: it is called the
        neuron's activation.
        """
        self.play(FadeOut(watched.question, task.words), run_time=0.3)
        self.play(watched.read(run_time=1.2))
        self.play_on(record.note(len(record) - 1), at_least=0.6)
        self.say(FadeIn(watched.name), run_time=0.6)
        self.play_on(ring(watched.name), at_least=1.5)

    @beat
    def one_of_many(self, watched: PixelNeuron, address: Address, behind: NeuronLayer) -> None:
        """One pixel, one neuron. | 28 rows of 28 pixels, and each gets its own neuron: 783 more to
        go. | Only these read a pixel. | The next ones compute their numbers: later films tell how.
        """
        n, (rows, columns) = watched.image.values.size, watched.image.values.shape
        # How many more there are, of a large layer, needs room to be read.
        near, far = watched.beside.columns(*((5, 2) if len(behind.others) else (3, 1)))
        watched.add(watched.name)
        self.clear(watched.animate.settle(near), keep=[address.cursor], run_time=1.2)
        self.play_on(watched.image.animate.begin_with(watched.pixel), at_least=0.4)
        more, computed = words("{} more to go", n - 1), words("computed", **QUIET)
        for each, above in ((more, watched.neuron), (computed, far.fit(behind))):
            self.stage.foot.place(each).set_x(above.get_x())
        size = words("{} rows of {} pixels", rows, columns, **QUIET)
        told = sizes.rows_of_neurons(rows, columns)
        self.say(FadeIn(Span.along(watched.image, size, DOWN)), told=told, run_time=1)
        self.play_on(FadeIn(more), at_least=1)
        self.say(ring(watched.neuron, more), at_least=1.2)
        self.say(Create(framed(VGroup(behind, computed))), FadeIn(behind, computed), at_least=2)
