"""The numbers of a picture on a tape, which runs through a window from one end to the other."""

from typing import Self

import numpy as np
from manim import DOWN

from scenes.mobjects.pictures.numbered_grid import NumberedGrid
from scenes.mobjects.stage import Area
from scenes.mobjects.tween import Tween


class Tape(NumberedGrid):
    """All numbers of a picture in their order, of which a window shows those that pass it.

    They run to the right, or down where the window stacks; the first pixel's goes ahead.
    """

    def __init__(self, values: np.ndarray, window: Area, cell: float) -> None:
        """values: of any shape, 0..1. cell: how wide a number's cell is, in Manim's units."""
        reverse = np.ravel(values)[::-1]
        super().__init__(reverse[:, None] if window.stacks else reverse[None])
        width, height = (cell, window.height) if window.stacks else (window.width, cell)
        self.stretch_to_fit_width(width).stretch_to_fit_height(height)
        window.place(self)
        self.way = DOWN if window.stacks else np.array([1, 0, 0])
        self.across, self.reach = width / cell, max(width, height) / cell
        self.is_upright = window.stacks
        self.set_plates(0).print_rows(len(self.values)).set_run(0)

    def set_run(self, share: float) -> Self:
        """How much of the tape has run: of 0 and of 1 nothing is in the window."""
        start = self.values.size * (1 - share) - self.reach * share
        place = (0.0, start) if self.is_upright else (start, 0.0)
        return self.set_view(np.array([*place, self.across]))

    def run(self, **kwargs: object) -> Tween:
        """An animation: the whole tape runs through the window; it begins and ends slowly."""
        return Tween(self, "set_run", 0, 1, **kwargs)
