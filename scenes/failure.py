"""Where it goes wrong: a misread digit taken apart, and what right answers need (storyboard 17)."""

from manim import Create, FadeIn, FadeOut

from scenes._assets import chosen_digit, chosen_network
from scenes._data.failing import Cases, Search
from scenes._lesson import Lesson, beat
from scenes._sentences import failing as told
from scenes._staging.all_of_it.covered_digit import CoveredDigit, SideBySide, StrippedDigit
from scenes._staging.all_of_it.misread_digit import ReadDigit, TakenApart, Wall
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.growing import grow_out_of


class Failure(Lesson):
    def construct(self) -> None:
        cases = Cases.of(chosen_network(), chosen_digit())
        wrong, right = cases.wrong, cases.right
        rest = StrippedDigit(right, self.stage) if right else None

        if wrong is None:
            self.nothing_misread(ReadDigit(cases.own, self.stage))
        else:
            desk, apart = ReadDigit(wrong, self.stage), TakenApart(wrong, self.stage)
            wall = self.six_hundred(cases.found) if cases.found else None
            self.you_first(desk, wall)
            if wrong.hidden:
                self.both_sums(desk.picture, apart)
            if apart.way:
                self.back_to_pixels(desk.picture, apart)
            self.cover_it(desk.picture, CoveredDigit(wrong, self.stage))
        if rest:
            self.what_it_needs(rest)
        if wrong or rest:
            self.side_by_side(SideBySide(wrong, rest, self.stage))

    @beat
    def six_hundred(self, found: Search) -> Wall:
        """Where does it go wrong? Our pen, a program, writes 600 digits in a hurry.
        | The network reads them all. Framed: what it gets wrong.
        | Of those that another network reads right, here is the one it is surest of.
        """
        wall = Wall(found, self.stage)
        self.add(self.heading("Where it goes wrong"), wall.pictures.set_shown(wall.pictures.across))
        self.play_on(wall.pictures.come(), at_least=3)
        self.say(FadeIn(wall.count, wall.origin), run_time=0.5)
        self.play_on(wall.pictures.read_all(wall.number), at_least=3)
        self.say(Create(wall.chosen), told=told.looked_at(found), run_time=0.7)
        self.play_on(ring(wall.chosen))
        return wall

    @beat
    def you_first(self, desk: ReadDigit, wall: Wall | None) -> None:
        """What do you read? Decide before the network does.
        | And the network? The brightest output is its answer. | It was written as another digit.
        """
        task = desk.question("What do you read?")
        if wall:
            self.clear(grow_out_of(wall.chosen, desk.picture), run_time=1.2)
        else:
            self.add(self.heading("Where it goes wrong"), desk.picture)
        self.play(FadeIn(task, desk.origin), run_time=0.5)
        self.play(task.run_out(3))
        self.say(FadeOut(task.words), FadeIn(desk.outputs), told=desk.said, run_time=0.5)
        self.play(desk.light(), run_time=1.2)
        self.play_on(FadeIn(desk.verdict), *map(Create, desk.rings), at_least=1)
        self.say(Create(desk.right_number()), told=told.written_as(desk.reading), at_least=1.5)

    @beat
    def both_sums(self, picture: ImageGrid, apart: TakenApart) -> None:
        """Why? Each output adds up what the neurons before it send: activation times weight.
        | With its bias, that is z. The higher z wins.
        | One neuron makes the most difference.
        """
        place, sums = apart.both_sums(picture)
        self.clear(picture.animate.replace(place), run_time=1)
        self.play(FadeIn(sums.neurons, sums.heads, *sums.rest), run_time=0.5)
        self.play_on(sums.grow(), at_least=2.5)
        self.say(sums.add_up(), at_least=2.5)
        self.say(Create(apart.pointing(sums)), told=apart.told, at_least=2)

    @beat
    def back_to_pixels(self, picture: ImageGrid, apart: TakenApart) -> None:
        """Why so much? Follow back what reached it most, from neuron to neuron, to the pixels.
        | This one adds up image times weights, pixel by pixel.
        | Outlined: the pixels that raise its sum most.
        """
        diagram, rings = apart.network(), apart.rings
        self.clear(picture.animate.replace(diagram.input), run_time=1)
        self.add(picture.set_z_index(diagram.input.z_index))
        self.play(FadeIn(*diagram.layers), run_time=0.5)
        self.play(*map(Create, apart.ends), Create(rings[0]), run_time=0.5)
        for sent, found in zip(apart.back(), [None, *rings[1:], None]):
            self.play(sent, run_time=1.1)
            if found:
                self.play(Create(found), run_time=0.3)
        equation, legend = apart.pixels()
        image, *grids = equation.grids
        self.say()
        self.clear(keep=[picture, rings[-1]], run_time=0.5)
        self.play(picture.animate.replace(image), grow_out_of(rings[-1], grids[0]), run_time=1.2)
        shown, product = apart.around(equation)
        self.clear(FadeIn(*shown, legend), keep=[picture, grids[0]], run_time=0.5)
        self.play_on(grow_out_of(grids[0], grids[1]), at_least=1.2)
        self.say(Create(apart.lighting), FadeIn(*product), at_least=2)

    @beat
    def cover_it(self, picture: ImageGrid, covered: CoveredDigit) -> None:
        """What does the error hang on? Cover a square, and read again: so at every place.
        | Blue: covered here, the right answer gains on the wrong one. Red: it loses.
        | And without the square that the error hangs on?
        """
        self.clear(picture.animate.replace(covered.place), run_time=1)
        sweep = covered.sweep(picture)
        self.play(FadeIn(sweep.outputs, covered.map, covered.names), run_time=0.5)
        self.play_on(sweep.go(), at_least=5.5)
        self.say(*sweep.lift(), FadeIn(covered.key.positive), run_time=0.7)
        self.play(ring(covered.map), run_time=1.5)
        self.play_on(FadeIn(covered.key.negative))
        if covered.repair is None:
            self.say(Create(framed(picture)), told=covered.told, at_least=2)
            return
        self.say(covered.slide(picture).go(), told=covered.told, at_least=2.5)
        self.play(FadeOut(covered.names[0]), FadeIn(covered.without()), Create(covered.ring))

    @beat
    def nothing_misread(self, desk: ReadDigit) -> None:
        """Our pen, a program, wrote 600 digits in a hurry. On none of them is another output
        higher than the right one.
        """
        if sentence := told.none_misread(len(desk.reading.outputs)):
            self.say_instead(*([sentence] if isinstance(sentence, str) else sentence))
        self.add(self.heading("Where it goes wrong"), desk.picture)
        self.play(FadeIn(desk.outputs), run_time=0.5)
        self.play_on(desk.light(), at_least=1.5)
        self.play(FadeIn(desk.verdict, desk.origin))

    @beat
    def what_it_needs(self, rest: StrippedDigit) -> None:
        """And when a network is right: does it see what we see?
        | We cover what it can do without, square after square, while its answer clearly leads.
        | What would you read now? | The network still reads the same.
        """
        self.clear(FadeIn(rest.picture), run_time=0.7)
        self.play(FadeIn(rest.outputs), run_time=0.3)
        self.play_on(rest.light(), at_least=1.5)
        self.say(FadeIn(rest.count), run_time=0.5)
        self.play_on(rest.stripping.go(), at_least=5.5)
        task = rest.question("What would you read?")
        gone = [rest.stripping.square, rest.outputs]
        self.say(FadeOut(*gone), FadeIn(task), run_time=0.5)
        self.play(task.run_out(2.5))
        self.say(FadeOut(task.words), FadeIn(rest.outputs), told=rest.told, run_time=0.7)
        self.play_on(*map(Create, rest.rings), at_least=1)

    @beat
    def side_by_side(self, shown: SideBySide) -> None:
        """Side by side: what they are, and what it reads.
        | And moved, it reads something else.
        | It does not see a digit as we do. It multiplies numbers, and adds them up.
        """
        still = len(shown.pictures) - bool(shown.steps)
        self.clear(run_time=0.5)
        for picture, lines in zip(shown.pictures[:still], shown.lines):
            self.play(FadeIn(picture, lines), run_time=0.8)
        if shown.steps:
            picture, lines = shown.pictures[-1], shown.lines[-1]
            self.say(FadeIn(picture), told=shown.told, run_time=0.5)
            for step in shown.steps[1:]:
                self.play(picture.animate.set_values(step), run_time=0.35)
            self.play(FadeIn(lines), run_time=0.5)
        else:
            self.say(Create(framed(*shown.pictures)), told=shown.told, at_least=2)
        self.say(Create(framed(*(read for _, read in shown.lines))), at_least=3)
