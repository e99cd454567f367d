"""Horizontal bars with their numbers, one for each value."""

from typing import Self

import numpy as np
from manim import RIGHT, UP, AnimationGroup, Line, Rectangle, VGroup

from scenes.mobjects.text import Readout
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween


class Bars(VGroup):
    """A bar and a number for each value, in line with the anchors it stands beside."""

    def __init__(
        self, values: np.ndarray, anchors: np.ndarray, room: float = 2.0, limit: float = 1.0
    ) -> None:
        """values: (n,), a bar of full length at `limit`, none below zero; fields as wide as
        their numbers need. anchors: (n, 3), the middles of the bars' left ends. room: from
        there to the right end of the numbers, in Manim's units.
        """
        super().__init__()
        self.limit = limit
        longest = max((f"{value:.2f}" for value in values), key=len, default="0.00")
        number = Readout(0, field=longest)
        width = max(room - number.width - 0.16, 0.3)
        spacing = abs(anchors[0][1] - anchors[1][1]) if len(anchors) > 1 else 0.5
        height = min(0.3, 0.6 * spacing)
        # Lines without ink under each bar, as long as a bar at the limit: a bar is measured on
        # its track, never on its last length, so that its place does not depend on the way to it.
        self.tracks = VGroup(
            *(Line(anchor, anchor + RIGHT * width, stroke_width=0) for anchor in anchors)
        )
        self.bars = VGroup(
            *(
                Rectangle(width=width, height=height, stroke_width=0)
                .set_fill(THEME.length, opacity=1)
                .move_to(track)
                for track in self.tracks
            )
        )
        self.numbers = VGroup(*(number.copy().next_to(bar, RIGHT, buff=0.16) for bar in self.bars))
        self.add(self.tracks, self.bars, self.numbers)
        self.set_values(values)

    @property
    def full_width(self) -> float:
        """The length of a bar at the limit, in Manim's units."""
        return float(self.tracks[0].width)

    def set_values(self, values: np.ndarray) -> Self:
        """Show other values, (n,)."""
        self.values = np.array(values, dtype=float)
        parts = zip(self.tracks, self.bars, self.numbers, self.values, strict=True)
        for track, bar, number, value in parts:
            start = track.get_start()
            end = start + (track.get_end() - start) * np.clip(value / self.limit, 1e-3, 1)
            half = UP * bar.height / 2
            corners = [start + half, end + half, end - half, start - half]
            bar.set_points_as_corners([*corners, corners[0]])
            number.set_value(value)
        return self

    def rise(self, values: np.ndarray, **kwargs: object) -> Tween:
        """An animation: the bars grow to other values while their numbers count."""
        return Tween(self, "set_values", self.values, values, **kwargs)

    def point_at(self, index: int) -> AnimationGroup:
        """An animation: one bar and its number take the colour of attention."""
        marked = (self.bars[index], self.numbers[index])
        return AnimationGroup(*(part.animate.set_fill(THEME.attention) for part in marked))
