"""All pixels of an image as one column of numbers, some of which are printed beside it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, VGroup, VMobject, linear

from scenes.mobjects.grids.heat_map import HeatMap
from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.pixels.column_labels import fade
from scenes.mobjects.plots.number_line import segment
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween

BREADTH = 0.3  # of the column, in Manim's units
LEADER = 0.35  # from a number to the column


class ListedPixels(VGroup):
    """A column of cells, the first pixel at the top; in an area that stacks it lies.

    Parts: `cells`; `numbers`, the activations of some, evenly spaced beside or above them, each
    with a line to its cell in `leaders`.
    """

    def __init__(self, image: np.ndarray, told: Sequence[int], area: Area) -> None:
        """image: (rows, columns), 0..1. told: the pixels whose numbers are printed, in order."""
        super().__init__()
        self.values, self.rows = np.ravel(image).astype(float), len(image)
        self.told, self.lies = np.array(told), area.stacks
        self.numbers = VGroup(
            *(Readout(self.values[n], activation, SMALL, field="0.00") for n in told)
        )
        wide, high = self.numbers[0].width, self.numbers[0].height
        if self.lies:
            body = replace(area, bottom=area.top - high - LEADER - BREADTH, height=BREADTH)
            spots = area.inset(wide / 2, 0).columns(*[1] * len(told), gap=0)
        else:
            body = replace(area, left=area.left + wide + LEADER, width=BREADTH)
            spots = area.rows(*[1] * len(told), gap=0)
        shape = (1, -1) if self.lies else (-1, 1)
        self.cells = HeatMap(self.values.reshape(shape), body, 1.0, signed=False)
        self.leaders = VGroup()
        for each, spot, cell in zip(self.numbers, spots, self.cells.centres[self.told]):
            line = VMobject(stroke_color=THEME.muted, stroke_width=1.5)
            if self.lies:
                each.move_to(spot.centre).set_y(area.top - high / 2)
                ends = each.get_bottom(), [cell[0], body.top, 0]
            else:
                each.move_to(spot.at(LEFT), LEFT)
                ends = each.get_right(), [body.left, cell[1], 0]
            segment(line, *(np.asarray(end) for end in ends))
            self.leaders.add(line)
        self.add(self.cells, self.leaders, self.numbers)
        self.set_taken(0)

    @property
    def doors(self) -> np.ndarray:
        """Where lines leave the cells, on the side without numbers, (n, 3)."""
        return np.asarray(self.cells.centres + BREADTH / 2 * (DOWN if self.lies else RIGHT))

    def set_taken(self, rows: float) -> Self:
        """So many rows of the image are in the column."""
        self.taken = float(rows)
        count = int(np.round(self.taken * len(self.values) / self.rows))
        shown = np.where(np.arange(len(self.values)) < count, self.values, 0)
        self.cells.set_values(shown.reshape(self.cells.values.shape))
        for each, line, is_in in zip(self.numbers, self.leaders, self.told < count):
            fade(each.glyphs, float(is_in))
            line.set_stroke(opacity=float(is_in))
        return self

    def come(self, **kwargs: object) -> Tween:
        """An animation: row after row of the image comes to the column, all at one pace."""
        start = self.taken
        return Tween(self, "set_taken", start, self.rows, **{"rate_func": linear, **kwargs})
