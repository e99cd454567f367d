"""Number lines: a plain one, and one that is squeezed into 0..1 with all that stands on it."""

from collections.abc import Callable
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Rectangle, VGroup, VMobject, linear
from nnmath import sigmoid

from scenes.mobjects.dots import Dots, brightness_colours, sign_colours
from scenes.mobjects.text import Readout, formula
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween


def round_limit(largest: float, least: float = 6.0) -> float:
    """A round number not below `largest`, to end a number line at; at least `least`."""
    largest = max(float(largest), least)
    power = 10.0 ** np.floor(np.log10(largest))
    steps = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
    return next(step * power for step in steps if step * power >= largest)


def round_step(span: float, most: int = 8) -> float:
    """The smallest of … 1, 2, 5, 10 … that cuts `span` into at most `most` pieces."""
    power = 10.0 ** np.floor(np.log10(span / most))
    return next(step * power for step in (1, 2, 5, 10) if span / (step * power) <= most)


def plain_number(value: float) -> VMobject:
    """A label: the number, with as many decimals as it needs."""
    return Readout(value, ".0f" if value == round(value) else ".1f", SMALL, THEME.muted)


class NumberLine(VGroup):
    """A horizontal line from `low` to `high` with ticks and numbers under it.

    Parts: `ruler` (the line and its ticks), `labels`.
    """

    LABEL_DROP = 0.3  # from the line down to the middle of a label

    def __init__(
        self,
        low: float,
        high: float,
        width: float = 12.0,
        label: Callable[[float], VMobject] = plain_number,
    ) -> None:
        """width: from low to high, in Manim's units. label: makes the mobject for a number."""
        super().__init__()
        self.low, self.high = low, high
        # Never seen: it says where the line is, and how long, after any shift or scale.
        self.frame = Rectangle(width=width, height=0.2, stroke_width=0)
        self.ruler = VMobject(stroke_color=THEME.muted, stroke_width=2)
        step = round_step(high - low)
        first, last = np.ceil(low / step), np.floor(high / step)
        self.majors = step * np.arange(first, last + 1)
        self.add(self.frame, self.ruler)
        self.draw_ruler()
        self.labels = self.labels_at(self.majors, label)
        self.add(self.labels)

    @property
    def unit(self) -> float:
        """How long a step of 1 is, in Manim's units."""
        return self.frame.width / (self.high - self.low)

    def at(self, values: np.ndarray | float) -> np.ndarray:
        """The points of values on the line: (…) to (…, 3)."""
        return self._across(self.unit * (np.asarray(values) - (self.low + self.high) / 2))

    def labels_at(
        self,
        values: np.ndarray,
        label: Callable[[float], VMobject] = plain_number,
        drop: float = LABEL_DROP,
    ) -> VGroup:
        """A label under each of the values, `drop` below the line."""
        points = self.at(values) + DOWN * drop
        return VGroup(*(label(value).move_to(point) for value, point in zip(values, points)))

    def draw_ruler(self) -> None:
        """Draw the line and its ticks where `at` says they are."""
        self.ruler.clear_points()
        segment(self.ruler, *self.at(np.array([self.low, self.high])))
        for point in self.at(self.majors):
            segment(self.ruler, point + UP * 0.1, point + DOWN * 0.1)

    def _across(self, distance: np.ndarray) -> np.ndarray:
        return self.frame.get_center() + np.multiply.outer(distance, RIGHT)


class SquishLine(NumberLine):
    """A number line with sums as dots in lanes above it, all of it squeezed by σ.

    A number x stands at x while nothing is squeezed and at σ(x) when all is, on one and the same
    scale; in between the two are mixed. Then 0..1 can be magnified to the line's full length.
    Threads run up from the ticks, so that one sees where each piece of the line goes. The first
    lane's ringed dot carries its number until other lanes come.
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
        self.number = Readout(0, ".1f", SMALL, THEME.attention, field="-00.0")
        self.add_to_back(self.threads)
        self.add(self.lanes, self.number)
        self._redraw()

    def at(self, values: np.ndarray | float) -> np.ndarray:
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
        top = UP * self.LANE * (len(self.walks) + 0.5)
        low, high = self.at(np.array([self.low, self.high]))
        tip = RIGHT * self.TIP * (1 - self.squeezed)
        self.ruler.clear_points()
        segment(self.ruler, low - tip, high + tip)
        for end, inward in ((low - tip, tip), (high + tip, -tip)):
            for side in (UP, DOWN):
                segment(self.ruler, end, end + inward * 0.5 + side * 0.08 * (1 - self.squeezed))
        self.threads.clear_points()
        for value in np.union1d(self.ticks, self.majors):
            point, half = self.at(value), 0.14 if value in self.majors else 0.08
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
            ).set_fill(opacity=float(share > 0))
        marked = self.lanes[0].marked
        self.number.set_value(_on_the_way(self.walks[0], min(self.spread, 1))[marked])
        self.number.move_to(self.lanes[0].centres[marked] + UP * 0.36)
        alone = np.clip((1.2 - self.spread) / 0.2, 0, 1) * (self.spread > 0)
        self.number.figures.set_fill(opacity=alone)
        for label in self.labels:
            label.figures.set_fill(opacity=1 - self.magnified)
        return self


def _on_the_way(walk: np.ndarray, share: float) -> np.ndarray:
    """Where n sums stand when this share of the steps is done: (steps, n) to (n,)."""
    position = share * (len(walk) - 1)
    step = min(int(position), len(walk) - 2)
    return walk[step] + (position - step) * (walk[step + 1] - walk[step])


def segment(path: VMobject, start: np.ndarray, end: np.ndarray) -> None:
    """Add a straight piece to a path that may have many, so that they are drawn in one go."""
    path.start_new_path(start)
    path.add_line_to(end)
