"""A magnifying glass: a part of a picture, enlarged until its numbers can be read."""

from collections.abc import Iterator
from typing import Self

import numpy as np
from manim import AnimationGroup, Create, Rectangle, VGroup

from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.pictures.numbered_grid import NumberedGrid
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

CELL = 0.9  # about how wide a cell is under the glass, in Manim's units


class Magnifier(VGroup):
    """A picture, and beside it a part of it enlarged, so that its numbers can be read.

    Parts: `picture` (a NumberedGrid without numbers yet), `frame` (around that part), `glass` (a
    NumberedGrid that shows it).
    """

    def __init__(self, image: np.ndarray, area: Area) -> None:
        """image: (rows, columns), 0..1. area: where both are, side by side or stacked."""
        super().__init__()
        left, area = area.split(3, 4)
        self.picture = picture = left.fit(NumberedGrid(image))
        # Whole cells, so that no number is cut where the view stands still.
        self.down = max(round(area.height / CELL), 1)
        side = area.height / self.down
        self.across = max(int(area.width / side + 1e-6), 1)
        self.glass = NumberedGrid(picture.values).print_rows(len(picture.values))
        self.glass.stretch_to_fit_width(self.across * side).stretch_to_fit_height(area.height)
        area.place(self.glass)
        cell = picture.width / picture.values.shape[1]
        self.frame = Rectangle(width=self.across * cell, height=self.down * cell)
        self.frame.set_stroke(THEME.attention, width=4).set_z_index(picture.z_index + 1)
        self.frame.set_stroke(THEME.plate, width=7, background=True)  # seen on bright and on dark
        self.stops = np.array(list(_along_the_ink(picture.values, self.across, self.down)))
        self.stops[[0, -1]] = np.round(self.stops[[0, -1]])
        self.add(picture, self.frame, self.glass)
        self.look_at(0)

    def look_at(self, share: float) -> Self:
        """Look at a place on the way along the ink: 0 is its upper end, 1 its lower end."""
        position = share * (len(self.stops) - 1)
        left, top = (
            np.interp(position, np.arange(len(self.stops)), stops) for stops in self.stops.T
        )
        self.glass.set_view(np.array([left, top, self.across]))
        row, column = top + self.down / 2, left + self.across / 2
        self.frame.move_to(self.picture.corners(np.array([row]), np.array([column]))[0])
        return self

    def come(self, **kwargs: object) -> AnimationGroup:
        """An animation: the frame is drawn on the picture, and the glass grows out of it."""
        grown = grow_out_of(self.frame, self.glass)
        return AnimationGroup(Create(self.frame), grown, **kwargs)

    def follow(self, **kwargs: object) -> Tween:
        """An animation: go along the ink from its upper end to its lower end."""
        return Tween(self, "look_at", 0, 1, **kwargs)

    def go_back(self, **kwargs: object) -> Tween:
        """An animation: go along the ink from its lower end to its upper end."""
        return Tween(self, "look_at", 1, 0, **kwargs)


def _along_the_ink(image: np.ndarray, across: int, down: int) -> Iterator[tuple[float, float]]:
    """Where the upper left corner of a view stands, from the upper end of the ink to the lower.

    The view has the middle of the ink in its rows in its own middle, and stays on the picture.
    """
    rows, columns = image.shape
    inked = np.flatnonzero(image.sum(axis=1))
    first, last = (int(inked[0]), int(inked[-1])) if len(inked) else (0, rows - 1)
    end = np.clip(last + 1 - down, first, rows - down)
    for top in np.linspace(min(first, rows - down), end, rows):
        rows_seen = image[int(top) : int(np.ceil(top)) + down].sum(axis=0)
        total = rows_seen.sum()
        middle = rows_seen @ (np.arange(columns) + 0.5) / total if total else columns / 2
        yield float(np.clip(middle - across / 2, 0, columns - across)), float(top)
