"""Dots of a squeezed number line that are set upright and go back to their numbers: a curve."""

from typing import Self

import numpy as np
from manim import ReplacementTransform, VGroup

from scenes.mobjects.lanes.squish_line import SquishLine
from scenes.mobjects.plots.curve import Curve
from scenes.mobjects.tween import Tween

ON_THEIR_WAY = 0.2  # of all dots, at most: the others have not left yet, or have arrived


class SpreadingDots(VGroup):
    """The dots of a squeezed line's lanes, as they are drawn now, on the line itself.

    The line is set upright along a plot's left edge, and they with it: each at its curve's height.
    Then each keeps its height while it goes to its number, the lowest first, a few at a time: so
    what is seen of a curve is the curve.
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
        every = np.concatenate(self.numbers)
        self.starts = np.argsort(np.argsort(every, kind="stable")) / max(len(every) - 1, 1)
        self.lying = line.at(every)
        self.set_z_index(1)  # on top of the curve
        self.set_upright(0)

    def set_upright(self, share: float) -> Self:
        """0: all on the lying line. 1: all on the plot's left edge."""
        return self._move((1 - share) * self.lying + share * self._spread(0))

    def set_spread(self, share: float) -> Self:
        """0: all on the left edge. 1: each over its number."""
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

    def _spread(self, share: float) -> np.ndarray:
        z, left = np.concatenate(self.numbers), self.curve.plane.low[0]
        gone = np.clip((share - (1 - ON_THEIR_WAY) * self.starts) / ON_THEIR_WAY, 0, 1)
        x = (1 - gone) * left + gone * z
        return np.asarray(self.curve.plane.at(x, self.curve.height_at(z)))

    def _move(self, centres: np.ndarray) -> Self:
        ends = np.cumsum([len(numbers) for numbers in self.numbers])[:-1]
        dots = [each for pair in self for each in pair]
        for each, places in zip(dots, np.split(centres, ends), strict=True):
            each.set_centres(places)
        return self
