"""Weights: what a connection is, and how 784 of them add up to one number (storyboard 11)."""

import numpy as np
from manim import Create, FadeIn, FadeOut, LaggedStart, ReplacementTransform, Uncreate

from scenes._assets import chosen_digit, chosen_network
from scenes._lesson import PICTURES, Lesson, beat
from scenes._staging.one_neuron.weights_shown import WeightsShown
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.sums.arrivals import Arrivals


class Weights(Lesson):
    needs = PICTURES

    def construct(self) -> None:
        network = chosen_network()
        shown = WeightsShown(network, chosen_digit(network), self.stage)

        self.one_connection(shown)
        self.all_weights(shown)
        self.sum_adds_up(shown)
        self.weights_as_grid(shown)
        self.pixel_by_pixel(shown)

    @beat
    def one_connection(self, shown: WeightsShown) -> None:
        """Back to one connection, closer: what does it do? | It begins at a pixel, and that holds a
        number: its activation. | The connection has a number too: its weight. | What arrives at the
        neuron is the activation times the weight. | Along a negative weight, what arrives is
        negative.
        """
        table, (one, other) = shown.table, shown.followed
        self.add(self.heading("Weights"), *shown.fan.ends)
        self.play_on(Create(one.line), at_least=2)
        self.say(Create(one.outline), FadeIn(table.heads[0]))
        self.play_on(one.take_activation(), at_least=2)
        self.say(FadeIn(one.label, table.heads[1]))
        self.play_on(one.take_weight(), at_least=1)
        self.say(one.multiply(), FadeIn(table.heads[2]))
        self.play_on(one.send(), at_least=2)
        is_negative = other.row.weight.value < 0
        self.say(other.begin(), told=None if is_negative else "Each pixel has a line of its own.")
        self.play(other.take_activation(run_time=1.2))
        self.play(FadeIn(other.label), other.take_weight(), run_time=0.8)
        self.play(other.multiply())
        self.play(other.send(run_time=1.6))

    @beat
    def all_weights(self, shown: WeightsShown) -> None:
        """Every pixel has such a connection to this neuron, each with a weight of its own. | The
        farther a weight is from 0, the brighter its line. | Blue weights are positive, red and
        dashed ones negative.
        """
        fan, growth, faint = shown.fan, shown.growth, shown.faint
        lines, weights = fan.weights, shown.weights
        self.clear(FadeIn(shown.count, growth.cursor), keep=fan.ends, run_time=0.7)
        self.play_on(growth.come(), at_least=4)
        sentence = "The farther a weight is from 0, the brighter its line: {} are too faint to see."
        told = (sentence, f"{faint:,}") if faint else None
        self.say(FadeOut(growth.cursor), FadeIn(shown.parts), told=told)
        self.play_on(ring(shown.parts.row(1)), at_least=2)
        only_positive, only_negative = np.maximum(weights, 0), np.minimum(weights, 0)
        self.say(FadeIn(shown.legend.upper), lines.animate.set_values(only_positive))
        self.play_on(FadeIn(shown.legend.lower), lines.animate.set_values(only_negative))
        self.play(lines.animate.set_values(weights))

    @beat
    def sum_adds_up(self, shown: WeightsShown) -> None:
        """Now the pixels send what they have, one by one. Dark ones send nothing. | A bright pixel
        sends its activation times its weight. | The sum goes up where that is positive, and down
        where it is negative. | Together, that is the weighted sum: one number, but not yet an
        activation.
        """
        fan, arriving, total = shown.fan, shown.arriving, shown.total
        coming = FadeIn(shown.passing, total, shown.name)
        self.clear(coming, keep=[*fan.ends, shown.legend], run_time=0.7)
        self.play(shown.passing.walk(0, shown.dark, remover=True), run_time=1)
        first = arriving.all // 8  # the first rows slowly, one pixel after another
        self.play_on(arriving.come(first // 2), at_least=1)
        self.say(arriving.come(first), at_least=3)
        self.say(arriving.come(linger=shown.products), at_least=5)
        self.say(ring(total.numbers), FadeOut(arriving.cursor, fan.latest), run_time=2)
        self.play_on(FadeIn(fan.question), at_least=2)

    @beat
    def weights_as_grid(self, shown: WeightsShown) -> None:
        """Back at their pixels, the weights lie like a picture. | Solid
        outlines: the largest positive weights. Light there raises the sum. | Dashed outlines: the
        negative ones farthest from 0. Light there lowers it. | Now the digit under them: what does
        its light do there? | Each pixel in an outline turns into its product. | With all other
        pixels, that makes the weighted sum.
        """
        fan, grid, image, outlines = shown.fan, shown.grid, shown.image, shown.outlines
        lit, table, (solid, dashed) = image.values, outlines.table, outlines.lines
        self.clear(FadeIn(fan.weights), keep=[*fan.ends, shown.legend], run_time=0.6)
        self.play(image.animate.set_values(0 * lit), FadeOut(fan.neuron, fan.name), run_time=0.6)
        self.play_on(LaggedStart(Uncreate(fan.weights), FadeIn(grid), lag_ratio=0.5), at_least=1.8)
        raises, lowers = (cells.any() for cells in outlines.cells[:2])
        told = None if raises else "No weight is positive, so no light raises the sum."
        self.say(Create(solid), FadeIn(table.row(0)[0]), told=told, at_least=2)
        told = None if lowers else "No weight is negative, so no light lowers the sum."
        self.say(Create(dashed), FadeIn(table.row(1)[0]), told=told, at_least=2)
        told = None if raises or lowers else "To this neuron, all pictures are alike."
        self.say(outlines.step_aside(grid), told=told, run_time=1.5)
        rest = FadeIn(table.row(2)[0], table.rule, table.total[0])
        self.play_on(image.animate.set_values(lit), rest, at_least=1.5)
        for k, tell in enumerate((self.say, self.play, self.say)):
            new = [table.row(k)[1], *([] if k else [table.total[1]])]
            tell(FadeIn(*new), run_time=0.4)
            self.play_on(outlines.count(k), at_least=1.2)
        self.play_on(ring(table.total), at_least=2)

    @beat
    def pixel_by_pixel(self, shown: WeightsShown) -> None:
        """Pixel by pixel, the picture is multiplied by the weights. | All that this neuron knows of
        the picture is their sum.
        """
        equation, products, total = shown.equation, shown.products, shown.sum
        factors, (*places, result) = [shown.image, shown.grid], equation.grids
        arriving = Arrivals(equation.grids, [(result, result.values)])
        self.clear(keep=[*factors, shown.legend], run_time=0.5)
        self.play(*map(ReplacementTransform, factors, places))
        self.play(FadeIn(equation.signs, equation.names, arriving), run_time=0.5)
        self.play_on(arriving.come(linger=products), at_least=5)
        coming = FadeIn(shown.label, total.set_values(products))
        self.say(FadeOut(arriving.cursor), coming, run_time=0.7)
        self.play_on(Create(framed(total.numbers)), at_least=2)
