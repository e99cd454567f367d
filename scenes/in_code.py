"""The same as a program: a few lines of our own code, run, and timed (storyboard 19)."""

from manim import RIGHT, Create, FadeIn, FadeOut, LaggedStart, ReplacementTransform, Restore

from scenes._assets import chosen_digit, chosen_network
from scenes._data.measured import speed
from scenes._lesson import Lesson, beat
from scenes._sentences import run_lines
from scenes._sentences.verdict import Verdict, verdict
from scenes._staging.in_mathematics.layer_run import CODE, LayerRun
from scenes._staging.in_mathematics.loop_run import LoopRun
from scenes._staging.in_mathematics.timed import Timed
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.grids.grids import SignKey
from scenes.mobjects.grids.named_array import NamedArray
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import GAP
from scenes.mobjects.theme import SMALL, THEME

TURNS = 3  # of the inner loop that are seen


class InCode(Lesson):
    def construct(self) -> None:
        network, digit, room = chosen_network(), chosen_digit(), self.stage.whole
        layer, loop = LayerRun(network.layers[0], digit, room), LoopRun(network, digit, room)

        self.formula_becomes_code(layer)
        self.line_by_line(layer)
        self.through_all_layers(loop, layer.given, verdict(loop.made[-1], digit.label))
        timed = Timed(*speed(), room)
        self.without_numpy(timed)
        self.the_race(timed)

    @beat
    def formula_becomes_code(self, layer: LayerRun) -> None:
        """This formula is one whole layer. How does it look as a program? | Here is ours, in
        Python, read from its file. | It takes a layer's weights W and its biases b. | W times a is
        written with an @. It makes the sums s. | Plus b makes z. | And σ is the layer's squish: it
        returns the activations.
        """
        formula, code = layer.formula.save_state(), layer.code.save_state()
        above, below = self.stage.whole.rows(1, 2.6)
        home, squish = above.place(formula.copy()), run_lines.rules(layer.layer)[0]
        code.fill(below.inset(GAP))
        self.add(self.heading("The same, as a program"), self.stage.main.place(formula.scale(2)))
        self.play_on(ring(formula), at_least=2)
        file = self.stage.corner.place(
            words("{}", layer.file, size=SMALL, color=THEME.muted), RIGHT
        )
        self.say(formula.animate.become(home), FadeIn(file), run_time=1)
        self.play_on(FadeIn(code.lines[0]), at_least=1.5)
        both = ring(layer.part("W"), layer.part("b"))
        self.say(both, FadeIn(code.lines[1], lag_ratio=0.2), at_least=2.5)
        for line, name in enumerate(CODE, start=2):
            self.say(ring(layer.part(name)), told=squish if name == "f" else None, run_time=0.7)
            self.play_on(layer.write(line, name), at_least=1.5)
        self.add(code)

    @beat
    def line_by_line(self, layer: LayerRun) -> None:
        """Let us run it. In comes a: the pixels of our digit. | The first line takes W, a row of
        weights for each neuron, and b, the biases. | The second: each row of W times a, all added
        up, gives one sum. | The third adds each bias to its sum. | The last squishes each z: the
        activations of the whole layer.
        """
        code, trace, mark = layer.code, layer.trace.lines, layer.marks
        key = self.stage.corner.place(SignKey(), RIGHT)
        self.clear(Restore(code), Restore(layer.formula), run_time=1)
        self.play(Create(code.go_to(0).cursor), run_time=0.5)
        self.play_on(FadeIn(layer.given), at_least=1.5)
        first, second, third, last = layer.stops
        self.say(code.run_to(first), FadeIn(key), run_time=0.5)
        self.play_on(layer.take(), at_least=2)
        self.say(code.run_to(second), FadeIn(layer.sums, layer.product, *layer.signs[:2]))
        self.play_on(layer.product.sweep(), at_least=3)
        self.play(layer.product.point_at(layer.followed), FadeIn(trace[1]), run_time=0.7)
        self.say(code.run_to(third), FadeIn(mark[0], trace[0]), run_time=0.7)
        self.play_on(layer.add_biases(), at_least=1.5)
        self.play(FadeIn(mark[1], trace[2]), run_time=0.5)
        self.say(code.run_to(last), told=run_lines.rules(layer.layer)[1], run_time=0.7)
        self.play_on(layer.squish(), at_least=2)
        self.play(FadeIn(mark[2], trace[3]), run_time=0.5)

    @beat
    def through_all_layers(self, loop: LoopRun, given: NamedArray, answer: Verdict) -> None:
        """Another function of ours goes through all layers. | What one layer returns is the a of
        the next. | argmax gives the place of the highest output: that is the answer.
        """
        code, first, last = loop.code, loop.stops[0], loop.stops[-1]
        self.clear(ReplacementTransform(given, loop.given), FadeIn(code), run_time=1)
        self.play_on(Create(code.cursor), at_least=1)
        self.say(code.run_to(first), told=run_lines.going_on(len(loop.passes)))
        for index in range(len(loop.passes)):
            self.play(code.run_to(loop.body), loop.go(index), run_time=1.3)
            self.play(code.run_to(first), run_time=0.3)
        told = self.stage.corner.place(words(*answer.drawn, bold=True), RIGHT)
        self.say(code.run_to(last), told=run_lines.where_highest(loop.made[-1]), run_time=0.5)
        self.play_on(loop.spread(), at_least=2)
        self.play(Create(loop.winner()), FadeIn(told), run_time=0.7)

    @beat
    def without_numpy(self, timed: Timed) -> None:
        """The line with the @ leaves the work to numpy, a library for arrays. | Plain Python needs
        loops: row by row, and in each row number by number. | With each turn it adds one product.
        | Guess: how many times as long does it take?
        """
        product, home = timed.product, timed.product.copy()
        self.stage.main.place(product.scale(2))
        self.clear(FadeIn(product), run_time=0.7)
        self.play_on(ring(product), at_least=2)
        self.say(product.animate.become(home), run_time=0.7)
        self.play_on(LaggedStart(*map(FadeIn, timed.loops.lines), lag_ratio=0.5), at_least=2.5)
        self.say(Create(timed.loops.cursor), FadeIn(timed.done), run_time=0.5)
        for turn in timed.first_products(TURNS):
            self.play(turn, run_time=0.35)
        self.say(LaggedStart(*map(FadeIn, [*timed.task.words, timed.task.clock]), lag_ratio=0.8))
        self.play(timed.task.run_out(3))

    @beat
    def the_race(self, timed: Timed) -> None:
        """Both begin at once, and we slow down time. | numpy is done, the loops are not. | Python
        takes up its lines anew for each single product. | The same sums, but for rounding; and the
        loops took far longer. | numpy uses code in the processor's own language, for many numbers
        at a time.
        """
        race, answer = timed.race, self.stage.corner.place(timed.answer(), RIGHT)
        behind, how = framed(race.counts[1]), framed(race.names[0])
        self.clear(FadeIn(race, timed.where), run_time=0.7)
        self.play_on(race.start(), at_least=2.5)
        self.say(Create(behind), told=timed.done_by_then(), at_least=2.5)
        self.say(FadeOut(behind), run_time=0.3)
        self.play_on(race.go_on(), at_least=3.5)
        self.say(FadeIn(answer, timed.times), told=timed.took(), run_time=0.5)
        self.play_on(race.measure(), at_least=2.5)
        self.say(Create(how), at_least=2.5)
        self.play(Create(framed(answer)), FadeOut(how), run_time=0.7)
