"""The squish: any sum at all goes in, a number from 0 to 1 comes out (storyboard 13)."""

import numpy as np
from manim import RIGHT, Create, FadeIn, FadeOut, LaggedStart, ReplacementTransform, VGroup

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
from scenes.mobjects.theme import HEADING


class Squish(Lesson):
    needs = PICTURES

    def construct(self) -> None:
        network = chosen_network()
        shown = SquishShown(network, chosen_digit(network), self.stage)

        self.a_sum_can_be_anything(shown)
        self.squeeze_to_scale(shown)
        self.look_closer(shown)
        points = self.sigmoid_curve(shown)
        self.quiz(shown, points)
        self.answer(shown)
        self.neurons_on_the_curve(shown)

    @beat
    def a_sum_can_be_anything(self, shown: SquishShown) -> None:
        """How brightly will each neuron light up? It adds up the pixels, times their weights. |
        Then each adds a number of its own; the next film tells what for. | That makes its z: blue
        if positive, red if negative. We follow the ringed one. | Other digits, each on a lane of
        its own: there the ringed one's z is another.
        """
        line, image, cursor = shown.line, shown.image, shown.cursor
        n = len(line.walks[0, -1])
        count = words("{} neuron" if n == 1 else "{} neurons", f"{n:,}")
        self.stage.corner.place(count, RIGHT)
        key = self.stage.corner.place(SignKey("positive z", "negative z"), RIGHT)
        self.add(self.heading("The squish"), image)
        self.play(FadeIn(line, cursor, count), run_time=0.7)
        self.play_on(line.fill_lanes(1 - 1 / line.last), cursor.sweep(), at_least=3.5)
        self.say(line.fill_lanes(1), FadeOut(cursor, count), at_least=1.5)
        self.say(LaggedStart(*map(FadeIn, key), lag_ratio=1), run_time=1.5)
        self.play_on(shrink_into(line.ring(), line.lanes[0].followed), at_least=1.5)
        alike = "Other digits, each on a lane of its own: this network answers all of them alike."
        self.say(
            ReplacementTransform(image, line.names[0]),
            told=None if line.varies else alike,
            run_time=0.7,
        )
        arrivals = LaggedStart(*map(FadeIn, line.names[1:]), lag_ratio=0.6)
        self.play(line.fill_lanes(len(line.names)), arrivals, run_time=3)
        self.play_on(FadeIn(line.reach()), at_least=1.2)

    @beat
    def squeeze_to_scale(self, shown: SquishShown) -> None:
        """Light goes from 0, dark, to 1, fully lit. But z can be as large as you like. | The
        sigmoid, written σ, squeezes the whole endless line into this stretch.
        """
        line = shown.line
        key = self.stage.corner.place(LightKey(line.width / 4), RIGHT)
        strip = key.strip.copy()
        self.clear(keep=[line, line.names], run_time=0.5)
        self.play(LaggedStart(*map(FadeIn, key), lag_ratio=1), run_time=1.5)
        here = strip.animate.replace(line.light, stretch=True)
        self.play_on(LaggedStart(here, line.light_up(), lag_ratio=0.6), at_least=2)
        self.remove(strip)
        self.say(line.squeeze(), *map(FadeIn, shown.told), at_least=4)
        beside = self.stage.whole.columns(2, 1)[1]
        self.play(FadeIn(beside.place(formula("z |-> sigma(z)", size=HEADING))), run_time=0.5)

    @beat
    def look_closer(self, shown: SquishShown) -> None:
        """Look closer: the numbers from minus 2 to 2 get about three quarters of the room. | The
        ends are crushed: all numbers below minus 5, and all above 5.
        """
        line = shown.line
        self.clear(line.magnify(), keep=[line, line.names, shown.told], run_time=2)
        middle, below, above = shown.stretches()
        self.play(FadeIn(line.scales(np.arange(-2, 3))), run_time=0.7)
        self.play_on(Create(middle.bracket), FadeIn(middle.label), at_least=2)
        self.say(LaggedStart(FadeIn(below), FadeIn(above), lag_ratio=1), at_least=3)

    @beat
    def sigmoid_curve(self, shown: SquishShown) -> VGroup:
        """Set upright, the stretch of light becomes the axis of a curve. | Each dot keeps its
        height and goes back to its z: that is the curve. | Over each z, the height is the light:
        far left almost 0, at 0 exactly one half. | Beyond 5 it is almost fully lit, and the curve
        almost flat.
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
        self.play(FadeIn(plot.line, plot.guides, plot.heights[1:-1], plot.names), run_time=0.8)
        self.say(LaggedStart(dots.spread(), Create(curve), lag_ratio=0.7), at_least=3)
        self.say(FadeOut(dots), FadeIn(lit), run_time=0.5)
        self.add(plot, lit)  # from here on whole
        self.play(lit.walk_to(-5), run_time=1)
        self.play(lit.walk_to(0), run_time=1)
        self.play_on(ring(lit.neuron), at_least=1)
        self.say(lit.walk_to(5), run_time=1)
        points = landmarks(plot)
        self.play_on(LaggedStart(*map(FadeIn, points), lag_ratio=0.3), at_least=2)
        return points

    @beat
    def quiz(self, shown: SquishShown, points: VGroup) -> None:
        """Its rule: σ is 1 over the sum of 1 and e to the minus z; e is about 2.72. | At 0, e to
        the 0 is 1: so σ is one half. | Your turn: how much light is left at a z of minus 1000? None
        at all?
        """
        rule = self.stage.corner.place(formula("sigma(z) = 1 / (1 + e^(-z))"), RIGHT)
        half = shown.column.place(formula("sigma(0) = 1 / (1 + 1) = 1 / 2"))
        self.clear(keep=[shown.plot, shown.told, points], run_time=0.5)
        shown.told.add(rule)
        self.play_on(FadeIn(rule, lag_ratio=0.3), at_least=2)
        self.say(FadeIn(half), at_least=2)
        self.say(FadeOut(half, points), run_time=0.4)
        self.play(FadeIn(shown.task), run_time=0.4)
        self.play(shown.task.run_out(3.5))

    @beat
    def answer(self, shown: SquishShown) -> None:
        """Something is left: e to the 1000 has 435 digits, huge, but not endless. | So what is left
        is far too small to see, and still more than zero.
        """
        divided, huge, left = shown.column.place(above_zero(QUESTION), RIGHT)
        self.clear(keep=[shown.plot, shown.told], run_time=0.4)
        self.play(FadeIn(divided), run_time=0.4)
        self.play_on(FadeIn(huge), at_least=2)
        self.say(FadeIn(left), at_least=2)

    @beat
    def neurons_on_the_curve(self, shown: SquishShown) -> None:
        """Our digit: each z climbs to the curve and takes on the light of its height. | What could
        be any number has become a light between 0 and 1: the activation. | And our neuron? It
        lights up at 0.85.
        """
        plot, dots, lamps, neuron = shown.plot, shown.dots, shown.lamps, shown.neuron
        way, label = way_to_the_curve(plot, float(dots.z[dots.marked]))
        self.clear(FadeIn(dots), keep=[plot, shown.told], run_time=0.7)
        self.play_on(dots.climb(), at_least=3)
        self.say(Create(way), FadeIn(label, neuron), run_time=0.8)
        home = ReplacementTransform(dots.copy(), lamps.dots)
        self.play(home, shrink_into(neuron, lamps.ringed()), run_time=1)
        self.play_on(FadeIn(lamps.title, lamps.numbers, lag_ratio=0.05), at_least=1.2)
        self.say(FadeIn(lamps.outline(shown.followed)), told=shown.answered, at_least=2)
