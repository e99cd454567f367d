"""Weights: what a connection is, and how 784 of them add up to one number (storyboard 11)."""

import numpy as np
from manim import (
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    Mobject,
    ReplacementTransform,
    TransformFromCopy,
    Uncreate,
    VGroup,
)

from nnmath import contribution_grid, forward, signed_scale, weight_grid
from scenes._assets import chosen_digit, chosen_network
from scenes._lesson import Lesson, beat
from scenes.mobjects.arrivals import Arrivals
from scenes.mobjects.contour import Contour
from scenes.mobjects.fan_in import FanIn, Followed
from scenes.mobjects.grid_equation import GridEquation
from scenes.mobjects.grids import CellGrid, ImageGrid, SignKey, SignLegend, WeightGrid
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.labelled import Labelled
from scenes.mobjects.neurons import NeuronLayer
from scenes.mobjects.products import Product, Products
from scenes.mobjects.running_sum import RunningSum
from scenes.mobjects.stage import Area
from scenes.mobjects.text import Readout, words
from scenes.mobjects.theme import HEADING, SMALL, THEME

GREY = (0.3, 0.7)  # activations that are clearly neither dark nor fully lit
LARGE = 0.4  # of the largest weight of its sign: from here on a weight counts as a large one
QUIET = {"size": SMALL, "color": THEME.muted}


