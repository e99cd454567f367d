"""What was measured while a network learnt: curves over the epochs, and a marker on both."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, VGroup, VMobject, linear

from scenes.mobjects.lettering.labelled import Labelled, baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.curve_pane import AIR, Measure, Pane, whole
from scenes.mobjects.plots.number_line import APART, plain_number, segment
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import Tween

TICK = 0.1  # how far a tick reaches under the axis
TICKS = LINE * 0.75  # the height of the line of numbers under it
UPPER = 2  # times as high as the other curves is the uppermost


class TrainingCurves(VGroup):
    """Curves one above the other, over one axis of epochs that is stretched at its start.

    A place on it is the cube root of its epoch, as most is learnt at the start. The marker stands
    on checkpoints only, and all numbers say what was measured there; between two of them no more
    than the curve goes on. Parts: `panes`, `axis`, `labels`, `epoch`, and `note`, which says it.
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
        shares = UPPER, *[1] * (len(measures) - 1)
        rooms = upper.rows(*shares, gap=2 * AIR)
        self.panes = VGroup(
            *(Pane(self.x, each, stops, room) for each, room in zip(measures, rooms, strict=True))
        )
        self.axis, self.labels = epoch_axis(self.panes[-1].plane, epochs, ticks)
        last = number(epochs[-1], ",.0f")
        self.epoch = Labelled(words("epoch"), Readout(0, epoch_text, BODY, field=f"{last}0"))
        clock, told = name.columns(2, 3)
        clock.place(self.epoch, LEFT)
        self.note = words("not to scale", size=SMALL, color=THEME.muted)
        stand(told.place(self.note, RIGHT), baseline(self.epoch[0]))
        self.add(self.panes, self.axis, self.labels, self.epoch, self.note)
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
        start, end = self._way(step)
        return Tween(self, "set_state", start, end, **{"rate_func": linear, **kwargs})

    @property
    def places(self) -> np.ndarray:
        """Where the checkpoints are on the axis, (k, 3)."""
        return self.panes[-1].plane.at(self.x[self.stops], 0)

    def _way(self, step: int) -> tuple[list[float], list[float]]:
        return [self.clock, self.drawn], [step, max(step, self.drawn)]


def epoch_axis(plane: Plane, epochs: np.ndarray, row: Area) -> tuple[VMobject, VGroup]:
    """The ticks under a plane over cube roots of epochs, and as many of their numbers as stand
    apart.

    epochs: (m,), from the left edge of the plane to its right one. row: that of the numbers.
    """
    axis, bottom = VMobject(stroke_color=THEME.muted, stroke_width=2), plane.low[1]
    segment(axis, *plane.at(np.cbrt(epochs[[0, -1]]), bottom))
    labels, end = VGroup(), plain_number(epochs[-1])
    end.move_to(plane.at(np.cbrt(epochs[-1]), bottom)).set_y(row.centre[1])
    for epoch in _round_epochs(epochs[0], epochs[-1]):
        point = plane.at(np.cbrt(epoch), bottom)
        segment(axis, point, point + TICK * DOWN)
        label = plain_number(epoch).move_to(point).set_y(row.centre[1])
        if labels and label.get_left()[0] - labels[-1].get_right()[0] < APART:
            continue
        if end.get_left()[0] - label.get_right()[0] >= APART:
            labels.add(label)
    last = plane.at(np.cbrt(epochs[-1]), bottom)
    segment(axis, last, last + TICK * DOWN)
    return axis, labels.add(end)


def epoch_text(epoch: float) -> str:
    """An epoch as precisely as it is told apart: 0, 0.09, 2.4, 89."""
    places = 0 if epoch == 0 or epoch >= 10 else 1 if epoch >= 1 else 2
    return number(epoch, f",.{places}f")


def _round_epochs(first: float, last: float) -> list[float]:
    """0, 1, 3, 10, 30 … from the first to below the last."""
    powers = 10.0 ** np.arange(0, max(np.ceil(np.log10(last)), 0) + 1)
    steps = [0.0, *(e for power in powers for e in (power, 3 * power))]
    return [epoch for epoch in steps if first <= epoch < last]
