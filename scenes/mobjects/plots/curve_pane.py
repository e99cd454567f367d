"""One curve of a training: drawn as far as it is told, with a marker on a measured point."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, Self

import numpy as np
from manim import LEFT, RIGHT, Dot, Typst, VGroup, VMobject

from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.number_line import plain_number, round_steps, segment
from scenes.mobjects.plots.on_a_plane import curve_shown, dots_shown, some_of
from scenes.mobjects.showing import Shown, boxes_of
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import BODY, THEME

AIR = 0.15  # between an axis and what is written beside it, in Manim's units
STROKE = 0.01  # of Manim's units: how wide a stroke of width 1 is drawn
POINT = 0.055  # the radius of a checkpoint
NUMBERS = 2  # at most as many steps on an upright axis
GUIDE = {"stroke_color": THEME.muted, "stroke_width": 1.5, "stroke_opacity": 0.5}


class Measure(NamedTuple):
    """One curve: its name, what was measured, (m,) and not below 0, where its axis ends, and how
    a value of it is printed, in a field as long as the longest.

    falls: whether it begins at the top, so that its name has room at the right, in the plane.
    """

    name: Typst
    values: np.ndarray
    top: float
    text: str | Callable[[float], str]
    field: str
    falls: bool = False


class MeasuredCurve(VGroup):
    """A curve in a plane of its own.

    Parts: `plane`, `guides`, `heights`, `line`, `dots` (checkpoints), `marker`.
    """

    def __init__(
        self,
        x: np.ndarray,
        values: np.ndarray,
        stops: np.ndarray,
        plane: Plane,
        marks: Sequence[float] | np.ndarray,
        title: Labelled | None = None,
    ) -> None:
        """x, values: (m,), in the plane. stops: the measured points that are checkpoints. marks:
        the heights that have a number. title: what stands in the plane, over the curve; no line
        crosses it.
        """
        super().__init__()
        self.ceiling = title.get_bottom()[1] - AIR if title else plane.get_top()[1]
        self.plane, self.values, self.stops, self.x = plane, values, stops, x
        self.step, self.drawn = 0, float(x[0])
        (left, low), (right, high) = plane.low, plane.high
        self.points_at = plane.at(x, values)
        self.guides = VMobject(**GUIDE)
        for mark in marks[:1] if title else marks:
            segment(self.guides, *plane.at([left, right], mark))
        segment(self.guides, *plane.at(left, [low, high]))
        self.heights = VGroup(
            *(plain_number(m).next_to(plane.at(left, m), LEFT, buff=AIR) for m in marks)
        )
        self.line = VMobject(stroke_color=THEME.ink, stroke_width=3.5)
        count = (len(stops), 1)
        self.dots = Dots(self.points_at[stops], np.tile(THEME.ink.to_rgb(), count), POINT)
        self.marker = VGroup(
            VMobject(stroke_color=THEME.attention, stroke_width=2.5),
            Dot(radius=0.11, color=THEME.attention),
        )
        self.add(self.plane, self.guides, self.heights, self.line, self.dots, self.marker)

    def show(self, step: int, x: float) -> Self:
        """Stand on the checkpoint number `step`, with the curve drawn up to x."""
        self.step, self.drawn = step, float(x)
        point, drawn = self.points_at[self.stops[step]], self._drawn(x)
        self.line.clear_points()
        if len(drawn) > 1:
            self.line.set_points_as_corners(drawn)
        # Checkpoints that the curve has not reached are where it ends.
        there = self.points_at[self.stops]
        reached = there[:, :1] <= drawn[-1, 0] + 1e-6
        self.dots.set_centres(np.where(reached, there, drawn[-1]))
        low, high = self.plane.get_bottom()[1], max(self.ceiling, point[1])
        self.marker[0].set_points_as_corners([[point[0], y, point[2]] for y in (low, high)])
        self.marker[1].move_to(point)
        return self

    def shows(self) -> Iterator[Shown]:
        """What was measured, as far as it is drawn, the checkpoints, and the one of the marker."""
        scale, (line, dot) = self.plane.ranges, (self.line, self.marker[1])
        some, stops, here = some_of(len(self.x)), self.stops, self.stops[[self.step]]
        width, ink = STROKE * line.stroke_width, line.stroke_rgbas[0, :3].copy()
        x, there = self.x[some], self.x <= self.drawn + 1e-9
        yield curve_shown(x, self.values[some], scale, width, ink, line, plainly=there[some])
        for k, places, each, colours in (
            (stops, self.dots.places, self.dots, self.dots.colours),
            (here, boxes_of([dot]), dot, dot.fill_rgbas[:1, :3].copy()),
        ):
            seen = there[k] if each is self.dots else 1.0
            yield dots_shown(self.x[k], self.values[k], scale, places, colours, each, plainly=seen)

    def _drawn(self, x: float) -> np.ndarray:
        end = float(self.plane.at(x, 0)[0])
        before = self.points_at[self.points_at[:, 0] <= end + 1e-9]
        last = [end, float(np.interp(end, self.points_at[:, 0], self.points_at[:, 1])), 0]
        return np.vstack([before, last])


class Pane(MeasuredCurve):
    """A curve over the whole training. Parts also: `title`, with the number under the marker."""

    def __init__(self, x: np.ndarray, measure: Measure, stops: np.ndarray, area: Area) -> None:
        """x: (m,), along the axis from 0. stops: the measured points that are checkpoints. area:
        of plane and name; the heights stand at its left.
        """
        head, inner = area.rows(LINE, area.height - LINE, gap=0)
        self.title = Labelled(measure.name, Readout(0, measure.text, BODY, field=measure.field))
        head.place(self.title, RIGHT if measure.falls else LEFT)
        if measure.falls:  # the axis keeps room for half a number above it
            inner = replace(area, height=area.height - AIR)
        plane = Plane((0, x[-1]), (0, measure.top), inner.width, inner.height)
        marks = round_steps(0, measure.top, most=NUMBERS)
        over = self.title if measure.falls else None
        super().__init__(x, measure.values, stops, plane.move_to(inner.centre), marks, over)
        self.add(self.title)

    def show(self, step: int, x: float) -> Self:
        super().show(step, x)
        self.title.number.set_value(self.values[self.stops[step]])
        return self


def whole(clock: float) -> int:
    """The checkpoint that is shown at a moment between two of them: the one before."""
    return int(np.floor(clock + 1e-6))
