"""Two ways to do the same work: bars as long as the time they take, and how much each has done."""

from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Animation, Arrow, Line, Mobject, Rectangle, VGroup, linear

from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import SetterAnimation, Tween

SHARE = 0.7  # of the width: the quick one's bar, as long as the other is no longer
MARK = 0.2  # the height of the quick one's bar when it is laid along the other
THICKNESS = 0.8  # of a bar, at most, in Manim's units


class TimeRace(VGroup):
    """Two bars on one scale of time, which begins at the left edge and is drawn smaller and smaller
    once the slow one would pass its right end.

    Parts: `bars`, `starts`, `names`, `counts` (each with what is counted), the quick one first;
    and the `axis`.
    """

    def __init__(
        self, names: tuple[Mobject, Mobject], work: int, times: float, counted: str, area: Area
    ) -> None:
        """work: how much both have to do. times: how many times as long the slow one takes.

        counted: a sentence behind the count, with a `{}` for all the work.
        """
        super().__init__()
        self.work, self.times, self.width_of_all = work, float(times), area.width
        self.names, self.bars = VGroup(*names), VGroup()
        self.counts, self.starts = VGroup(), VGroup()
        *lanes, foot = area.rows(4, 4, 1)
        called = foot.place(words("time", size=SMALL, color=THEME.muted), LEFT)
        way = Arrow(called.get_right(), foot.at(RIGHT), color=THEME.muted, stroke_width=2.5)
        self.axis = VGroup(called, way.set_y(foot.centre[1]))
        for lane, name in zip(lanes, names):
            head, body = lane.rows(1, 1.2, gap=0.15)
            height = min(THICKNESS, body.height)
            bar = Rectangle(height=height, width=1, stroke_width=0).set_fill(THEME.length, 1)
            bar.move_to(body.at(LEFT + UP), aligned_edge=LEFT + UP)
            line = Line(bar.get_corner(LEFT + UP), bar.get_corner(LEFT - UP), color=THEME.muted)
            done = Readout(0, ",d", SMALL, field=f"{work:,}")
            label = words(counted, f"{work:,}", size=SMALL)
            whole = VGroup(done, label).arrange(RIGHT, buff=0.15)
            upper, lower = head.rows(1, 1, gap=0) if area.stacks else (head, head)
            lower.place(whole, RIGHT)
            Labelled(label, done, RIGHT, 0.15)
            upper.place(name, LEFT)
            self.bars.add(bar)
            self.starts.add(line)
            self.counts.add(VGroup(done, label))
        self.add(self.axis, self.starts, self.names, self.bars, self.counts)
        self.set_time(0)

    def set_time(self, time: float) -> Self:
        """So much time has passed, in the quick one's: at 1 it is done, at `times` both are."""
        self.time = float(time)
        scale = self.width_of_all / max(1 / SHARE, self.time)
        for bar, count, needed in zip(self.bars, self.counts, (1, self.times)):
            taken = min(self.time, needed)
            start = bar.get_left()
            bar.stretch_to_fit_width(max(taken * scale, 1e-3)).move_to(start, aligned_edge=LEFT)
            # What is not done whole is not done yet; the last is not lost to rounding.
            count[0].set_value(np.floor(self.work * taken / needed + 1e-6))
        return self

    def start(self, **kwargs: object) -> Tween:
        """An animation: both begin, and go on until the quick one is done."""
        return Tween(self, "set_time", 0, 1, **{"rate_func": linear, **kwargs})

    def measure(self, **kwargs: object) -> Animation:
        """An animation: the quick one's bar is laid along the slow one's, from end to end."""
        quick, slow = self.bars
        mark = quick.copy().set_fill(THEME.attention).stretch_to_fit_height(MARK)
        mark.next_to(slow, DOWN, buff=MARK / 4).align_to(slow, LEFT)
        walk = mark.animate(rate_func=linear, remover=True, introducer=True, **kwargs)
        return walk.align_to(slow, RIGHT).build()

    def go_on(self, share: float = 1.0, **kwargs: object) -> "FastForward":
        """An animation: the slow one goes on until so much of its work is done, ever faster."""
        return FastForward(self, share * self.times, **kwargs)


class FastForward(SetterAnimation):
    """A race goes on: in each moment the time that has passed grows by the same factor."""

    def __init__(self, race: TimeRace, end: float, **kwargs: object) -> None:
        self.ends = max(race.time, 1e-3), end
        super().__init__(race, "set_time", **{"rate_func": linear, **kwargs})

    def value(self, share: float) -> np.ndarray:
        first, last = self.ends
        return np.asarray(last if share == 1 else first * (last / first) ** share)
