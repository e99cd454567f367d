"""Weights: what a connection is, and how 784 of them add up to one number (storyboard 11)."""

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, UR, Create, FadeIn, FadeOut, VGroup

from nnmath import contribution_grid, forward, signed_scale, weight_grid
from scenes._assets import chosen_digit, chosen_network
from scenes._lesson import Lesson, beat
from scenes.mobjects.connections import Connections
from scenes.mobjects.grids import ImageGrid, SignKey, SignLegend, WeightGrid
from scenes.mobjects.neurons import NeuronLayer
from scenes.mobjects.running_sum import RunningSum
from scenes.mobjects.text import formula, words
from scenes.mobjects.theme import BODY, HEADING, SMALL, THEME
from scenes.mobjects.tween import TermByTerm


class Weights(Lesson):
    def construct(self) -> None:
        network, digit = chosen_network(), chosen_digit()
        layer = network.layers[0]
        step = forward(network, digit.x)[0]
        index = int(np.argmax(step.weighted_sum))  # the neuron whose weights suit this digit best
        weights = weight_grid(layer, index)
        products = contribution_grid(layer, digit.x, index)

        image = ImageGrid(digit.image, 4.6).shift(LEFT * 4.2)
        neuron = NeuronLayer(np.zeros(1), radius=0.34).shift(RIGHT * 1.4)
        fan = Connections(image.centres, neuron.centres, weights.reshape(1, -1))
        signals = Connections(image.centres, neuron.centres, products.reshape(1, -1))
        total = RunningSum(products, self.stage.main.columns(3, 2)[1].rows(3, 1)[1])
        limit = float(np.abs(weights).max())
        grid = WeightGrid(signed_scale(weights, limit), image.width).move_to(image)
        for depth, part in enumerate((fan, signals, image, neuron, grid)):
            part.set_z_index(2 * depth)  # neurons cover the ends of their connections

        told = self.one_connection(image, neuron, weights, products)
        told = self.all_weights(neuron, fan, told)
        told = self.sum_adds_up(fan, signals, products, total, told)
        drawn = VGroup(fan, signals, neuron, total, told)
        told = self.weights_as_grid(grid, SignLegend(limit, "weight", 2.2, ".2f"), drawn)
        self.pixel_by_pixel(image, grid, products, total, told)

    @beat
    def one_connection(
        self, image: ImageGrid, neuron: NeuronLayer, weights: np.ndarray, products: np.ndarray
    ) -> VGroup:
        """What is a connection? A single number, called its weight. It says how much one neuron
        makes of another: the activation that arrives is multiplied by the weight.
        """
        row, column = divmod(int(np.argmax(np.abs(products))), products.shape[1])
        only_this = np.zeros_like(weights)
        only_this[row, column] = weights[row, column]
        line = Connections(
            image.centres, neuron.centres, only_this.reshape(1, -1), thickness=0.03
        ).set_z_index(image.z_index + 1)
        cell = image.cell(row, column).scale(1.6).set_z_index(neuron.z_index)
        pixel, weight = image.values[row, column], weights[row, column]
        product = formula(
            '"activation" times "weight" = {} times {} approx {}',
            f"{pixel:.2f}",
            f"{weight:.2f}",
            f"{products[row, column]:.2f}",
        ).move_to([6.6, 1.6, 0], aligned_edge=RIGHT)
        self.play(FadeIn(self.heading("Weights"), image, neuron))
        self.play(Create(cell))
        self.play(Create(line, run_time=1.5))
        self.play(FadeIn(product))
        return VGroup(cell, line, product)

    @beat
    def all_weights(self, neuron: NeuronLayer, fan: Connections, told: VGroup) -> VGroup:
        """Every pixel has such a connection to this neuron. Blue weights are positive, red ones
        negative, and the brighter the line, the larger the weight.
        """
        key = SignKey("positive weight", "negative weight").to_corner(UR, buff=0.45)
        count = words("{} weights, one neuron", fan.values.size, size=SMALL, color=THEME.muted)
        count.next_to(neuron, DOWN, buff=0.5)
        self.play(FadeOut(told))
        self.play(Create(fan, run_time=3), FadeIn(key))
        self.play(FadeIn(count))
        return VGroup(count, key)

    @beat
    def sum_adds_up(
        self,
        fan: Connections,
        signals: Connections,
        products: np.ndarray,
        total: RunningSum,
        told: VGroup,
    ) -> VGroup:
        """Now the image arrives, pixel after pixel from the top. Each brings its activation times
        its weight; blue pushes the sum up, red pulls it down. This is the weighted sum.
        """
        label = words("weighted sum", size=BODY).next_to(total.bars, UP, buff=0.4)
        self.play(FadeOut(told, run_time=0.5))  # the sum arrives close by
        self.play(fan.animate.set_opacity(0.15), FadeIn(total, label))
        self.play(
            TermByTerm(signals, products.reshape(1, -1), run_time=6),
            TermByTerm(total, products, run_time=6),
        )
        return VGroup(label)

    @beat
    def weights_as_grid(self, grid: WeightGrid, legend: SignLegend, drawn_so_far: VGroup) -> VGroup:
        """Each weight belongs to one pixel, so we can lay the weights out like an image.
        The picture shows what this neuron is looking for, and what it would rather not see.
        """
        self.play(FadeOut(drawn_so_far))
        self.play(FadeIn(grid))
        self.play(grid.animate.move_to([1.0, 0, 0]), run_time=2)
        self.play(FadeIn(legend.move_to([5.2, 0, 0])))
        return legend

    @beat
    def pixel_by_pixel(
        self,
        image: ImageGrid,
        grid: WeightGrid,
        products: np.ndarray,
        total: RunningSum,
        told: VGroup,
    ) -> None:
        """Pixel by pixel, the image is multiplied by the weights. Dark pixels leave nothing
        behind. What remains, added up, is all that this neuron knows about the image.
        """
        width, height, step = 3.7, 0.75, 4.75
        scaled = signed_scale(products, float(np.abs(products).max()))
        product_grid = WeightGrid(np.zeros_like(scaled), width).move_to([step, height, 0])
        places = zip(("activations", "weights", "products"), (-step, 0, step))
        below = height - width / 2 - 0.35
        names = [
            words(name, size=SMALL, color=THEME.muted).move_to([x, below, 0]) for name, x in places
        ]
        times = formula("times", size=HEADING).move_to([-step / 2, height, 0])
        equals = formula("=", size=HEADING).move_to([step / 2, height, 0])
        total.set_values(np.zeros(1)).move_to([0.6, -2.18, 0])
        label = words("weighted sum", size=BODY).next_to(total, LEFT, buff=0.4)
        self.play(
            FadeOut(told),
            image.animate.scale(width / image.width).move_to([-step, height, 0]),
            grid.animate.scale(width / grid.width).move_to([0, height, 0]),
        )
        self.play(FadeIn(product_grid, *names, times, equals, total, label))
        self.play(
            TermByTerm(product_grid, scaled, run_time=6), TermByTerm(total, products, run_time=6)
        )
        self.wait(3)
