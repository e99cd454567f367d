"""A number line that is squeezed into 0..1 with all that stands on it."""

from collections.abc import Iterator, Sequence
from typing import Self

import numpy as np
from manim import DL, DOWN, LEFT, RIGHT, UP, Circle, Mobject, VGroup, VMobject, linear

from nnmath import sigmoid
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lanes.lane import Lane
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.labels import activation_label
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.span import Span
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.neurons.light_key import LightStrip
from scenes.mobjects.plots.number_line import NumberLine, segment
from scenes.mobjects.showing import Shown
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween

NAMES = 1.0  # at the left: room for the lanes' names, in Manim's units
NAME = 0.95  # the side of a name, of a lane's height
END = 0.6  # at the right: room for what is written at the line's end
BELOW = 0.5  # under the line: room for its numbers
ABOVE = 1.0  # over the lanes: room for numbers and brackets
FADING = 3  # the numbers are gone when a third of the squeeze is over, before they meet
FIRST = 0.8  # from the line to the first lane while there is no other


class SquishLine(NumberLine):
    """A number line with sums as dots in lanes above it, all of it squeezed by σ.

    A number x stands at x while nothing is squeezed and at σ(x) when all is, on one and the same
    scale; in between the two are mixed. Then 0..1 can be magnified to the line's full length.
    Threads run up from the ticks through the lanes, so that one sees where each piece of the
    line goes. One neuron is followed: its dots are ringed.

    Parts: `lanes`, `light` (0..1 from dark to fully lit) and its `ends`, 0 and 1.
    The lanes' `names`, their images, are shown in their turn.
    """

    TIP = 0.25  # how far the line goes on at both ends: it has no end

    def __init__(
        self,
        walks: np.ndarray,
        images: Sequence[np.ndarray],
        limit: float,
        area: Area,
        followed: int,
    ) -> None:
        """walks: (lanes, steps, n), how each lane's n sums came about; the last step is the sum.

        images: of the lanes, (rows, columns) each. limit: the line goes from −limit to limit. area:
        what it fills, with room for what is written above. followed: the index of a neuron.
        """
        self.walks = np.array(walks, dtype=float)
        count, steps, n = self.walks.shape
        self.last, self.followed = steps - 1, followed
        self.spread, self.squeezed, self.magnified, self.lit = (0.0,) * 4
        self.pitch = (area.height - BELOW - ABOVE) / (count + 0.5)
        radius = min(0.1 if n <= 40 else 0.07, 0.25 * self.pitch)
        # Every whole number is a tick, except far from zero on a long line.
        self.threads = VMobject(stroke_color=THEME.muted, stroke_width=1.5, stroke_opacity=0.3)
        self.ticks = np.arange(-10, 11) if limit > 40 else np.arange(-limit // 1, limit // 1 + 1)
        super().__init__(-limit, limit, area.width - NAMES - END)
        self.shift(area.at(DL) + (NAMES + self.frame.width / 2) * RIGHT + BELOW * UP)
        self.lanes = VGroup(*(Lane(walk, self.unit, radius, followed) for walk in self.walks))
        side = min(NAME * self.pitch, 0.6 * NAMES)
        self.names = VGroup(*(ImageGrid(image, side) for image in images))
        for k, name in enumerate(self.names):
            name.move_to(self.frame.get_left() + NAMES * 0.7 * LEFT + self._height(k, 1) * UP)
        self.light = LightStrip(self.unit)
        self.add_to_back(self.threads, self.light)
        self.ends = VGroup(Readout(0, ".0f"), Readout(1, ".0f"))
        self.add(self.lanes, self.ends)
        self._redraw()

    def at(self, values: Sequence[float] | np.ndarray | float) -> np.ndarray:
        values = np.asarray(values, dtype=float)
        return self._place((1 - self.squeezed) * values + self.squeezed * sigmoid(values))

    def _ends(self) -> np.ndarray:
        return self._place(np.array([self.low, self.high]))

    def shows(self) -> Iterator[Shown]:
        """The sums of each lane, or as far as they are squeezed already, σ of them."""
        for lane in self.lanes:
            now = (1 - self.squeezed) * lane.now + self.squeezed * sigmoid(lane.now)
            yield self.dots_shown(now[~lane.is_followed], lane.others)
            yield self.dots_shown(now[lane.is_followed], lane.followed)

    @property
    def top(self) -> float:
        """How far above the line the threads end."""
        return self.pitch * (len(self.walks) + 0.5)

    @property
    def varies(self) -> bool:
        """Whether the followed neuron's sum is not the same in all lanes."""
        return bool(np.ptp(self.walks[:, -1, self.followed]) > 0)

    def ring(self) -> Circle:
        """A large ring around the followed neuron's first dot, to shrink into it."""
        return Circle(self.pitch, color=THEME.attention).move_to(self.lanes[0].followed)

    def reach(self) -> Span:
        """A bracket from the least to the largest sum of the followed neuron in all lanes."""
        sums = self.walks[:, -1, self.followed]
        low, high = sums.min(), sums.max()
        return self.span(low, high, words("from {} to {}", number(low), number(high), size=SMALL))

    def scales(self, values: Sequence[float] | np.ndarray) -> VGroup:
        """What stands where: a row of z over the threads, and a row of σ(z) under the line."""
        over = self.labels_at(values, drop=0.15 - self.top - self.LABEL_DROP)
        under = self.labels_at(values, activation_label)
        names = VGroup(*(formula(name, size=SMALL) for name in ("z", "sigma(z)")))
        for name, row in zip(names, (over, under)):  # over the lanes' names: no numbers themselves
            stand(name.set_x(self.names.get_x()), baseline(row[0]))
        return VGroup(over, under, names)

    def span(self, low: float, high: float, label: Mobject, side: np.ndarray = UP) -> Span:
        """A bracket over a stretch, above the lanes and the numbers there."""
        above = UP * (self.top + self.LABEL_DROP)
        start, end = self.at([low, high]) + above
        return Span(start, end, label, side)

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

    def set_lit(self, share: float) -> Self:
        """How plainly the stretch from 0 to 1, with its ends named, shows its light: 0..1."""
        self.lit = float(share)
        return self._redraw()

    def fill_lanes(self, upto: int, **kwargs: object) -> Tween:
        """An animation: the sums of the lanes below `upto` come about, lane after lane."""
        return Tween(self, "set_spread", self.spread, upto, **{"rate_func": linear, **kwargs})

    def light_up(self, **kwargs: object) -> Tween:
        """An animation: the stretch from 0 to 1 shows which number is how much light."""
        return Tween(self, "set_lit", self.lit, 1, **kwargs)

    def squeeze(self, **kwargs: object) -> Tween:
        """An animation: every tick and every dot x goes to σ(x), to scale."""
        return Tween(self, "set_squeezed", self.squeezed, 1, **kwargs)

    def magnify(self, **kwargs: object) -> Tween:
        """An animation: the stretch from 0 to 1 grows to the line's full length."""
        return Tween(self, "set_magnified", self.magnified, 1, **kwargs)

    def draw_ruler(self) -> None:
        lanes = max(self.spread, 1) + 0.5
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
            segment(self.threads, point, point + UP * self.pitch * lanes)

    def _place(self, where: np.ndarray) -> np.ndarray:
        """The points of numbers that are squeezed already, on the scale of now."""
        unit = (1 - self.magnified) * self.unit + self.magnified * self._length
        return self._across(unit * where - self.magnified * self._length / 2)

    def _height(self, lane: int, many: float) -> float:
        """How high a lane is. many: 0 while there is only the first, 1 when there are more."""
        return (1 - many) * FIRST + many * self.pitch * (lane + 1)

    def _redraw(self) -> Self:
        self.draw_ruler()
        many = float(np.clip(self.spread - 1, 0, 1))
        for k, lane in enumerate(self.lanes):
            share = float(np.clip(self.spread - k, 0, 1))
            room = (1 - many) * (FIRST - 3 * lane.radius) + many * (self.pitch / 2 - lane.radius)
            lane.show(self, share * self.last, self._height(k, many), room, self.squeezed)
        left, right = self._place(np.array([0, 1]))
        corners = [left + UP * 0.07, right + UP * 0.07, right + DOWN * 0.07, left + DOWN * 0.07]
        self.light.set_points_as_corners([*corners, corners[0]]).set_fill(opacity=self.lit)
        for label, x, point in zip(self.labels, self.majors, self.at(self.majors)):
            seen = max(0, 1 - FADING * self.squeezed) * (1 if x else self.lit == 0)
            label.move_to(point + DOWN * self.LABEL_DROP).set_fill(opacity=seen)
        for end, point, out in zip(self.ends, (left, right), (LEFT, RIGHT)):
            end.next_to(point + DOWN * self.LABEL_DROP, out, buff=0).set_fill(opacity=self.lit)
        # The line's own 0 steps aside and is an end from then on: two of them would overlap.
        aside = RIGHT * (1 - self.lit) * self.ends[0].width / 2
        self.ends[0].shift(aside).set_fill(opacity=self.lit > 0)
        return self
