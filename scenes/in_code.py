"""The same as a program: a few lines of our own code, run, and timed (storyboard 19)."""

from manim import RIGHT, Create, FadeIn, FadeOut, LaggedStart, ReplacementTransform, Restore

from scenes._assets import chosen_digit, chosen_network, class_names
from scenes._data.measured import speed
from scenes._lesson import PICTURES, Lesson, beat
from scenes._sentences import run_lines
from scenes._sentences.verdict import Verdict, verdict
from scenes._staging.drawn_network import written_verdict
from scenes._staging.in_mathematics.layer_run import CODE, LayerRun
from scenes._staging.in_mathematics.loop_run import LoopRun
from scenes._staging.in_mathematics.timed import FASTER, STARTED, Timed
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.grids.named_array import NamedArray
from scenes.mobjects.stage import GAP

TURN = 0.35  # seconds: of a line of the inner loop


class InCode(Lesson):
    needs = PICTURES

    def construct(self) -> None:
        network, room = chosen_network(), self.stage.whole
        digit = chosen_digit(network)
        layer, loop = LayerRun(network.layers[0], digit, room), LoopRun(network, digit, room)

        self.formula_becomes_code(layer)
        self.line_by_line(layer)
        answer = verdict(loop.made[-1], digit.label, class_names(network))
        self.through_all_layers(loop, layer.given, answer)
        timed = Timed(*speed(), room)
        self.without_numpy(timed)
        self.the_race(timed)

    @beat
    def formula_becomes_code(self, layer: LayerRun) -> None:
        """This formula is one whole layer. How does it look as a program? | Ours, in Python, from
        its file: def gives these lines a name. | It takes a layer's weights W and its biases b. | W
        times a is written with an @. It makes the sums s. | Plus b makes z. | And σ is the layer's
        squish: it returns the activations.
        """
        formula, code = layer.formula.save_state(), layer.code.save_state()
        above, below = self.stage.whole.rows(1, 2.2)
        home, squish = above.place(formula.copy().scale(1.6)), run_lines.rules(layer.layer)[0]
        code.fill(below.inset(GAP)).go_to(0)
        room = self.stage.main.inset(GAP)
        room.place(formula.scale(min(2, room.width / formula.width)))
        self.add(self.heading("The same, as a program"), formula)
        self.play_on(ring(formula), at_least=2)
        file = self.stage.corner.place(layer.file, RIGHT)
        self.say(formula.animate.become(home), FadeIn(file), run_time=1)
        self.play(FadeIn(code.lines[0], lag_ratio=0.2), run_time=1.2)
        self.play_on(Create(code.cursor), at_least=1.2)
        gone = [FadeOut(code.cursor)]
        for name in CODE:
            told = squish if name == "f" else None
            self.say(*gone, layer.mark(name), told=told, run_time=0.5)
            self.play_on(layer.write(name), at_least=1)
            gone = [layer.unmark(name)]
        self.play(*gone, run_time=0.3)
        self.add(code)

    @beat
    def line_by_line(self, layer: LayerRun) -> None:
        """Let us run it. In comes a: the pixels of our digit, as one column. | The layer
        gives its W and b. | This line takes each row of W times a, all added up: one sum each. | In
        brackets: the neuron's number, counted from 0. | This line adds each bias to its sum. | This
        line squishes each z: the activations of the whole layer.
        """
        code, trace, mark = layer.code, layer.trace.lines, layer.marks
        key = self.stage.corner.place(SignKey(), RIGHT)
        self.clear(Restore(code), Restore(layer.formula), run_time=0.8)
        self.play(Create(code.go_to(0).cursor), FadeIn(layer.picture, layer.given, layer.cursor))
        self.play_on(layer.line_up(), at_least=2)
        first, second, third, last = layer.stops
        self.say(code.run_to(first), FadeOut(layer.picture, layer.cursor), run_time=0.5)
        self.play_on(FadeIn(key), layer.take(), at_least=1.5)
        self.say(code.run_to(second), FadeIn(layer.sums, layer.product, *layer.signs[:2]))
        self.play(layer.product.sweep(), run_time=max(2.5, self.phrase_left - 0.7))
        pointed = layer.product.point_at(layer.followed), FadeIn(trace[1])
        self.say(*pointed, told=run_lines.counted_from_0(layer.followed), run_time=0.7)
        self.play_on(ring(trace[1]), at_least=2)
        self.say(code.run_to(third), FadeIn(mark[0], trace[0]), run_time=0.7)
        self.play(layer.add_biases(), run_time=max(2, self.phrase_left - 0.5))
        self.play(FadeIn(mark[1], trace[2]), run_time=0.5)
        self.say(code.run_to(last), told=run_lines.rules(layer.layer)[1], run_time=0.7)
        self.play(layer.squish(), run_time=max(2, self.phrase_left - 0.5))
        self.play(FadeIn(mark[2], trace[3]), run_time=0.5)

    @beat
    def through_all_layers(self, loop: LoopRun, given: NamedArray, answer: Verdict) -> None:
        """Another function of ours goes through the layers: for takes each in its turn. | Each step
        is activate: W, b and squish. What it returns is the next a. | argmax gives the place of the
        highest output, counted from 0: the answer.
        """
        code, first, last = loop.code, loop.stops[0], loop.stops[-1]
        self.clear(keep=[given], run_time=0.4)
        self.play(ReplacementTransform(given, loop.given), FadeIn(code), run_time=0.8)
        self.play(Create(code.go_to(first).cursor), run_time=0.5)
        self.play_on(loop.come(), at_least=1.5)
        self.say(told=run_lines.going_on(loop.layers))
        for index in range(len(loop.passes)):
            if index:
                self.play(code.run_to(first), run_time=0.3)
            self.play(code.run_to(loop.body), loop.go(index), run_time=1.1)
        self.say(code.run_to(last), told=run_lines.where_highest(loop.made[-1]), run_time=0.5)
        self.play(loop.spread(), run_time=2)
        self.play_on(Create(loop.winner()), FadeIn(written_verdict(answer, self.stage.corner)))

    @beat
    def without_numpy(self, timed: Timed) -> None:
        """The @ leaves the work to numpy, a library. In plain Python it takes loops: | zip pairs
        each weight w with its x; each turn adds one product. | Guess: how many times as
        long do the loops take? Nearest to 2, 20 or 200?
        """
        lines = [FadeIn(line, lag_ratio=0.1) for line in timed.loops.lines]
        turns = timed.products_one_by_one()
        self.clear(run_time=0.4)
        self.play(FadeIn(timed.product), ring(timed.product), run_time=1.5)
        self.play_on(LaggedStart(*lines, lag_ratio=0.6), at_least=2)
        self.say(Create(timed.loops.cursor), FadeIn(timed.done), run_time=0.5)
        while self.phrase_left > TURN:
            self.play(next(turns), run_time=TURN)
        self.say(FadeIn(timed.task), run_time=0.5)
        while self.phrase_left > 3 * TURN:
            self.play(next(turns), run_time=TURN)
        self.play(timed.task.run_out(2.5))

    @beat
    def the_race(self, timed: Timed) -> None:
        """Both begin at once, in slow motion. Bars and clock count millionths of a second. | numpy
        is done, the loops are not. | Now time goes faster. Python runs two lines for every product.
        | The loops took far longer. | The library's compiled code works on many numbers at a time.
        """
        race, answer = timed.race, self.stage.corner.place(timed.answer(), RIGHT)
        clock, behind, how = framed(race.clock), framed(race.counts[1]), framed(race.names[0])
        self.clear(FadeIn(race, timed.where), run_time=0.7)
        self.play(Create(clock), run_time=max(0.5, self.phrase_left - STARTED))
        self.play(race.start(), run_time=STARTED)
        self.say(FadeOut(clock), Create(behind), told=timed.done_by_then(), at_least=2.5)
        self.say(FadeOut(behind), FadeIn(timed.faster), told=timed.goes_on(), run_time=0.5)
        self.play(race.go_on(), run_time=race.lasts(STARTED, FASTER))
        self.say(FadeOut(timed.faster, race.counts), told=timed.took(), run_time=0.5)
        self.play(FadeIn(timed.times), run_time=0.7)
        self.play_on(FadeIn(answer), Create(framed(answer)), at_least=1)
        self.say(Create(how), at_least=2.5)
