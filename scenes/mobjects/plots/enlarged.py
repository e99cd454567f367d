"""The last stretch of a training's curve, larger, on axes of its own."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, LEFT, Rectangle, SurroundingRectangle, VGroup, linear

from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.curve_pane import AIR, Measure, MeasuredCurve, whole
from scenes.mobjects.plots.number_line import round_steps
from scenes.mobjects.plots.training_curves import TICKS, TrainingCurves, epoch_axis, epoch_text
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import Tween


class Enlarged(VGroup):
    """The uppermost of some curves from a checkpoint on, in the room of all of them.

    Parts: `name` (which epochs), `title` with the number under the marker, `curve`, `axis`,
    `labels`, `epoch`. `stretch`: what of the curves it enlarges, in a frame.
    """

    def __init__(self, curves: TrainingCurves, measure: Measure, first: int, area: Area) -> None:
        """measure: of the uppermost curve, its name another mobject. first: the checkpoint."""
        self.first, start = first, curves.stops[first]
        self.epochs, self.values = curves.epochs[start:], measure.values[start:]
        self.stops, self.x = curves.stops[first:] - start, curves.x[start:]
        low, high = np.floor(self.values.min()), np.ceil(self.values.max())
        ends = (epoch_text(self.epochs[0]), epoch_text(self.epochs[-1]))
        self.name = words("enlarged: epochs {} to {}", *ends, size=SMALL, color=THEME.attention)
        rest = area.height - 3 * LINE - TICKS
        naming, head, upper, ticks, foot = area.rows(LINE, LINE, rest, TICKS, LINE, gap=0)
        self.title = Labelled(measure.name, Readout(0, measure.text, BODY, field=measure.field))
        self.epoch = Labelled(words("epoch"), Readout(0, epoch_text, BODY, field="0000"))
        for room, text in ((naming, self.name), (head, self.title), (foot, self.epoch)):
            room.place(text, LEFT if text is not self.epoch else DOWN)
        own = curves.panes[0].plane
        plane = Plane((self.x[0], self.x[-1]), (low, high), own.width, upper.height - 2 * AIR)
        plane.move_to(upper.centre).match_x(own)
        marks = round_steps(low, high)
        self.curve = MeasuredCurve(self.x, self.values, self.stops, plane, marks)
        self.curve.line.set_stroke(THEME.muted, 2)  # it zigzags: its dots shall stand out
        self.axis, self.labels = epoch_axis(plane, self.epochs, ticks)
        self.stretch = _around(own, (self.x[0], low), (self.x[-1], high))
        super().__init__(self.name, self.title, self.curve, self.axis, self.labels, self.epoch)
        self.clock = self.drawn = float(first)
        self.set_state([first, first])

    def set_state(self, state: np.ndarray | Sequence[float]) -> Self:
        """Stand on a checkpoint, with the curve drawn as far as another, as the curves do."""
        self.clock, self.drawn = (max(float(each), self.first) for each in state)
        step, k = whole(self.clock - self.first), np.arange(len(self.stops))
        drawn = float(np.interp(self.drawn - self.first, k, self.x[self.stops]))
        self.curve.show(step, drawn)
        self.title.number.set_value(self.values[self.stops[step]])
        self.epoch.number.set_value(self.epochs[self.stops[step]])
        return self

    def go_to(self, step: int) -> Tween:
        """An animation: from checkpoint to checkpoint to another."""
        start, end = [self.clock, self.drawn], [step, max(step, self.drawn)]
        return Tween(self, "set_state", start, end, rate_func=linear)


def _around(plane: Plane, low: tuple[float, float], high: tuple[float, float]) -> Rectangle:
    """A frame around a part of a plane, from one point in it to another."""
    corners = plane.at(*np.array([low, high]).T)
    part = Rectangle(width=np.ptp(corners[:, 0]), height=np.ptp(corners[:, 1]))
    return SurroundingRectangle(part.move_to(corners.mean(axis=0)), color=THEME.attention)
