"""One neuron and the connections that come to it from every pixel of an image."""

import numpy as np
from manim import (
    RIGHT,
    AnimationGroup,
    Circle,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    Succession,
    VGroup,
    VMobject,
    there_and_back,
)

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.products import Product, sign_ink
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import HEADING, SMALL, THEME

RADIUS = 0.8  # of the neuron, in Manim's units
THICK = 0.03  # of a line that stands for itself
THICKER = 0.08  # of what runs along it
SHINE = 8.0  # its exposure: however small its value, one can follow it
SENT = 0.6  # of its size: a number that comes to the neuron
AIR = 0.15  # between a line and its label
ASIDE = 0.2  # of a direction: what is less counts as straight


class FanIn(VGroup):
    """A neuron beside an image, and a connection to it from every pixel, drawn over the image.

    Parts: `image`, `neuron`, `name`, `weights`, `signals` (w·a) and `latest` (w·a again, as thick
    lines); shown in its turn, a `question` mark for the neuron's light. Thick lines are brighter
    than those of the crowd; weights and w·a have the same limit.
    """

    def __init__(
        self, image: ImageGrid, weights: np.ndarray, products: np.ndarray, area: Area
    ) -> None:
        """weights, products: (rows, columns), w and w·a of each pixel. area: of the neuron."""
        super().__init__()
        self.image = image
        self.neuron = area.place(NeuronLayer(np.zeros(1), radius=RADIUS, numbers=False))
        self.name = words("one neuron", size=SMALL, color=THEME.muted).next_to(self.neuron, RIGHT)
        ends = image.centres, self.neuron.centres
        self.weights = Connections(*ends, weights.reshape(1, -1))
        self.signals = Connections(*ends, products.reshape(1, -1), self.weights.limit)
        self.latest = self.thick(self.signals)
        layers: tuple[VMobject, ...] = (self.weights, self.signals, self.latest, self.neuron)
        for depth, part in enumerate(layers, start=1):
            part.set_z_index(image.z_index + depth)
        self.question = words("?", size=HEADING, color=THEME.lit).move_to(self.neuron)
        self.question.set_z_index(self.neuron.z_index + 1)
        self.add(image, *layers, self.name)

    @property
    def ends(self) -> list[VGroup | ImageGrid]:
        """What the connections run between, with its name."""
        return [self.image, self.neuron, self.name]

    def thick(
        self, like: Connections, only: int | None = None, thickness: float = THICK
    ) -> Connections:
        """Some of this fan's connections as thick lines with the same limit; only: of one pixel."""
        chosen = np.ones(like.n_in, dtype=bool) if only is None else np.arange(like.n_in) == only
        ends = self.image.centres, self.neuron.centres
        return Connections(*ends, like.values * chosen, like.limit, thickness, SHINE)

    def follow(self, pixel: int, other: int) -> "Followed":
        """The connection of one pixel, to look at it alone; pixels are counted row by row.

        other: another pixel that is followed: the label is on the far side of its line.
        """
        start, elsewhere = self.image.centres[pixel], self.image.centres[other]
        way = self.neuron.centres[0] - start
        across = np.array([-way[1], way[0], 0]) / np.linalg.norm(way)
        # Both lines end at the neuron, so all of the other one is on the side of its beginning.
        away = np.round((start - elsewhere) @ across, 6)
        is_far = away > 0 or (away == 0 and pixel < other)
        return Followed(self, pixel, across if is_far else -across)


class Followed(VGroup):
    """One pixel's connection.

    Parts: `outline` (of the pixel), `line` (its weight), `label` (of the line), `signal` (w·a, dark
    at first), `sent` (its number, where the label's is) and `row` (the numbers, for a table).
    """

    def __init__(self, fan: FanIn, pixel: int, side: np.ndarray) -> None:
        """side: where the label is, the direction (3,) from the line, of length 1."""
        super().__init__()
        self.neuron = fan.neuron
        self.line = fan.thick(fan.weights, pixel)
        self.signal = fan.thick(fan.signals, pixel, THICKER).set_envelope(0)
        self.outline = fan.image.cell(*divmod(pixel, fan.image.values.shape[1])).scale(1.6)
        numbers = (fan.image.values, fan.weights.values, fan.signals.values)
        self.row = Product(*(float(values.flat[pixel]) for values in numbers))
        name = words("weight", size=SMALL, color=THEME.muted)
        # Its corner towards the line stands off, so that no line crosses it.
        towards = -np.sign(side) * (np.abs(side) > ASIDE)
        self.label = Labelled(name, self.row.weight.copy())
        start, end = fan.image.centres[pixel], fan.neuron.centres[0]
        self.label.move_to(start + AIR * side, aligned_edge=towards)
        self._go_between(fan.image, end - start)
        product = self.row.product.value
        self.sent = Readout(product, color=sign_ink(product)).move_to(self.label.number)
        # Where the line comes to the neuron.
        self.end = end - fan.neuron.radius * (end - start) / np.linalg.norm(end - start)
        for part in (self.line, self.signal):
            part.set_z_index(fan.latest.z_index)
        for part in (self.outline, self.label, self.row, self.sent):
            part.set_z_index(fan.neuron.z_index + 1)
        self.add(self.line, self.signal, self.outline, self.label, self.sent, self.row)

    def _go_between(self, image: ImageGrid, way: np.ndarray) -> None:
        """Move the label along its line to the middle between the image and the neuron."""
        out = np.sign(way) * (np.abs(way) == np.abs(way).max())
        middle = (image.get_edge_center(out) + self.neuron.get_edge_center(-out)) / 2
        self.label.shift(way / (way @ out) * ((middle - self.label.get_center()) @ out))

    def begin(self) -> AnimationGroup:
        """An animation: the pixel is outlined, and its connection drawn."""
        return AnimationGroup(Create(self.line), Create(self.outline))

    def take_activation(self, **kwargs: object) -> LaggedStart:
        """An animation: the pixel is enlarged into the table, and its activation is read off."""
        enlarged = grow_out_of(self.outline, self.row.pixel)
        return LaggedStart(enlarged, FadeIn(self.row.activation), lag_ratio=0.7, **kwargs)

    def take_weight(self, **kwargs: object) -> FadeIn:
        """An animation: the weight that stands at the line is written into the table."""
        return FadeIn(self.row.times, self.row.weight, **kwargs)

    def multiply(self, **kwargs: object) -> AnimationGroup:
        """An animation: where the weight stood is the product now, and in the table too."""
        turning = Succession(FadeOut(self.label, run_time=0.4), FadeIn(self.sent, run_time=0.6))
        return AnimationGroup(turning, FadeIn(self.row.product), **kwargs)

    def send(self, **kwargs: object) -> Succession:
        """An animation: the product runs along the line into the neuron, which takes it in."""
        ring = Circle(self.neuron.radius, sign_ink(self.row.product.value), stroke_width=10)
        ring.move_to(self.neuron).set_z_index(self.neuron.z_index + 1)
        running = AnimationGroup(
            self.signal.pulse(rest=0),
            FadeOut(self.sent, target_position=self.end, scale=SENT, run_time=1.5),
        )
        glow = FadeIn(ring, rate_func=there_and_back, remover=True)
        return Succession(running, glow, **kwargs)
