"""A walk along a path of pictures: every output draws its curve, and what is seen keeps step."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Self

import numpy as np
from manim import DR, RIGHT, UP, UR, Mobject, SurroundingRectangle, VGroup, VMobject, linear

from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.neurons.neurons import NeuronLayer, lamp_colours
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.plots.answer_band import AnswerBand
from scenes.mobjects.plots.axes import Axes
from scenes.mobjects.plots.blend import Blend
from scenes.mobjects.plots.curve_bundle import CurveBundle
from scenes.mobjects.plots.number_line import segment
from scenes.mobjects.plots.on_a_plane import dots_shown
from scenes.mobjects.showing import Shown
from scenes.mobjects.stage import meet
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import Tween

DASH = 0.06  # of a dashed line: how long a dash is, and the gap to the next, in Manim's units
LAMP = 0.1  # the radius of an output's lamp on its curve, in Manim's units
AIR = 0.12  # between a curve and its name, and between names over the plot
MARGIN = 0.07  # around a name
SOON = 0.02  # of the way: a curve's name is plain so soon


class PathWalk(VGroup):
    """The outputs over t, as far as one has been, and at t: the picture, the lamps, the outputs.

    Parts: `plot`, `curves`, `guide` (upright at t), `lamps` (on the curves, as bright as they are
    high), `names` of curves, those of a Blend (`image`, `dot`, `t`), `outputs`, and the `band` of
    the answers, where there is one. Curves that are the highest somewhere stand out.
    """

    def __init__(
        self,
        blend: Blend,
        outputs: NeuronLayer,
        plot: Axes,
        t: np.ndarray,
        heights: np.ndarray,
        function: Callable[[float], np.ndarray],
        band: AnswerBand | None = None,
    ) -> None:
        """t: (k,), from 0 to 1. heights: (k, m), of the curves. function: t to outputs, (m,)."""
        super().__init__()
        self.blend, self.outputs, self.plot, self.function = blend, outputs, plot, function
        highest = (heights == heights.max(axis=1, keepdims=True)).any(axis=0)
        self.curves = CurveBundle(t, heights, plot.plane, highest)
        self.guide = VMobject(stroke_color=THEME.attention, stroke_width=2.5)
        m = heights.shape[1]
        self.lamps = Dots(np.zeros((m, 3)), np.zeros((m, 3)), LAMP)
        self.lamps.set_z_index(2)
        self.add(plot, self.curves, self.guide, self.lamps)
        self.band, self.names = band, VGroup()
        self.ways: list[tuple[int, float, float]] = []  # of each name: its curve, from t to t
        self.add(self.names, blend.image, blend.dot, blend.t, outputs, *([band] if band else []))
        self.t = self.reached = 0.0

    def set_place(self, place: np.ndarray | Sequence[float]) -> Self:
        """Stand at t with the curves drawn as far as t or `reached`: (t, reached)."""
        self.t, self.reached = map(float, place)
        self.blend.set_t(self.t)
        activations = self.function(self.t)
        self.outputs.set_activations(activations)
        plane = self.plot.plane
        self.guide.set_points_as_corners(plane.at([self.t, self.t], [plane.low[1], plane.high[1]]))
        self.lamps.set_centres(plane.at(self.t, activations))
        self.lamps.set_colours(lamp_colours(activations, self.outputs.limit))
        self.lamps.set_negative(activations < 0)
        self._follow(max(self.t, self.reached))
        return self

    def shows(self) -> Iterator[Shown]:
        """How high the lamps are on the curves, over t, and where t is on its line."""
        yield from self.blend.shows()
        values, scale, lamps = self.outputs.activations, self.plot.plane.ranges, self.lamps
        x = np.full(len(values), self.t)
        yield dots_shown(x, values, scale, lamps.places, lamps.colours, lamps)

    def _follow(self, t: float) -> None:
        """Draw the curves as far as t, their names beside their ends, and the answers."""
        self.curves.set_shown(t)
        if self.band:
            self.band.set_shown(t)
        standing: list[Mobject] = []
        for name, (curve, start, end) in zip(self.names, self.ways):
            if t <= start:
                name.set_opacity(0)
                continue
            stop = float(np.clip(t, start, end))
            place = self.plot.plane.at(stop, self.curves.heights(stop)[curve])
            name.next_to(place, UR, buff=AIR).set_opacity(np.clip((t - start) / SOON, 0, 1))
            if any(meet(name, other) for other in standing):
                name.next_to(place, DR, buff=AIR)
            standing.append(name)

    def walk_to(self, t: float, **kwargs: object) -> Tween:
        """An animation: walk along the path; where one has been, the curves stay."""
        there = [t, max(t, self.reached)]
        settings = {"rate_func": linear, **kwargs}
        return Tween(self, "set_place", [self.t, self.reached], there, **settings)

    def flip(self, t: float, printed: str) -> VGroup:
        """A dashed line upright at t, and over it where that is."""
        plane = self.plot.plane
        foot, top = plane.at([t, t], [plane.low[1], plane.high[1]])
        line = VMobject(stroke_color=THEME.attention, stroke_width=3)
        for start in np.arange(0, 1, 2 * DASH / plane.height):
            end = min(start + DASH / plane.height, 1.0)
            segment(line, foot + start * (top - foot), foot + end * (top - foot))
        label = formula("t approx {}", printed, size=SMALL, color=THEME.attention)
        return VGroup(line, label.next_to(top, UP, buff=AIR))

    def name_curve(self, text: str, curve: int, start: float, end: float) -> None:
        """Name a curve: beside its end from t = `start` on, and it stays where it was at `end`."""
        name = words("{}", text, size=BODY, bold=True)
        # Lines that it passes are hidden by what it stands on.
        plate = SurroundingRectangle(name, color=THEME.muted, buff=MARGIN, stroke_width=1.5)
        self.names.add(VGroup(plate.set_fill(THEME.background, 1), name))
        self.ways.append((curve, start, end))


def apart(*labels: Mobject) -> None:
    """Move labels in a row to the right until none lies on the one before."""
    for before, label in pairwise(labels):
        over = float(before.get_right()[0] - label.get_left()[0]) + AIR
        if over > 0:
            label.shift(RIGHT * over)
