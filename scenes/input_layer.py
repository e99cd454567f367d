"""The input: the 28 × 28 pixels of a picture become one column of 784 neurons (storyboard 4)."""

from manim import LEFT, RIGHT, FadeIn, FadeOut, linear

from scenes._assets import chosen_digit, with_our_own
from scenes._examples import telling_pixel
from scenes._lesson import Lesson, beat
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.growing import shrink_into
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.pixels.address import Address
from scenes.mobjects.pixels.column import Column
from scenes.mobjects.pixels.pixel_neuron import PixelNeuron
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, HEADING

SHOWN = 10  # digits, in the film before


class InputLayer(Lesson):
    def construct(self) -> None:
        digit, *others = with_our_own(chosen_digit())[:SHOWN]
        pixel = telling_pixel([digit.x, *(other.x for other in others)])
        watched = PixelNeuron(digit.image, pixel, self.stage.main)
        watched.image.begin_with(pixel)
        address = Address(watched.image, self.stage.corner, pixel)
        column = Column(watched.image, watched.beside)

        self.every_pixel(watched, address)
        self.row_by_row(watched, column)
        self.question(watched, column, address)
        self.answer(column, address, pixel)
        self.whole_column(column, address)

    @beat
    def every_pixel(self, watched: PixelNeuron, address: Address) -> None:
        """One pixel has its neuron. What about all the others? | Each pixel becomes a neuron, and
        each neuron has its pixel's number and light. | 28 rows of 28 make 784.
        """
        rows, columns = watched.image.values.shape
        n = watched.image.values.size
        count = Labelled(words("neurons", size=HEADING), Readout(1, ",d", HEADING, field="784"), RIGHT)
        watched.beside.place(count)
        watched.add(watched.name)
        self.add(self.heading("The input"), watched, address.cursor, address.row, address.column)
        self.play_on(ring(watched.neuron), at_least=2)
        self.play(shrink_into(watched.neuron, watched.cell), FadeOut(watched.name))
        self.say(FadeIn(count), FadeOut(address.row, address.column), run_time=0.5)
        self.play_on(watched.image.round_off(), count.count_to(n), at_least=4, rate_func=linear)
        sums = formula("{} dot {} = {}", rows, columns, n)
        self.say(FadeIn(sums.next_to(count, RIGHT)))

    @beat
    def row_by_row(self, watched: PixelNeuron, column: Column) -> None:
        """The network takes them in one long column. So the rows leave, one after another. | We
        count from 0: row 0 comes first. | Row 1 goes on where row 0 ends, | and so on, row after
        row, down to the last.
        """
        self.clear(keep=[watched.image], run_time=0.5)
        self.add(column)
        self.play_on(ring(watched.image), at_least=1)
        self.say(column.leave(1), at_least=2.5)
        self.say(column.leave(2), at_least=2.5)
        self.say(column.leave(column.rows), at_least=6)

    @beat
    def question(self, watched: PixelNeuron, column: Column, address: Address) -> None:
        """From close by: at the left its place in the column, from 0, at the right its number. |
        Your turn: our pixel is in this row and this column. What is its place in the column? |
        Pause here if you like: the bar shows how much time is left.
        """
        self.play(column.look_at(0, run_time=2))
        self.play_on(column.point(), at_least=1)
        self.say(FadeIn(address.row, address.column, address.frame, address.cursor), run_time=0.7)
        task = Task(words("Which place in the column?"), self.stage.foot)
        self.play_on(FadeIn(task), at_least=1)
        self.say(task.run_out(6))
        self.play(FadeOut(task.words), run_time=0.3)

    @beat
    def answer(self, column: Column, address: Address, pixel: int) -> None:
        """All rows above it come first. | Each has 28 neurons. | In its own row, those at its left come before it. | And there
        it is: the same light, the same number.
        """
        row, rest = divmod(pixel, column.layout.columns)
        begins = pixel - rest
        place = Labelled(words("place"), Readout(0, "d", BODY, field="783"))
        self.stage.foot.place(place, LEFT)
        self.play(address.walk_to(0, run_time=1), column.look_at(0, column.layout.far), FadeIn(place))
        walk = {"rate_func": linear, "run_time": 5}
        self.say(address.walk_to(begins, **walk), column.look_at(begins, column.layout.far, **walk), place.count_to(begins, **walk))
        self.say(column.look_at(begins))
        walk = {"rate_func": linear, "run_time": 3}
        self.play(address.walk_to(pixel, **walk), column.look_at(pixel, **walk), place.count_to(pixel, **walk))
        self.say(ring(place))

    @beat
    def whole_column(self, column: Column, address: Address) -> None:
        """From far away: the column is 28 times as high as the picture. | So we fold it: it goes on beside itself, as lines of a text do. | All 784 are here. | This is the input: 784 numbers, in this order.
        """
        self.play_on(column.look_at(address.pixel, column.layout.far), at_least=1.5)
        self.say(column.fold(), at_least=3)
        self.say()
        self.say()
