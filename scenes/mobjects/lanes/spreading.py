"""Dots of a squeezed number line that are set upright and go back to their numbers: a curve."""

from collections.abc import Iterator
from typing import Self

import numpy as np
from manim import ReplacementTransform, VGroup

from scenes.mobjects.lanes.squish_line import SquishLine
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.plots.curve import Curve
from scenes.mobjects.plots.on_a_plane import dots_shown
from scenes.mobjects.showing import Shown
from scenes.mobjects.tween import Tween


class SpreadingDots(VGroup):
    """The dots of a squeezed line's lanes, as they are drawn now, on the line itself.

    The line is set upright along a plot's left edge, and they with it: each at its curve's height.
    Then each keeps its height while it goes to its number, all in step: on the way they are the
    curve over a narrower axis. One after another they would form a hook, which it never is.
    """

    def __init__(self, line: SquishLine, curve: Curve) -> None:
        """line: squeezed, with numbers within the range of the curve's plane."""
        self.curve = curve
        self.numbers: list[np.ndarray] = []
        super().__init__()
        for lane in line.lanes:
            z, followed = lane.walk[-1], lane.is_followed
            self.numbers += [z[~followed], z[followed]]
            self.add(VGroup(lane.others.copy(), lane.followed.copy()))
        self.lying = line.at(np.concatenate(self.numbers))
        self.gone = -1.0  # how far they are on the way to their numbers: not on a plot yet
        self.set_z_index(1)  # on top of the curve
        self.set_upright(0)

    def set_upright(self, share: float) -> Self:
        """0: all on the lying line. 1: all on the plot's left edge."""
        self.gone = -1.0 if share < 1 else 0.0
        return self._move((1 - share) * self.lying + share * self._spread(0))

    def set_spread(self, share: float) -> Self:
        """0: all on the left edge. 1: each over its number."""
        self.gone = float(share)
        return self._move(self._spread(share))

    def fall_from(self, lanes: VGroup, **kwargs: object) -> ReplacementTransform:
        """An animation: the lanes' dots fall on their line."""
        return ReplacementTransform(lanes, self, **kwargs)

    def stand_up(self, **kwargs: object) -> Tween:
        """An animation: the dots go straight to the left edge, as the line they lie on does."""
        return Tween(self, "set_upright", 0, 1, **kwargs)

    def spread(self, **kwargs: object) -> Tween:
        """An animation: each dot goes to its number."""
        return Tween(self, "set_spread", 0, 1, **kwargs)

    def shows(self) -> Iterator[Shown]:
        """How high each dot is, once they stand on the plot, and how far right."""
        if self.gone < 0:
            return
        heights, scale = self.curve.height_at(np.concatenate(self.numbers)), self.curve.plane.ranges
        parts = zip(self._each(self._across(self.gone)), self._each(heights), self._dots())
        for x, y, dots in parts:
            yield dots_shown(x, y, scale, dots.places, dots.colours, dots)

    def _across(self, share: float) -> np.ndarray:
        """The x of all dots."""
        z, left = np.concatenate(self.numbers), self.curve.plane.low[0]
        return np.asarray((1 - share) * left + share * z)

    def _spread(self, share: float) -> np.ndarray:
        heights = self.curve.height_at(np.concatenate(self.numbers))
        return np.asarray(self.curve.plane.at(self._across(share), heights))

    def _dots(self) -> list[Dots]:
        return [each for pair in self for each in pair]

    def _each(self, of_all: np.ndarray) -> list[np.ndarray]:
        """An array for all dots, cut into those of each of the lanes' parts."""
        return np.split(of_all, np.cumsum([len(numbers) for numbers in self.numbers])[:-1])

    def _move(self, centres: np.ndarray) -> Self:
        for each, places in zip(self._dots(), self._each(centres), strict=True):
            each.set_centres(places)
        return self
