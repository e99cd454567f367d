"""The whole network at work, before anything in it is explained (storyboard 2)."""

from manim import (
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    Mobject,
    Rectangle,
    SurroundingRectangle,
    VGroup,
)
from manim import ReplacementTransform as Become

from scenes._assets import Digit, chosen_digit, chosen_network, with_our_own
from scenes._drawn_network import draw, layer_by_layer, once_more, only, told
from scenes._lesson import Lesson, beat
from scenes._measured import placement
from scenes._page import on_its_way, to_draw
from scenes._placed import Placed, answer, by_shift, by_size
from scenes._reading import Reading, score
from scenes._verdict import verdict
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.grids.grids import ImageGrid, SignKey
from scenes.mobjects.grids.into_frame import IntoFrame
from scenes.mobjects.grids.photograph import Answered
from scenes.mobjects.grids.rule_box import RuleBox
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, badge, words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.theme import BODY, SMALL, THEME

REST = 0.6  # of its light: what a signal that has passed leaves behind
QUIET = {"size": SMALL, "color": THEME.muted}
KINDS = ("plain", "convolutional", "recurrent", "transformer")
SAME = "Moved to the right, it reads the same all the way."
HALF = "Half as large, {} of all are read right; as large as they should be, {}."
BRIGHT = "It is bright on dark already, and the ground is taken away."


