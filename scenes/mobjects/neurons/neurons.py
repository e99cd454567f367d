"""Layers of neurons as columns or rows of circles."""

from collections.abc import Iterator
from typing import Self

import numpy as np
from manim import BLACK, DOWN, RIGHT, WHITE, Circle, VGroup

from scenes.mobjects.lettering.printing import activation, number
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.neurons.shown import ellipsis, named, shown_of, spread
from scenes.mobjects.painting.dots import Dots, brightness_colours
from scenes.mobjects.painting.signs import luminance, sign_shades
from scenes.mobjects.showing import Shown, lamps
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween

CLEAR = 0.05  # Manim's units: from a neuron's rim to the line around it, which is 0.04 wide
SPARE = 6  # characters: a number that nobody announced is printed all the same


class NeuronLayer(VGroup):
    """A line of circles, each filled as brightly as its neuron's activation.

    A negative activation, where a layer has no squish, shines in its sign's colour and carries a
    minus. Circles large enough to hold a legible number show it. What has not been computed yet
    is not told: it is dark, and says no number. Of more neurons than a frame can show, the first
    and the last are drawn, `shown`, and between them stands how many more there are, `others`.
    """

    NUMBER_RADIUS = 0.46  # in Manim's units: the least radius that holds "< 0.01"

    def __init__(
        self,
        activations: np.ndarray,
        length: float = 5.6,
        limit: float = 1.0,
        radius: float = 0.5,
        axis: np.ndarray = DOWN,
        numbers: bool = True,
    ) -> None:
        """activations: (n,). length: of the line, in Manim's units. axis: DOWN for a column, RIGHT
        for a row.

        limit: the size of an activation drawn fully lit (1 for sigmoid; more for a layer without a
        squish). radius: at most this, less where n neurons need it. numbers: whether large neurons
        show their activations.
        """
        super().__init__()
        self.shown, n = shown_of(len(activations)), len(activations)
        self.axis = axis
        self.limit, drawn = limit, len(self.shown)
        self.others, gap = VGroup(), 0.0
        if drawn < n:
            self.others.add(*ellipsis(n - drawn, axis))
            gap = float(np.abs([self.others.width, self.others.height, 0] @ axis))
        self.spacing = min((length - gap) / drawn, 2.6 * radius)
        radius = 0.38 * self.spacing if n > 1 else min(radius, length / 2)
        centres = np.outer(spread(drawn, self.spacing, gap), axis)
        self.dots = Dots(centres, np.zeros((drawn, 3)), radius)
        self.numbers = VGroup()
        if numbers and radius >= self.NUMBER_RADIUS:
            self.numbers.add(*(number_of_activation(limit).move_to(c) for c in centres))
        self.add(self.dots, self.numbers, *([self.others] if drawn < n else []))
        self.activations, self.told = np.zeros(n), np.ones(n)
        self.set_activations(activations)

    @classmethod
    def at(cls, centres: np.ndarray, radius: float, limit: float = 1.0) -> Self:
        """Dark neurons at these places, (n, 3), which need not lie on a line: all are drawn."""
        layer = cls(np.zeros(1), limit=limit, radius=radius, numbers=False)
        layer.shown, layer.activations = np.arange(len(centres)), np.zeros(len(centres))
        layer.dots.radius = radius
        layer.dots.set_centres(centres)
        return layer.set_told(0)

    @property
    def centres(self) -> np.ndarray:
        """The middles of the neurons that are drawn, (n, 3), from the top or from the left."""
        return self.dots.centres

    @property
    def line(self) -> VGroup:
        """The neurons that are drawn and what stands for all others, to point at them together."""
        return VGroup(self.dots, *self.others)

    @property
    def radius(self) -> float:
        """The radius of a neuron, in Manim's units."""
        corners = self.dots.points[:4]
        return float(np.linalg.norm(corners[1] - corners[0])) / 2

    def set_activations(self, activations: np.ndarray) -> Self:
        """Light the neurons: (n,), 0 dark to ±limit fully lit."""
        expected, given = self.activations.shape, np.shape(activations)
        if given != expected:
            raise ValueError(
                f"activations has shape {given}; {expected} was expected, one for each neuron of "
                "the layer."
            )
        self.activations = np.array(activations, dtype=float)
        return self.set_told(1)

    def set_told(self, shares: np.ndarray | float) -> Self:
        """How plainly the activations are seen, lights and numbers alike: 0..1, (n,) or one."""
        self.told = np.broadcast_to(np.asarray(shares, dtype=float), self.activations.shape).copy()
        told, activations = self.told[self.shown], self.activations[self.shown]
        dark, lit = (lamp_colours(share * activations, self.limit) for share in (0, 1))
        colours = dark + told[:, None] * (lit - dark)
        self.dots.set_colours(colours)
        if not len(self.numbers):
            self.dots.set_negative(told * (activations < 0))
        parts = zip(self.numbers, activations, number_inks(colours), told)
        for each, value, ink, share in parts:
            each.set_value(value).set_fill(ink, opacity=share)
        return self

    def shows(self) -> Iterator[Shown]:
        """The activations of the neurons that are drawn, as far as they are told."""
        values, told = self.activations[self.shown], self.told[self.shown]
        yield lamps(values, self.limit, self.dots.places, self.dots, *self.numbers, told=told)
        for each in self.numbers:
            yield from each.shows()

    def light(self, activations: np.ndarray, **kwargs: object) -> Tween:
        """An animation: the neurons go over to other activations, (n,).

        If they are dark before, they come with their numbers, which do not count through what no
        neuron ever was.
        """
        if np.all(self.told == 1):
            return Tween(self, "set_activations", self.activations, activations, **kwargs)
        told = self.told
        return Tween(
            self.set_activations(activations).set_told(told), "set_told", told, 1, **kwargs
        )

    def darken(self, **kwargs: object) -> Tween:
        """An animation: the lights go out, and their numbers with them."""
        return Tween(self, "set_told", self.told, 0, **kwargs)

    def neuron(self, index: int) -> Circle:
        """An outline around one neuron, to point at it; around all others, with its number, if it
        is not drawn.
        """
        index %= len(self.activations)
        if index not in self.shown:
            outline = Circle(color=THEME.attention, stroke_width=4).surround(self.others)
            outline.add(named(index, RIGHT if self.axis[1] else DOWN, outline))
        else:
            radius = max(1.12 * self.radius, self.radius + CLEAR)
            outline = Circle(radius, color=THEME.attention, stroke_width=4)
            outline.move_to(self.place(index))
        return outline.set_z_index(self.dots.z_index + 50)

    def place(self, index: int) -> np.ndarray:
        """The middle of one neuron, (3,); of the place of all others if it is not drawn."""
        at = np.flatnonzero(self.shown == index % len(self.activations))
        return self.centres[at[0]] if at.size else self.others.get_center()

    def lit_key(self, short: bool = False) -> VGroup:
        """What fully lit means here: "fully lit: 10.2"; short: a lit lamp for the words."""
        printed = number(self.limit, ".1f") if self.limit >= 1 else activation(self.limit)
        if not short:
            return VGroup(words("fully lit: {}", printed, size=SMALL, color=THEME.muted))
        lamp = Dots(np.zeros((1, 3)), lamp_colours(np.ones(1), 1.0))
        name = words("= {}", printed, size=SMALL, color=THEME.muted)
        return VGroup(lamp, name).arrange(RIGHT, buff=0.1)


