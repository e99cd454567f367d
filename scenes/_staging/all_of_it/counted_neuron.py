"""One neuron's numbers, counted: a weight for each pixel, and a bias."""

from typing import Self

import numpy as np
from manim import DOWN, UP, Mobject, Typst, VGroup, linear

from nnmath import Layer
from scenes._assets import Digit
from scenes._data.counted import on_its_scale
from scenes.mobjects.grids.cells import Cursor
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.lettering.labelled import Labelled, stand
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.neurons.shown import best_shown
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.counted_wall import CountedWall

QUIET = {"size": SMALL, "color": THEME.muted}
AIR = 0.15  # between a thing and its name, in Manim's units


class OneNeuron:
    """The mobjects of a neuron whose numbers are counted, none on screen.

    `image` and `grid`, its weights in the image's shape, with `names` over them and a `key`;
    `counted`, what counts them. `layer` is the neuron's layer and `index` which neuron of it: the
    one that the digit suits best, of those that are drawn.
    """

    def __init__(self, layer: Layer, digit: Digit, area: Area) -> None:
        self.layer, self.index = layer, best_shown(layer.weights @ digit.x)
        left, side = area.split(*((1, 1) if area.stacks else (9, 4)))
        self.image, self.grid = ImageGrid(digit.image), WeightGrid(np.zeros(digit.image.shape))
        self.key = SignKey("positive weight", "negative weight")
        self.names = VGroup()
        for grid, name, place in zip(
            (self.image, self.grid), ("pixels", "weights"), left.columns(1, 1)
        ):
            place.inset(0, LINE).fit(grid)
            self.names.add(_over(words(name, **QUIET), grid))
        scaled, bias = on_its_scale(layer)[0][self.index], float(layer.biases[self.index])
        self.counted = CountedNeuron(self.image, self.grid, scaled, bias, side)

    def its_layer(self, counter: Readout, area: Area) -> CountedWall:
        """The grids and the biases of all neurons of its layer, of which its own comes first."""
        scaled, biases = on_its_scale(self.layer)
        grids = scaled.reshape(-1, *self.image.values.shape)
        return CountedWall(grids, self.layer.biases, biases, counter, self.index, area)


class CountedNeuron(VGroup):
    """A neuron's numbers, one after another: its weights as cells of a grid, and then its bias.

    Parts: `grid`, `walker` (on the cell that came last), `bias` (under the grid) and `table`.
    """

    def __init__(
        self, image: ImageGrid, grid: WeightGrid, scaled: np.ndarray, bias: float, area: Area
    ) -> None:
        """scaled: (n_in,), the weights as they are drawn, −1..1. area: of the table."""
        self.grid, self.scaled = grid, scaled
        self.walker = Cursor([image, grid], np.arange(scaled.size))
        number = Readout(bias, "+.2f", SMALL)
        self.bias = Labelled(words("bias", **QUIET), number).next_to(grid, DOWN, buff=AIR)
        kinds, counts = [words("weights"), words("bias")], [scaled.size, 1]
        self.table = area.place(NumberTable(kinds, counts, words("numbers"), spec=",d"))
        super().__init__(grid, self.walker, self.bias, self.table)
        self.show(0)

    def show(self, count: float) -> Self:
        """Show the first so many numbers; one that is on its way is not counted yet."""
        self.count = float(count)
        whole, size = int(count + 1e-6), self.scaled.size
        self.grid.set_values(np.where(np.arange(size) < whole, self.scaled, 0).reshape(-1))
        self.walker.show_terms(min(whole, size))
        self.table.set_values([min(whole, size), max(whole - size, 0)])
        self.bias.set_opacity(float(np.clip(count - size, 0, 1)))
        return self

    def come(self, bias: bool = False, **kwargs: object) -> Tween:
        """An animation: the weights come one by one, or behind them the bias."""
        end = self.scaled.size + bias
        return Tween(self, "show", self.count, end, **{"rate_func": linear, **kwargs})


def _over(name: Typst, mobject: Mobject) -> Typst:
    """Put a name over something: names of things of one height stand on one line."""
    return stand(name.next_to(mobject, UP, buff=AIR), float(mobject.get_top()[1]) + AIR)
