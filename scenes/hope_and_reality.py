"""Hope and reality: what the hidden layers should look for, and what is there (storyboard 9)."""

from manim import (
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    Mobject,
    ReplacementTransform,
    smooth,
    squish_rate_func,
)

from scenes._assets import chosen_digit
from scenes._data.two_trainings import Trained, usual_and_simple
from scenes._lesson import Lesson, beat
from scenes._staging.why_layers.loop_hunt import LoopHunt
from scenes._staging.why_layers.stroke_hope import StrokeHope
from scenes._staging.why_layers.two_prices import TwoPrices
from scenes._staging.why_layers.two_walls import NAMES, TIGHT, TwoWalls
from scenes._staging.why_layers.what_lights import WhatLights
from scenes.mobjects.grids.cells import framed, ring

LATE = squish_rate_func(smooth, 0.4, 1.0)


class HopeAndReality(Lesson):
    def construct(self) -> None:
        digit, (usual, simple) = chosen_digit(), usual_and_simple()
        layer = StrokeHope(digit, simple, self.stage)
        both = TwoWalls((usual, simple), digit, self.stage)
        hunt = LoopHunt(simple, self.stage)

        self.the_hope(layer)
        self.as_trained(layer, usual)
        self.clearer_and_better(layer, TwoPrices(usual, self.stage), both)
        self.what_lights_them(WhatLights((usual, simple), NAMES, self.stage.whole))
        self.second_layer(hunt)
        self.no_loop(hunt)
        self.what_is_there(layer, both, hunt)

    def change(self, *coming: Mobject, keep: tuple[Mobject, ...] = ()) -> None:
        """Let the picture leave, but for what is kept, as the next one comes."""
        self.clear(FadeIn(*coming, rate_func=LATE), keep=keep, run_time=0.8)

    @beat
    def the_hope(self, layer: StrokeHope) -> None:
        """The hope: laid out like the picture, a neuron's weights show a piece of a stroke. | We
        drew one for each of the 16 in the first layer. | But nobody sets them by hand: training on
        examples does. Will strokes come?
        """
        one, wall = layer.one, layer.wall
        self.add(self.heading("Hope and reality"), one)
        self.play_on(ring(one.image), one.show_weights(), at_least=2)
        self.say()
        into_wall = ReplacementTransform(one.grid, wall.grid(layer.suited))
        self.clear(into_wall, FadeIn(layer.kinds, layer.key), run_time=0.8)
        self.play_on(wall.others_come(layer.suited), at_least=2)
        self.add(wall)
        self.say()
        self.clear(wall.go_dark(), run_time=0.7)
        self.play(FadeIn(wall.questions, layer.task), run_time=0.5)
        self.play_on(layer.task.run_out(), at_least=3)

    @beat
    def as_trained(self, layer: StrokeHope, usual: Trained) -> None:
        """Trained as usual, the network has these: | weights all over, here and there a stroke."""
        wall = layer.wall
        self.play(FadeOut(layer.task, wall.questions), FadeIn(layer.scale), run_time=0.5)
        self.play_on(wall.turn_into(usual.shown), at_least=2)
        pointed = framed(*(wall.grid(k) for k in usual.clear_to_unclear()[:2]), buff=TIGHT)
        self.say(LaggedStart(*map(Create, pointed), lag_ratio=0.5), at_least=2.5)

    @beat
    def clearer_and_better(self, layer: StrokeHope, prices: TwoPrices, both: TwoWalls) -> None:
        """Let every weight that is not 0 cost something: so many sink to 0. | Neighbours that
        differ cost, too: so they grow alike. | Trained with both prices, from noise on: some
        strokes come and stay, some blobs. | Strokeness, 0 to 1: how few, how smooth, how much along
        one line they are. | Trained as usual: 0.56. With both prices: 0.66. The strokes we drew:
        0.70.
        """
        chosen, bars = layer.wall.grid(prices.neuron), both.strokeness
        self.clear(keep=[chosen, layer.scale], run_time=0.4)
        self.play(prices.come_from(chosen), FadeOut(chosen), run_time=0.8)
        for which, tell in enumerate((self.play, self.say)):
            tell(FadeIn(prices.heads[which]), run_time=0.4)
            self.play_on(prices.go_down(which), at_least=2)
        self.say()
        self.change(layer.as_noise(), layer.epoch, keep=(layer.scale,))
        self.play_on(layer.learn(), at_least=4)
        self.say()
        self.clear(both.take(layer.wall), keep=[layer.scale], run_time=1)
        self.play(FadeIn(*both.rest(), bars.head), run_time=0.5)
        self.play_on(ring(bars.head), at_least=1.5)
        self.say(FadeIn(bars.numbers, bars.names), told=both.told_scores(), run_time=0.4)
        self.play(bars.grow(), run_time=2)
        pointed = LaggedStart(FadeIn(both.compared), ring(both.compared), lag_ratio=0.3)
        self.play_on(pointed, at_least=1.8)

    @beat
    def what_lights_them(self, shown: WhatLights) -> None:
        """Of each, the clearest grid, a middling one, the least clear. | Beside each, our digits
        that light its neuron most. | None of the six keeps to one digit.
        """
        self.change(shown.titles)
        self.play_on(FadeIn(shown.grids, lag_ratio=0.3), at_least=1.5)
        self.say(shown.tell(), at_least=2.5)
        self.say(shown.point_at_others(), at_least=2)

    @beat
    def second_layer(self, hunt: LoopHunt) -> None:
        """Behind strokes, the hope goes on: a neuron for loops. | The best one for that listens
        most to these. | These of our 80 digits light it most.
        """
        listening, brightest = hunt.listening, hunt.brightest
        self.change(hunt.layer, listening.neuron)
        self.play_on(hunt.all_speak(), at_least=1.5)
        self.say(hunt.listen(), at_least=2.5)
        self.say(FadeIn(brightest), told=hunt.told_brightest(), run_time=0.7)
        light = listening.neuron.light(brightest.lights[:1])
        self.play_on(brightest.light(), light, Create(brightest.frame(0)), at_least=2)

    @beat
    def no_loop(self, hunt: LoopHunt) -> None:
        """Does it say loop? All 80, the brightest first, every loop filled. | One with a loop comes
        late. | Of all pairs, loop and none, the loop is brighter in most. A coin would get half. |
        100 % would be a loop neuron, 0 % its opposite: none of the 16 is either.
        """
        self.change(hunt.sheet)
        self.play_on(hunt.sheet.mark(), hunt.sheet.light(), at_least=2)
        self.say(Create(hunt.late), told=hunt.told_late(), at_least=2)
        self.say(FadeIn(hunt.in_order), told=hunt.told_share(), run_time=0.5)
        self.play_on(ring(hunt.in_order), at_least=2)
        self.say()
        self.change(hunt.plot.line, hunt.plot.marks, hunt.plot_title)
        self.play_on(hunt.plot.ask(0, 1), at_least=2)

    @beat
    def what_is_there(self, layer: StrokeHope, both: TwoWalls, hunt: LoopHunt) -> None:
        """More like strokes, once that was asked for. | But no neuron here says loop. | Yet both
        read. | Framed: the network that we follow.
        """
        strokes, loops, reads = both.verdict
        clearest = both.clearest()
        self.change(*both.walls, both.digit_above, layer.scale)
        self.play_on(FadeIn(strokes), LaggedStart(*map(Create, clearest)), at_least=1.5)
        self.say(FadeOut(clearest), FadeIn(loops), at_least=1)
        self.say(both.light(), FadeIn(reads), told=both.told_right(), at_least=2)
        framing, instead = both.follow()
        self.say(*framing, told=instead, at_least=2)
