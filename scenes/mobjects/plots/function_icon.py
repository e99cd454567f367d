"""A function as a small picture: two axes without numbers in a frame, and its graph."""

import numpy as np
from manim import DL, DR, VGroup, VMobject

from scenes.mobjects.lettering.text import formula
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.curve import Curve, Function
from scenes.mobjects.plots.number_line import segment
from scenes.mobjects.theme import SMALL, THEME

AIR = 0.1  # between an axis and its name, in Manim's units
REACH = 5.0  # to both sides of zero, and as far up and down: so all icons have one scale


class FunctionIcon(VGroup):
    """The graph of a function over −5 to 5, up and down as far.

    Parts: `plane`, `lines` (axes and frame), `curve`.
    """

    def __init__(self, function: Function, side: float = 2.0) -> None:
        """function: (n,) to (n,). side: of the square, in Manim's units."""
        ends = (-REACH, REACH)
        self.plane = Plane(ends, ends, side, side)
        self.lines = VMobject(stroke_color=THEME.muted, stroke_width=1.5)
        segment(self.lines, *self.plane.at(ends, 0))
        segment(self.lines, *self.plane.at(0, ends))
        for end in ends:  # the frame
            segment(self.lines, *self.plane.at(ends, end))
            segment(self.lines, *self.plane.at(end, ends))
        self.curve = Curve(function, self.plane)
        super().__init__(self.plane, self.lines, self.curve)

    def name_axes(self, across: str, up: str) -> VGroup:
        """The names of both axes at their ends, in the frame; no part. In Typst's notation."""
        looks = {"size": SMALL, "color": THEME.muted}
        right, top = self.plane.at([REACH, 0], [0, REACH])
        return VGroup(
            formula(across, **looks).next_to(right, DL, buff=AIR),
            formula(up, **looks).next_to(top, DR if self._passes_left() else DL, buff=AIR),
        )

    def _passes_left(self) -> bool:
        """Whether the graph passes at the left of the upper end of the axis, and near."""
        x = np.linspace(-REACH / 3, 0, 99)
        return bool((np.abs(self.curve.function(x) - 5 / 6 * REACH) <= REACH / 6).any())
