"""A bracket from one point to another, with what it spans written beside it."""

from typing import Self

import numpy as np
from manim import DL, DOWN, DR, LEFT, RIGHT, UL, UP, UR, ManimColor, Mobject, VGroup, VMobject

from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

# The ends of each side of a thing.
SIDES = ((UP, UL, UR), (DOWN, DL, DR), (LEFT, DL, UL), (RIGHT, DR, UR))


class Span(VGroup):
    """A bracket beside a stretch, and its label on the far side.

    Parts: `bracket`, `label`.
    """

    CAP = 0.14  # how far the ends of the bracket reach back to what it spans, in Manim's units

    def __init__(
        self,
        start: np.ndarray,
        end: np.ndarray,
        label: Mobject,
        side: np.ndarray = DOWN,
        buff: float = 0.12,
        color: ManimColor = THEME.attention,
    ) -> None:
        """start, end: (3,), of the stretch. side: UP, DOWN, LEFT or RIGHT of it.

        buff: between the stretch and the bracket, in Manim's units.
        """
        super().__init__()
        self.side, self.buff, self.label = np.array(side, dtype=float), buff, label
        self.bracket = VMobject(stroke_color=color, stroke_width=3)
        self.add(self.bracket, label)
        self.set_ends(np.array([start, end]))

    @classmethod
    def along(cls, mobject: Mobject, label: Mobject, side: np.ndarray = DOWN) -> Self:
        """A bracket along a side of a mobject."""
        start, end = next(ends for way, *ends in SIDES if np.array_equal(way, side))
        return cls(mobject.get_corner(start), mobject.get_corner(end), label, side)

    def set_ends(self, ends: np.ndarray) -> Self:
        """Span another stretch: start and end, (2, 3)."""
        self.ends = np.array(ends, dtype=float)
        out = self.side * (self.buff + self.CAP)
        start, end = self.ends + out
        back = -self.side * self.CAP
        self.bracket.set_points_as_corners([start + back, start, end, end + back])
        self.label.next_to((start + end) / 2, self.side, buff=0.15)
        return self

    def stretch_to(self, ends: np.ndarray, **kwargs: object) -> Tween:
        """An animation: the bracket goes over to another stretch, (2, 3)."""
        return Tween(self, "set_ends", self.ends, ends, **kwargs)
