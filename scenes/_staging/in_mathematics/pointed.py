"""A network in which the film points at what each index stands for."""

from collections.abc import Iterator

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    UP,
    Animation,
    AnimationGroup,
    BackgroundRectangle,
    Create,
    FadeIn,
    FadeOut,
    Line,
    Mobject,
    ReplacementTransform,
    Transform,
    VGroup,
)

from scenes._data.layer_slice import LayerSlice
from scenes._data.reading import Reading
from scenes._staging.drawn_network import REST, draw
from scenes._staging.in_mathematics.written import LayerInLetters
from scenes.mobjects.grids.cells import Cursor, framed, ringed
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.grids.heat_map import HeatMap
from scenes.mobjects.lettering.text import formula
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.network.growth import Growth
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, THEME
from scenes.mobjects.tween import Tween

RING = 0.15  # the room of a ring around a neuron at the edge, in Manim's units
THICK, SHINE = 0.04, 8.0  # of the one line that is looked at


class PointedNetwork:
    """A diagram, and on it a pixel n, a neuron k of the first layer, and the line between them.

    Parts: `diagram`; `pixel` and `neuron`, rings; `line`; `tags`, by the letter that they say;
    frames around the first two `layers`, and their `numbers`.
    """

    def __init__(self, reading: Reading, shown: LayerSlice, area: Area) -> None:
        self.reading, self.shown = reading, shown
        self.diagram = diagram = draw(reading, area)
        # What is sent begins on the pixels, not behind the image.
        diagram.signals[0].set_z_index(diagram.input.z_index + 1)
        k, n = shown.followed, shown.pixel
        first = diagram.layers[0]
        self.pixel, self.neuron = ringed(diagram.neuron(0, n)), diagram.neuron(1, k)
        ends = diagram.input.centres[[n]], first.centres[[k]]
        weight = shown.layer.weights[[k]][:, [n]]
        self.line = Connections(*ends, weight, None, THICK, SHINE)
        self.line.set_z_index(diagram.input.z_index + 1)
        self.way = Line(*(point[0] for point in ends))  # where a weight's letter comes from
        # Behind the last layer stands what its neurons are called.
        aside = LEFT if len(diagram.layers) == 1 else RIGHT
        beside = UP if diagram.layout.down else aside
        self.tags = {
            "n": tag("n").next_to(self.pixel, UP, buff=0.08),
            "k": tag("k").next_to(self.neuron, beside, buff=0.08),
        }
        self.layers = framed(diagram.input, first.dots)
        self.numbers = VGroup(*(diagram.under(k).place(tag(f"({k})")) for k in range(2)))
        for each in (self.pixel, self.neuron, *self.tags.values(), self.layers, self.numbers):
            each.set_z_index(100)

    def born(self, *names: str) -> dict[str, Mobject]:
        """Where parts of the formula come from: the thing that they are the sign of."""
        things = {"a_n": self.pixel, "w_k_n": self.way, "b_k": self.neuron, "a_k": self.neuron}
        indices = {"n": self.pixel, "k": self.neuron}
        return {name: things.get(name) or indices[name[-1]] for name in names}

    def tops(self) -> dict[str, Mobject]:
        """Where the numbers of the layers come from: frames around them."""
        before, this = self.layers
        return {"a_kup": this, "a_0up": before, "a_1up": before, "a_lup": before}

    def point_at_layers(self) -> list[Animation]:
        """Animations: instead of the pixel and the neuron, their layers are pointed at."""
        marks = (self.pixel, self.neuron, *self.tags.values())
        return [FadeOut(*marks), Create(self.layers), FadeIn(self.numbers)]

    def lit(self) -> VGroup:
        """All of it, lit by the digit."""
        self.diagram.set_input(self.reading.digit.x)
        for signals, layer, sent, step in zip(
            self.diagram.signals, self.diagram.layers, self.reading.signals, self.reading.steps
        ):
            signals.set_values(sent).set_envelope(REST)
            layer.set_activations(step.a)
        return VGroup(self.diagram.input, *self.diagram.signals, *self.diagram.layers)

    def add_up(self) -> Animation:
        """An animation: all pixels send to the neuron k, and to no other."""
        to_this = np.arange(self.shown.layer.n_out)[:, None] == self.shown.followed
        return self.diagram.send(0, np.where(to_this, self.reading.signals[0], 0), REST)

    def light(self) -> Tween:
        """An animation: the neuron k is lit."""
        layer = self.diagram.layers[0].set_activations(self.shown.step.a).set_told(0)
        told = np.arange(self.shown.layer.n_out) == self.shown.followed
        return Tween(layer, "set_told", layer.told, told)


