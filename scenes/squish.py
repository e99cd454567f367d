"""The squish: any sum at all goes in, a number from 0 to 1 comes out (storyboard 13)."""

import numpy as np
from manim import (
    DOWN,
    DR,
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    VGroup,
)

from nnmath import contributions, running_sums, sigmoid
from scenes._assets import Digit, chosen_digit, chosen_network, with_our_own
from scenes._lesson import Lesson, beat
from scenes._rules import sigmoid_note
from scenes.mobjects.climbing import ClimbingDots
from scenes.mobjects.grids import ImageGrid, SignKey
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.labels import landmark, way_to_the_curve
from scenes.mobjects.lamps import Lamps
from scenes.mobjects.light_key import LightKey
from scenes.mobjects.lit_probe import LitProbe
from scenes.mobjects.magnifier import Magnifier
from scenes.mobjects.number_line import round_limit
from scenes.mobjects.plot import Plot
from scenes.mobjects.printing import number
from scenes.mobjects.row_sum import RowSum
from scenes.mobjects.squish_line import SquishLine
from scenes.mobjects.stage import Area
from scenes.mobjects.task import Task
from scenes.mobjects.text import formula, words
from scenes.mobjects.theme import HEADING, SMALL

LANDMARKS = (-5, -1, 0, 1, 5)  # the sums whose σ is worth knowing
QUESTION = -1000
CLOSER = 1000  # how many times the curve is magnified for the answer


