"""The input: the 28 × 28 pixels of a picture become one column of 784 neurons (storyboard 4)."""

import numpy as np
from manim import DOWN, RIGHT, FadeIn, FadeOut, MathTypst, VGroup

from scenes._assets import chosen_digit
from scenes._data.followed import followed
from scenes._lesson import Lesson, beat
from scenes.mobjects.grids.cells import Cursor, ring
from scenes.mobjects.growing import shrink_into
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.pixels.address import Address
from scenes.mobjects.pixels.column import CLOSE, Column
from scenes.mobjects.pixels.pixel_neuron import PixelNeuron
from scenes.mobjects.pixels.place_walk import PlaceWalk
from scenes.mobjects.theme import BODY, HEADING

SUM = "{} times {} + {} = {}"


def lit_elsewhere(image: np.ndarray, pixel: int) -> int:
    """The brightest pixel of the first row that has light and not this pixel; 0 where none has."""
    others = [row for row in range(len(image)) if row != pixel // image.shape[1]]
    row = next((row for row in others if image[row].any()), 0)
    return row * image.shape[1] + int(image[row].argmax())


class InputLayer(Lesson):
    def construct(self) -> None:
        (digit, *_), pixel = followed(chosen_digit())
        watched = PixelNeuron(digit.image, pixel, self.stage.main)
        watched.image.begin_with(pixel)
        address = Address(watched.image, self.stage.corner, pixel)
        column = Column(watched.image, watched.beside)
        place = Labelled(words("place"), Readout(0, "d", BODY, field=str(column.last)))
        sums = formula(SUM, address.columns, *divmod(pixel, address.columns), pixel)
        for half, each in zip(self.stage.foot.columns(1, 1), (sums, place)):
            half.place(each)
        walk = PlaceWalk(address, column, place)

        self.every_pixel(watched, address)
        self.row_by_row(watched, column, address)
        task = self.question(watched, column, address)
        self.answer(watched, walk, sums, task)
        self.whole_column(watched, walk)

    @beat
    def every_pixel(self, watched: PixelNeuron, address: Address) -> None:
        """One pixel has its neuron. What about all the others? | Each pixel becomes a neuron, with
        its pixel's light. | 28 rows of 28 pixels: 784 neurons, and none is left out.
        """
        (rows, columns), n = watched.image.values.shape, watched.image.values.size
        counter = Readout(watched.image.neurons, ",d", HEADING, field=f"{n:,}")
        count = Labelled(words("neurons", size=HEADING), counter, RIGHT)
        product = formula("{} times {} = {}", rows, columns, n, size=HEADING)
        watched.beside.place(VGroup(count, product).arrange(DOWN))
        watched.settle(watched.beside.columns(3, 1)[0]).add(watched.name)
        names = [address.by_row.name, address.name]
        self.add(self.heading("The input"), watched, address.cursor, *names)
        self.play_on(ring(watched.neuron), at_least=2)
        back = shrink_into(watched.neuron, watched.cell)
        self.play(back, FadeOut(watched.name, watched.line), run_time=1.2)
        self.say(FadeIn(count), FadeOut(*names), run_time=0.5)
        self.play_on(watched.image.round_off(counter), at_least=4)
        self.say(FadeIn(product))
        self.play_on(ring(product), at_least=2)

    @beat
    def row_by_row(self, watched: PixelNeuron, column: Column, address: Address) -> None:
        """A network takes a list of numbers: so its neurons stand in one long column. | Row 0 comes
        first, for we count from 0. | Row 1 goes on where row 0 ends, | and so on, one row after
        another, down to the last.
        """
        pointer = address.by_row.show_row(0)
        self.clear(keep=[watched.image], run_time=0.5)
        self.add(column)
        self.play_on(FadeIn(pointer), at_least=1)
        self.say(column.leave(1), ring(pointer.name), at_least=2.5)
        self.say(pointer.down_to(1, run_time=0.1))
        self.play_on(column.leave(2), at_least=2.5)
        self.say(pointer.down_to(2, run_time=0.1))
        long = {"run_time": max(6, self.phrase_left)}
        self.play(column.leave(column.rows, **long), pointer.down_to(column.rows, **long))

    @beat
    def question(self, watched: PixelNeuron, column: Column, address: Address) -> Task:
        """Each neuron has its place, counted from 0, and its activation. | Your turn: here is our
        pixel. Which place does it have in the column?
        """
        self.play(FadeOut(address.by_row), run_time=0.4)
        lit = lit_elsewhere(watched.image.values, watched.pixel)
        self.play_on(column.look_at(lit), at_least=2.5)
        self.say(FadeIn(address.show_pixel(watched.pixel)), run_time=0.7)
        asked = words("A row is {} long. Which place has this pixel?", address.columns)
        task = Task(asked, self.stage.foot)
        self.play_on(FadeIn(task), at_least=1)
        self.play(task.run_out(5))
        return task

    @beat
    def answer(self, watched: PixelNeuron, walk: PlaceWalk, sums: MathTypst, task: Task) -> None:
        """Let us walk there from place 0. | First come all the rows above it, each with 28 neurons.
        | Then, in its own row, the pixels at its left. | So its place is 28 times its row, plus its
        column.
        """
        pixel, column, address = watched.pixel, walk.column, walk.address
        begins, far = pixel - pixel % address.columns, column.layout.far
        goal = Cursor([watched.image], np.array([pixel]))
        self.play(FadeOut(task.words, address), column.look_at(0, far), FadeIn(goal))
        walk.show_place(np.array([0, np.log(far)]))
        self.play_on(FadeIn(address, walk.place), column.point(), at_least=0.7)
        self.say()
        self.play_on(walk.walk_to(begins), at_least=5)
        self.say(walk.walk_to(begins, CLOSE), run_time=1)
        self.play_on(walk.walk_to(pixel), at_least=3)
        row, across = divmod(pixel, address.columns)
        told = "Its place is {} times its row, {}, plus its column, {}: that is {}."
        self.say(FadeIn(sums), told=(told, address.columns, row, across, pixel))
        self.play_on(ring(sums, walk.place), at_least=1.5)

    @beat
    def whole_column(self, watched: PixelNeuron, walk: PlaceWalk) -> None:
        """The whole column is 784 neurons long, far too long for the screen. | So we fold it: in
        each strip stand two rows of the picture, 56 neurons. | Every pixel keeps its place, from
        the first to the last. | That is the input: 784 neurons, always in this order.
        """
        column, address = walk.column, walk.address
        total = self.stage.foot.place(words("the input: {} neurons", column.last + 1))
        total.set_x(column.layout.area.centre[0])
        farther = walk.walk_to(address.pixel, column.layout.far)
        self.clear(farther, keep=[watched.image], run_time=max(2, self.phrase_left))
        self.say(column.fold(), at_least=3)
        self.say(walk.walk_to(0), run_time=0.7)
        self.play_on(walk.walk_to(column.last), at_least=4)
        self.say(FadeOut(address, walk.place), column.point(0), run_time=0.4)
        self.play(FadeIn(total), run_time=0.6)
        self.play_on(ring(total), at_least=1.5)
