"""What the film of the weights shows: an image, one neuron, and the weights between them."""

import numpy as np
from manim import DOWN, RIGHT, UP, VGroup

from nnmath import Network, contribution_grid, forward, signed_scale, weight_grid
from scenes._assets import Digit
from scenes._data.examples import two_examples
from scenes.mobjects.bars.running_sum import RunningSum
from scenes.mobjects.grids.cells import Cursor, TermGrid
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.grids.legend import SignLegend
from scenes.mobjects.lettering.labelled import Labelled, baseline, stand
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.products import Products
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.fan_in import FanIn
from scenes.mobjects.outlines import Outlines
from scenes.mobjects.stage import Stage
from scenes.mobjects.sums.arrivals import Arrivals
from scenes.mobjects.sums.grid_equation import GridEquation
from scenes.mobjects.theme import HEADING, SMALL, THEME

FAINT = 0.02  # of the largest weight: up to here a line is too faint to be seen
OUTLINE = 0.1  # the room of an outline around a pixel at the edge, in Manim's units
QUIET = {"size": SMALL, "color": THEME.muted}


class WeightsShown:
    """The mobjects of a digit and the neuron that it suits best, in place, none on screen.

    `fan` (all connections), two of them `followed` with a `table` of their numbers, how many there
    are (`count`, of which `faint` are too faint to be seen, in `parts`), their `growth`, the
    weighted sum as they arrive (`total`, `name`, `arriving`), `passing` over the first dark pixels,
    the `weights`, (1, n), as a `grid` with `outlines`, and at last the `equation` of grids with the
    `sum` of its `products`; `legend` holds for all.
    """

    def __init__(self, network: Network, digit: Digit, stage: Stage) -> None:
        layer = network.layers[0]
        suited = int(np.argmax(forward(network, digit.x)[0].weighted_sum))
        weights = weight_grid(layer, suited, digit.shape)
        self.weights = weights.reshape(1, -1)
        self.products = contribution_grid(layer, digit.x, suited, digit.shape)
        limit = float(np.abs(weights).max()) or 1.0
        room = stage.whole.inset(OUTLINE)
        left, right = room.split(1, 1)
        above, self.below = right.rows(3, 2)
        self.image = left.fit(TermGrid(digit.image, signed_scale(self.products, limit)))
        self.fan = FanIn(self.image, weights, self.products, above)
        pixels = two_examples(digit.x, weights.ravel())
        self.followed = [self.fan.follow(*pair) for pair in (pixels, pixels[::-1])]
        table = Products([each.row for each in self.followed])
        self.table = self.below.columns(1, 3)[1].place(table)
        self.grid = WeightGrid(signed_scale(weights, limit), self.image.width)
        self.grid.move_to(self.image)
        self.outlines = Outlines(self.grid, self.image, self.products, right)
        self.legend = stage.corner.place(SignLegend(limit, "weights and products"), RIGHT)
        self._count()
        self._sum_up()
        grids, sums = room.rows(6, 1, gap=0)
        self.equation = GridEquation(
            [self.image.copy(), self.grid.copy(), WeightGrid(signed_scale(self.products, limit))],
            [words(name, **QUIET) for name in ("activations", "weights", "products")],
            grids,
        )
        names, bar = sums.columns(2, 3)
        self.sum = RunningSum(self.products, bar)
        self.label = names.place(words("weighted sum", **QUIET), RIGHT)
        stand(self.label, baseline(self.sum.numbers[0]))

    def _count(self) -> None:
        """How many connections there are, and how many of them cannot be seen."""
        lines, weights = self.fan.weights, self.weights
        counter = Readout(0, ",d", HEADING, field=f"{weights.size:,}")
        self.count = Labelled(words("weights", size=HEADING), counter, RIGHT)
        self.faint = int(np.count_nonzero(np.abs(weights) <= FAINT * lines.limit))
        of_them = [words("bright enough to be seen"), words("too close to 0 to be seen")]
        numbers = [weights.size - self.faint, self.faint]
        self.parts = NumberTable(of_them, numbers, spec=",d")
        self.below.place(VGroup(self.count, self.parts).arrange(DOWN, buff=0.3), UP)
        row = self.image.values.shape[1]
        self.growth = Arrivals([self.image], [(lines, weights)], counter=counter, step=row)

    def _sum_up(self) -> None:
        """The weighted sum, to which each pixel that is lit sends something in its turn."""
        products, lit = self.fan.signals.values, np.flatnonzero(self.image.values > 0)
        names, bar = self.below.rows(1, 2)
        self.total = RunningSum(products, bar)
        self.name = names.place(words("weighted sum"))
        shown = [(self.fan.signals, products), (self.total, products)]
        latest = [(self.fan.latest, products)]
        self.arriving = Arrivals([self.image], shown, latest, order=lit)
        self.dark = int(lit.min(initial=products.size - 1)) + 1
        self.passing = Cursor([self.image], np.arange(self.dark))
