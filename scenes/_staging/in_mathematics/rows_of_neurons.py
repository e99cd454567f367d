"""The first layer beside its formula: which row of weights is which neuron's."""

from collections.abc import Iterator

import numpy as np
from manim import (
    UP,
    Animation,
    AnimationGroup,
    Create,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    Transform,
    VGroup,
)

from scenes._staging.in_mathematics.pointed import PointedNetwork
from scenes._staging.in_mathematics.written import LayerInLetters
from scenes.mobjects.grids.cells import Cursor, framed, ringed
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.grids.heat_map import HeatMap
from scenes.mobjects.lettering.text import formula
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.network.drawn_part import connected
from scenes.mobjects.network.growth import Growth
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area

RING = 0.15  # the room of a ring around a neuron at the edge, in Manim's units


class RowsOfNeurons:
    """The first layer alone, beside its formula: which row of weights is which neuron's.

    Parts: `image`, `layer`, and all `weights` between them; the matrix's `letter`;
    `lights`, the image as one column; `cursor`, which goes through the pixels.
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
        self.weights = connected(self.shown.layer.weights, self.image, self.layer)
        self.weights.set_z_index(self.image.z_index + 1)
        self.layer.set_z_index(self.image.z_index + 2)
        room, beside = right.columns(14, 1)
        for each in (written.row, written.rows):
            room.place(each.scale(min(1, room.width / each.width)))
        self.letter = formula("W").next_to(written.rows.part("W"), UP, buff=0.2)
        self.lights = HeatMap(
            reading.digit.x[:, None], beside.inset(0, RING), 1.0, signed=False
        ).darken()
        self.cursor = Cursor([self.image], np.arange(reading.digit.x.size))

    def arrive(self, pointed: PointedNetwork) -> list[Animation]:
        """Animations: from the whole network, the input and the first layer come here, and from
        the formula the weights, in a row, and the activations, in a column.
        """
        return [
            self.written.layered.turn_into(self.written.row),
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

    def point_at_own(self) -> list[Animation]:
        """Animations: the row of the neuron k, while it is alone, is framed, and the neuron, with
        all its connections.
        """
        alone = self.written.row.part("W")
        self.mark = VGroup(*framed(alone), self.layer.neuron(self.shown.followed))
        self.lines = self.lines_to("k")
        return [Create(self.mark), Create(self.lines)]

    def whole(self) -> VGroup:
        """A frame around all rows."""
        return framed(self.written.rows.part("W"))

    def weights_of(self, name: str) -> np.ndarray:
        """The weights to the row's neuron; those to all others are 0."""
        own = self.layer.shown[:, None] == self.neurons()[name]
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
        return AnimationGroup(FadeOut(self.mark, self.lines), rows, Growth([self.weights]))
