"""Each z of a layer passes the curve of the squish and goes on as the light of its neuron."""

from collections.abc import Iterator
from typing import Self

import numpy as np
from manim import VGroup, VMobject, smooth
from manim.utils.bezier import interpolate

from scenes.mobjects.neurons.neurons import lamp_colours
from scenes.mobjects.painting.discs import Discs
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.curve import Curve, Function
from scenes.mobjects.plots.number_line import segment
from scenes.mobjects.plots.on_a_plane import dots_shown
from scenes.mobjects.showing import Shown
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME

REACH = 5.0  # z from −REACH to REACH at least
HIGHEST = 0.8  # of the plane's height, in units of its width
DOT = 0.06  # a dot's radius, in Manim's units
HALF = 0.5  # so plainly at most one sees a dot of which a part is covered


class ThroughCurve(VGroup):
    """The graph of a squish and a dot for each z, which stays on it once its z has come by.

    Parts: `plane`, `lines` (its axes), `curve`, `dots`.
    """

    def __init__(
        self,
        pairs: tuple[np.ndarray, np.ndarray],
        function: Function,
        area: Area,
        ways: tuple[np.ndarray, np.ndarray],
        limit: float = 1.0,
    ) -> None:
        """pairs: z and activation of each neuron, (n,). ways: where each z comes from, and its
        neuron, (n, 3). limit: the activation drawn fully lit.
        """
        super().__init__()
        z, a = self.pairs = pairs
        reach = max(REACH, float(np.abs(z).max(initial=0)))
        ends = function(np.array([-reach, reach]))
        low, high = min(float(ends.min()), 0.0), float(ends.max())
        height = min(area.height, HIGHEST * area.width)
        width = min(area.width, height / HIGHEST)
        self.plane = Plane((-reach, reach), (low, high), width, height).move_to(area.centre)
        self.lines = VMobject(stroke_color=THEME.muted, stroke_width=1.5)
        segment(self.lines, *self.plane.at([-reach, reach], 0))
        segment(self.lines, *self.plane.at(0, [low, high]))
        self.curve = Curve(function, self.plane)
        self.starts, self.stops, self.goals = ways[0], self.plane.at(z, a), ways[1]
        n = len(z)
        inks = np.broadcast_to(THEME.ink.to_rgb(), (n, 3))
        self.inks, self.lights = inks, lamp_colours(a, limit)
        self.dots = Discs(np.tile(self.stops, (2, 1)), np.tile(inks, (2, 1)))
        self.dots.set_z_index(4)
        self.add(self.plane, self.lines, self.curve, self.dots)
        self.set_passed(np.zeros(n))

    def shows(self) -> Iterator[Shown]:
        """Which z have come to the curve, and how high they are there."""
        (z, a), n = self.pairs, len(self.stops)
        dots, scale = self.dots, self.plane.ranges
        places, colours = dots.places[:n], dots.colours[:n]
        # One that comes by on its way lies over those that have stayed there.
        middles, passing = dots.places.mean(axis=1), dots.places[n:][dots.shown[n:] > 0]
        away = np.linalg.norm(middles[:n, None] - passing.mean(axis=1), axis=2)
        is_under = (away < 2 * DOT).any(axis=1)
        plainly = np.where(is_under, HALF, 1) * dots.shown[:n]
        yield dots_shown(z, a, scale, places, colours, dots, plainly=plainly)

    def set_passed(self, shares: np.ndarray) -> Self:
        """How far each z is, (n,), 0..1: at 0.5 it is on the curve, at 1 it has become light."""
        shares = np.asarray(shares, dtype=float)
        to, on = (
            np.array([smooth(float(x)) for x in np.clip(part, 0, 1)])[:, None]
            for part in (2 * shares, 2 * shares - 1)
        )
        first = interpolate(self.starts, self.stops, to)
        moving = interpolate(first, self.goals, on)
        is_there = shares >= 0.5
        colours = np.where(is_there[:, None], self.lights, self.inks)
        self.dots.set_colours(np.concatenate([self.lights, colours]))
        shown = np.concatenate([is_there, (shares > 0) & (shares < 1)])
        n = len(shares)
        self.dots.arrange(np.concatenate([self.stops, moving]), np.full(2 * n, DOT), shown)
        return self
