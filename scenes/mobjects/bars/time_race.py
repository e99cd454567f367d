"""Two ways to do the same work: a bar of the time that each has taken, and a clock for both."""

from collections.abc import Iterator
from typing import Self

import numpy as np
from manim import LEFT, RIGHT, UP, Line, Mobject, Rectangle, VGroup, linear

from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.plots.number_line import NumberLine
from scenes.mobjects.showing import Shown, bars
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import Tween

THICKNESS = 0.8  # of a bar, at most, in Manim's units
LEAST = 1e-3  # the width of a bar of nothing
HAND = 0.35  # the height of the clock's hand


class TimeRace(VGroup):
    """Two bars as long as the time that has passed until each was done, over an axis of time that
    is as wide as the slow one's.

    Parts: `bars`, `names`, `counts` (each with what is counted), the quick one first; the `clock`,
    in numbers, and the `axis`, with a `hand` on it. The slow one does one piece after another: its
    count is about what even work comes to. How far the quick one is nobody knows until it is done:
    before, its count is not seen.
    """

    def __init__(
        self,
        names: tuple[Mobject, Mobject],
        work: int,
        times: tuple[float, float],
        sentences: tuple[str, str],
        area: Area,
        decimals: int = 1,
    ) -> None:
        """work: how much both have to do. times: how long each takes, the quick one first.

        sentences: what is counted, with a `{}` for all the work, and the unit of the times.
        decimals: of the clock.
        """
        super().__init__()
        self.work, self.times, self.full = work, times, area.width
        self.names, self.bars, self.counts = VGroup(*names), VGroup(), VGroup()
        *lanes, head, foot = area.rows(4, 4, 1.5, 2, gap=0.2)
        spec = f",.{decimals}f"
        now = Readout(0, spec, BODY, field=format(times[1], spec))
        unit = words(sentences[1], size=SMALL)
        self.clock = head.place(VGroup(now, unit).arrange(RIGHT, buff=0.15), LEFT)
        Labelled(unit, now, RIGHT, 0.15)
        self.axis = foot.place(NumberLine(0, times[1], self.full), -UP)
        self.axis.shift(LEFT * (self.axis.at(0)[0] - area.left))
        self.hand = Line(UP * HAND, 0 * UP, color=THEME.attention, stroke_width=5)
        for lane, name in zip(lanes, names):
            self._add_lane(lane, name, sentences[0])
        self.add(self.axis, self.names, self.bars, self.counts, self.clock, self.hand)
        self.set_time(0)

    def _add_lane(self, lane: Area, name: Mobject, counted: str) -> None:
        head, body = lane.rows(1, 1.2, gap=0.15)
        bar = Rectangle(height=min(THICKNESS, body.height), width=self.full, stroke_width=0)
        bar.set_fill(THEME.length, 1).move_to(body.at(LEFT + UP), aligned_edge=LEFT + UP)
        # Nobody counted on the way: there the numbers are what even work comes to.
        done = Readout(0, self._count, SMALL, field=f"≈ {self.work:,}")
        label = words(counted, f"{self.work:,}", size=SMALL)
        whole = VGroup(done, label).arrange(RIGHT, buff=0.15)
        upper, lower = head.rows(1, 1, gap=0) if lane.stacks else (head, head)
        lower.place(whole, RIGHT)
        Labelled(label, done, RIGHT, 0.15)
        upper.place(name, LEFT)
        self.bars.add(bar)
        self.counts.add(whole)

    def _count(self, done: float) -> str:
        return f"{'' if done in (0, self.work) else '≈ '}{int(done):,}"

    def shows(self) -> Iterator[Shown]:
        """How much time has passed until each was done."""
        start = np.array([bar.get_left() for bar in self.bars])
        ends, thick = (start, start + self.full * RIGHT), float(self.bars[0].height)
        times = np.array(self.times)
        passed = np.minimum(self.time, times)
        ink = self.bars[0].fill_rgbas[0, :3]
        yield bars(passed, float(times[1]), ends, thick, tuple(self.bars), ink)

    def set_time(self, time: float) -> Self:
        """So much time has passed."""
        self.time = float(time)
        for bar, needed in zip(self.bars, self.times):
            self._stretch(bar, min(time, needed) / self.times[1])
        quick, slow = (needed <= self.time for needed in self.times)
        about = min(round(self.work * self.time / self.times[1]), self.work - 1)
        for count, done in zip(self.counts, (self.work, self.work if slow else about)):
            count[0].set_value(done)
        self.counts[0].set_opacity(float(quick))
        self.clock[0].set_value(self.time)
        self.hand.move_to(self.axis.at(self.time), aligned_edge=-UP)
        return self

    def _stretch(self, bar: Rectangle, share: float) -> None:
        start = bar.get_left()
        bar.stretch_to_fit_width(max(share * self.full, LEAST)).move_to(start, aligned_edge=LEFT)

    def start(self, **kwargs: object) -> Tween:
        """An animation: both begin, and go on until the quick one is done."""
        return self._until(self.times[0], **kwargs)

    def go_on(self, **kwargs: object) -> Tween:
        """An animation: the slow one goes on until it is done too."""
        return self._until(self.times[1], **kwargs)

    def lasts(self, started: float, faster: float) -> float:
        """The seconds in which to go on, so many times as fast as started in these seconds."""
        return started * (self.times[1] / self.times[0] - 1) / faster

    def _until(self, time: float, **kwargs: object) -> Tween:
        return Tween(self, "set_time", self.time, time, **{"rate_func": linear, **kwargs})