def tag(code: str) -> VGroup:
    """A letter on a plate, in the colour of attention."""
    sign = formula(code, size=BODY, color=THEME.attention)
    plate = BackgroundRectangle(sign, color=THEME.background, fill_opacity=1, buff=0.06)
    return VGroup(plate, sign)


class RowsOfNeurons:
    """The first layer alone, beside its formula: which row of weights is which neuron's.

    Parts: `image`, `layer`, and all `weights` between them; `lights`, the image as one column;
    `cursor`, which goes through the pixels.
    """

    def __init__(self, pointed: PointedNetwork, written: LayerInLetters, area: Area) -> None:
        reading, self.written = pointed.reading, written
        self.shown, left, right = pointed.shown, *area.split(3, 4)
        picture, column = left.columns(4, 1)
        self.image = picture.fit(ImageGrid(reading.digit.image))
        a, limit = self.shown.step.a, reading.limits[0]
        length = column.inset(0, RING).height
        self.layer = NeuronLayer(a, length, limit, numbers=False).set_told(0)
        column.place(self.layer)
        ends, values = (self.image.centres, self.layer.centres), self.shown.layer.weights
        self.weights = Connections(*ends, values).set_z_index(self.image.z_index + 1)
        self.layer.set_z_index(self.image.z_index + 2)
        room, beside = right.columns(14, 1)
        for each in (written.row, written.rows):
            room.place(each.scale(min(1, room.width / each.width)))
        self.lights = HeatMap(reading.digit.x[:, None], beside, 1.0, signed=False).darken()
        self.cursor = Cursor([self.image], np.arange(reading.digit.x.size))

    def arrive(self, pointed: PointedNetwork) -> list[Animation]:
        """Animations: from the whole network, the input and the first layer come here."""
        return [
            ReplacementTransform(pointed.diagram.input, self.image),
            ReplacementTransform(pointed.diagram.layers[0], self.layer),
        ]

    def line_up(self) -> AnimationGroup:
        """An animation: pixel after pixel takes its place in the column of lights."""
        walk = self.cursor.walk(0, len(self.lights.values))
        return AnimationGroup(walk, self.lights.fill_rows())

    def neurons(self) -> dict[str, int]:
        """The neurons whose rows are written, by the names of their rows."""
        last = self.shown.layer.n_out - 1
        return {"0": 0, "k": self.shown.followed, "l": last} if last else {"k": 0}

    def row(self, name: str) -> VGroup:
        """Frames around a row of the matrix and around its neuron."""
        formula = self.written.rows
        cells = VGroup(*(formula.part(f"w_{name}_{place}") for place, _ in self.written.pixels))
        return VGroup(*framed(cells), self.layer.neuron(self.neurons()[name]))

    def column(self, place: str) -> VGroup:
        """Frames around a column of the matrix and around its pixel."""
        formula, pixel = self.written.rows, int(dict(self.written.pixels)[place])
        cells = VGroup(*(formula.part(f"w_{name}_{place}") for name in self.neurons()))
        shape = self.image.values.shape
        return VGroup(*framed(cells), ringed(self.image.cell(*divmod(pixel, shape[1]))))

    def own_row(self) -> VGroup:
        """Frames around the row of the neuron k, while it is alone, and around the neuron."""
        alone = self.written.row.part("W")
        return VGroup(*framed(alone), self.layer.neuron(self.shown.followed))

    def weights_of(self, name: str) -> np.ndarray:
        """The weights to the row's neuron; those to all others are 0."""
        own = np.arange(self.weights.n_out)[:, None] == self.neurons()[name]
        return np.where(own, self.weights.values, 0)

    def lines_to(self, name: str) -> Connections:
        """The connections to the row's neuron."""
        return self.weights.copy().set_values(self.weights_of(name))

    def mark_first(self) -> list[Animation]:
        """Animations: the first row is framed, and its neuron, with all its connections."""
        first = next(iter(self.neurons()))
        self.mark, self.lines = self.row(first), self.lines_to(first)
        return [Create(self.mark), FadeIn(self.lines)]

    def walk(self) -> Iterator[list[Animation]]:
        """Animations, step by step: row after row, and at last a column and its pixel."""
        for name in list(self.neurons())[1:]:
            there = self.lines.animate.set_values(self.weights_of(name)).build()
            yield [Transform(self.mark, self.row(name)), there]
        yield [Transform(self.mark, self.column("l")), FadeOut(self.lines)]

    def grow(self) -> AnimationGroup:
        """An animation: the rows of all neurons come, and all their connections."""
        rows = self.written.row.turn_into(self.written.rows)
        return AnimationGroup(rows, Growth([self.weights]))
