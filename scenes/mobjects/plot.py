"""The graph of a function between two axes."""

from collections.abc import Callable

import numpy as np
from manim import LEFT, RIGHT, UP, Rectangle, VGroup, VMobject

from scenes.mobjects.number_line import NumberLine, plain_number, segment
from scenes.mobjects.text import formula
from scenes.mobjects.theme import BODY, THEME


class Plot(VGroup):
    """Axes and the graph of a function whose values lie in 0..1.

    Parts: `line` (the number line at the bottom), `guides` (the heights 0, 0.5 and 1, and the
    line over zero), `heights` (their numbers, at the left), `names` (of the axes), `curve`.
    """

    SAMPLES = 1001

    def __init__(
        self,
        function: Callable[[np.ndarray], np.ndarray],
        limit: float,
        names: tuple[str, str],
        width: float = 8.8,
        height: float = 4.2,
    ) -> None:
        """function: (n,) to (n,). The graph goes from −limit to limit.

        names: of both axes, the one to the right first, in Typst's notation.
        width, height: from −limit to limit and from 0 to 1, in Manim's units.
        """
        super().__init__()
        self.frame = Rectangle(width=width, height=height, stroke_width=0)
        self.line = NumberLine(-limit, limit, width).shift(self.frame.get_bottom())
        self.guides = VMobject(stroke_color=THEME.muted, stroke_width=1.5, stroke_opacity=0.5)
        self.heights = VGroup()
        for height_mark in (0.0, 0.5, 1.0):
            left = self.at(-limit, height_mark)
            segment(self.guides, left, self.at(limit, height_mark))
            self.heights.add(plain_number(height_mark).next_to(left, LEFT, buff=0.2))
        segment(self.guides, self.at(0, 0), self.at(0, 1))
        self.names = VGroup(
            formula(names[0], size=BODY, color=THEME.muted).next_to(
                self.line.ruler, RIGHT, buff=0.2
            ),
            formula(names[1], size=BODY, color=THEME.muted).next_to(self.at(0, 1), UP, buff=0.2),
        )
        x = np.linspace(-limit, limit, self.SAMPLES)
        self.curve = VMobject(stroke_color=THEME.ink, stroke_width=4)
        self.curve.set_points_as_corners(self.at(x, function(x)))
        self.add(self.frame, self.guides, self.heights, self.names, self.line, self.curve)

    def at(self, x: np.ndarray | float, y: np.ndarray | float) -> np.ndarray:
        """The points (x, y) of the plane: (…) and (…) to (…, 3)."""
        rise = self.frame.height * np.multiply.outer(np.asarray(y, dtype=float), UP)
        return self.line.at(x) + rise

    def path(self, x: float, y: float) -> VMobject:
        """The way from x on the number line up to the height y, and on to the right edge."""
        corner, right = self.at(x, y), self.frame.get_right()
        path = VMobject(stroke_color=THEME.attention, stroke_width=2.5)
        return path.set_points_as_corners([self.at(x, 0), corner, [right[0], corner[1], 0]])