class Weights(Lesson):
    def construct(self) -> None:
        network, digit = chosen_network(), chosen_digit()
        layer = network.layers[0]
        suited = int(np.argmax(forward(network, digit.x)[0].weighted_sum))
        weights = weight_grid(layer, suited)
        products = contribution_grid(layer, digit.x, suited)

        limit = float(np.abs(weights).max())

        left, right = self.stage.whole.split(1, 1)
        above, below = right.rows(3, 2)
        image = left.fit(ImageGrid(digit.image))
        neuron = above.place(NeuronLayer(np.zeros(1), radius=0.8, numbers=False))
        seen = [image, neuron, words("one neuron", **QUIET).next_to(neuron, RIGHT)]
        fan = FanIn(image, neuron, weights)
        pixels = two_examples(digit.x, weights.ravel())
        rows = [Product(digit.x[k], weights.flat[k]) for k in pixels]
        heads = [words(head, **QUIET) for head in ("activation", "weight", "product")]
        table = below.place(Products(heads, rows)).set_z_index(neuron.z_index + 1)
        followed = [
            fan.follow(k, other, Labelled(words("weight", **QUIET), row.weight.copy()))
            for k, other, row in zip(pixels, pixels[::-1], rows)
        ]
        grid = WeightGrid(signed_scale(weights, limit), image.width)
        legend = self.stage.corner.place(SignLegend(limit, "weights and products"), RIGHT)
        equation_area, sum_area = self.stage.whole.rows(4, 1)
        equation = GridEquation(
            [ImageGrid(digit.image), grid.copy(), WeightGrid(signed_scale(products, limit))],
            [words(each, **QUIET) for each in ("activations", "weights", "products")],
            equation_area,
        )

        self.one_connection(seen, followed, table)
        self.all_weights(fan, below, [*seen, *(each.line for each in followed)])
        self.sum_adds_up(fan, products, below, seen)
        self.weights_as_grid(fan, grid, right, legend, seen)
        self.pixel_by_pixel(equation, [image, grid], products, sum_area, legend)

    @beat
    def one_connection(
        self, seen: list[Mobject], followed: list[Followed], table: Products
    ) -> None:
        """What does a connection do? | It begins at a pixel, and that holds a number: how bright
        it is, its activation. | The connection has a number of its own: its weight. | What arrives
        at the neuron is the activation times the weight. | Along a negative weight, what arrives
        is negative.
        """
        neuron = seen[1]
        (one, other), (row, last) = followed, table.rows
        self.add(self.heading("Weights"), *seen)
        self.play(Create(one.line, run_time=max(2, self.phrase_left)))
        pixel = VGroup(row.pixel, row.activation)
        self.say(Create(one.outline), FadeIn(table.heads[0]))
        self.play(grow_out_of(one.outline, pixel, run_time=max(2, self.phrase_left)))
        self.say(FadeIn(one.label))
        self.play(
            TransformFromCopy(one.label.number, row.weight),
            FadeIn(row.times, table.heads[1]),
            run_time=max(1.5, self.phrase_left),
        )
        self.say(one.signal.pulse(rest=0, run_time=2))
        self.play(grow_out_of(neuron, row.product), FadeIn(table.heads[2]))
        told = None if last.weight.value < 0 else "Another pixel has a connection of its own."
        self.say(Create(other.line), Create(other.outline), told=told)
        pixel = VGroup(last.pixel, last.activation)
        self.play(grow_out_of(other.outline, pixel), FadeIn(other.label))
        self.play(TransformFromCopy(other.label.number, last.weight), FadeIn(last.times))
        self.play(other.signal.pulse(rest=0, run_time=2))
        self.play(grow_out_of(neuron, last.product))

    @beat
    def all_weights(self, fan: FanIn, area: Area, seen: list[Mobject]) -> None:
        """Every pixel has such a connection to this neuron, each with a weight of its own. | Blue
        weights are positive, red and dashed ones are negative. | The brighter the line, the larger
        the weight.
        """
        lines, weights = fan.weights, fan.weights.values
        counter = Readout(0, ",d", HEADING, field=f"{weights.size:,}")
        count = Labelled(words("weights", size=HEADING), counter, RIGHT)
        growth = Arrivals([fan.image], [(lines, weights)], counter=counter)
        self.clear(FadeIn(area.place(count), growth.cursor), keep=seen)
        self.play(growth.come(run_time=max(5, self.phrase_left)))
        key = self.stage.corner.place(SignKey("positive weight", "negative weight"), RIGHT)
        self.say(
            FadeIn(key), FadeOut(growth.cursor), lines.animate.set_values(np.maximum(weights, 0))
        )
        self.play(lines.animate(run_time=2).set_values(np.minimum(weights, 0)))
        large = large_positive(weights) | large_negative(weights)
        self.say(lines.animate.set_values(np.where(large, weights, 0)))
        self.play(lines.animate(run_time=max(2, self.phrase_left)).set_values(weights))

    @beat
    def sum_adds_up(
        self, fan: FanIn, products: np.ndarray, area: Area, seen: list[Mobject]
    ) -> None:
        """Now the image arrives, pixel by pixel. What is dark sends nothing. | A bright pixel sends
        its activation times its weight: | the sum goes up where that is positive, and down where it
        is negative. | All of it together is one number: the weighted sum.
        """
        signals, terms = fan.signals, fan.signals.values
        names, bar = area.rows(1, 2)
        total = RunningSum(products, bar)
        label = names.place(words("weighted sum"))
        arriving = Arrivals(
            [fan.image], [(signals, terms), (total, products)], [(fan.latest, terms)]
        )
        lit = np.flatnonzero(fan.image.values)
        first = int(lit[0]) if len(lit) else 0
        self.clear(FadeIn(arriving, label), keep=seen)
        self.play(arriving.come(first, run_time=max(2, self.phrase_left)))
        width = fan.image.values.shape[1]
        self.say(arriving.come(min(first + width, terms.size), run_time=max(4, self.phrase_left)))
        self.say(
            arriving.come(min(first + 4 * width, terms.size), run_time=max(4, self.phrase_left))
        )
        self.say(arriving.come(run_time=max(5, self.phrase_left)))
        self.play(FadeOut(arriving.cursor, fan.latest))

    @beat
    def weights_as_grid(
        self, fan: FanIn, grid: WeightGrid, area: Area, legend: SignLegend, seen: list[Mobject]
    ) -> None:
        """Each weight belongs to one pixel. | So the lines can go back to their pixels, and the
        weights lie there like an image. | In the outlined pixels, light raises the sum. | In the
        dashed ones, light lowers it. | How much of the image is where this neuron wants it?
        """
        self.clear(FadeIn(fan.weights), keep=seen)
        grid.move_to(fan.image)
        self.say(Uncreate(fan.weights), FadeIn(grid), run_time=2)
        self.clear(
            grid.animate.move_to(area.centre), keep=[fan.image], run_time=max(2, self.phrase_left)
        )
        large = large_positive(grid.values), large_negative(grid.values)
        wanted, unwanted = (
            [Contour(each, cells, dashed) for each in (grid, fan.image)]
            for cells, dashed in zip(large, (False, True))
        )
        self.say(Create(wanted[0]), FadeIn(legend), run_time=2)
        self.say(Create(unwanted[0]), run_time=2)
        self.say(
            TransformFromCopy(*wanted),
            TransformFromCopy(*unwanted),
            run_time=max(2, self.phrase_left),
        )

    @beat
    def pixel_by_pixel(
        self,
        equation: GridEquation,
        was: list[CellGrid],
        products: np.ndarray,
        sum_row: Area,
        legend: SignLegend,
    ) -> None:
        """Pixel by pixel, the image is multiplied by the weights. | What is dark leaves nothing
        behind; what is bright leaves its weight. | All that is left, added up, is what this neuron
        knows about the image.
        """
        names, bar = sum_row.columns(1, 3)
        total = RunningSum(products, bar)
        label = names.place(words("weighted sum"), RIGHT)
        *factors, result = equation.grids
        shares = result.values
        arriving = Arrivals(equation.grids, [(result, shares), (total, products)])
        self.clear(*map(ReplacementTransform, was, factors), keep=[legend])
        self.play(FadeIn(equation.signs, equation.names, arriving, label))
        self.play(arriving.come(products.size // 4, run_time=max(2, self.phrase_left)))
        self.say(arriving.come(run_time=max(6, self.phrase_left)))
        self.say(FadeOut(arriving.cursor))


def large_positive(weights: np.ndarray) -> np.ndarray:
    """Which weights are positive and large among the positive ones."""
    return (weights > 0) & (weights >= LARGE * weights.max(initial=0))


def large_negative(weights: np.ndarray) -> np.ndarray:
    """Which weights are negative and large among the negative ones."""
    return large_positive(-weights)


def two_examples(x: np.ndarray, weights: np.ndarray) -> tuple[int, int]:
    """The grey pixels with the largest and the least weight; of others, where grey ones lack.

    x, weights: (n,).
    """
    grey = np.flatnonzero((x > GREY[0]) & (x < GREY[1]))
    lit = np.flatnonzero(x > 0)
    choice = next((some for some in (grey, lit) if len(some) > 1), np.arange(len(x)))
    ranked = choice[np.argsort(weights[choice], kind="stable")]
    return int(ranked[-1]), int(ranked[0])
