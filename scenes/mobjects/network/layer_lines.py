"""Layers as lines of dots, a dot for each neuron, so small that many networks can be compared."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from manim import LEFT, VGroup

from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME

APART = 0.13  # from line to line, in Manim's units
DOT = 0.4  # of the way from neuron to neuron: a dot's radius
LARGEST = 0.05  # of the radii, in Manim's units


class LayerLines(VGroup):
    """A line of dots for each layer, one under the other, from an area's left edge.

    Parts: `lines`, Dots each. There are none where there is no layer.
    """

    def __init__(self, sizes: Sequence[int], area: Area, most: int) -> None:
        """sizes: how many neurons each layer has. most: so many are as long as the area."""
        step = area.width / most
        radius = min(DOT * step, LARGEST)
        rows = area.rows(*[1] * len(sizes), gap=0) if sizes else ()
        apart = min(APART, rows[0].height) if rows else 0.0
        stack = replace(area, bottom=area.centre[1] - apart * len(rows) / 2)
        stack = replace(stack, height=apart * len(rows))
        self.lines = VGroup()
        for size, row in zip(sizes, stack.rows(*[1] * len(sizes), gap=0) if sizes else ()):
            centres = np.tile(row.at(LEFT), (size, 1))
            centres[:, 0] += (np.arange(size) + 0.5) * step
            colours = np.tile(THEME.muted.to_rgb(), (size, 1))
            self.lines.add(Dots(centres, colours, radius))
        super().__init__(self.lines)
