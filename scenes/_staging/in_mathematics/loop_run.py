"""The lines that go through all layers, and what each pass makes of the pass before."""

from collections.abc import Iterator

import numpy as np
from manim import (
    DOWN,
    LEFT,
    ORIGIN,
    RIGHT,
    UP,
    Animation,
    Circle,
    Create,
    FadeIn,
    LaggedStart,
    SurroundingRectangle,
    Typst,
    VGroup,
)

from nnmath import Layer, Network
from nnmath.lights import full_light
from nnmath.plainly import activate, answer
from scenes._assets import Digit
from scenes._data.counted import full_colour
from scenes._data.own_code import listing, run
from scenes._staging.in_mathematics.layer_run import pixel_column
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.heat_map import HeatMap
from scenes.mobjects.grids.named_array import NamedArray, column, for_cells
from scenes.mobjects.lettering.code import CodeLines
from scenes.mobjects.lettering.text import words
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import GAP, LINE, Area
from scenes.mobjects.theme import SMALL, THEME

LINES = (2.3, 3.3)  # the heights of code and arrays, in a wide frame
STACKED = (1, 2.3)  # in a tall one
COLUMN, BIAS = 0.5, 0.35  # the widths of a layer's column and of its biases
SIGN, ARROW = 0.3, 0.6  # of what stands before a matrix and behind the biases
AIR = 0.12  # between a matrix and its biases, and between them and their frame
LEAD = 0.75  # from output to output, at most
SIGNED = 64  # biases: of more, a column this high has no room for the marks of their signs
CROWD = 0.4  # the least way from neuron to neuron that have room for their names


class LoopRun:
    """The mobjects of a network that is run layer by layer, in place, none on screen.

    `code`; `given`, what comes in; of each of the `layers`, in `passes`, what it computes with, in
    a frame with the name of the function that does it, and what comes out; `outputs`, the last of
    it as neurons, with their `names`; `stops`, the code's lines as they ran.
    """

    def __init__(self, network: Network, digit: Digit, area: Area) -> None:
        shown, ran = listing(answer), run(answer, network, digit.x)
        self.layers = network.layers
        self.stops = [one.line for one in ran]
        self.found = int(ran[-1].variables["return"])
        above, below = area.rows(*(STACKED if area.stacks else LINES))
        left, right = above.split(*((2, 1) if area.stacks else (6.2, 6.9)))
        self.code = CodeLines.filling(shown.lines, left, LEFT)
        self.body = shown.line("activate(")
        self.made = [one.variables["a"] for one in ran if one.line == self.body]
        self._draw(network, digit, below)
        outputs, limit = self.made[-1], full_light(network.layers[-1], self.made[-1])
        length = min(right.width, LEAD * len(outputs))
        self.outputs = NeuronLayer(outputs, length, limit, axis=RIGHT, numbers=False)
        # Their names are under them, and in a tall frame so are the layers.
        right.place(self.outputs, UP if area.stacks else ORIGIN)
        self.names = VGroup(*self._names())

    def _draw(self, network: Network, digit: Digit, area: Area) -> None:
        first, *others = _places(area, len(self.made))
        self.given = pixel_column(digit.x, _above_name(first))
        self.passes = [
            VGroup(*_step(layer, a, _above_name(place)))
            for layer, a, place in zip(network.layers, self.made, others)
        ]

    def _names(self) -> Iterator[Typst]:
        """The place of each output, where there is room."""
        if self.outputs.spacing >= CROWD or len(self.outputs.centres) == 1:
            for k, centre in enumerate(self.outputs.centres):
                name = words("{}", k, size=SMALL, color=THEME.muted)
                yield name.move_to(centre + DOWN * (self.outputs.radius + GAP))

    def come(self) -> Animation:
        """An animation: what each layer computes with comes, layer after layer."""
        return LaggedStart(*(FadeIn(step) for step, _ in self.passes), lag_ratio=0.8)

    def go(self, index: int) -> Animation:
        """An animation: a layer makes its activations of those before it."""
        step, out = self.passes[index]
        before = self.passes[index - 1][1] if index else self.given
        moved = before.cells.copy()
        onto = moved.animate.move_to(step[0].cells).set_opacity(0).build()
        return LaggedStart(onto, FadeIn(out), lag_ratio=0.5)

    def spread(self) -> Animation:
        """An animation: the last layer's activations, marked, are shown with their places."""
        marked = framed(self.passes[-1][1].cells)
        return LaggedStart(Create(marked), FadeIn(self.outputs, self.names), lag_ratio=0.6)

    def winner(self) -> Circle:
        """A ring around the output whose place the code returns."""
        return self.outputs.neuron(self.found)


def _step(layer: Layer, a: np.ndarray, place: Area) -> tuple[VGroup, NamedArray]:
    """What a layer computes with, in a frame that is named, and what comes of it, a (n,)."""
    room = max(place.width - SIGN - AIR - BIAS - ARROW - COLUMN, SIGN)
    _, *parts = place.columns(SIGN, room, AIR, BIAS, ARROW, COLUMN, gap=0)
    left, middle, right = (for_cells(parts[index], len(a)) for index in (0, 2, 4))
    matrix = HeatMap(layer.weights, left, full_colour(layer))
    made_with = VGroup(NamedArray(matrix, "W", layer.weights.shape))
    if len(layer.biases) <= SIGNED:
        biases = column(layer.biases, middle, float(np.abs(layer.biases).max()) or 1.0)
        made_with.add(NamedArray(biases, "b", layer.biases.shape))
    frame = SurroundingRectangle(made_with, color=THEME.muted, buff=AIR, stroke_width=2)
    name = CodeLines([activate.__name__])
    name.scale(min(1.0, frame.width / name.width)).next_to(frame, DOWN, buff=AIR)
    lights = column(a, right, full_light(layer, a), signed=False)
    arrow = CodeLines(["→"]).move_to((frame.get_right() + lights.get_left()) / 2)
    arrow.match_y(lights)
    return VGroup(*made_with, frame, name, arrow), NamedArray(lights, "a", a.shape)


def _above_name(place: Area) -> Area:
    """What a place has left above the name of what is done there."""
    return place.rows(place.height - LINE, LINE, gap=0)[0]


def _places(area: Area, passes: int) -> list[Area]:
    """Where what comes in is, and each pass: in one row, in a tall frame in rows of two."""
    if area.stacks:
        rows = area.rows(*[1] * -(-(passes + 1) // 2), gap=GAP / 2)
        first, *others = [place for row in rows for place in row.columns(1, 1)][: passes + 1]
        return [first.columns(first.width - COLUMN, COLUMN, gap=0)[1], *others]
    each = (area.width - COLUMN) / passes
    return list(area.columns(COLUMN, *[each] * passes, gap=0))
