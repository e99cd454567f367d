"""The input: the 28 × 28 pixels of a picture become one column of 784 neurons (storyboard 4)."""

from manim import DOWN, FadeIn, FadeOut, MathTypst, VGroup, linear

from scenes._assets import chosen_digit
from scenes._followed import followed
from scenes._lesson import Lesson, beat
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.growing import shrink_into
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.pixels.address import Address
from scenes.mobjects.pixels.column import Column
from scenes.mobjects.pixels.pixel_neuron import PixelNeuron
from scenes.mobjects.theme import BODY, HEADING

SUM = "{} dot {} + {} = {}"


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

        self.every_pixel(watched, address)
        self.row_by_row(watched, column, address)
        task = self.question(watched, column, address)
        self.answer(column, address, (sums, place), task)
        self.whole_column(watched, column, address)

    @beat
    def every_pixel(self, watched: PixelNeuron, address: Address) -> None:
        """One pixel has its neuron. What about all the others? | Each pixel becomes a neuron, with
        its pixel's number and light. | 28 rows of 28 pixels: 784 neurons, and none is left out.
        """
        (rows, columns), n = watched.image.values.shape, watched.image.values.size
        counter = Readout(watched.image.neurons, ",d", HEADING, field=f"{n:,}")
        count = Labelled(words("neurons", size=HEADING), counter)
        product = formula("{} times {} = {}", rows, columns, n, size=HEADING)
        watched.beside.place(VGroup(count, product).arrange(DOWN))
        watched.add(watched.name)
        names = [address.by_row.name, address.name]
        self.add(self.heading("The input"), watched, address.cursor, *names)
        self.play_on(ring(watched.neuron), at_least=2)
        self.play(shrink_into(watched.neuron, watched.cell), FadeOut(watched.name))
        self.say(FadeIn(count), FadeOut(*names), run_time=0.5)
        self.play_on(watched.image.round_off(counter), at_least=4)
        self.say(FadeIn(product))
        self.play_on(ring(product), at_least=2)

    @beat
    def row_by_row(self, watched: PixelNeuron, column: Column, address: Address) -> None:
        """Now the picture becomes one long column. | The rows leave one after another, and we
        count from 0: row 0 is the first. | Row 1 goes on where row 0 ends, | and so on, one row
        after another, down to the last.
        """
        pointer = address.by_row.show_row(0)
        self.clear(keep=[watched.image], run_time=0.5)
        self.add(column)
        self.play_on(FadeIn(pointer), at_least=1.5)
        self.say(column.leave(1), at_least=3)
        self.say(pointer.down_to(1, run_time=0.1))
        self.play_on(column.leave(2), at_least=2.5)
        self.say(pointer.down_to(2, run_time=0.1))
        long = {"run_time": max(6, self.phrase_left)}
        self.play(column.leave(column.rows, **long), pointer.down_to(column.rows, **long))

    @beat
    def question(self, watched: PixelNeuron, column: Column, address: Address) -> Task:
        """Each neuron has its place in the column, counted from 0, and its activation. | Your turn:
        here is our pixel. Which place does it have in the column?
        | Pause here if you like: the bar shows how much time is left.
        """
        self.play(FadeOut(address.by_row), run_time=0.5)
        self.play_on(column.look_at(0), at_least=2.5)
        self.say(FadeIn(address.show_pixel(watched.pixel)), run_time=0.7)
        task = Task(words("Which place in the column?"), self.stage.foot)
        self.play_on(FadeIn(task), at_least=1)
        self.say(task.run_out(6))
        return task

    @beat
    def answer(
        self, column: Column, address: Address, found: tuple[MathTypst, Labelled], task: Task
    ) -> None:
        """Let us walk there, pixel by pixel. | First come all the rows above it, each with 28
        neurons. | Then, in its own row, the pixels at its left. | That is its place: 28 times its
        row, plus its column. And its light came with it.
        """
        sums, place = found
        pixel, far = address.pixel, column.layout.far
        begins = pixel - pixel % address.columns
        self.play(FadeOut(task.words), FadeIn(place), address.walk_to(0), column.point())
        self.play_on(column.look_at(0, far), at_least=1)
        self.say()
        self.walk(column, address, begins, 5, place)
        self.say(column.look_at(begins))
        self.walk(column, address, pixel, 3, place)
        self.say(FadeIn(sums))
        self.play_on(ring(sums, place), at_least=1.5)

    @beat
    def whole_column(self, watched: PixelNeuron, column: Column, address: Address) -> None:
        """The whole column is 28 rows long, far too long for the screen. | So we fold it, as a
        text goes on in its next line. | Every pixel has its place, from the first to the last.
        | This is the input: 784 numbers, in this order.
        """
        total = self.stage.foot.place(words("the input: {} neurons", column.last + 1))
        total.set_x(column.layout.area.centre[0])
        farther = column.look_at(address.pixel, column.layout.far)
        self.clear(farther, keep=[watched.image, address], run_time=max(3, self.phrase_left))
        self.say(column.fold(), at_least=3)
        self.say(address.walk_to(0), column.look_at(0, column.pitch), run_time=0.7)
        self.walk(column, address, column.last, 4)
        self.say(FadeOut(address), column.point(0), FadeIn(total), run_time=0.7)
        self.play_on(ring(total), at_least=1.5)

    def walk(
        self, column: Column, address: Address, pixel: int, least: float, *more: Labelled
    ) -> None:
        """Go to a pixel, in the picture and in the column at once; least: seconds."""
        long = {"run_time": max(least, self.phrase_left), "rate_func": linear}
        counted = [each.count_to(pixel, **long) for each in more]
        there = column.look_at(pixel, column.pitch, **long)
        self.play(address.walk_to(pixel, **long), there, *counted)
