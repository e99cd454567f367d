"""The lines that go through all layers, and what each pass makes of the pass before."""

from collections.abc import Iterator

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    Animation,
    Circle,
    FadeIn,
    LaggedStart,
    Typst,
    VGroup,
)

from nnmath import Network
from nnmath.plainly import answer
from scenes._assets import Digit
from scenes._data.counted import full_colour
from scenes._data.own_code import listing, run
from scenes._staging.in_mathematics.layer_run import full_light
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.grids.heat_map import HeatMap
from scenes.mobjects.grids.named_array import NamedArray, column, for_cells
from scenes.mobjects.growing import shrink_into
from scenes.mobjects.lettering.code import CodeLines
from scenes.mobjects.lettering.text import words
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import GAP, Area
from scenes.mobjects.theme import SMALL, THEME

LINES = (2.3, 3.3)  # the heights of code and arrays, in a wide frame
STACKED = (1, 2.3)  # in a tall one
COLUMN, SIGN = 0.5, 0.3  # the widths of a column and of what stands before and behind a matrix
SIDE = 2.3  # of the picture, at most
LEAD = 0.75  # from output to output, at most
CROWD = 0.4  # the least way from neuron to neuron that have room for their names


class LoopRun:
    """The mobjects of a network that is run layer by layer, in place, none on screen.

    `code`; `given`, what comes in; of each layer, in `passes`, its weights and what comes out;
    `outputs`, the last of it as neurons, with their `names`; `stops`, the code's lines as they ran.
    """

    def __init__(self, network: Network, digit: Digit, area: Area) -> None:
        shown, ran = listing(answer), run(answer, network, digit.x)
        self.stops = [one.line for one in ran]
        self.found = int(ran[-1].variables["return"])
        above, below = area.rows(*(STACKED if area.stacks else LINES))
        left, right = above.split(*((2, 1) if area.stacks else (6.2, 6.9)))
        self.code = CodeLines.filling(shown.lines, left, LEFT)
        self.body = shown.line("activate(")
        self.made = [one.variables["a"] for one in ran if one.line == self.body]
        self._draw(network, digit, self.made, below)
        outputs, limit = self.made[-1], full_light(network.layers[-1], self.made[-1])
        length = min(right.width, LEAD * len(outputs))
        self.outputs = NeuronLayer(outputs, length, limit, axis=RIGHT, numbers=False)
        right.place(self.outputs)
        self.names = VGroup(*self._names())

    def _draw(self, network: Network, digit: Digit, made: list[np.ndarray], area: Area) -> None:
        first, *others = _places(area, len(made))
        side = min(SIDE, for_cells(first).height)
        pixels = for_cells(first).place(ImageGrid(digit.image, side))
        self.given = NamedArray(pixels, "a", digit.x.shape)
        self.passes = []
        for layer, a, place in zip(network.layers, made, others):
            room = place.width - COLUMN - 2 * SIGN
            _, left, _, right = place.columns(SIGN, room, SIGN, COLUMN, gap=0)
            cells = HeatMap(layer.weights, for_cells(left, len(a)), full_colour(layer))
            weights = NamedArray(cells, "W", cells.values.shape)
            lights = column(a, for_cells(right, len(a)), full_light(layer, a), signed=False)
            out = NamedArray(lights, "a", a.shape)
            self.passes.append(VGroup(weights, out))

    def _names(self) -> Iterator[Typst]:
        """The place of each output, where there is room."""
        if self.outputs.spacing >= CROWD or len(self.outputs.centres) == 1:
            for k, centre in enumerate(self.outputs.centres):
                name = words("{}", k, size=SMALL, color=THEME.muted)
                yield name.move_to(centre + DOWN * (self.outputs.radius + GAP))

    def go(self, index: int) -> Animation:
        """An animation: a layer makes its activations of those before it."""
        weights, out = self.passes[index]
        before = self.passes[index - 1][1] if index else self.given
        moved = before.cells.copy()
        onto = moved.animate.move_to(weights.cells).set_opacity(0).build()
        return LaggedStart(FadeIn(weights), onto, FadeIn(out), lag_ratio=0.5)

    def spread(self) -> Animation:
        """An animation: the last layer's activations stand side by side, each with its place."""
        moved = self.passes[-1][1].cells.copy()
        return LaggedStart(
            shrink_into(moved, self.outputs), FadeIn(self.outputs, self.names), lag_ratio=0.5
        )

    def winner(self) -> Circle:
        """A ring around the output whose place the code returns."""
        return self.outputs.neuron(self.found)


def _places(area: Area, passes: int) -> list[Area]:
    """Where what comes in is, and each pass: in one row, in a tall frame in rows of two."""
    if area.stacks:
        rows = area.rows(*[1] * -(-(passes + 1) // 2), gap=GAP / 2)
        return [place for row in rows for place in row.columns(1, 1)][: passes + 1]
    side = min(SIDE, for_cells(area).height)
    each = (area.width - side) / passes
    return list(area.columns(side, *[each] * passes, gap=0))
