"""Layers as lines of dots, a dot for each neuron, so small that many networks can be compared."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import LEFT, UP, VGroup

from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

APART = 0.13  # from line to line, in Manim's units
DOT = 0.4  # of the way from neuron to neuron: a dot's radius
RADII = (0.022, 0.05)  # the least and the largest radius: lines on a small scale are solid


class LayerLines(VGroup):
    """A line of dots for each layer, one under the other, from the left edge of an area.

    Parts: `lines`, Dots each; none where there is no layer. Networks that are to be compared take
    the same scale.
    """

    def __init__(self, sizes: Sequence[int], area: Area, most: int) -> None:
        """sizes: how many neurons each layer has. most: so many are as long as the area."""
        super().__init__()
        self.left, self.step, self.share = area.at(LEFT), area.width / most, 1.0
        self.apart = min(APART, area.height / max(len(sizes), 1))
        ink = THEME.muted.to_rgb()
        self.lines = VGroup(*(Dots(np.zeros((n, 3)), np.tile(ink, (n, 1))) for n in sizes))
        self.add(self.lines)
        self.set_scale(1)

    def set_scale(self, share: float) -> Self:
        """Draw all lines this share of their length."""
        self.share = float(share)
        step = self.step * self.share
        for k, line in enumerate(self.lines):
            line.radius = float(np.clip(DOT * step, *RADII))
            start = self.left + UP * self.apart * ((len(self.lines) - 1) / 2 - k)
            along = (np.arange(len(line.colours)) + 0.5) * step
            line.set_centres(start + np.outer(along, -LEFT))
        return self

    def scale_to(self, share: float, **kwargs: object) -> Tween:
        """An animation: the lines shrink to this share of their length."""
        return Tween(self, "set_scale", self.share, share, **kwargs)
