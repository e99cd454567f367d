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
        self.guess(layer)
        self.as_trained(layer, usual)
        self.two_prices(layer, TwoPrices(usual, self.stage))
        self.few_and_smooth(layer)
        self.clearer_and_better(layer, both)
        self.what_lights_them(WhatLights((usual, simple), NAMES, self.stage.whole))
        self.second_layer(hunt)
        self.one_pair(hunt)
        self.no_loop(hunt)
        self.what_is_there(layer, both, hunt)

    def change(self, *coming: Mobject, keep: tuple[Mobject, ...] = ()) -> None:
        """Let the picture leave, but for what is kept, as the next one comes."""
        self.clear(FadeIn(*coming, rate_func=LATE), keep=keep, run_time=0.8)

    @beat
    def the_hope(self, layer: StrokeHope) -> None:
        """What could a neuron of the first layer look for? | Its weights, laid out like the
        picture: light on blue counts for it, on red against. | The hope, drawn by us: each of the
        16 looks for one short edge, a piece of a stroke.
        """
        one = layer.one
        self.add(self.heading("Hope and reality"), one)
        self.play_on(ring(one.image), one.show_weights(), at_least=2)
        self.say(FadeIn(layer.key), run_time=0.5)
        self.play_on(one.multiply(), at_least=3)
        self.play(one.show_weights(), run_time=0.8)
        self.say()
        into_wall = ReplacementTransform(one.grid, layer.wall.grid(layer.suited))
        self.clear(into_wall, FadeIn(layer.kinds), keep=[layer.key])
        self.play_on(layer.wall.others_come(layer.suited), at_least=2)
        self.add(layer.wall)

    @beat
    def guess(self, layer: StrokeHope) -> None:
        """But nobody draws them: training on examples sets the weights. Will strokes come?"""
        self.clear(layer.wall.go_dark(), run_time=0.7)
        self.play(FadeIn(layer.wall.questions, layer.task), run_time=0.5)
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
    def two_prices(self, layer: StrokeHope, prices: TwoPrices) -> None:
        """Training wants few mistakes. We can set prices that it has to pay as well. | Every weight
        that is not 0 costs something: so many sink to 0. | Neighbours that differ cost something
        too: so they grow alike.
        """
        chosen = layer.wall.grid(prices.neuron)
        self.clear(keep=[chosen, layer.scale], run_time=0.6)
        self.play_on(prices.come_from(chosen), FadeOut(chosen), at_least=1.5)
        for which in range(2):
            self.say(FadeIn(prices.heads[which]), run_time=0.5)
            self.play_on(prices.go_down(which), at_least=2.5)

    @beat
    def few_and_smooth(self, layer: StrokeHope) -> None:
        """Now it trains with both prices, from noise on. An epoch: all 60,000 pictures, once. |
        Some strokes come and stay, and some blobs.
        """
        self.change(layer.as_noise(), layer.epoch, keep=(layer.scale,))
        self.play_on(layer.learn(until=1), at_least=2)
        self.say(layer.learn(), at_least=4)

    @beat
    def clearer_and_better(self, layer: StrokeHope, both: TwoWalls) -> None:
        """Strokeness, 0 to 1: how few, how smooth, how much along one line the weights are. |
        Trained as usual: 0.56. With both prices: 0.66. The strokes we drew: 0.70.
        """
        bars = both.strokeness
        self.clear(keep=[layer.wall, layer.scale], run_time=0.5)
        self.play(both.take(layer.wall), run_time=1)
        self.play(FadeIn(*both.rest(), bars.head), run_time=0.6)
        self.play_on(ring(bars.head), at_least=1.5)
        self.say(FadeIn(bars.numbers, bars.names), told=both.told_scores(), run_time=0.4)
        self.play(bars.grow(), run_time=max(2, self.phrase_left / 2))
        pointed = LaggedStart(FadeIn(both.compared), ring(both.compared), lag_ratio=0.3)
        self.play_on(pointed, at_least=2)

    @beat
    def what_lights_them(self, shown: WhatLights) -> None:
        """Of each, the clearest grid, a middling one, and the least clear. | Beside each, those of
        our digits that light its neuron most. | None of the six keeps to one digit.
        """
        self.change(shown.titles)
        self.play_on(FadeIn(shown.grids, lag_ratio=0.3), at_least=1.5)
        self.say(shown.tell(), at_least=3)
        self.say(shown.point_at_others(), at_least=2)

    @beat
    def second_layer(self, hunt: LoopHunt) -> None:
        """Behind strokes, the hope goes on: a neuron for loops. | The best one for that listens
        most to these. | These of our 80 digits light it most.
        """
        listening, brightest = hunt.listening, hunt.brightest
        self.change(hunt.layer, listening.neuron)
        self.play_on(hunt.all_speak(), at_least=1.5)
        self.say(hunt.listen(), at_least=3)
        self.say(FadeIn(brightest), told=hunt.told_brightest(), run_time=0.7)
        light = listening.neuron.light(brightest.lights[:1])
        self.play_on(brightest.light(), light, Create(brightest.frame(0)), at_least=2)

    @beat
    def one_pair(self, hunt: LoopHunt) -> None:
        """Does it say loop? Take one with a loop, one without. | The loop is brighter: right."""
        self.change(hunt.pair)
        self.play_on(hunt.pair.mark(), at_least=1.5)
        self.say(hunt.pair.light(), FadeIn(hunt.lights), at_least=2)

    @beat
    def no_loop(self, hunt: LoopHunt) -> None:
        """All 80 digits, the brightest first, every loop filled. | One with a loop comes late.
        | The best of 16, it gets so many of all pairs right. A coin would get half. | 100 % would
        be a loop neuron, 0 % its opposite. None of the 16 neurons is either.
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
        """More like strokes, once that was asked for. | No neuron says loop. | Yet both read."""
        strokes, loops, reads = both.verdict
        clearest = both.clearest()
        self.change(*both.walls, both.digit_above, layer.scale)
        self.play_on(FadeIn(strokes), LaggedStart(*map(Create, clearest)), at_least=1.5)
        self.say(FadeOut(clearest), FadeIn(loops), told=hunt.told_end(), at_least=2)
        self.say(both.light(), FadeIn(reads), told=both.told_right(), at_least=2)
