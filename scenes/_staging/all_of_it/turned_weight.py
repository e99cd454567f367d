"""One neuron's numbers, counted, and one of them turned like a dial, with what that changes."""

from collections.abc import Callable
from typing import Self

import numpy as np
from manim import DOWN, UP, AnimationGroup, FadeIn, LaggedStart, Mobject, Typst, VGroup, linear

from nnmath import Layer
from nnmath.lights import full_light
from scenes._assets import Digit
from scenes._data.counted import dark_weight, full_colour, on_its_scale, telling_weight, turned
from scenes.mobjects.grids.cells import Cursor
from scenes.mobjects.grids.contour import Contour
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.lettering.labelled import Labelled, stand
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.neurons.dial import Dial
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.neurons.shown import shown_of
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.counted_wall import CountedWall

QUIET = {"size": SMALL, "color": THEME.muted}
AIR = 0.15  # between a thing and its name, in Manim's units


class TurnedWeight:
    """The mobjects of a neuron whose numbers are counted and one of them turned, none on screen.

    `image` and `grid`, its weights in the image's shape, with `names` over them and a `key`;
    `counted`, what counts them, and `sum`, what that comes to; `cursor` on the pixel whose weight
    is turned; `set_by`, the dial and the neuron, with `about`, their names; `at_dark`, the same
    for the weight of a darkest pixel. `layer` is the neuron's layer and `index` which neuron of it,
    `own` and `dark` what these weights are, `limit` how far they can be turned, `changes` whether
    the first changes the neuron, `is_black` whether the second's pixel has no light at all.
    """

    def __init__(self, layer: Layer, digit: Digit, area: Area) -> None:
        self.layer = layer
        self.limit = max(1.0, float(np.abs(layer.weights).max()))
        self.index, pixel = telling_weight(layer, digit.x, self.limit, shown_of(layer.n_out))
        self.own = float(layer.weights[self.index, pixel])
        scaled, bias = on_its_scale(layer)[0][self.index], float(layer.biases[self.index])
        answer = turned(layer, digit.x, self.index, pixel)
        ends = [answer(sign * self.limit) for sign in (-1, 1)]
        self.changes = ends[0] < ends[1]
        lit = full_light(layer, ends)

        left, side = area.split(*((1, 1) if area.stacks else (9, 4)))
        above, below = side.columns(1, 1) if side.stacks else side.rows(1, 1)
        self.image, self.grid = ImageGrid(digit.image), WeightGrid(np.zeros(digit.image.shape))
        self.key = SignKey("positive weight", "negative weight")
        self.names = VGroup()
        for grid, name, place in zip(
            (self.image, self.grid), ("pixels", "weights"), left.columns(1, 1)
        ):
            place.inset(0, LINE).fit(grid)
            self.names.add(_over(words(name, **QUIET), grid))
        here = np.arange(scaled.size).reshape(digit.image.shape) == pixel
        sizes = [f"{each:,}" for each in (scaled.size, 1, scaled.size + 1)]
        self.sum = words("{} + {} = {} numbers", *sizes, size=SMALL)
        self.sum.next_to(self.image, DOWN, buff=AIR)
        self.cursor = VGroup(*(Contour(grid, here) for grid in (self.image, self.grid)))
        self.cursor.set_z_index(1)
        self.counted = CountedNeuron(self.image, self.grid, scaled, bias, side)
        dial = Dial(self.own, self.limit, above.inset(0, LINE))
        neuron = NeuronLayer(np.array([answer(self.own)]), limit=lit, radius=1.0)
        below.inset(0, LINE).place(neuron)
        full, darkest = full_colour(layer), dark_weight(layer, digit.x, self.index)
        self.set_by = SetByDial(self.grid, dial, neuron, answer, pixel, full)
        self.dark, self.is_black = float(layer.weights[self.index, darkest]), digit.x.min() == 0
        answer = turned(layer, digit.x, self.index, darkest)
        self.at_dark = SetByDial(self.grid, dial, neuron, answer, darkest, full)
        self.about = VGroup(
            _over(words("weight", **QUIET), dial), _over(words("activation", **QUIET), neuron)
        )

    def take_dial(self) -> LaggedStart:
        """An animation: the weight becomes a dial, and the neuron is there with its light."""
        *turning, number = self.set_by.dial  # which would cross the grid on its way
        grown = grow_out_of(self.cursor[1], VGroup(*turning))
        return LaggedStart(grown, FadeIn(number, self.set_by.neuron, self.about), lag_ratio=1)

    def go_to_dark(self) -> AnimationGroup:
        """An animation: the cursor goes to the darkest pixel, and the dial says its weight."""
        old, new = self.set_by.pixel, self.at_dark.pixel
        going = (
            outline.animate.shift(grid.centres[new] - grid.centres[old])
            for outline, grid in zip(self.cursor, (self.image, self.grid))
        )
        return AnimationGroup(*going, self.set_by.dial.turn_to(self.dark))

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


class SetByDial(VGroup):
    """A weight among others, a dial that says what it is, and the neuron that it belongs to."""

    def __init__(
        self,
        grid: WeightGrid,
        dial: Dial,
        neuron: NeuronLayer,
        answer: Callable[[float], float],
        pixel: int,
        full: float,
    ) -> None:
        """answer: from the weight to the activation. pixel: the weight's cell, row by row.

        full: the size of a weight in full colour.
        """
        self.grid, self.dial, self.neuron = grid, dial, neuron
        self.answer, self.pixel, self.full = answer, pixel, full
        super().__init__(grid, dial, neuron)

    def set_weight(self, weight: float) -> Self:
        """Turn the dial to a weight: its cell, the pointer, its number and the neuron follow."""
        values = self.grid.values.ravel().copy()
        values[self.pixel] = np.clip(weight / self.full, -1, 1)
        self.grid.set_values(values)
        self.dial.set_value(float(weight))
        self.neuron.set_activations(np.array([self.answer(float(weight))]))
        return self

    def turn(self, weight: float, **kwargs: object) -> Tween:
        """An animation: the dial is turned to another weight."""
        return Tween(self, "set_weight", self.dial.value, weight, **kwargs)


def _over(name: Typst, mobject: Mobject) -> Typst:
    """Put a name over something: names of things of one height stand on one line."""
    return stand(name.next_to(mobject, UP, buff=AIR), float(mobject.get_top()[1]) + AIR)
