"""A number line that is squeezed into 0..1 with all that stands on it."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, RIGHT, UP, VGroup, VMobject, linear

from nnmath import sigmoid
from scenes.mobjects.dots import Dots, brightness_colours, sign_colours
from scenes.mobjects.number_line import NumberLine, segment
from scenes.mobjects.text import Readout
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween


class SquishLine(NumberLine):
    """A number line with sums as dots in lanes above it, all of it squeezed by σ.

    A number x stands at x while nothing is squeezed and at σ(x) when all is, on one and the same
    scale; in between the two are mixed. Then 0..1 can be magnified to the line's full length.
    Threads run up from the ticks through the lanes, so that one sees where each piece of the
    line goes. The first lane's ringed dot carries its number until other lanes come.
    """

    LANE = 0.44  # from lane to lane, and from the line to the first one
    TIP = 0.25  # how far the line goes on at both ends: it has no end

    def __init__(self, walks: np.ndarray, limit: float, width: float, marked: int) -> None:
        """walks: (lanes, steps, n), how each lane's n sums came about; the last step is the sum.

        limit: the line goes from −limit to limit. marked: the index of the dot that is ringed.
        """
        self.walks = np.array(walks, dtype=float)
        self.squeezed, self.magnified, self.spread = 0.0, 0.0, 0.0
        count, _, n = self.walks.shape
        # Every whole number is a tick, except far from zero on a long line.
        self.threads = VMobject(stroke_color=THEME.muted, stroke_width=1.5, stroke_opacity=0.3)
        self.ticks = np.arange(-10, 11) if limit > 40 else np.arange(-limit // 1, limit // 1 + 1)
        super().__init__(-limit, limit, width)
        radius = 0.12 if n <= 40 else 0.08
        still = (np.zeros((n, 3)), np.zeros((n, 3)))
        self.lanes = VGroup(*(Dots(*still, radius, marked) for _ in range(count)))
        self.number = Readout(0, ".1f", SMALL, THEME.attention, field=f"{-limit:.1f}")
        self.add_to_back(self.threads)
        self.add(self.lanes, self.number)
        self._redraw()

    def at(self, values: Sequence[float] | np.ndarray | float) -> np.ndarray:
        values = np.asarray(values, dtype=float)
        where = (1 - self.squeezed) * values + self.squeezed * sigmoid(values)
        length = self.frame.width
        unit = (1 - self.magnified) * self.unit + self.magnified * length
        return self._across(unit * where - self.magnified * length / 2)

    def lane_point(self, lane: int) -> np.ndarray:
        """The point at the left end of a lane, for its name."""
        return self.frame.get_left() + UP * self.LANE * (lane + 1)

    def set_spread(self, lanes: float) -> Self:
        """How many lanes have their sums, from the lowest; a part of 1 is a sum on its way."""
        self.spread = float(lanes)
        return self._redraw()

    def set_squeezed(self, share: float) -> Self:
        """0: every number in its place. 1: every number x at σ(x)."""
        self.squeezed = float(share)
        return self._redraw()

    def set_magnified(self, share: float) -> Self:
        """0: the line's own scale. 1: the stretch from 0 to 1 fills the length of the line."""
        self.magnified = float(share)
        return self._redraw()

    def fill_lanes(self, upto: int, **kwargs: object) -> Tween:
        """An animation: the sums of the lanes below `upto` come about, lane after lane."""
        return Tween(self, "set_spread", self.spread, upto, **{"rate_func": linear, **kwargs})

    def squeeze(self, **kwargs: object) -> Tween:
        """An animation: every tick and every dot x goes to σ(x), to scale."""
        return Tween(self, "set_squeezed", self.squeezed, 1, **kwargs)

    def magnify(self, **kwargs: object) -> Tween:
        """An animation: the stretch from 0 to 1 grows to the line's full length."""
        return Tween(self, "set_magnified", self.magnified, 1, **kwargs)

    def draw_ruler(self) -> None:
        top = UP * self.LANE * (max(self.spread, 1) + 0.5)
        low, high = self.at(np.array([self.low, self.high]))
        tip = RIGHT * self.TIP * (1 - self.squeezed)
        self.ruler.clear_points()
        segment(self.ruler, low - tip, high + tip)
        for end, inward in ((low - tip, tip), (high + tip, -tip)):
            for side in (UP, DOWN):
                segment(self.ruler, end, end + inward * 0.5 + side * 0.08 * (1 - self.squeezed))
        self.threads.clear_points()
        values = np.union1d(self.ticks, self.majors)
        for value, point in zip(values, self.at(values), strict=True):
            half = 0.14 if value in self.majors else 0.08
            segment(self.ruler, point + UP * half, point + DOWN * half)
            segment(self.threads, point, point + top)

    def _redraw(self) -> Self:
        self.draw_ruler()
        for k, dots in enumerate(self.lanes):
            share = np.clip(self.spread - k, 0, 1)
            values = _on_the_way(self.walks[k], share)
            dots.set_centres(self.at(values) + UP * self.LANE * (k + 1))
            bright = brightness_colours(sigmoid(values))
            dots.set_colours(
                (1 - self.squeezed) * sign_colours(values) + self.squeezed * bright
            ).set_negative((values < 0) * (1 - self.squeezed)).set_fill(opacity=float(share > 0))
        marked = self.lanes[0].marked
        self.number.set_value(_on_the_way(self.walks[0], min(self.spread, 1))[marked])
        self.number.move_to(self.lanes[0].centres[marked] + UP * 0.36)
        alone = np.clip((1.2 - self.spread) / 0.2, 0, 1) * (self.spread > 0)
        self.number.set_fill(opacity=float(alone))
        for label in self.labels:
            label.set_fill(opacity=1 - self.magnified)
        return self


def _on_the_way(walk: np.ndarray, share: float) -> np.ndarray:
    """Where n sums stand when this share of the steps is done: (steps, n) to (n,)."""
    position = share * (len(walk) - 1)
    step = min(int(position), len(walk) - 2)
    return walk[step] + (position - step) * (walk[step + 1] - walk[step])
