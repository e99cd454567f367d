"""A layer's neurons in columns, each with its activation beside it where there is room."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Self

import numpy as np
from manim import RIGHT, UP, Dot, SurroundingRectangle, VGroup

from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.neurons.neurons import lamp_colours
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.showing import Shown, lamps
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

LEAD = 0.42  # the least way from number to number, down, in Manim's units
RADIUS = 0.19  # of a neuron, at most
HEAD = 0.25  # kept for the title at least, so that lamps side by side are placed alike
AIR = 0.16  # between a neuron and its number
TIGHT = 0.03  # between an outline and what it is around, up and down: neighbours are near
BETWEEN = "> 0.99"  # the longest number on the way from one activation to another


class Lamps(VGroup):
    """Neurons as bright as their activations, column after column from the top.

    Parts: `title`, `dots`, `numbers` (empty where there is no room for all of them).
    """

    def __init__(
        self,
        activations: np.ndarray,
        area: Area,
        marked: int | None = None,
        title: str = "activations",
        limit: float = 1.0,
        lead: float = LEAD,
        others: Sequence[np.ndarray] = (),
    ) -> None:
        """activations: (n,). area: which they fill. marked: the neuron that is ringed. limit: the
        activation drawn fully lit. lead: the least way from number to number. others: activations,
        (n,) each, for which the numbers have room too.
        """
        super().__init__()
        self.limit = limit
        self.title = area.place(words(title, size=SMALL, color=THEME.muted), UP)
        area = replace(area, height=area.height - max(self.title.height, HEAD) - AIR)
        n = len(activations)
        every = np.concatenate([activations, *others])
        field = max((*map(activation, every), *([BETWEEN] if others else [])), key=len)
        spare = len(BETWEEN) if others else 0
        texts = [Readout(a, activation, SMALL, field=field, spare=spare) for a in activations]
        beside = AIR + texts[0].width
        columns = -(-n // max(int(area.height / lead), 1))
        is_numbered = columns * (2 * RADIUS + beside + AIR) <= area.width
        if not is_numbered:
            columns = int(np.ceil(np.sqrt(n * area.width / area.height)))
        rows = -(-n // columns)
        cells = [
            cell
            for column in area.columns(*[1] * columns, gap=0)
            for cell in column.rows(*[1] * rows, gap=0)
        ][:n]
        radius = min(RADIUS, 0.38 * cells[0].side)
        aside = RIGHT * beside / 2 if is_numbered else 0 * RIGHT
        centres = np.array([cell.centre for cell in cells]) - aside
        self.dots = Dots(centres, np.zeros((n, 3)), radius, marked)
        self.numbers = VGroup()
        if is_numbered:
            for text, centre in zip(texts, centres):
                self.numbers.add(text.next_to(centre + RIGHT * radius, RIGHT, buff=AIR))
        self.add(self.title, self.dots, self.numbers)
        self.set_activations(activations)

    def set_activations(self, activations: np.ndarray) -> Self:
        """Light the neurons anew: (n,)."""
        self.activations = np.array(activations, dtype=float)
        self.dots.set_colours(lamp_colours(self.activations, self.limit))
        self.dots.set_negative(self.activations < 0)
        for text, value in zip(self.numbers, self.activations):
            text.set_value(value)
        return self

    def shows(self) -> Iterator[Shown]:
        """The activations."""
        yield lamps(self.activations, self.limit, self.dots.places, self.dots)

    def outline(self, index: int) -> SurroundingRectangle:
        """An outline around a neuron and its number, to point at them."""
        place = Dot(self.dots.centres[index], self.dots.radius)
        numbers = self.numbers[index : index + 1]
        outline = SurroundingRectangle(place, *numbers, buff=(AIR / 2, TIGHT), stroke_width=3)
        return outline.set_color(THEME.attention)

    def ringed(self) -> Dot:
        """The place of the ringed neuron, or of the first: what comes to it shrinks into this."""
        return Dot(self.dots.centres[self.dots.marked or 0], self.dots.radius)
