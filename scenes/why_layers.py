"""Why layers at all: pixels straight to digits, and what digits are made of (storyboard 8)."""

from manim import Create, FadeIn, FadeOut, LaggedStart, Typst

from nnmath.pen.kinds import CURVE, LINE, LOOP
from scenes._assets import chosen_digit, chosen_network
from scenes._data.parts import ten_digits
from scenes._data.straight import hard_writing, straight_network, with_hidden_layers
from scenes._lesson import DIGIT_PICTURES, Lesson, beat
from scenes._sentences import layered
from scenes._staging.why_layers.cut_digits import CutDigits
from scenes._staging.why_layers.hoped_layers import HopedLayers
from scenes._staging.why_layers.straight_shown import Folding, Scores, TenGrids, one_for_all
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.sums.one_for_all import OneForAll


class WhyLayers(Lesson):
    needs = DIGIT_PICTURES

    def construct(self) -> None:
        straight, with_layers = straight_network(), with_hidden_layers(chosen_network())
        networks = Folding(with_layers, straight, chosen_digit(), self.stage)
        grids = TenGrids(straight, self.stage)
        scores = Scores(chosen_digit(), self.stage)
        hard = hard_writing(straight, with_hidden_layers(straight))
        digits = ten_digits()
        cut, hope = CutDigits(digits, self.stage.whole), HopedLayers(digits[9], digits, self.stage)

        self.why_not_straight(networks)
        self.ten_grids(networks, grids)
        self.its_score(scores)
        self.one_grid_for_all(*one_for_all(hard, self.stage))
        self.parts(cut)
        self.edges(cut, hope)
        self.the_hope(hope, scores)

    @beat
    def why_not_straight(self, networks: Folding) -> None:
        """Between pixels and outputs lie two hidden layers. What for? | Without any, every pixel
        goes straight to every output. Why not?
        """
        self.add(self.heading("Why layers at all?"), networks.shown())
        self.say_if(layered.opening(len(networks.hidden())))
        self.play_on(Create(frames := framed(*networks.hidden())), at_least=1.5)
        self.say(FadeOut(frames, networks.between), run_time=0.3)
        self.play(networks.fold(), run_time=1.7)
        straight = networks.straight
        self.remove(networks.layered.input, networks.layered.outputs)
        self.add(straight.input, straight.outputs)
        self.play_on(straight.grow_weights(), FadeIn(networks.question), at_least=2)

    @beat
    def ten_grids(self, networks: Folding, grids: TenGrids) -> None:
        """Each output has 784 weights, one for each pixel: laid out, they are a grid. | On blue,
        light speaks for the digit; on red, against it. | How many of 100 new pictures does it read
        right? Guess!
        """
        outputs = networks.straight.outputs
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
    def one_grid_for_all(self, one: OneForAll, better: Typst) -> None:
        """What holds it back? Here is the grid of the 5, and three of our hurried 5s. | Each has
        light on blue, which counts for a 5, and on red, against it. | The first 5 has more against
        it than for it. | Lay the grid of the 3 on it, too: what counts for a 3? | That sum is the
        largest of all ten: this 5 is read as a 3. | One grid for all ways to write a 5 is a
        compromise. | With two hidden layers, this 5 is read right.
        """
        coming = LaggedStart(FadeIn(one.grid, one.title), FadeIn(one.pictures), lag_ratio=0.7)
        self.clear(run_time=0.4)
        self.play_on(coming, at_least=2)
        self.say(LaggedStart(one.pass_over(), one.take(1), lag_ratio=0.5), run_time=2.5)
        self.play_on(one.take(-1), at_least=1.5)
        self.say(Create(frame := framed(one.sums[0])), at_least=2.5)
        self.say(FadeOut(frame), one.other_comes(), run_time=1)
        self.play_on(one.lay_other(), at_least=1.5)
        self.say(one.add_up(), run_time=2)
        self.play_on(one.decide(), at_least=2.5)
        self.say(Create(framed(one.grid)), at_least=2)
        self.say(FadeIn(better), at_least=2)

    @beat
    def parts(self, cut: CutDigits) -> None:
        """Or describe a digit by its parts: a 9 is a loop and a line, | an 8 is two loops, | and a
        4 is three lines.
        """
        self.clear(FadeIn(cut.digits), run_time=0.7)
        for index, made in enumerate(cut.made):
            if index:
                self.say()
            self.add(cut.pieces[index])
            self.play_on(cut.come_apart(index), FadeIn(made), at_least=1.5)

    @beat
    def edges(self, cut: CutDigits, hope: HopedLayers) -> None:
        """And a part? It is made of a few short edges, each a piece of a stroke."""
        nine = cut.pieces[0]
        self.clear(nine.fly(hope.halves), run_time=1)
        self.remove(nine)
        self.add(hope.parts, *hope.edges)
        self.play_on(*hope.cut_up(), FadeIn(hope.counts), at_least=2)

    @beat
    def the_hope(self, hope: HopedLayers, scores: Scores) -> None:
        """The hope: a first layer looks for edges in the pixels, | a second one joins edges to
        parts, | and the outputs join parts to digits. | These parts, and curves, would serve other
        digits, too. | So why layers? They read more, and this hope says how. | But does a trained
        network do this?
        """
        self.play(FadeOut(hope.counts), *hope.go_back(), run_time=0.6)
        self.remove(*hope.edges)
        self.play(hope.come_together(), FadeIn(hope.badge, hope.heads[0]), run_time=0.8)
        self.remove(hope.parts)
        self.add(hope.picture)
        self.play(FadeIn(hope.waits, hope.boxes, hope.layers), run_time=0.4)
        for column in (1, 2, 3):
            light, flight, lines = hope.into(column)
            if column > 1:
                self.say()
            self.add(light)
            self.play_on(flight, lines, FadeIn(hope.heads[column]), at_least=1.8)
        self.say()
        for kind in (LOOP, LINE):
            self.play(*hope.others(kind), run_time=0.9)
        self.play(hope.third(), run_time=1.2)
        self.play_on(*hope.others(CURVE), at_least=1)
        answer = hope.answer(layered.counted(*scores.scores))
        frames = framed(*hope.layers[1:3])
        self.say(FadeIn(answer), run_time=0.5)
        self.play_on(*map(Create, frames), at_least=1.5)
        gone = FadeOut(answer, frames)
        self.say(LaggedStart(gone, FadeIn(hope.question), lag_ratio=1), at_least=1.5)
