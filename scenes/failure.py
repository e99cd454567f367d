"""Where it goes wrong: a misread digit taken apart, and what right answers need (storyboard 17)."""

from manim import Create, FadeIn, FadeOut, LaggedStart

from scenes._assets import chosen_digit, chosen_network
from scenes._data.failing import Cases
from scenes._lesson import DIGIT_PICTURES, Lesson, beat
from scenes._sentences.failing import ANSWERED, answered, none_misread, written_as
from scenes._staging.all_of_it.covered_digit import CoveredDigit, StrippedDigit
from scenes._staging.all_of_it.failure_shown import FailureShown
from scenes._staging.all_of_it.misread_digit import ReadDigit, TakenApart, Wall
from scenes._staging.all_of_it.side_by_side import SideBySide
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.grids.grids import ImageGrid


class Failure(Lesson):
    needs = DIGIT_PICTURES

    def construct(self) -> None:
        shown = FailureShown(Cases.of(chosen_network(), chosen_digit()), self.stage)
        desk, apart = shown.desk, shown.apart
        self.add(self.heading("Where it goes wrong"))
        if shown.wall:
            self.six_hundred(shown.wall)
        if apart and shown.covered:
            self.you_first(desk, shown.wall)
            if apart.reading.hidden:
                self.both_sums(desk.picture, apart)
            if apart.way:
                self.back_to_pixels(desk.picture, apart)
            self.cover_it(desk.picture, shown.covered)
        else:
            self.nothing_misread(desk)
        if shown.rest:
            self.what_it_needs(shown.rest)
        if shown.together:
            self.side_by_side(shown.together)

    @beat
    def six_hundred(self, wall: Wall) -> None:
        """Where does our network go wrong? A program of ours writes 600 digits in a hurry. | The
        network reads them. Framed: what it gets wrong. | We take this one.
        """
        self.add(wall.pictures.set_shown(wall.pictures.across))
        self.play_on(wall.pictures.come(), at_least=3)
        self.say(FadeIn(wall.count, wall.origin), told=wall.read, run_time=0.3)
        self.play_on(wall.pictures.read_all(wall.number), at_least=3)
        other = LaggedStart(FadeOut(wall.count), *map(FadeIn, wall.rule), lag_ratio=1)
        self.say(other, told=wall.taken, run_time=1)
        self.play_on(wall.take_one(), at_least=2.5)

    @beat
    def you_first(self, desk: ReadDigit, wall: Wall | None) -> None:
        """What do you read? Decide before the network does. | And the network? It answers: a 5. |
        It was written as 3.
        """
        task = desk.question("What do you read?")
        self.clear(desk.enter(wall), run_time=1.2)
        self.play(FadeIn(task, desk.origin), run_time=0.5)
        self.play(task.run_out(2.3))
        told = answered(desk.reading)
        self.say(FadeOut(task.words), FadeIn(desk.outputs), told=told, run_time=0.5)
        self.play(desk.light(), run_time=1.2)
        self.play_on(FadeIn(desk.verdict), *map(Create, desk.rings), at_least=1)
        self.say(Create(desk.right_number()), told=written_as(desk.reading), at_least=1.5)

    @beat
    def both_sums(self, picture: ImageGrid, apart: TakenApart) -> None:
        """Why? Each output adds up what neurons send it: activation times weight. | With its bias,
        that comes to z. The higher z wins. | One neuron makes the most difference.
        """
        place, sums = apart.both_sums(picture)
        self.clear(picture.animate.replace(place), run_time=1)
        self.play(FadeIn(sums.neurons, sums.heads, sums.names), run_time=0.5)
        self.play_on(sums.grow(), at_least=2.5)
        self.say(sums.add_up(), at_least=2.5)
        row, sent = apart.pointing(sums)
        self.say(Create(row), *map(FadeIn, sent), told=apart.told, run_time=0.7)
        self.play(ring(row), run_time=1.5)
        if sent:
            self.play(sums.leave_out(), run_time=1.3)
        self.play_on(ring(*framed(*sums.z[1:])), at_least=2)

    @beat
    def back_to_pixels(self, picture: ImageGrid, apart: TakenApart) -> None:
        """Why so much? Follow back what reached it most, to the pixels. | The one in the first
        layer adds up pixels times weights. | Outlined: the pixels that raise its sum most.
        """
        diagram = apart.network()
        self.clear(picture.animate.replace(diagram.input), run_time=0.8)
        self.add(picture.set_z_index(diagram.input.z_index))
        self.play(FadeIn(*diagram.layers), *map(Create, apart.marked), run_time=0.8)
        self.play_on(apart.back(), at_least=2.3)
        sum_of_pixels = apart.pixels()
        self.say()
        self.clear(*sum_of_pixels.take(picture, apart.rings[-1]), run_time=1.3)
        self.clear(sum_of_pixels.write(), keep=[picture, sum_of_pixels.weights], run_time=0.5)
        self.play_on(sum_of_pixels.multiply(), at_least=1.5)
        self.say(Create(sum_of_pixels.lighting), run_time=2)

    @beat
    def cover_it(self, picture: ImageGrid, covered: CoveredDigit) -> None:
        """Which pixels does the mistake depend on? Cover a square and read again, all over. | Blue:
        covering helps the right answer. Red: it hurts. | The strongest blue lies where the outline
        was. | And without the square that the mistake depends on?
        """
        self.clear(picture.animate.replace(covered.place), run_time=1)
        sweep = covered.sweep(picture)
        self.play(FadeIn(sweep.outputs, covered.map, covered.names), run_time=0.5)
        self.play_on(sweep.go(), at_least=3.6)
        self.say(*sweep.lift(), *map(FadeIn, covered.key), at_least=2)
        self.say(*covered.compare(picture), told=covered.same, at_least=2)
        self.say(*covered.without_it(picture), told=covered.told, at_least=2.5)
        if covered.repair:
            self.play(FadeIn(covered.without), Create(covered.ring), run_time=0.7)

    @beat
    def nothing_misread(self, desk: ReadDigit) -> None:
        """600 digits, written in a hurry: on none is another output above the right one."""
        self.say_if(none_misread(desk.reading.names))
        self.add(desk.picture, desk.origin, desk.outputs)
        self.play_on(LaggedStart(desk.light(), FadeIn(desk.verdict), lag_ratio=1), at_least=2.5)

    @beat
    def what_it_needs(self, rest: StrippedDigit) -> None:
        """And when it is right: does it see what we see? What do you read here? | The network has
        an answer. | It is the rest of a whole digit. | Square after square goes that it can do
        without. | And without any ink?
        """
        task = rest.question("What do you read?")
        self.say_if(ANSWERED if rest.reading.label is None else None)
        self.clear(FadeIn(rest.picture, task), run_time=1)
        self.play(task.run_out(3))
        self.say(*rest.reveal(task), told=rest.answered, run_time=0.5)
        self.play(rest.read_rest())
        self.hold(1)
        self.say(*rest.whole_again(), at_least=1.5)
        self.say(FadeIn(rest.count), told=rest.told, run_time=0.4)
        self.play_on(rest.stripping.go(), at_least=4.5)
        self.play(FadeOut(rest.stripping.square), *map(Create, rest.rings), run_time=0.6)
        self.say(FadeIn(rest.empty), told=rest.empty_told, run_time=0.5)
        self.play_on(ring(rest.empty))

    @beat
    def side_by_side(self, shown: SideBySide) -> None:
        """What counts for it here is not what counts for us. | It weighs pixels and adds them up,
        no more.
        """
        self.clear(run_time=0.5)
        self.play_on(shown.appear())
        self.say(Create(shown.marks()), told=shown.told, at_least=1.5)
