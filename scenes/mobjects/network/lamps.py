"""A layer's neurons in columns, each with its activation beside it where there is room."""

from dataclasses import replace

import numpy as np
from manim import RIGHT, UP, Dot, VGroup

from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.painting.dots import Dots, brightness_colours
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

LEAD = 0.42  # the least way from number to number, down, in Manim's units
RADIUS = 0.19  # of a neuron, at most
AIR = 0.16  # between a neuron and its number


class Lamps(VGroup):
    """Neurons as bright as their activations, column after column from the top.

    Parts: `title`, `dots`, `numbers` (empty where there is no room for all of them).
    """

    def __init__(self, activations: np.ndarray, area: Area, marked: int | None = None) -> None:
        """activations: (n,), 0..1. area: which they fill. marked: the neuron that is ringed."""
        super().__init__()
        self.title = area.place(words("activations", size=SMALL, color=THEME.muted), UP)
        area = replace(area, height=area.height - self.title.height - AIR)
        n = len(activations)
        field = max(map(activation, activations), key=len)
        texts = [Readout(each, activation, SMALL, field=field) for each in activations]
        beside = AIR + texts[0].width
        columns = -(-n // max(int(area.height / LEAD), 1))
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
        self.dots = Dots(centres, brightness_colours(activations), radius, marked)
        self.numbers = VGroup()
        if is_numbered:
            for text, centre in zip(texts, centres):
                self.numbers.add(text.next_to(centre + RIGHT * radius, RIGHT, buff=AIR))
        self.add(self.title, self.dots, self.numbers)

    def ringed(self) -> Dot:
        """The place of the ringed neuron, or of the first: what comes to it shrinks into this."""
        return Dot(self.dots.centres[self.dots.marked or 0], self.dots.radius)
