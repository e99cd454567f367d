"""Hope and reality: what the hidden layers should look for, and what is there (storyboard 9)."""

from manim import (
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    VGroup,
)

from scenes._assets import chosen_digit
from scenes._data.two_trainings import Trained, drawn_hope, on_the_way, usual_and_simple
from scenes._lesson import Lesson, beat
from scenes._staging.why_layers.loop_hunt import LoopHunt
from scenes._staging.why_layers.two_prices import TwoPrices
from scenes._staging.why_layers.two_walls import TwoWalls
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.grids.grids import SignKey, SignLegend
from scenes.mobjects.grids.weighed_image import WeighedImage
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, badge, words
from scenes.mobjects.walls.changing_wall import ChangingWall


class HopeAndReality(Lesson):
    def construct(self) -> None:
        digit, hope = chosen_digit(), drawn_hope()
        usual, simple = usual_and_simple()
        suited = int((hope * digit.image).sum(axis=(1, 2)).argmax())
        one = WeighedImage(digit.image, hope[suited], self.stage.main)
        wall = ChangingWall(hope, self.stage.main)
        scale = VGroup(badge("computed"), SignLegend(simple.limit, "weights")).arrange(RIGHT)
        self.scale = self.stage.corner.place(scale, RIGHT)
        both = TwoWalls((usual, simple), digit, self.stage)
        hunt = LoopHunt(simple, self.stage)

        self.the_hope(one, wall, suited)
        task = self.guess(wall)
        self.as_trained(wall, usual, task)
        self.two_prices(wall, TwoPrices(usual, self.stage))
        self.few_and_smooth(wall, simple)
        self.one_digit(wall, both)
        self.clearer_and_better(both)
        self.second_layer(hunt)
        self.one_pair(hunt)
        self.no_loop(hunt)
        self.what_is_there(both, hunt)

    @beat
    def the_hope(self, one: WeighedImage, wall: ChangingWall, suited: int) -> None:
        """What could a neuron of the first layer look for? | Its weights, laid out like the image:
        light on blue counts for it, on red against. | The hope, drawn by us: each of the 16 looks
        for one short stroke.
        """
        key = self.stage.foot.place(SignKey("counts for it", "counts against"))
        self.add(self.heading("Hope and reality"), one)
        self.play_on(ring(one.image), one.show_weights(), at_least=2)
        self.say(FadeIn(key), run_time=0.5)
        self.play_on(one.multiply(), at_least=3)
        self.play(one.show_weights(), run_time=0.8)
        kinds = VGroup(badge("hypothesis"), badge("designed")).arrange(RIGHT)
        self.say()
        into_wall = ReplacementTransform(one.grid, wall.grid(suited))
        self.clear(into_wall, FadeIn(self.stage.corner.place(kinds, RIGHT)), keep=[key])
        self.play_on(wall.others_come(suited), at_least=2)
        self.add(wall)

    @beat
    def guess(self, wall: ChangingWall) -> Task:
        """But nobody draws them: a network learns its weights. Will it find strokes?"""
        task = Task(words("Strokes, or something else?"), self.stage.foot)
        self.clear(wall.go_dark(), run_time=0.7)
        self.play(FadeIn(wall.questions, task), run_time=0.5)
        self.play_on(task.run_out(), at_least=3)
        return task

    @beat
    def as_trained(self, wall: ChangingWall, usual: Trained, task: Task) -> None:
        """Trained as usual, this is what it finds: | weights all over, and here and there
        a stroke.
        """
        self.play(FadeOut(task, wall.questions), FadeIn(self.scale), run_time=0.5)
        self.play_on(wall.turn_into(usual.shown), at_least=2)
        pointed = framed(*(wall.grid(k) for k in usual.clear_to_unclear()[:2]))
        self.say(LaggedStart(*map(Create, pointed), lag_ratio=0.5), at_least=2.5)

    @beat
    def two_prices(self, wall: ChangingWall, prices: TwoPrices) -> None:
        """One can let training pay for more than mistakes. | A price for each weight that is not 0:
        it falls as weights go out. | A price for neighbours that differ: it falls as they become
        alike.
        """
        chosen = wall.grid(prices.neuron)
        self.clear(keep=[chosen, self.scale], run_time=0.6)
        self.play_on(prices.come_from(chosen), FadeOut(chosen), at_least=1.5)
        for which in range(2):
            self.say(FadeIn(prices.heads[which]), run_time=0.5)
            self.play_on(prices.go_down(which), at_least=2.5)

    @beat
    def few_and_smooth(self, wall: ChangingWall, simple: Trained) -> None:
        """With both prices, from noise on: what is of no use goes. Strokes stay, and some blobs."""
        stages, passes = on_the_way(simple.limit)
        count = Readout(passes[0], ",.0f", field=number(passes[-1], ",.0f"))
        rounds = self.stage.foot.place(Labelled(words("rounds of training"), count, RIGHT))
        self.clear(keep=[self.scale], run_time=0.6)
        self.play(FadeIn(wall.set_values(stages[0]), rounds), run_time=0.6)
        self.play_on(wall.live_through(stages, count, passes), at_least=5.5)

    @beat
    def one_digit(self, wall: ChangingWall, both: TwoWalls) -> None:
        """Both read the same digit: every grid multiplies it, pixel by pixel. | The sum, plus
        a bias, makes the light of its neuron.
        """
        usual, simple = both.walls
        self.clear(keep=[wall, self.scale], run_time=0.5)
        self.play(ReplacementTransform(wall.grids, simple.wall.grids), run_time=1)
        self.add(simple.wall)
        self.play(FadeIn(usual.title, usual.wall, simple.title, both.image), run_time=0.7)
        self.play_on(both.multiply(), at_least=2.5)
        self.say(FadeIn(usual.lamps, simple.lamps), run_time=0.4)
        self.play_on(both.light(), at_least=1.5)
        self.play(both.weights_again(), run_time=0.8)
        self.add(*both.walls, both.image)

    @beat
    def clearer_and_better(self, both: TwoWalls) -> None:
        """How much like strokes? Few weights, smooth, along one direction: 0 to 1. | Noise has
        less, the strokes that we drew more. | Fewer misread, too, of 10,000 test images of MNIST.
        | Not only the prices differed: it also trained twice as long.
        """
        self.clear(keep=[*both.walls, self.scale], run_time=0.5)
        self.play(FadeIn(both.strokeness.set_shown(0)), run_time=0.5)
        self.play_on(both.strokeness.grow(), at_least=2)
        self.say(FadeIn(both.compared), told=both.told_others(), run_time=0.5)
        self.say(FadeIn(both.misread.set_shown(0)), run_time=0.5)
        self.play_on(both.misread.grow(), at_least=2)
        self.say(LaggedStart(*map(Create, framed(*both.misread.names)), lag_ratio=1), at_least=3)

    @beat
    def second_layer(self, hunt: LoopHunt) -> None:
        """Behind strokes, the hope goes on: a neuron for loops. | The one that comes closest to it
        listens most to these. | These of our 80 digits light it most.
        """
        listening, brightest = hunt.listening, hunt.brightest
        self.clear(run_time=0.6)
        self.play(FadeIn(hunt.layer, listening.neuron), run_time=0.6)
        self.play_on(hunt.all_speak(), at_least=1.5)
        self.say(hunt.listen(), at_least=3)
        self.add(listening)
        self.say(FadeIn(brightest), told=hunt.told_brightest(), run_time=0.7)
        light = listening.neuron.light(brightest.lights[:1])
        self.play_on(brightest.light(), light, Create(brightest.frame(0)), at_least=2)

    @beat
    def one_pair(self, hunt: LoopHunt) -> None:
        """Does it say loop? Take a pair: one with a loop, one without. | It is brighter for
        the loop: this pair is right.
        """
        self.clear(run_time=0.5)
        self.play(FadeIn(hunt.pair), run_time=0.5)
        self.play_on(hunt.pair.mark(), at_least=1.5)
        self.say(hunt.pair.light(), FadeIn(hunt.lights), run_time=1)
        self.play_on(Create(hunt.pair.frame(0)), at_least=1)

    @beat
    def no_loop(self, hunt: LoopHunt) -> None:
        """All 80 digits, the brightest first, every loop filled. | One with a loop comes late.
        | Of all pairs it gets so many right. A coin would get half. | All 16 neurons of its layer:
        none gets 100 %.
        """
        sheet, plot = hunt.sheet, hunt.plot
        self.clear(run_time=0.5)
        self.play(FadeIn(sheet), run_time=0.6)
        self.play_on(sheet.mark(), sheet.light(), at_least=2)
        late, told = hunt.latest()
        self.say(Create(sheet.frame(late)), told=told, at_least=2)
        self.say(FadeIn(hunt.in_order), told=hunt.told_share(), run_time=0.5)
        self.play_on(ring(hunt.in_order), at_least=2)
        self.say()
        self.clear(run_time=0.5)
        self.play(FadeIn(plot.line, plot.marks, hunt.plot_title), run_time=0.5)
        self.play_on(plot.ask(0, 1), at_least=2)

    @beat
    def what_is_there(self, both: TwoWalls, hunt: LoopHunt) -> None:
        """Strokes came, once they were asked for. | No neuron here says loop. | Yet it reads so
        well.
        """
        strokes, loops = both.verdict
        for wall in both.walls:
            wall.lamps.set_told(0)
        self.clear(run_time=0.5)
        self.play(*map(FadeIn, both.walls), FadeIn(both.digit_above, self.scale), run_time=0.6)
        self.play_on(both.light(), FadeIn(strokes), at_least=1.5)
        self.say(FadeIn(loops), told=hunt.told_end(), at_least=2)
        self.say(Create(framed(both.walls[1].title)), told=both.told_right(), at_least=2)
