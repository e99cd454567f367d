"""A neuron of the first layer: the pattern it looks for, and how much of it is enough."""

import numpy as np
from manim import DOWN, ORIGIN, UP, VGroup

from nnmath import Network, signed_scale, weight_grid
from scenes._assets import Digit
from scenes._data.biased import BiasedLayer
from scenes._staging.drawn_input import drawn_input
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.text import words
from scenes.mobjects.plots.biased_probe import BiasedProbe
from scenes.mobjects.plots.number_line import round_limit
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import SMALL, THEME

ROOM = 3  # of a number: how far the plot reaches, so that both sides of it have room


class Enough:
    """The mobjects of the first layer's neuron that is followed, none on screen.

    `image` and `weights` with their `names`, `shown` (its curve with the digit's sum, at first
    without the bias), `bias`, `sides` (which sums are enough with it and which are not). `one` is
    its layer.
    """

    def __init__(self, network: Network, digit: Digit, area: Area) -> None:
        self.one = one = BiasedLayer.of(network, digit)
        left, right = area.split(2, 7)
        cut = left.columns if left.stacks else left.rows
        shape = digit.shape if digit.is_picture else (len(digit.x), 1)
        weights = weight_grid(one.layer, one.followed, shape)
        self.weights = WeightGrid(signed_scale(weights, float(np.abs(weights).max()) or 1.0))
        rooms = [place.rows(place.height - LINE, LINE, gap=0) for place in cut(1, 1)]
        self.image = drawn_input(digit, rooms[0][0], ORIGIN)
        rooms[1][0].fit(self.weights)
        given, self.names = "image" if digit.is_picture else "input", VGroup()
        for grid, name, (_, under) in zip((self.image, self.weights), (given, "weights"), rooms):
            called = words(name, size=SMALL, color=THEME.muted)
            self.names.add(under.place(called, UP).set_x(grid.get_x()))
        top = 1.0 if one.is_bounded else round_limit(np.abs(one.lights).max(), least=1)
        heights = (-top if one.layer.activation_function.bounds[0] < 0 else 0.0, top)
        s, self.bias = float(one.step.weighted_sum[one.followed]), one.bias
        # A light without bound is as high as its sum is far: the curve ends where the plot does.
        beyond = ROOM if one.is_bounded else 1
        reach = round_limit(max(beyond * abs(s), ROOM * abs(self.bias)), least=2)
        limits = (-reach, reach)
        self.shown = BiasedProbe(one.function, limits, right, heights, ".2f", LINE, compares=True)
        self.shown.set_both([s, 0])
        line = self.shown.plot.line
        self.sides = VGroup(
            line.span(-reach, -self.bias, words("too little", size=SMALL), DOWN),
            line.span(-self.bias, reach, words("enough", size=SMALL), DOWN),
        )