def lamp_colours(activations: np.ndarray, limit: float) -> np.ndarray:
    """The colours of activations, (n,) to (n, 3): lit up to the limit, in red below zero."""
    share = np.clip(activations / (limit or 1.0), -1, 1)
    return np.where((share < 0)[:, None], sign_shades(share), brightness_colours(share))


def number_inks(colours: np.ndarray) -> list:
    """The ink that stands out most on each of these colours, (n, 3): black or white."""
    return [BLACK if light else WHITE for light in takes_black(colours)]


def takes_black(colours: np.ndarray) -> np.ndarray:
    """On which colours, (…, 3) to (…), black stands out more than white.

    No other two have a contrast of 4.5 to 1 on every grey between them, as letters need it.
    """
    dark, bright = (luminance(ink.to_rgb()) + 0.05 for ink in (BLACK, WHITE))
    return np.asarray(luminance(colours) + 0.05 > np.sqrt(dark * bright))


def number_of_activation(limit: float, centred: bool = True, signed: bool = False) -> Readout:
    """A number for the activations of a layer: never "0.00" or "1.00" for what is neither.

    signed: whether they can be negative up to −1, as tanh's, whose numbers are broader.
    """
    texts = ["> 0.99", *([] if limit == 1 else [activation(-limit)]), *(["< −0.99"] * signed)]
    field = max(texts, key=lambda text: len(text.replace(" ", "")))
    return Readout(0, activation, SMALL, field=field, spare=SPARE, centred=centred)