class Squish(Lesson):
    def construct(self) -> None:
        layer, digits = chosen_network().layers[0], with_our_own(chosen_digit())
        walks = np.array([running_sums(layer, one.x, len(one.image)) for one in digits])
        limit = round_limit(np.abs(walks).max(), least=8)
        followed = int(np.argmax(np.ptp(walks[:, -1], axis=0)))  # whose sum varies the most
        terms = contributions(layer, digits[0].x)[followed]

        rule, note = formula("sigma(z) = 1 / (1 + e^(-z))"), sigmoid_note(layer)
        told = VGroup(self.stage.corner.place(rule, RIGHT), self.stage.foot.place(note))
        room = self.stage.main if len(note) else self.stage.whole
        line = SquishLine(walks, [digit.image for digit in digits], limit, room, followed)
        one = RowSum(digits[0].image, terms, layer.biases[followed], room.rows(9, 5)[0])
        beside, column = room.inset(0, 0.1).split(3, 1)  # clear of the captions
        plot = Plot((-limit, limit), (0, 1), ("z", "sigma(z)"), beside)
        dots = ClimbingDots(walks[0, -1], plot.add_curve("sigma", sigmoid), followed)
        lamps = Lamps(dots.activations, column, followed)

        self.one_digit(one, line)
        self.a_sum_can_be_anything(one, line)
        self.squeeze_to_scale(line, told)
        self.look_closer(line, told)
        lit = self.sigmoid_curve(plot, column, told)
        asked = self.quiz(plot, column, lit, told)
        self.answer(plot, asked, lit, told)
        self.neurons_on_the_curve(plot, digits[0], dots, lamps, told)

    @beat
    def one_digit(self, one: RowSum, line: SquishLine) -> None:
        """How brightly will this neuron light up when it sees the digit?
        | Row by row it adds up the pixels, each times its weight: the weighted sum.
        | To that it adds a number of its own, its bias. | The total is called z.
        """
        self.add(self.heading("The squish"), one.image, one.neuron)
        self.play_on(Create(one.neuron.neuron(0)), FadeIn(one.question), at_least=2)
        self.say(FadeIn(line, one.signals, one.cursor, one.table.row(0)))
        self.play_on(one.take_rows(), line.walk(one.cursor.rows), at_least=5)
        self.say(FadeIn(one.table.row(1)), FadeOut(one.cursor))
        self.play_on(line.walk(line.last), at_least=2)
        self.say(FadeIn(one.table.rule, one.table.total))

    @beat
    def a_sum_can_be_anything(self, one: RowSum, line: SquishLine) -> None:
        """All neurons of the first layer do the same, each with weights and a bias of its own.
        | Each dot is a sum: blue if it is positive, red if negative. We follow the ringed one.
        | Other digits go through the same neurons, each on a lane of its own.
        | Each sends the ringed neuron somewhere else. Nothing says where a sum has to stop.
        """
        key = self.stage.corner.place(SignKey("positive sum", "negative sum"), RIGHT)
        self.clear(FadeIn(one.cursor.set_taken(0)), keep=[one.image, line])
        self.play_on(line.fill_lanes(1), one.cursor.sweep(), at_least=3)
        self.say(FadeIn(key), FadeOut(one.cursor))
        self.play_on(shrink_into(line.ring(), line.lanes[0][1]), at_least=2)
        self.say(ReplacementTransform(one.image, line.names[0]))
        arrivals = LaggedStart(*map(FadeIn, line.names[1:]), lag_ratio=0.6)
        self.play_on(line.fill_lanes(len(line.names)), arrivals, at_least=5)
        alike = None if line.varies else "This network answers all of them alike."
        self.say(Create(line.trace()), told=alike, at_least=4)

    @beat
    def squeeze_to_scale(self, line: SquishLine, told: VGroup) -> None:
        """Let an activation say how much a neuron is lit: 0 is dark, 1 is fully lit.
        | Sums have no end, light has. So all of them must fit into this short stretch.
        | The sigmoid, written σ, squeezes the whole endless line into it, true to scale.
        """
        key = self.stage.corner.place(LightKey(line.width / 4), RIGHT)
        before = line.ruler.copy().set_stroke(opacity=0.4)
        self.clear(keep=[line, line.names])
        self.play_on(LaggedStart(*map(FadeIn, key), lag_ratio=1), at_least=2)
        here = key.strip.animate.replace(line.light, stretch=True)
        self.say(here, FadeOut(key.dark, key.lit), at_least=3)
        self.remove(key.strip)
        self.add(line.set_lit(1))
        self.say(FadeIn(told, before))
        self.play_on(line.squeeze(), at_least=5)

    @beat
    def look_closer(self, line: SquishLine, told: VGroup) -> None:
        """Look closer: the same stretch as wide as the screen, and the sums in the same order.
        | The sums from minus 2 to 2 have about three quarters of it.
        | All those below minus 5 crowd into one end, all those above 5 into the other.
        """
        self.clear(keep=[line, line.names, told])
        self.play_on(line.magnify(), at_least=4)
        share = words("{} of it", number(float(sigmoid(2) - sigmoid(-2))), size=SMALL)
        middle = line.span(-2, 2, share)
        below = line.span(line.low, -5, words("below {}", -5, size=SMALL))
        above = line.span(5, line.high, words("above {}", 5, size=SMALL))
        self.say(FadeIn(line.scales(np.arange(-2, 3))))
        self.play_on(Create(middle.bracket), FadeIn(middle.label), at_least=2)
        self.say(LaggedStart(FadeIn(below), FadeIn(above), lag_ratio=1), at_least=3)

    @beat
    def sigmoid_curve(self, plot: Plot, column: Area, told: VGroup) -> LitProbe:
        """Drawn as a curve: walk along to a sum, and the height is the activation.
        | Far on the left, the neuron is all but dark. | A sum of 0 lights it by exactly one half.
        | One more, and it is almost three quarters.
        | Beyond 5 it is all but fully lit, and the curve all but flat.
        """
        lit = LitProbe(plot.curve("sigma"), plot.line.low, column)
        self.clear(keep=[told])
        self.play(FadeIn(plot.line, plot.guides, plot.heights, plot.names))
        self.play_on(Create(lit.probe.curve), FadeIn(lit), at_least=2)
        self.add(plot, lit)  # from here on whole
        for stop in (-5, 0, 1, plot.line.high):
            self.say(lit.walk_to(stop), at_least=2)
        self.play(LaggedStart(*(FadeIn(landmark(plot, z)) for z in LANDMARKS), lag_ratio=0.3))
        return lit

    @beat
    def quiz(self, plot: Plot, column: Area, lit: LitProbe, told: VGroup) -> VGroup:
        """Your turn: what is left of a sum of minus 1000? Nothing at all?
        | Pause here if you like: the bar shows how much time is left.
        """
        screens = number(-QUESTION * plot.line.unit / self.stage.width, ".1f")
        question = formula("sigma({}) = thick ?", QUESTION, size=HEADING)
        far = words("{} lies {} screens\nto the left", QUESTION, screens, size=SMALL)
        asked = VGroup(question, far).arrange(DOWN, buff=0.3)
        task = column.place(Task(asked, column))
        self.clear(FadeIn(task), keep=[plot, lit.probe, told])
        self.play_on(lit.probe.walk_to(plot.line.low), at_least=2)
        self.say(task.run_out(8))
        return asked

    @beat
    def answer(self, plot: Plot, asked: VGroup, lit: LitProbe, told: VGroup) -> None:
        """No: however far you magnify the curve, it stands above the line.
        | It is never quite zero, but here it is far too small to see.
        """
        truth = formula("sigma({}) > 0", QUESTION, size=HEADING).move_to(asked[0])
        closer = Magnifier(lit.probe, CLOSER)
        closer.label.next_to(truth, DOWN, buff=0.5)
        unread = plot.heights.animate.set_opacity(0)  # numbers that do not hold from close by
        swap = ReplacementTransform(asked[0], truth)
        self.clear(swap, unread, FadeIn(closer.label), keep=[plot, lit.probe, told])
        self.play_on(closer.magnify(CLOSER), at_least=4)
        self.say(closer.magnify(1), at_least=3)
        self.play(plot.heights.animate.set_opacity(1), FadeOut(closer.label))
        self.add(plot)  # its curve was on its own

    @beat
    def neurons_on_the_curve(
        self, plot: Plot, digit: Digit, dots: ClimbingDots, lamps: Lamps, told: VGroup
    ) -> None:
        """Back to our digit: here are its sums again, one for each neuron of the first layer.
        | Each climbs to the curve and takes on the light of its height.
        | Sums without end have become lights between 0 and 1: the activations.
        """
        size = min(plot.height / 3, plot.width / 4)
        image = ImageGrid(digit.image, size).next_to(plot.at(plot.line.low, 1), DR)
        way, label = way_to_the_curve(plot, float(dots.z[dots.marked]))
        self.clear(FadeIn(image), keep=[plot, told])
        self.play_on(grow_out_of(image, dots), at_least=2)
        self.say(dots.climb(), at_least=3)
        self.say(Create(way))
        self.play(ReplacementTransform(dots.copy(), lamps.dots), run_time=1.2)
        self.play_on(FadeIn(lamps.numbers, label, lag_ratio=0.05), at_least=1.5)