class Preview(Lesson):
    def construct(self) -> None:
        network, digit = chosen_network(), chosen_digit()
        count = 5 if self.stage.tall else 6
        readings = [Reading.of(network, one) for one in with_our_own(digit)[:count]]
        label = "0 … 9" if digit.label is None else str(digit.label)
        rule = RuleBox(digit.image, label, self.stage.whole)
        # Under columns the diagram leaves a line free for the foot, under rows it does not.
        room = self.stage.main if self.stage.tall else self.stage.whole.inset(0, 0.15)
        diagram = draw(readings[0], room, readings[1:])

        self.the_box_opens(rule, diagram, readings[0])
        small = self.digit_after_digit(diagram, readings)
        if len(readings[0].outputs) == len(range(10)):
            measured, images = placement(network)
            origin = words(*images, **QUIET)
            moved = self.off_centre(by_shift(network, digit, measured), origin, small)
            self.too_small_too_large(by_size(network, digit, measured), origin, moved)
        image = self.into_place(digit)
        self.one_of_these(diagram, readings[0], image)

    @beat
    def the_box_opens(self, rule: RuleBox, diagram: NetworkDiagram, reading: Reading) -> None:
        """784 numbers go in, and one digit comes out. | What is in the box? A neural network.
        | Circles, and lines between them: this is all of it. | First: what it is and what it does.
        How it learns comes later.
        """
        self.add(self.heading("A network at work"), rule)
        self.play_on(LaggedStart(ring(rule.name_in), ring(rule.name_out), lag_ratio=0.8))
        diagram.set_input(reading.digit.x)
        room = self.stage.whole.inset(0.1).beyond(diagram.input)
        opened = room.place(Rectangle(width=room.width, height=room.height, color=THEME.ink))
        opened.set_fill(THEME.background, 0)
        counter = Readout(0, ",d", BODY, field=f"{reading.network.weight_count:,}")
        count = self.stage.corner.place(Labelled(words("lines"), counter, RIGHT), RIGHT)
        around = (rule.mark, rule.arrow_in, rule.arrow_out, rule.name_in, rule.name_out)
        self.say(FadeOut(*around), run_time=0.4)
        self.play_on(Become(rule.image, diagram.input), Become(rule.box, opened), at_least=1.5)
        # The answer becomes the name of its output, where there is one.
        names, label = diagram.outputs.names, reading.digit.label
        named = names[label] if label is not None and label < len(names) > 1 else opened
        gone = shrink_into(rule.answer, named, run_time=1)
        self.say(*map(FadeIn, diagram.layers), gone, FadeIn(count), run_time=1)
        self.play_on(diagram.grow_weights(counter), at_least=3)
        self.say(FadeOut(opened, count), diagram.hide_weights(), at_least=2)

    @beat
    def digit_after_digit(self, diagram: NetworkDiagram, readings: list[Reading]) -> Mobject:
        """Light runs from the picture through the network, step by step. | Blue lines carry
        something positive on. | Red and dashed ones carry something negative. | The brightest
        circle at the end is the answer. | And others, one after another. | Whatever comes in, an
        answer comes out.
        """
        places = self.stage.foot.columns(*[1] * len(readings))
        answers = [(one.digit.image, answer(one.outputs)) for one in readings]
        records = [Answered(*each, place) for each, place in zip(answers, places)]
        key = self.stage.foot.place(SignKey("positive", "negative"))
        for running in layer_by_layer(diagram, readings[0], REST):
            self.play(running, run_time=3 / len(readings[0].steps))
        self.say(FadeIn(key.positive), only(diagram, 1, 0), at_least=1.5)
        self.say(FadeIn(key.negative), only(diagram, 0, 1), at_least=1.5)
        said = verdict(readings[0].outputs, readings[0].digit.label).said
        name = told(diagram, readings[0], self.stage.corner)
        self.say(
            FadeOut(key), FadeIn(name, records[0]), only(diagram, 1, 1), told=said, at_least=1.5
        )
        self.say()
        for reading, record in zip(readings[1:], records[1:]):
            following = diagram.input.animate.set_values(reading.digit.image)
            self.play(following, *diagram.darken(), FadeOut(name), run_time=0.3)
            for running in layer_by_layer(diagram, reading, REST):
                self.play(running, run_time=0.8 / len(reading.steps))
            name = told(diagram, reading, self.stage.corner)
            self.play(FadeIn(name, record), run_time=0.3)
        self.say(once_more(diagram, REST), told=score(readings), at_least=1.5)
        return records[0].image

    @beat
    def off_centre(self, placed: Placed, origin: Mobject, small: Mobject) -> Mobject:
        """All sat in the middle of their pictures. What if one does not? | Your guess: how far to
        the right until it reads something else? | Pixel by pixel; under the curve, what it reads in
        each place. | The curve: out of many digits, how many are still read right. | Here it reads
        something else.
        """
        other, foot = placed.first_other, self.stage.foot
        stops = [placed.home, len(placed.x) - 1, 0, other or placed.home]
        walk = placed.walk(stops, '"shift"', self.stage.main)
        task = Task(words("How far to the right until it reads something else?"), foot)
        self.clear(grow_out_of(small, walk.image), run_time=1.5)
        self.play_on(FadeIn(*walk.around, self.stage.corner.place(origin, RIGHT)))
        self.say(FadeIn(task), run_time=0.5)
        self.play(task.run_out(3))
        note = foot.place(words("what it reads in each place", **QUIET))
        self.say(FadeOut(task), FadeIn(note), run_time=0.5)
        self.play_on(walk.walk_to(1), at_least=3)
        self.say(walk.walk_to(2), at_least=4)
        self.say(walk.walk_to(3), told=None if other else SAME, at_least=2)
        return walk.image

    @beat
    def too_small_too_large(self, placed: Placed, origin: Mobject, image: Mobject) -> None:
        """And if it is too small? | Or too large? | So many are read right at half the size."""
        half, home = placed.at(0.5), placed.home
        walk = placed.walk([home, 0, len(placed.x) - 1, half], '"size"', self.stage.main)
        note = self.stage.foot.place(words("what it reads in each size", **QUIET))
        self.clear(keep=[image, origin], run_time=0.4)
        self.play(Become(image, walk.image), FadeIn(*walk.around, note), run_time=0.7)
        self.play_on(walk.walk_to(1), at_least=1.5)
        self.say(walk.walk_to(2), at_least=2.5)
        said = (HALF, placed.share(half), placed.share(home))
        self.say(walk.walk_to(3), told=said, at_least=2)

    @beat
    def into_place(self, digit: Digit) -> ImageGrid:
        """So each picture is first put in its place. Here is a page. | It is turned over, and the
        paper is taken away. | The empty rest is cut off. | What is left is scaled until it is 20
        pixels long. | Its centre of mass goes to the middle of 28 × 28.
        """
        stages = on_its_way(digit)
        into = IntoFrame(to_draw(stages), self.stage.whole.inset(0.1))
        origin = words(*(digit.origin if digit.stages else ("our handwriting",)), **QUIET)
        self.clear(FadeIn(into.page, self.stage.corner.place(origin, RIGHT)))
        self.play_on(*into.note(0), at_least=1)
        self.say(into.turn_over(), told=None if stages.inverted else BRIGHT, run_time=2)
        self.play_on(*into.note(1), at_least=0.7)
        self.say(Create(into.box), run_time=0.7)
        self.add(into.cut)
        self.play(into.cut_out(), run_time=0.7)
        self.play_on(*into.note(2), at_least=0.7)
        self.say(into.shrink(run_time=1))
        self.play(*into.become_cells(), run_time=1)
        self.play_on(*into.note(3), at_least=0.7)
        self.say(*into.show_frame(), run_time=0.7)
        self.play_on(into.take_place(), at_least=1.5)
        image = into.settle()
        self.remove(into.scaled)
        self.play(*into.note(4))
        return image

    @beat
    def one_of_these(self, diagram: NetworkDiagram, reading: Reading, image: ImageGrid) -> None:
        """Only then does the network read it. | Other kinds of networks work in other ways; we
        take the plain one. | All of it is lit. But what is one of these circles?
        """
        diagram.put_out().set_input(reading.digit.x)
        inks = [THEME.ink, *[THEME.muted] * len(KINDS[1:])]
        kinds = self.stage.foot.place(VGroup(*map(badge, KINDS, inks)).arrange(RIGHT))
        self.clear(keep=[image], run_time=0.5)
        waiting = map(FadeIn, (*diagram.layers, *diagram.lit_keys()))
        self.play(Become(image, diagram.input), *waiting)
        for running in layer_by_layer(diagram, reading, REST):
            self.play(running, run_time=2 / len(reading.steps))
        self.play(FadeIn(name := told(diagram, reading, self.stage.corner)), run_time=0.5)
        self.say(LaggedStart(*map(FadeIn, kinds), lag_ratio=0.5), at_least=3)
        suited = int(reading.steps[0].weighted_sum.argmax())
        self.say(FadeOut(name), once_more(diagram, REST), run_time=2.5)
        these = SurroundingRectangle(diagram.layers[0], color=THEME.attention)
        self.play(Create(these), run_time=0.7)
        self.play(Become(these, diagram.neuron(layer=1, index=suited)))
