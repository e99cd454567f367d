"""Weights: what a connection is, and how 784 of them add up to one number (storyboard 11)."""

import numpy as np
from manim import (
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    TransformFromCopy,
    Uncreate,
)

from nnmath import contribution_grid, forward, signed_scale, weight_grid
from scenes._assets import chosen_digit, chosen_network
from scenes._lesson import Lesson, beat
from scenes.mobjects.arrivals import Arrivals
from scenes.mobjects.contour import Contour
from scenes.mobjects.fan_in import FanIn, Followed
from scenes.mobjects.grid_equation import GridEquation
from scenes.mobjects.grids import CellGrid, ImageGrid, SignKey, SignLegend, WeightGrid
from scenes.mobjects.labelled import Labelled, baseline, stand
from scenes.mobjects.products import Products
from scenes.mobjects.running_sum import RunningSum
from scenes.mobjects.stage import Area
from scenes.mobjects.text import Readout, words
from scenes.mobjects.theme import HEADING, SMALL, THEME

GREY = (0.3, 0.7)  # activations that are clearly neither dark nor fully lit
LARGE = 0.4  # of the largest weight of its sign: from here on a weight counts as a large one
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
        fan = FanIn(left.fit(ImageGrid(digit.image)), weights, products, above)
        pixels = two_examples(digit.x, weights.ravel())
        followed = [fan.follow(*pair) for pair in (pixels, pixels[::-1])]
        beside_labels = below.columns(1, 3)[1]
        table = beside_labels.place(Products([each.row for each in followed]))
        grid = WeightGrid(signed_scale(weights, limit), fan.image.width).move_to(fan.image)
        legend = self.stage.corner.place(SignLegend(limit, "weights and products"), RIGHT)
        grids, sums = room.rows(4, 1)
        equation = GridEquation(
            [fan.image.copy(), grid.copy(), WeightGrid(signed_scale(products, limit))],
            [words(name, **QUIET) for name in ("activations", "weights", "products")],
            grids,
        )

        self.one_connection(fan, followed, table)
        self.all_weights(fan, followed, legend, below)
        self.sum_adds_up(fan, below)
        self.weights_as_grid(fan, grid, legend, right)
        self.pixel_by_pixel([fan.image, grid], equation, products, legend, sums)

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
        self.play_on(one.take_weight(), at_least=2)
        self.say(one.signal.pulse(rest=0, run_time=2), FadeIn(table.heads[2]))
        self.play_on(one.take_product(), at_least=2)
        is_negative = other.row.weight.value < 0
        self.say(other.begin(), told=None if is_negative else "Each pixel has a line of its own.")
        self.play(other.take_activation(), FadeIn(other.label))
        self.play(other.take_weight())
        self.play(other.signal.pulse(rest=0, run_time=1.5))
        self.play(other.take_product())

    @beat
    def all_weights(
        self, fan: FanIn, followed: list[Followed], legend: SignLegend, area: Area
    ) -> None:
        """Every pixel has such a connection to this neuron, each with a weight of its own. | Blue
        weights are positive, red and dashed ones are negative. | The brighter the line, the larger
        the weight.
        """
        lines, weights = fan.weights, fan.weights.values
        counter = Readout(0, ",d", HEADING, field=f"{weights.size:,}")
        count = Labelled(words("weights", size=HEADING), counter, RIGHT)
        row = fan.image.values.shape[1]
        growth = Arrivals([fan.image], [(lines, weights)], counter=counter, step=row)
        examples = [each.line for each in followed]
        self.clear(FadeIn(area.place(count), growth.cursor), keep=[*fan.ends, *examples])
        self.play_on(growth.come(), at_least=5)
        key = self.stage.corner.place(SignKey("positive weight", "negative weight"), RIGHT)
        self.play(FadeOut(growth.cursor, *examples), run_time=0.5)
        self.say(FadeIn(key[0]), lines.animate.set_values(np.maximum(weights, 0)))
        self.play_on(FadeIn(key[1]), lines.animate.set_values(np.minimum(weights, 0)))
        large = large_positive(weights) | large_positive(-weights)
        self.say(lines.animate.set_values(np.where(large, weights, 0)))
        self.play_on(FadeOut(key), FadeIn(legend), lines.animate.set_values(weights), at_least=2)

    @beat
    def sum_adds_up(self, fan: FanIn, area: Area) -> None:
        """Now the image arrives, pixel by pixel. What is dark sends nothing. | A bright pixel sends
        its activation times its weight: | the sum goes up where that is positive, and down where it
        is negative. | All of it together is one number: the weighted sum.
        """
        products, width = fan.signals.values, fan.image.values.shape[1]
        names, bar = area.rows(1, 2)
        total = RunningSum(products, bar)
        shown = [(fan.signals, products), (total, products)]
        arriving = Arrivals([fan.image], shown, latest=[(fan.latest, products)])
        self.clear(FadeIn(arriving, names.place(words("weighted sum"))), keep=fan.ends)
        first = int(np.argmax(fan.image.values > 0))
        stops = [first, *np.minimum(first + width * np.array([1, 4]), products.size)]
        self.play_on(arriving.come(stops[0]), at_least=2)
        for stop in stops[1:]:
            self.say(arriving.come(stop), at_least=4)
        self.say(arriving.come(), at_least=7)
        self.play(FadeOut(arriving.cursor, fan.latest))

    @beat
    def weights_as_grid(self, fan: FanIn, grid: WeightGrid, legend: SignLegend, area: Area) -> None:
        """Each weight belongs to one pixel. | So the lines can go back to their pixels, and the
        weights lie there like an image. | In the outlined pixels, light raises the sum. | In the
        dashed ones, light lowers it. | Laid over the image: how much of its light is where this
        neuron wants it?
        """
        self.clear(FadeIn(fan.weights), keep=fan.ends)
        self.say(Uncreate(fan.weights), FadeIn(grid), FadeOut(fan.name), run_time=2)
        self.clear(area.place(grid.animate), keep=[fan.image], run_time=max(2, self.phrase_left))
        raising, lowering = large_positive(grid.values), large_positive(-grid.values)
        wanted = [Contour(each, raising) for each in (grid, fan.image)]
        unwanted = [Contour(each, lowering, dashed=True) for each in (grid, fan.image)]
        told = None if raising.any() else "No weight is positive, so no light raises the sum."
        self.say(Create(wanted[0]), FadeIn(legend.upper), told=told, at_least=2)
        told = None if lowering.any() else "No weight is negative, so no light lowers the sum."
        self.say(Create(unwanted[0]), FadeIn(legend.lower), told=told, at_least=2)
        told = None if grid.values.any() else "To this neuron, all images are alike."
        laid = grid.copy().animate.move_to(fan.image).set_opacity(0)
        outlines = TransformFromCopy(*wanted), TransformFromCopy(*unwanted)
        self.say(laid, *outlines, told=told, at_least=2)

    @beat
    def pixel_by_pixel(
        self,
        factors: list[CellGrid],
        equation: GridEquation,
        products: np.ndarray,
        legend: SignLegend,
        area: Area,
    ) -> None:
        """Pixel by pixel, the image is multiplied by the weights. | What is dark leaves nothing
        behind; what is bright leaves its weight. | All that is left, added up, is what this neuron
        knows about the image.
        """
        names, bar = area.columns(2, 3)
        total = RunningSum(products, bar)
        label = names.place(words("weighted sum", **QUIET), RIGHT)
        stand(label, baseline(total.numbers[0]))
        *places, result = equation.grids
        arriving = Arrivals(equation.grids, [(result, result.values), (total, products)])
        self.clear(keep=[*factors, legend], run_time=0.5)
        self.play(*map(ReplacementTransform, factors, places))
        self.play(FadeIn(equation.signs, equation.names, arriving, label))
        self.play_on(arriving.come(products.size // 4), at_least=2)
        self.say(arriving.come(products.size // 2), at_least=4)
        self.say(arriving.come(), at_least=5)
        self.play(FadeOut(arriving.cursor))


def large_positive(weights: np.ndarray) -> np.ndarray:
    """Which weights are positive and large among the positive ones."""
    return (weights > 0) & (weights >= LARGE * weights.max(initial=0))


def two_examples(x: np.ndarray, weights: np.ndarray) -> tuple[int, int]:
    """The grey pixels with the largest and the least weight; of others, where grey ones lack.

    x, weights: (n,).
    """
    grey = np.flatnonzero((x > GREY[0]) & (x < GREY[1]))
    lit = np.flatnonzero(x > 0)
    choice = next((some for some in (grey, lit) if len(some) > 1), np.arange(len(x)))
    ranked = choice[np.argsort(weights[choice], kind="stable")]
    return int(ranked[-1]), int(ranked[0])
