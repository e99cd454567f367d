"""Dots of a squeezed number line that are set upright and go back to their numbers: a curve."""

from collections.abc import Iterable
from typing import Self

import numpy as np
from manim import ReplacementTransform, VGroup

from scenes.mobjects.lanes.lane import Lane
from scenes.mobjects.plots.curve import Curve
from scenes.mobjects.tween import Tween


class SpreadingDots(VGroup):
    """The dots of lanes as they are drawn now, on a plot's left edge, each at its curve's height.

    There they lie as on the squeezed line. Each keeps its height while it goes to its number, and
    so all of them stand on the curve.
    """

    def __init__(self, lanes: Iterable[Lane], curve: Curve) -> None:
        """lanes: of numbers within the range of the curve's plane."""
        self.curve = curve
        self.numbers: list[np.ndarray] = []
        super().__init__()
        for lane in lanes:
            z, followed = lane.walk[-1], lane.is_followed
            self.numbers += [z[~followed], z[followed]]
            self.add(VGroup(lane.others.copy(), lane.followed.copy()))
        self.set_z_index(1)  # on top of the curve
        self.set_spread(0)

    def set_spread(self, share: float) -> Self:
        """0: all on the left edge. 1: each over its number."""
        left = self.curve.plane.low[0]
        dots = [each for pair in self for each in pair]
        for each, numbers in zip(dots, self.numbers, strict=True):
            x = (1 - share) * left + share * numbers
            each.set_centres(self.curve.plane.at(x, self.curve.height_at(numbers)))
        return self

    def turn_from(self, lanes: VGroup, **kwargs: object) -> ReplacementTransform:
        """An animation: the lanes' dots go to the left edge, as their line is set upright."""
        return ReplacementTransform(lanes, self, **kwargs)

    def spread(self, **kwargs: object) -> Tween:
        """An animation: each dot goes to its number."""
        return Tween(self, "set_spread", 0, 1, **kwargs)
