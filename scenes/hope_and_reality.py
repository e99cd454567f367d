"""Hope and reality: what the hidden layers should look for, and what is there (storyboard 9)."""

from manim import (
    LEFT,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    VGroup,
)

from scenes._assets import chosen_digit
from scenes._data.two_trainings import Trained, drawn_hope, on_the_way, our_digits
from scenes._lesson import Lesson, beat
from scenes._staging.why_layers.loop_hunt import LoopHunt
from scenes._staging.why_layers.two_walls import TwoWalls
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.grids.grids import SignKey, SignLegend
from scenes.mobjects.grids.weighed_image import WeighedImage
from scenes.mobjects.lettering.labelled import Labelled, on_one_line
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, badge, words
from scenes.mobjects.theme import SMALL
from scenes.mobjects.walls.changing_wall import ChangingWall

STILL = "Loops, in no single neuron. And still it reads {} of 100 test images right."


class HopeAndReality(Lesson):
    def construct(self) -> None:
        digit, hope = chosen_digit(), drawn_hope()
        usual, simple = Trained.named("plain"), Trained.named("strokes")
        suited = int((hope * digit.image).sum(axis=(1, 2)).argmax())
        one = WeighedImage(digit.image, hope[suited], self.stage.main)
        wall = ChangingWall(hope, self.stage.main)
        both = TwoWalls((usual, simple), digit, self.stage)
        hunt = LoopHunt(simple, self.stage)

        self.the_hope(one, wall, suited)
        task = self.guess(wall)
        marks = self.as_trained(wall, usual, task)
        self.few_and_smooth(wall, simple, marks)
        self.one_digit(wall, both)
        self.clearer_and_better(both)
        self.what_lights_them(both)
        self.second_layer(hunt)
        self.no_loop(hunt)
        self.what_is_there(both, simple)

    @beat
    def the_hope(self, one: WeighedImage, wall: ChangingWall, suited: int) -> None:
        """What could a neuron of the first layer look for? | Its weights, laid out like the image:
        light on blue counts for it, on red against. | The hope: each of the 16 looks for one short
        stroke.
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
        """But nobody draws them: a network learns its weights. Does it find strokes? Guess."""
        task = Task(words("Strokes, or something else?"), self.stage.foot)
        self.clear(wall.go_dark())
        questions = LaggedStart(*map(FadeIn, wall.questions), lag_ratio=0.3)
        self.play_on(questions, FadeIn(task), at_least=2)
        self.play(task.run_out(3.5))
        return task

    @beat
    def as_trained(self, wall: ChangingWall, usual: Trained, task: Task) -> VGroup:
        """Trained as usual, this is what it finds: | here and there a stroke, and much loose
        texture. | Most of the weight lies outside these lines, where none of our 80 digits has
        light.
        """
        lit = our_digits()[0].max(axis=0) > 0
        legend = self.stage.corner.place(SignLegend(usual.limit, "weights"), RIGHT)
        kind = badge("computed").next_to(wall, UP).align_to(wall, RIGHT)
        self.play(FadeOut(task, wall.questions), FadeIn(legend, kind), run_time=0.5)
        self.play_on(wall.turn_into(usual.shown), at_least=2)
        pointed = framed(*(wall.grid(k) for k in usual.clear_to_unclear()))
        self.say(LaggedStart(*map(Create, pointed), lag_ratio=0.5), at_least=2)
        share = words("outside: {} % of all weight", number(100 * usual.idle(lit), ".0f"))
        outlines = wall.around(lit)
        self.say(FadeOut(pointed), FadeIn(self.stage.foot.place(share)), run_time=0.5)
        self.play_on(LaggedStart(*map(Create, outlines), lag_ratio=0.2), at_least=2)
        return VGroup(outlines, share, legend)

    @beat
    def few_and_smooth(self, wall: ChangingWall, simple: Trained, marks: VGroup) -> None:
        """Train another one. Beside mistakes, now each weight that is not 0 costs something, | and
        so do neighbours that differ. | From chance to the end: what is of no use goes, strokes
        stay.
        """
        stages, passes = on_the_way(simple.limit)
        costs = [words(each) for each in ("costs: mistakes", "+ weights", "+ differences")]
        self.stage.foot.place(on_one_line(*costs), UP)
        legend = self.stage.corner.place(SignLegend(simple.limit, "weights"), RIGHT)
        count = Readout(passes[0], ",.0f", SMALL, field=number(passes[-1], ",.0f"))
        rounds = Labelled(words("rounds of training", size=SMALL), count, RIGHT)
        rounds.next_to(wall, UP).align_to(wall, LEFT)
        self.play(FadeOut(marks), FadeIn(costs[0], legend, rounds), run_time=0.5)
        self.play(wall.turn_into(stages[0]), run_time=1.5)
        for cost, tell in zip(costs[1:], (self.play, self.say)):
            tell(FadeIn(cost), run_time=0.5)
            self.play_on(ring(cost), at_least=1.5)
        self.say(wall.live_through(stages, count, passes), at_least=5.5)

    @beat
    def one_digit(self, wall: ChangingWall, both: TwoWalls) -> None:
        """The same digit for both. | Pixel by pixel, every grid multiplies it by its weights. |
        The sum and the neuron's bias make its light.
        """
        usual, simple = both.walls
        home = ReplacementTransform(wall.grids, simple.wall.grids)
        self.clear(home, keep=[wall.grids], run_time=1.2)
        self.add(simple.wall)
        self.play_on(FadeIn(usual.title, usual.wall, simple.title, both.image), at_least=1)
        self.say(both.multiply(), at_least=3)
        self.say(FadeIn(usual.lamps, simple.lamps), run_time=0.4)
        self.play_on(both.light(), at_least=2)
        self.play(both.weights_again(), run_time=1)
        self.add(*both.walls, both.image)

    @beat
    def clearer_and_better(self, both: TwoWalls) -> None:
        """How much like strokes? Smooth, sparse, of one direction: scored from 0 to 1. | Of the
        same 10,000 test images of MNIST, fewer are misread. | Clearer, and it reads better. But it
        also trained twice as long.
        """
        self.clear(FadeIn(both.strokeness.head, both.strokeness.names), keep=both.walls)
        self.add(both.strokeness)
        self.play_on(both.strokeness.grow(), at_least=2)
        self.say(FadeIn(both.misread.head, both.misread.names), run_time=0.5)
        self.add(both.misread)
        self.play_on(both.misread.grow(), at_least=2)
        frames = framed(both.strokeness.numbers[1], both.misread.numbers[1])
        self.say(LaggedStart(*map(Create, frames), lag_ratio=1), at_least=3)

    @beat
    def what_lights_them(self, both: TwoWalls) -> None:
        """The clearest grid of each, a middling one, the least clear, and what lights them. |
        Coloured: the fewest pixels that bring half of it all.
        """
        rows = [row for example in both.examples for row in example[1:]]
        self.clear(FadeIn(*(example[0] for example in both.examples), *(row[0] for row in rows)))
        self.play_on(LaggedStart(*(FadeIn(row[1]) for row in rows), lag_ratio=0.4), at_least=3)
        self.say(both.colour(), at_least=3)

    @beat
    def second_layer(self, hunt: LoopHunt) -> None:
        """Behind strokes, the hope goes on: loops. | The neuron of the second layer that comes
        closest listens most to these. | And these of our digits light it most. A loop neuron?
        """
        listening, brightest = hunt.listening, hunt.brightest
        self.clear(FadeIn(hunt.layer, listening.neuron))
        self.play_on(hunt.all_speak(), at_least=2)
        self.say(hunt.listen(), at_least=3.5)
        self.add(listening)
        self.say(FadeIn(brightest), run_time=0.7)
        light = listening.neuron.light(brightest.lights[:1])
        self.play(brightest.light(), light, Create(brightest.frame(0)), run_time=2)
        self.play_on(brightest.mark(), at_least=1)

    @beat
    def no_loop(self, hunt: LoopHunt) -> None:
        """The test: our 80 digits, every loop filled. | Sorted by its light. If it said loop, all
        filled ones would come first. | One with a loop comes late. | Of all pairs, a loop and none,
        it gets so many right. A coin gets half. | All 16 neurons, asked in four ways. 100 % would
        be a loop neuron: there is none.
        """
        sheet, plot = hunt.sheet, hunt.plot
        self.clear(FadeIn(sheet))
        self.play_on(sheet.mark(), at_least=1.5)
        self.say(sheet.light(), run_time=1)
        self.play_on(sheet.sort(hunt.hope.ranked), at_least=3)
        late = sheet.frame(hunt.hope.latest_loop()[0])
        self.say(Create(late), told=hunt.too_late(), at_least=2)
        self.say(FadeIn(hunt.in_order), run_time=0.5)
        self.play_on(ring(hunt.in_order), at_least=2)
        self.say()
        self.clear(FadeIn(plot.line, plot.marks, hunt.plot_title))
        self.play_on(plot.ask(0, len(plot.rows)), at_least=3)

    @beat
    def what_is_there(self, both: TwoWalls, simple: Trained) -> None:
        """So half of the hope came true: strokes, once they were asked for. | Loops, in no single
        neuron. And still it reads so well.
        """
        right = number(100 * (1 - simple.wrong / simple.tested), ".0f")
        strokes, loops = both.verdict
        for wall in both.walls:
            wall.lamps.set_told(0)
        self.clear(*map(FadeIn, both.walls), FadeIn(both.digit_above))
        self.play_on(both.light(), FadeIn(strokes), at_least=2)
        self.say(FadeIn(loops), told=(STILL, right), at_least=2)
