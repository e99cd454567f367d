"""Why layers at all: pixels straight to digits, and what digits are made of (storyboard 8)."""

from manim import Create, FadeIn, FadeOut, LaggedStart
from manim import ReplacementTransform as Become

from nnmath.pen.kinds import CURVE, LINE, LOOP
from scenes._assets import chosen_digit, chosen_network
from scenes._data.parts import ten_digits
from scenes._data.straight import hard_writing, straight_network, with_hidden_layers
from scenes._lesson import DIGIT_PICTURES, Lesson, beat
from scenes._sentences import layered
from scenes._staging.drawn_network import once_more, passing
from scenes._staging.why_layers.cut_digits import CutDigits
from scenes._staging.why_layers.hoped_layers import HopedLayers
from scenes._staging.why_layers.straight_shown import Folding, Scores, TenGrids, one_for_all
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.sums.one_for_all import OneForAll


class WhyLayers(Lesson):
    needs = DIGIT_PICTURES

    def construct(self) -> None:
        straight, with_layers = straight_network(), with_hidden_layers(chosen_network())
        networks = Folding(with_layers, straight, chosen_digit(), self.stage)
        grids = TenGrids(straight, self.stage)
        scores = Scores(chosen_digit(), self.stage)
        hard = hard_writing(straight, with_hidden_layers(straight))
        cut = CutDigits(ten_digits(), self.stage.whole)
        hope = HopedLayers(cut.cuts[9], cut.cuts, self.stage)

        self.why_not_straight(networks)
        self.ten_grids(networks, grids)
        self.its_score(scores)
        self.one_grid_for_all(one_for_all(hard, self.stage))
        self.parts(cut)
        self.edges(cut, hope)
        self.the_hope(hope, scores)

    @beat
    def why_not_straight(self, networks: Folding) -> None:
        """The whole network: between pixels and outputs lie two hidden layers. | Why are they
        there? Let us take them out. | Now every pixel goes straight to every output. Why not like
        this?
        """
        count = len(networks.hidden())
        self.add(self.heading("Why layers at all?"), networks.shown())
        if told := layered.opening(count):
            self.say_instead(*([told] if isinstance(told, str) else told))
        self.play_on(once_more(networks.layered), at_least=2)
        frames = framed(*networks.hidden())
        self.say(Create(frames), run_time=1.5)
        self.play(FadeOut(frames, networks.between), run_time=0.3)
        self.play_on(networks.fold(), at_least=2)
        straight = networks.straight
        self.remove(networks.layered.input, networks.layered.outputs)
        self.add(straight.input, straight.outputs)
        self.say(straight.grow_weights(), at_least=2.5)
        self.play(FadeIn(networks.question), run_time=0.5)

    @beat
    def ten_grids(self, networks: Folding, grids: TenGrids) -> None:
        """The lines show its weights, set by training: blue positive, red negative ones. | Light
        times weight runs along every line: so it reads, in a single step. | Each output has 784
        weights, one for each pixel: laid out, they are a grid. | Where it is blue, light speaks for
        the digit; where it is red, against it. | How many of 100 new pictures are read right in
        this way? Guess!
        """
        straight, outputs = networks.straight, networks.straight.outputs
        self.clear(keep=[straight, networks.ends], run_time=0.4)
        seconds = max(0.8, self.phrase_left / 3)
        for shares in ((1, 0), (0, 1), (1, 1)):
            self.play(*straight.show_signs(*shares), run_time=seconds)
        running = passing(straight, networks.other, 0)
        self.say(LaggedStart(straight.hide_weights(), running, lag_ratio=0.2), at_least=2.5)
        self.say()
        self.clear(keep=[outputs.dots], run_time=0.5)
        self.play_on(FadeOut(outputs.dots), grids.come_out_of(outputs), at_least=3)
        self.say(LaggedStart(*map(FadeIn, grids.key), lag_ratio=1), at_least=2)
        self.say(FadeIn(grids.task), run_time=0.5)
        self.play(grids.task.run_out(3.5))

    @beat
    def its_score(self, scores: Scores) -> None:
        """92 of 100: not bad for a single step. | With two hidden layers, and trained in the same
        way, it is 96 of 100.
        """
        without, with_two = scores.scores
        self.clear(FadeIn(scores.heads, scores.origin), run_time=0.5)
        self.say_instead(*layered.in_one_step(without))
        self.play_on(scores.grow(0), at_least=2)
        self.say(scores.grow(1), told=layered.in_three_steps(with_two), at_least=2)
        self.play(FadeIn(scores.note), run_time=0.5)

    @beat
    def one_grid_for_all(self, one: OneForAll) -> None:
        """What holds it back? Here is the grid of the 8, and three of our 8s. | Lay the grid on
        each: light on blue counts for an 8, | light on red against it. Each 8 has some of both. |
        One grid for all ways to write an 8 is a compromise. | On the first 8 we lay the grid of the
        3, too. | Then each output adds a number of its own, which training has set, too. | The
        sum of the 3 is the larger one: so this 8 is read as a 3.
        """
        coming = LaggedStart(FadeIn(one.grid), FadeIn(one.pictures), lag_ratio=0.7)
        self.clear(run_time=0.4)
        self.play_on(coming, at_least=2)
        self.say(LaggedStart(one.pass_over(), one.take(1), lag_ratio=0.5), at_least=3)
        self.say(FadeIn(one.title), one.take(-1), at_least=2)
        self.say(ring(one.grid), at_least=2)
        self.say(one.other_comes(), run_time=1)
        self.play_on(one.lay_other(), at_least=1.5)
        self.say(one.add_up(), at_least=3)
        self.say(one.decide(), at_least=2)

    @beat
    def parts(self, cut: CutDigits) -> None:
        """We can describe a digit in another way: by its parts. A 9 is a loop and a line, | an 8
        is two loops, | and a 4 is three lines. | All ten are made of a few kinds of parts: |
        loops, lines and curves.
        """
        self.clear(FadeIn(cut.digits), run_time=0.7)
        for index, made in enumerate(cut.made):
            if index:
                self.say()
            self.add(cut.pieces[index])
            self.play_on(cut.come_apart(index), FadeIn(made), at_least=1.5)
        self.say(FadeOut(cut.made), *cut.go_back(), run_time=1)
        self.remove(*cut.pieces)
        self.play_on(*cut.line_up(), at_least=1.5)
        self.say(cut.sort(), FadeIn(cut.names, lag_ratio=0.5), at_least=3)

    @beat
    def edges(self, cut: CutDigits, hope: HopedLayers) -> None:
        """And a part? Look closer at our 9. | Its loop is made of a few short edges, each a piece
        of a stroke, | and so is its line.
        """
        self.clear(Become(cut.row[hope.one.label], hope.picture), run_time=0.8)
        self.remove(hope.picture)
        self.add(hope.parts)
        self.play_on(hope.parts.fly(hope.halves), at_least=1.5)
        for part, count in enumerate(hope.counts):
            self.add(hope.edges[part])
            self.say(hope.cut_up(part), FadeIn(count), at_least=2)

    @beat
    def the_hope(self, hope: HopedLayers, scores: Scores) -> None:
        """The hope: a first layer looks for edges in the pixels, | a second one joins edges to
        parts, | and the outputs join parts to digits. | Parts like these would serve other digits,
        too. | And curves, the third kind of part: a 3 needs them, a 2, and a 5. | So why
        layers? They read more. How, this hope says. | But does a trained network do this?
        """
        self.play(FadeOut(hope.counts), *hope.go_back(), run_time=0.7)
        self.remove(*hope.edges)
        self.play(hope.come_together(), FadeIn(hope.badge, hope.heads[0]), run_time=1)
        self.remove(hope.parts)
        self.add(hope.picture)
        self.play(FadeIn(hope.waits, hope.boxes, hope.layers), run_time=0.5)
        for column in (1, 2, 3):
            light, flight, lines = hope.into(column)
            if column > 1:
                self.say()
            self.add(light)
            self.play_on(flight, lines, FadeIn(hope.heads[column]), at_least=2)
        self.say()
        for kind in (LOOP, LINE):
            self.play(*hope.others(kind), run_time=1.2)
        self.say(hope.third(), run_time=1.5)
        self.play_on(*hope.others(CURVE), at_least=1.2)
        answer = hope.answer(layered.counted(*scores.scores))
        self.say(FadeIn(answer), told=layered.why(*scores.scores), run_time=0.5)
        frames = framed(*hope.layers[1:3])
        self.play_on(*map(Create, frames), at_least=2)
        gone = FadeOut(answer, frames)
        self.say(LaggedStart(gone, FadeIn(hope.question), lag_ratio=1), at_least=1.5)
