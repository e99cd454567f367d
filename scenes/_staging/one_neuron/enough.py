"""A neuron of the first layer: the pattern it looks for, and how much of it is enough."""

import numpy as np
from manim import DOWN, UP, AnimationGroup, VGroup, smooth

from nnmath import ACTIVATIONS, Network, forward, signed_scale, weight_grid
from scenes._assets import Digit, with_our_own
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.plots.biased_probe import BiasedProbe
from scenes.mobjects.plots.number_line import round_limit
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import SMALL, THEME

QUIET = {"size": SMALL, "color": THEME.muted}
ROOM = 1.5  # of the farthest number: how far the plot reaches, so that both sides have room


class Enough:
    """The mobjects of the neuron for which a digit's weighted sum is largest, none on screen.

    `image` and `weights` with their `names`, `shown` (its curve, with the digit's sum), `sides`
    (which sums are enough and which are not). `least` is our digit with the smallest sum.
    """

    def __init__(self, network: Network, digit: Digit, area: Area) -> None:
        layer, self.digits = network.layers[0], with_our_own(digit)
        sums = forward(network, np.stack([one.x for one in self.digits]))[0].weighted_sum
        suited = int(np.argmax(sums[0]))
        self.sums, bias = sums[:, suited], float(layer.biases[suited])
        self.least = int(np.argmin(self.sums))
        left, right = area.split(2, 7)
        cut = left.columns if left.stacks else left.rows
        weights = weight_grid(layer, suited)
        self.image = ImageGrid(digit.image)
        self.weights = WeightGrid(signed_scale(weights, float(np.abs(weights).max()) or 1.0))
        self.names = VGroup()
        names = words("image", **QUIET), formula('times "weights" = s', **QUIET)
        for grid, name, place in zip((self.image, self.weights), names, cut(1, 1)):
            above, under = place.rows(place.height - LINE, LINE, gap=0)
            self.names.add(under.place(name, UP).set_x(above.fit(grid).get_x()))
        function, top = ACTIVATIONS[layer.activation].function, 1.0
        if layer.activation != "sigmoid":
            top = round_limit(np.abs(function(self.sums + bias)).max(), least=1)
        heights = (-top if layer.activation == "identity" else 0.0, top)
        reach = round_limit(ROOM * max(np.abs(self.sums).max(), abs(bias)), least=2)
        self.shown = BiasedProbe(function, (-reach, reach), right, heights, ".2f", under=LINE)
        self.shown.tell_bias()
        self.shown.set_both([self.sums[0], bias])
        line = self.shown.plot.line
        self.sides = VGroup(
            line.span(-reach, -bias, words("too little", size=SMALL), DOWN),
            line.span(-bias, reach, words("enough", size=SMALL), DOWN),
        )

    @property
    def told(self) -> str | None:
        """What is said where no digit has another sum."""
        return None if np.ptp(self.sums) > 0 else "To this neuron, all images are alike."

    def see(self, number: int, **kwargs: object) -> AnimationGroup:
        """An animation: the image becomes another digit, while sum and light go over to its own.

        The sum of a mixed image is the mixture of the sums, so they agree on the whole way.
        """
        image = self.image.animate(rate_func=smooth).set_values(self.digits[number].image)
        sums = self.shown.take_sum(self.sums[number], rate_func=smooth)
        return AnimationGroup(image.build(), sums, **kwargs)
