"""The plane between two axes, and the axes: numbers below and at the left, lines at the heights."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from manim import DL, LEFT, RIGHT, UP, UR, Rectangle, VGroup, VMobject

from scenes.mobjects.lettering.text import formula
from scenes.mobjects.plots.number_line import NumberLine, plain_number, round_steps, segment
from scenes.mobjects.plots.on_a_plane import Scale
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, THEME

Values = Sequence[float] | np.ndarray | float

AIR = 0.2  # between an axis and what is written beside it, in Manim's units
HEIGHTS = 4  # at most as many steps on the vertical axis


class Plane(Rectangle):
    """A rectangle that is never seen: it says where a point (x, y) is, after any shift or scale."""

    def __init__(
        self, x: tuple[float, float], y: tuple[float, float], width: float, height: float
    ) -> None:
        """x, y: the least and the largest."""
        super().__init__(width=width, height=height, stroke_width=0)
        self.low, self.high = np.array([x[0], y[0]], float), np.array([x[1], y[1]], float)
        if not np.all(self.low < self.high):
            raise ValueError(f"x from {x[0]:g} to {x[1]:g}, y from {y[0]:g} to {y[1]:g}: no range.")

    @property
    def ranges(self) -> Scale:
        """Where its points are now."""
        return Scale(
            self.low, self.high, np.stack([self.get_corner(DL), self.get_corner(UR)])[:, :2]
        )

    def at(self, x: Values, y: Values) -> np.ndarray:
        """The points (x, y) of the plane: (…) and (…) to (…, 3)."""
        both = np.stack(np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float)), axis=-1)
        share = (both - self.low) / (self.high - self.low)
        return self.get_corner(DL) + share @ np.array([RIGHT * self.width, UP * self.height])


class Axes(VGroup):
    """Two axes that fill an area, with their numbers and names.

    Parts: `plane`, `line` (the number line at the bottom), `guides` (a line at each height, and one
    over zero), `heights` (the numbers at the left), `names`.
    """

    def __init__(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        names: tuple[str, str],
        area: Area,
    ) -> None:
        """x, y: the least and the largest. names: of both axes, in Typst's notation."""
        super().__init__()
        marks = round_steps(*y, most=HEIGHTS)
        self.heights = VGroup(*map(plain_number, marks))
        self.names = VGroup(*(formula(name, size=BODY, color=THEME.muted) for name in names))
        inner = self._inner(area)
        self.plane = Plane(x, y, inner.width, inner.height).move_to(inner.centre)
        self.line = NumberLine(*x, inner.width)
        self.line.shift(self.plane.get_bottom() - self.line.frame.get_center())
        self.guides = VMobject(stroke_color=THEME.muted, stroke_width=1.5, stroke_opacity=0.5)
        for mark, label in zip(marks, self.heights):
            segment(self.guides, *self.plane.at(x, mark))
            label.next_to(self.plane.at(x[0], mark), LEFT, buff=AIR)
        upright = float(np.clip(0, *x))  # the vertical axis: over zero, or at the nearest end
        segment(self.guides, *self.plane.at(upright, y))
        self.names[0].next_to(self.line.ruler, RIGHT, buff=AIR)
        self.names[1].next_to(self.plane.at(upright, y[1]), UP, buff=AIR)
        self.names[1].shift(RIGHT * max(0, area.left - self.names[1].get_left()[0]))
        self.add(self.plane, self.guides, self.heights, self.names, self.line)

    def _inner(self, area: Area) -> Area:
        """What the numbers and names leave to the plane."""
        left = max(label.width for label in self.heights) + AIR
        bottom = NumberLine.LABEL_DROP + self.heights[0].height / 2
        return replace(
            area,
            left=area.left + left,
            width=area.width - left - self.names[0].width - AIR,
            bottom=area.bottom + bottom,
            height=area.height - bottom - self.names[1].height - AIR,
        )
