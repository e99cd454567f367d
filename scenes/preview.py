"""The whole network at work, before anything in it is explained (storyboard 2)."""

from manim import (
    LEFT,
    RIGHT,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    Mobject,
    ReplacementTransform,
    SurroundingRectangle,
    VGroup,
)

from nnmath import Stages
from scenes._assets import Digit, chosen_digit, chosen_network, with_our_own
from scenes._drawn_network import draw
from scenes._lesson import Lesson, beat
from scenes._measured import placement
from scenes._page import on_its_way, to_draw
from scenes._placed import Placed, answer, by_shift, by_size
from scenes._reading import Reading, score
from scenes._verdict import verdict
from scenes.mobjects.grids.grids import ImageGrid, SignKey
from scenes.mobjects.grids.into_frame import IntoFrame, Photograph
from scenes.mobjects.grids.rule_box import RuleBox
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, badge, words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.plots.measured_walk import MeasuredWalk
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, SMALL, THEME

REST = 0.6  # of its light: what a signal that has passed leaves behind
QUIET = {"size": SMALL, "color": THEME.muted}
KINDS = ("plain", "convolutional", "recurrent", "transformer")


class Preview(Lesson):
    def construct(self) -> None:
        network, digit = chosen_network(), chosen_digit()
        count = 5 if self.stage.tall else 7
        readings = [Reading.of(network, one) for one in with_our_own(digit)[:count]]
        label = "0 … 9" if digit.label is None else str(digit.label)
        rule = RuleBox(digit.image, label, self.stage.whole)
        diagram = draw(readings[0], self.stage.main, readings[1:])

        self.the_box_opens(rule, diagram, readings[0])
        first = self.digit_after_digit(diagram, readings)
        if len(readings[0].outputs) == len(range(10)):
            measured, origin = placement(network)
            shown = words(*origin, **QUIET)
            self.off_centre(by_shift(network, digit, measured), shown, first)
            self.too_small_too_large(by_size(network, digit, measured), shown)
        frame = self.into_place(digit, on_its_way(digit))
        self.one_of_these(diagram, readings[0], frame)

    @beat
    def the_box_opens(self, rule: RuleBox, diagram: NetworkDiagram, reading: Reading) -> None:
        """So many numbers go in, and one digit comes out. | What is in the box? A neural network.
        | Circles, and lines between them: this is all of it. | First we see what it is and what it
        does. How it learns comes later.
        """
        self.add(self.heading("A network at work"), rule)
        self.play_on(rule.take_in(), at_least=2)
        diagram.set_input(reading.digit.x)
        opened = SurroundingRectangle(*diagram.layers, color=THEME.ink, stroke_width=5)
        around = FadeOut(rule.mark, rule.arrow_in, rule.arrow_out, rule.name_in, rule.name_out)
        self.say(around, run_time=0.4)
        names = [FadeIn(diagram.outputs.names), FadeOut(rule.answer)]
        box = ReplacementTransform(rule.box, opened)
        self.play_on(ReplacementTransform(rule.image, diagram.input), box, at_least=1.5)
        counter = Readout(0, ",d", BODY, field=f"{reading.network.weight_count:,}")
        count = self.stage.corner.place(Labelled(words("lines"), counter, RIGHT), RIGHT)
        self.say(*map(FadeIn, diagram.layers), *names, FadeIn(count), run_time=0.7)
        self.play_on(diagram.grow_weights(counter), at_least=3)
        self.say(FadeOut(opened, count), diagram.hide_weights(), at_least=2)

    @beat
    def digit_after_digit(self, diagram: NetworkDiagram, readings: list[Reading]) -> Mobject:
        """Light runs from the picture through the network, from column to column. | Blue lines
        carry something positive on, red and dashed ones something negative. | The brightest circle
        at the end is the answer. | And others, one after another. | Whatever comes in, an answer
        comes out.
        """
        places = self.stage.foot.columns(*[1] * len(readings))
        key = self.stage.foot.place(SignKey("positive", "negative"))
        first, records, told = readings[0], VGroup(), VGroup()
        self.read(diagram, first, 3)
        self.say(FadeIn(key), run_time=0.5)
        again = [gap.pulse(REST) for gap in diagram.signals]
        self.play_on(LaggedStart(*again, lag_ratio=0.5), at_least=2)
        for reading, place in zip(readings, places):
            if reading is not first:
                self.play(
                    diagram.input.animate.set_values(reading.digit.image),
                    *diagram.darken(),
                    FadeOut(told),
                    run_time=0.3,
                )
                self.read(diagram, reading, 1)
            told = self.told(diagram, reading)
            thumb = Photograph(reading.digit.image, place.height)
            record = VGroup(thumb, words("{}", answer(reading.outputs))).arrange(RIGHT, buff=0.15)
            records.add(place.place(record))
            if reading is first:
                said = verdict(first.outputs, first.digit.label).said
                self.say(FadeOut(key), FadeIn(told, record), told=said, at_least=1.5)
                self.say()
            else:
                self.play(FadeIn(told, record), run_time=0.3)
        self.say(told=score(readings))
        return records[0][0]

    @beat
    def off_centre(self, placed: Placed, origin: Mobject, first: Mobject) -> None:
        """All of these were in the middle of their pictures. What if one is not? | Your guess: how
        far to the right, and it reads something else? | Pixel by pixel: under the curve stands what
        it reads in each place. | The curve: of so many images, how many are still read right.
        | Here it reads something else.
        """
        there = placed.first_other
        stops = [placed.home, len(placed.x) - 1, 0, placed.home if there is None else there]
        walk = self.walk(placed, stops, '"shift"')
        question = words("How far to the right until it reads something else?")
        task = Task(question, self.stage.foot)
        self.play(grow_out_of(first, walk.image, run_time=1.5))
        self.clear(FadeIn(walk), run_time=1)
        self.say(FadeIn(task), run_time=0.5)
        self.play(task.run_out(4))
        note = self.stage.foot.place(words("what it reads in each place", **QUIET))
        self.say(FadeOut(task), FadeIn(note), run_time=0.5)
        self.play_on(walk.walk_to(1), at_least=3)
        self.say(FadeIn(self.stage.corner.place(origin, RIGHT)), run_time=0.5)
        self.play_on(walk.walk_to(2), at_least=4)
        still = None if there else "Moved to the right, it reads the same all the way."
        self.say(walk.walk_to(3), told=still, at_least=2)

    @beat
    def too_small_too_large(self, placed: Placed, origin: Mobject) -> None:
        """And if it is too small? | Or too large? | So many are read right at half the size."""
        half = int(abs(placed.x - 0.5).argmin())
        walk = self.walk(placed, [placed.home, 0, len(placed.x) - 1, half], '"size"')
        note = self.stage.foot.place(words("what it reads in each size", **QUIET))
        self.clear(FadeIn(walk, note), keep=[origin], run_time=0.7)
        self.play_on(walk.walk_to(1), at_least=1.5)
        self.say(walk.walk_to(2), at_least=3)
        said = "Half as large, {} of all are read right; as large as they should be, {}."
        here, whole = (number(placed.shares[k], ".1%") for k in (half, placed.home))
        self.say(walk.walk_to(3), told=(said, here, whole), at_least=2)

    @beat
    def into_place(self, digit: Digit, stages: Stages) -> ImageGrid:
        """So each picture is first put in its place. This is a page, as it was written. | It is
        turned over, bright on dark, and the paper is taken away. | The empty rest is cut off.
        | What is left is scaled until its longer side has 20 pixels. | Then its centre of mass goes
        to the middle of 28 × 28 pixels.
        """
        small = to_draw(stages)
        room, notes = self.stage.whole.split(3, 2)
        framing = small.framing
        box = (framing.rows, framing.columns)
        pictures = (small.grey, box, small.cropped, small.scaled)
        into = IntoFrame(*pictures, framing.corner, stages.result.shape, room)
        steps = iter(notes.rows(1, 1, 1, 1))
        origin = digit.origin if digit.stages else ("our handwriting",)
        self.clear(FadeIn(into.page, self.stage.corner.place(words(*origin, **QUIET), RIGHT)))
        self.play_on(*self.note(into.page, next(steps), "as written"), at_least=1.5)
        bright = "It is bright on dark already; only the ground is taken away."
        self.say(into.turn(small.light_on_dark), told=None if stages.inverted else bright)
        self.play(into.turn(small.ink))
        self.play_on(*self.note(into.page, next(steps), "bright on dark"))
        self.say(Create(into.box), run_time=0.7)
        self.add(into.cropped)
        self.play_on(FadeOut(into.page, into.box), *self.note(into.cropped, next(steps), "cut out"))
        self.say(into.shrink(run_time=1.2))
        self.play(*into.become_cells(), Create(into.longer.bracket), FadeIn(into.longer.label))
        self.play_on(*self.note(into.scaled, next(steps), "20 pixels"))
        self.say(FadeIn(into.frame, into.middle), FadeOut(into.longer), run_time=0.7)
        self.play_on(into.take_place(), at_least=2)
        into.frame.set_values(stages.result)
        self.remove(into.scaled)
        return into.frame

    @beat
    def one_of_these(self, diagram: NetworkDiagram, reading: Reading, frame: ImageGrid) -> None:
        """Only then does the network read it. | Other kinds of networks work in other ways; we
        take the plain one. | All of it is lit. But what is one of these circles?
        """
        diagram.put_out().set_input(reading.digit.x)
        kinds = VGroup(*(badge(kind) for kind in KINDS)).arrange(RIGHT, buff=0.4)
        self.clear(keep=[frame], run_time=0.5)
        here = ReplacementTransform(frame, diagram.input)
        self.play(here, *map(FadeIn, diagram.layers), *map(FadeIn, diagram.lit_keys()))
        self.read(diagram, reading, 2)
        told = self.told(diagram, reading)
        self.play(FadeIn(told))
        self.say(LaggedStart(*map(FadeIn, self.stage.foot.place(kinds)), lag_ratio=0.5), at_least=3)
        suited = int(reading.steps[0].weighted_sum.argmax())
        ring = diagram.neuron(layer=1, index=suited)
        again = [gap.pulse(REST) for gap in diagram.signals]
        self.say(FadeOut(told), LaggedStart(*again, lag_ratio=0.5), at_least=2)
        self.play(Create(ring))

    def read(self, diagram: NetworkDiagram, reading: Reading, seconds: float) -> None:
        """Let light run through the network, layer by layer."""
        for k, step in enumerate(reading.steps):
            running = [diagram.send(k, reading.signals[k], REST), diagram.light(k + 1, step.a)]
            self.play(LaggedStart(*running, lag_ratio=0.6), run_time=seconds / len(reading.steps))

    def told(self, diagram: NetworkDiagram, reading: Reading) -> VGroup:
        """What the network reads, in words and by rings around the outputs that say so."""
        seen = verdict(reading.outputs, reading.digit.label)
        rings = [diagram.neuron(layer=-1, index=k) for k in seen.marked]
        return VGroup(self.stage.corner.place(words(*seen.drawn, bold=True), RIGHT), *rings)

    def walk(self, placed: Placed, stops: list[int], name: str) -> MeasuredWalk:
        """The curve of what was measured, and the digit that goes along."""
        seen = (placed.images, placed.answers, placed.right)
        return MeasuredWalk(placed.x, placed.shares, *seen, stops, name, self.stage.main)

    def note(self, picture: ImageGrid, area: Area, name: str) -> list[Animation]:
        """Animations: a small copy of a picture goes aside, and its name stands beside it."""
        small, beside = area.columns(2, 3)
        copy = small.fit(picture.copy())
        label = beside.place(words(name), LEFT)
        return [ReplacementTransform(picture.copy(), copy), FadeIn(label)]
