"""What was measured while a network learnt: curves over the epochs, and a marker on both."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple, Self

import numpy as np
from manim import DOWN, LEFT, Dot, Typst, VGroup, VMobject, linear

from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.number_line import APART, plain_number, round_steps, segment
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import BODY, THEME
from scenes.mobjects.tween import Tween

AIR = 0.15  # between an axis and what is written beside it, in Manim's units
POINT = 0.055  # the radius of a checkpoint
TICK = 0.1  # how far a tick reaches under the axis
TICKS = LINE * 0.75  # the height of the line of numbers under it
NUMBERS = 2  # at most as many steps on an upright axis
GUIDE = {"stroke_color": THEME.muted, "stroke_width": 1.5, "stroke_opacity": 0.5}


class Measure(NamedTuple):
    """One curve: its name, what was measured, (m,) and not below 0, where its axis ends, and how
    a value of it is printed, in a field as long as the longest.
    """

    name: Typst
    values: np.ndarray
    top: float
    text: str | Callable[[float], str]
    field: str


class Pane(VGroup):
    """One curve, which is drawn as far as it is told, with a marker on a measured point.

    Parts: `plane`, `guides`, `heights`, `line`, `dots` (checkpoints), `marker`, `title` with the
    number of the point under the marker.
    """

    def __init__(self, x: np.ndarray, measure: Measure, stops: np.ndarray, area: Area) -> None:
        """x: (m,), along the axis from 0. stops: the measured points that are checkpoints. area:
        of plane and name; the heights stand at its left.
        """
        super().__init__()
        head, inner = area.rows(LINE, area.height - LINE, gap=0)
        self.values, self.stops = measure.values, stops
        self.plane = Plane((0, x[-1]), (0, measure.top), inner.width, inner.height)
        self.plane.move_to(inner.centre)
        self.points_at = self.plane.at(x, measure.values)
        self.guides, marks = VMobject(**GUIDE), round_steps(0, measure.top, most=NUMBERS)
        for mark in marks:
            segment(self.guides, *self.plane.at([0, x[-1]], mark))
        segment(self.guides, *self.plane.at(0, [0, measure.top]))
        self.heights = VGroup(
            *(plain_number(m).next_to(self.plane.at(0, m), LEFT, buff=AIR) for m in marks)
        )
        self.line = VMobject(stroke_color=THEME.ink, stroke_width=3.5)
        count = (len(stops), 1)
        self.dots = Dots(self.points_at[stops], np.tile(THEME.ink.to_rgb(), count), POINT)
        self.marker = VGroup(
            VMobject(stroke_color=THEME.attention, stroke_width=2.5),
            Dot(radius=0.11, color=THEME.attention),
        )
        number = Readout(0, measure.text, BODY, field=measure.field)
        self.title = Labelled(measure.name, number)
        head.place(self.title, LEFT)
        self.add(self.plane, self.guides, self.heights, self.line, self.dots, self.marker)
        self.add(self.title)

    def show(self, step: int, x: float) -> Self:
        """Stand on the checkpoint number `step`, with the curve drawn up to x."""
        point, drawn = self.points_at[self.stops[step]], self._drawn(x)
        self.line.clear_points()
        if len(drawn) > 1:
            self.line.set_points_as_corners(drawn)
        # Checkpoints that the curve has not reached are where it ends.
        there = self.points_at[self.stops]
        reached = there[:, :1] <= drawn[-1, 0] + 1e-6
        self.dots.set_centres(np.where(reached, there, drawn[-1]))
        low, high = self.plane.get_bottom()[1], self.plane.get_top()[1]
        self.marker[0].set_points_as_corners([[point[0], y, point[2]] for y in (low, high)])
        self.marker[1].move_to(point)
        self.title.number.set_value(self.values[self.stops[step]])
        return self

    def _drawn(self, x: float) -> np.ndarray:
        end = float(self.plane.at(x, 0)[0])
        before = self.points_at[self.points_at[:, 0] <= end + 1e-9]
        last = [end, float(np.interp(end, self.points_at[:, 0], self.points_at[:, 1])), 0]
        return np.vstack([before, last])


class TrainingCurves(VGroup):
    """Curves one above the other, over one axis of epochs that is stretched at its start.

    A place on it is the cube root of its epoch, as most is learnt at the start. The marker stands
    on checkpoints only, and all numbers say what was measured there; between two of them no more
    than the curve goes on. Parts: `panes`, `axis`, `labels`, `epoch`.
    """

    def __init__(
        self, epochs: np.ndarray, measures: Sequence[Measure], stops: np.ndarray, area: Area
    ) -> None:
        """epochs: (m,), from 0 on. measures: from the top. stops: (k,), which of the measured
        points are checkpoints.
        """
        super().__init__()
        self.epochs, self.x, self.stops = epochs, np.cbrt(epochs), stops
        ends = max((plain_number(m.top) for m in measures), key=lambda label: label.width)
        left = ends.width + AIR
        inner = replace(area, left=area.left + left, width=area.width - left - AIR)
        rest = inner.height - TICKS - LINE
        upper, ticks, name = inner.rows(rest, TICKS, LINE, gap=0)
        rooms = upper.rows(*[1] * len(measures), gap=AIR)
        self.panes = VGroup(
            *(Pane(self.x, each, stops, room) for each, room in zip(measures, rooms, strict=True))
        )
        self.axis, self.labels = self._axis(self.panes[-1].plane, ticks)
        last = number(epochs[-1], ",.0f")
        self.epoch = Labelled(words("epoch"), Readout(0, epoch_text, BODY, field=f"{last}0"))
        name.place(self.epoch)
        self.add(self.panes, self.axis, self.labels, self.epoch)
        self.clock = self.drawn = 0.0
        self.set_state([0, 0])

    def set_state(self, state: np.ndarray | Sequence[float]) -> Self:
        """Stand on a checkpoint, with the curves drawn as far as another: (0..k−1, 0..k−1).

        Between two whole numbers the marker stands on the one before.
        """
        self.clock, self.drawn = (float(each) for each in state)
        step, k = whole(self.clock), np.arange(len(self.stops))
        for pane in self.panes:
            pane.show(step, float(np.interp(self.drawn, k, self.x[self.stops])))
        self.epoch.number.set_value(self.epochs[self.stops[step]])
        return self

    def go_to(self, step: int, **kwargs: object) -> Tween:
        """An animation: from checkpoint to checkpoint to another; curves are drawn where they are
        not yet.
        """
        start, end = [self.clock, self.drawn], [step, max(step, self.drawn)]
        return Tween(self, "set_state", start, end, **{"rate_func": linear, **kwargs})

    @property
    def places(self) -> np.ndarray:
        """Where the checkpoints are on the axis, (k, 3)."""
        return self.panes[-1].plane.at(self.x[self.stops], 0)

    def _axis(self, plane: Plane, row: Area) -> tuple[VMobject, VGroup]:
        """The ticks under a plane, and as many of their numbers as stand apart."""
        axis = VMobject(stroke_color=THEME.muted, stroke_width=2)
        segment(axis, *plane.at([0, self.x[-1]], 0))
        labels, end = VGroup(), plain_number(self.epochs[-1])
        end.move_to(plane.at(self.x[-1], 0)).set_y(row.centre[1])
        for epoch in _round_epochs(self.epochs[-1]):
            point = plane.at(np.cbrt(epoch), 0)
            segment(axis, point, point + TICK * DOWN)
            label = plain_number(epoch).move_to(point).set_y(row.centre[1])
            if labels and label.get_left()[0] - labels[-1].get_right()[0] < APART:
                continue
            if end.get_left()[0] - label.get_right()[0] >= APART:
                labels.add(label)
        segment(axis, plane.at(self.x[-1], 0), plane.at(self.x[-1], 0) + TICK * DOWN)
        return axis, labels.add(end)


def whole(clock: float) -> int:
    """The checkpoint that is shown at a moment between two of them: the one before."""
    return int(np.floor(clock + 1e-6))


def epoch_text(epoch: float) -> str:
    """An epoch as precisely as it is told apart: 0, 0.09, 2.4, 89."""
    places = 0 if epoch == 0 or epoch >= 10 else 1 if epoch >= 1 else 2
    return number(epoch, f",.{places}f")


def _round_epochs(last: float) -> list[float]:
    """0, 1, 3, 10, 30 … below the last."""
    powers = 10.0 ** np.arange(0, max(np.ceil(np.log10(last)), 0) + 1)
    return [0.0, *(e for power in powers for e in (power, 3 * power) if e < last)]
