"""Weights: what a connection is, and how 784 of them add up to one number (storyboard 11)."""

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    Transform,
    Uncreate,
    VGroup,
)

from nnmath import contribution_grid, forward, signed_scale, weight_grid
from scenes._assets import chosen_digit, chosen_network
from scenes._data.examples import two_examples
from scenes._lesson import Lesson, beat
from scenes.mobjects.bars.running_sum import RunningSum
from scenes.mobjects.grids.cells import Cursor, TermGrid, ring
from scenes.mobjects.grids.grids import CellGrid, SignLegend, WeightGrid
from scenes.mobjects.lettering.labelled import Labelled, baseline, stand
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.products import Products
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.fan_in import FanIn, Followed
from scenes.mobjects.outlines import Outlines
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.arrivals import Arrivals
from scenes.mobjects.sums.grid_equation import GridEquation
from scenes.mobjects.theme import HEADING, SMALL, THEME

FAINT = 0.02  # of the largest weight: up to here a line is too faint to be seen
OUTLINE = 0.1  # the room of an outline around a pixel at the edge, in Manim's units
QUIET = {"size": SMALL, "color": THEME.muted}


class Weights(Lesson):
    def construct(self) -> None:
        network, digit = chosen_network(), chosen_digit()
        layer = network.layers[0]
        suited = int(np.argmax(forward(network, digit.x)[0].weighted_sum))
        weights = weight_grid(layer, suited)
        products = contribution_grid(layer, digit.x, suited)
        limit = float(np.abs(weights).max()) or 1.0
        room = self.stage.whole.inset(OUTLINE)
        left, right = room.split(1, 1)
        above, below = right.rows(3, 2)
        image = left.fit(TermGrid(digit.image, signed_scale(products, limit)))
        fan = FanIn(image, weights, products, above)
        pixels = two_examples(digit.x, weights.ravel())
        followed = [fan.follow(*pair) for pair in (pixels, pixels[::-1])]
        table = below.columns(1, 3)[1].place(Products([each.row for each in followed]))
        grid = WeightGrid(signed_scale(weights, limit), image.width).move_to(image)
        outlines = Outlines(grid, image, products, right)
        legend = self.stage.corner.place(SignLegend(limit, "weights and products"), RIGHT)
        grids, sums = room.rows(6, 1, gap=0)
        equation = GridEquation(
            [image.copy(), grid.copy(), WeightGrid(signed_scale(products, limit))],
            [words(name, **QUIET) for name in ("activations", "weights", "products")],
            grids,
        )

        self.one_connection(fan, followed, table)
        self.all_weights(fan, legend, below)
        self.sum_adds_up(fan, legend, below)
        self.weights_as_grid(fan, grid, legend, outlines)
        self.pixel_by_pixel([image, grid], equation, products, legend, sums)

    @beat
    def one_connection(self, fan: FanIn, followed: list[Followed], table: Products) -> None:
        """What does a connection do? | It begins at a pixel, and that holds a number: how bright
        it is, its activation. | The connection has a number of its own: its weight. | What arrives
        at the neuron is the activation times the weight. | Along a negative weight, what arrives
        is negative.
        """
        self.add(self.heading("Weights"), *fan.ends)
        one, other = followed
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
    def all_weights(self, fan: FanIn, legend: SignLegend, area: Area) -> None:
        """Every pixel has such a connection to this neuron, each with a weight of its own. | The
        farther a weight is from 0, the brighter its line. | Blue weights are positive, red and
        dashed ones are negative.
        """
        lines, weights = fan.weights, fan.weights.values
        counter = Readout(0, ",d", HEADING, field=f"{weights.size:,}")
        count = Labelled(words("weights", size=HEADING), counter, RIGHT)
        faint = np.count_nonzero(np.abs(weights) <= FAINT * lines.limit)
        of_them = [words("bright enough to be seen"), words("too close to 0 to be seen")]
        parts = NumberTable(of_them, [weights.size - faint, faint], spec=",d")
        area.place(VGroup(count, parts).arrange(DOWN, buff=0.3), UP)
        row = fan.image.values.shape[1]
        growth = Arrivals([fan.image], [(lines, weights)], counter=counter, step=row)
        self.clear(keep=fan.ends, run_time=0.5)
        self.play(FadeIn(count, growth.cursor), run_time=0.5)
        self.play_on(growth.come(), at_least=4)
        sentence = "The farther a weight is from 0, the brighter its line: {} are too faint to see."
        told = (sentence, f"{faint:,}") if faint else None
        self.say(FadeOut(growth.cursor), FadeIn(parts), told=told)
        self.play_on(ring(parts.row(1)), at_least=2)
        self.say(FadeIn(legend.upper), lines.animate.set_values(np.maximum(weights, 0)))
        self.play_on(FadeIn(legend.lower), lines.animate.set_values(np.minimum(weights, 0)))
        self.play(lines.animate.set_values(weights))

    @beat
    def sum_adds_up(self, fan: FanIn, legend: SignLegend, area: Area) -> None:
        """Now the pixels send what they have, one by one. Dark ones send nothing. | A bright pixel
        sends its activation times its weight. | The sum goes up where that is positive, and down
        where it is negative. | All together, that is the weighted sum: one number, but not the
        neuron's activation yet.
        """
        products, lit = fan.signals.values, np.flatnonzero(fan.image.values > 0)
        names, bar = area.rows(1, 2)
        total = RunningSum(products, bar)
        shown = [(fan.signals, products), (total, products)]
        arriving = Arrivals([fan.image], shown, [(fan.latest, products)], order=lit)
        dark = int(lit.min(initial=products.size - 1))
        passing = Cursor([fan.image], np.arange(dark + 1))
        self.clear(keep=[*fan.ends, legend], run_time=0.5)
        self.play(FadeIn(passing, total, names.place(words("weighted sum"))), run_time=0.5)
        self.play(passing.walk(0, dark + 1, remover=True), run_time=1)
        first = len(lit) // 8  # the first rows slowly, one pixel after another
        self.play_on(arriving.come(first // 2), at_least=1)
        self.say(arriving.come(first), at_least=3)
        self.say(arriving.come(linger=products), at_least=6.5)
        self.say(ring(total.numbers), FadeOut(arriving.cursor, fan.latest), run_time=2)
        self.play_on(FadeIn(fan.question), at_least=2)

    @beat
    def weights_as_grid(
        self, fan: FanIn, grid: WeightGrid, legend: SignLegend, outlines: Outlines
    ) -> None:
        """The lines can go back to their pixels: there the weights lie like an image. | Solid
        outlines: the largest positive weights. Light there raises the sum. | Dashed outlines: the
        negative ones farthest from 0. Light there lowers it. | Now the image under them: what
        does its light do there? | Each pixel in an outline turns into its
        product. | With all other pixels, that makes the weighted sum.
        """
        image, lit, table = fan.image, fan.image.values, outlines.table
        solid, dashed = outlines.lines
        self.clear(FadeIn(fan.weights), keep=[*fan.ends, legend])
        self.play(image.animate.set_values(0 * lit), FadeOut(fan.neuron, fan.name))
        self.play_on(LaggedStart(Uncreate(fan.weights), FadeIn(grid), lag_ratio=0.5), at_least=2)
        raises, lowers = (cells.any() for cells in outlines.cells[:2])
        told = None if raises else "No weight is positive, so no light raises the sum."
        self.say(Create(solid), FadeIn(table.row(0)[0]), told=told, at_least=2)
        told = None if lowers else "No weight is negative, so no light lowers the sum."
        self.say(Create(dashed), FadeIn(table.row(1)[0]), told=told, at_least=2)
        told = None if raises or lowers else "To this neuron, all images are alike."
        self.say(Transform(grid, outlines.aside), told=told, run_time=1.5)
        rest = FadeIn(table.row(2)[0], table.rule, table.total[0])
        self.play_on(image.animate.set_values(lit), rest, at_least=1.5)
        for k, tell in enumerate((self.say, self.play, self.say)):
            new = [table.row(k)[1], *([] if k else [table.total[1]])]
            tell(FadeIn(*new), run_time=0.4)
            self.play_on(outlines.count(k), at_least=1.2)
        self.play_on(ring(table.total), at_least=2)

    @beat
    def pixel_by_pixel(
        self,
        factors: list[CellGrid],
        equation: GridEquation,
        products: np.ndarray,
        legend: SignLegend,
        area: Area,
    ) -> None:
        """Pixel by pixel, the image is multiplied by the weights. | All these products, added
        up, are what this neuron knows about the image.
        """
        names, bar = area.columns(2, 3)
        total = RunningSum(products, bar)
        label = names.place(words("weighted sum", **QUIET), RIGHT)
        stand(label, baseline(total.numbers[0]))
        *places, result = equation.grids
        arriving = Arrivals(equation.grids, [(result, result.values), (total, products)])
        self.clear(keep=[*factors, legend], run_time=0.5)
        self.play(*map(ReplacementTransform, factors, places))
        self.play(FadeIn(equation.signs, equation.names, arriving, label), run_time=0.5)
        self.play_on(arriving.come(products.size // 2, linger=products), at_least=3)
        self.say(arriving.come(linger=products), at_least=4)
        self.play(FadeOut(arriving.cursor))
