"""The squish: any sum at all goes in, a number from 0 to 1 comes out (storyboard 13)."""

import numpy as np
from manim import RIGHT, Create, FadeIn, FadeOut, LaggedStart, ReplacementTransform

from scenes._assets import chosen_digit, chosen_network
from scenes._lesson import PICTURES, Lesson, beat
from scenes._staging.one_neuron.squish_shown import QUESTION, SquishShown
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.growing import shrink_into
from scenes.mobjects.lanes.spreading import SpreadingDots
from scenes.mobjects.lettering.labels import above_zero, landmarks, way_to_the_curve
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.neurons.light_key import LightKey, LightStrip
from scenes.mobjects.plots.lit_probe import LitProbe
from scenes.mobjects.sums.row_sum import RowCursor
from scenes.mobjects.theme import HEADING, SMALL


class Squish(Lesson):
    needs = PICTURES

    def construct(self) -> None:
        network = chosen_network()
        shown = SquishShown(network, chosen_digit(network), self.stage)

        self.one_digit(shown)
        self.a_sum_can_be_anything(shown)
        self.squeeze_to_scale(shown)
        self.look_closer(shown)
        self.sigmoid_curve(shown)
        self.quiz(shown)
        self.answer(shown)
        self.neurons_on_the_curve(shown)

    @beat
    def one_digit(self, shown: SquishShown) -> None:
        """Back to our network and our digit: how brightly does this neuron light up? | Row by row
        it adds up the pixels, each times its weight: the weighted sum. | To that it adds a number
        of its own; a later film tells what for. | The total is called z.
        """
        one, line = shown.one, shown.line
        self.add(self.heading("The squish"), one.image, one.neuron)
        self.play_on(Create(one.neuron.neuron(0)), FadeIn(one.question), at_least=2)
        self.say(FadeIn(line, one.signals, one.cursor, one.table.row(0)), run_time=0.5)
        self.play_on(one.take_rows(), line.walk(one.cursor.rows), at_least=4.5)
        own = line.last_step(words("its own number", size=SMALL))
        self.say(FadeIn(one.table.row(1)), Create(own[0]), FadeIn(own[1]), FadeOut(one.cursor))
        self.play_on(line.walk(line.last), at_least=2)
        self.say(FadeIn(one.table.rule, one.table.total))

    @beat
    def a_sum_can_be_anything(self, shown: SquishShown) -> None:
        """All neurons of the first layer do the same, each with weights of its own. | Then each
        adds its own number. | So each dot is a neuron's z: blue if positive, red if negative. | We
        follow the ringed one. | Other digits go through the same neurons, each on a lane of its
        own. | The ringed neuron's z depends on the digit: here it lies between these.
        """
        one, line = shown.one, shown.line
        n = len(line.walks[0, -1])
        count = words("{} neuron" if n == 1 else "{} neurons", f"{n:,}")
        key = self.stage.corner.place(SignKey("positive z", "negative z"), RIGHT)
        self.stage.corner.place(count, RIGHT)
        again = [FadeIn(one.cursor.set_taken(0), count), line.walk(0)]
        self.clear(*again, keep=[one.image], run_time=0.7)
        self.play_on(line.fill_lanes(1 - 1 / line.last), one.cursor.sweep(), at_least=3)
        self.say(line.fill_lanes(1), FadeOut(one.cursor, count), at_least=1.5)
        self.say(LaggedStart(*map(FadeIn, key), lag_ratio=1), at_least=2)
        self.say(shrink_into(line.ring(), line.lanes[0].followed), at_least=1.5)
        self.say(ReplacementTransform(one.image, line.names[0]))
        arrivals = LaggedStart(*map(FadeIn, line.names[1:]), lag_ratio=0.6)
        self.play_on(line.fill_lanes(len(line.names)), arrivals, at_least=4)
        reach, alike = line.reach(), "This network answers all of them alike."
        self.say(FadeIn(reach), told=None if line.varies else alike, at_least=2)

    @beat
    def squeeze_to_scale(self, shown: SquishShown) -> None:
        """Let an activation say how much a neuron is lit: 0 is dark, 1 is fully lit. | z can be as
        large as you like, light cannot. So all must fit into this stretch. | The sigmoid, written
        σ, squeezes the whole endless line into it.
        """
        line = shown.line
        key = self.stage.corner.place(LightKey(line.width / 4), RIGHT)
        strip = key.strip.copy()
        self.clear(keep=[line, line.names])
        self.play_on(LaggedStart(*map(FadeIn, key), lag_ratio=1), at_least=2)
        here = strip.animate.replace(line.light, stretch=True)
        self.say(LaggedStart(here, line.light_up(), lag_ratio=0.6), at_least=3)
        self.remove(strip)
        self.say(line.squeeze(), *map(FadeIn, shown.told), at_least=4)
        beside = self.stage.whole.columns(2, 1)[1]
        self.play(FadeIn(beside.place(formula("z |-> sigma(z)", size=HEADING))), run_time=0.5)

    @beat
    def look_closer(self, shown: SquishShown) -> None:
        """Look closer: the same stretch as wide as the screen, in the same order. | The
        middle gets the room: the numbers from minus 2 to 2 get about three quarters. | The ends are
        crushed: all numbers below minus 5, and all above 5.
        """
        line = shown.line
        self.clear(keep=[line, line.names, shown.told], run_time=0.5)
        self.play_on(line.magnify(), at_least=3)
        middle, below, above = shown.stretches()
        self.say(FadeIn(line.scales(np.arange(-2, 3))))
        self.play_on(Create(middle.bracket), FadeIn(middle.label), at_least=2)
        self.say(LaggedStart(FadeIn(below), FadeIn(above), lag_ratio=1), at_least=3)

    @beat
    def sigmoid_curve(self, shown: SquishShown) -> None:
        """Set upright, the stretch of light becomes the axis of a curve. | Each dot keeps its
        height and goes back to its z: that is the curve. | Walk along to a z, and the height is the
        activation. Far left, it is almost 0. | A z of 0 lights it by exactly one half. | One more,
        and it is almost three quarters. | Beyond 5 it is almost fully lit, and the curve almost
        flat.
        """
        line, plot, told = shown.line, shown.plot, shown.told
        curve, upright = plot.curve("sigma"), LightStrip.beside(plot.plane)
        dots, lit = SpreadingDots(line, curve), LitProbe(curve, plot.line.low, shown.column)
        self.clear(keep=[line.light, line.ends, line.lanes, told], run_time=0.5)
        self.play(dots.fall_from(line.lanes), run_time=0.6)
        ends = zip(line.ends, (plot.heights[0], plot.heights[-1]), strict=True)
        named = [ReplacementTransform(*pair) for pair in ends]
        self.play(line.light.turn_into(upright), dots.stand_up(), *named, run_time=1.5)
        plot.add(upright)
        self.play(FadeIn(plot.line, plot.guides, plot.heights[1:-1], plot.names))
        self.say(LaggedStart(dots.spread(), Create(curve), lag_ratio=0.7), at_least=3)
        self.say(FadeOut(dots), FadeIn(lit))
        self.add(plot, lit)  # from here on whole
        self.play_on(lit.walk_to(-5), at_least=1.5)
        for stop in (0, 1):
            self.say(lit.walk_to(stop), run_time=1)
            self.play_on(ring(lit.neuron), at_least=1)
        self.say(lit.walk_to(5), run_time=1)
        self.play_on(LaggedStart(*map(FadeIn, landmarks(plot)), lag_ratio=0.3), at_least=2)

    @beat
    def quiz(self, shown: SquishShown) -> None:
        """Its rule: σ is 1 over the sum of 1 and e to the minus z; e is about 2.72. | At 0, e to
        the 0 is 1: so σ is one half. | Your turn: what is left of a z of minus 1000? Nothing at
        all?
        """
        rule = self.stage.corner.place(formula("sigma(z) = 1 / (1 + e^(-z))"), RIGHT)
        half = shown.column.place(formula("sigma(0) = 1 / (1 + 1) = 1 / 2"))
        self.clear(keep=[shown.plot, shown.told])
        shown.told.add(rule)
        self.play_on(FadeIn(rule, lag_ratio=0.3), at_least=2)
        self.say(FadeIn(half), at_least=2)
        self.say(FadeOut(half), FadeIn(shown.task), run_time=0.5)
        self.play(shown.task.run_out(3.5))

    @beat
    def answer(self, shown: SquishShown) -> None:
        """Something is left: e to the 1000 has 435 digits, huge, but not endless. | So what is left
        is far too small to see, and still more than zero.
        """
        divided, huge, left = shown.column.place(above_zero(QUESTION), RIGHT)
        self.clear(FadeIn(divided), keep=[shown.plot, shown.told])
        self.play_on(FadeIn(huge), at_least=2)
        self.say(FadeIn(left), at_least=2)

    @beat
    def neurons_on_the_curve(self, shown: SquishShown) -> None:
        """Back to our digit, and to the z of each neuron of the first layer. | Each climbs to the
        curve and takes on the light of its height. | What could be any number has become a light
        between 0 and 1: the activation. | And our neuron? It lights up at 0.85.
        """
        plot, dots, lamps = shown.plot, shown.dots, shown.lamps
        image, neuron = shown.again()
        cursor = RowCursor(image)
        way, label = way_to_the_curve(plot, float(dots.z[dots.marked]))
        self.clear(FadeIn(image, cursor, dots.set_walked(0)), keep=[plot, shown.told])
        self.play_on(dots.walk(), cursor.sweep(), at_least=3)
        self.say(dots.climb(), FadeOut(image, cursor), at_least=3)
        self.say(Create(way), FadeIn(label, neuron), run_time=0.8)
        home = ReplacementTransform(dots.copy(), lamps.dots)
        self.play(home, shrink_into(neuron, lamps.ringed()), run_time=1)
        self.play_on(FadeIn(lamps.title, lamps.numbers, lag_ratio=0.05), at_least=1.2)
        self.say(FadeIn(lamps.outline(shown.followed)), told=shown.answered, at_least=2)
