"""How many of many values lie where on a plot's horizontal axis: bars side by side, painted."""

from collections.abc import Iterator
from typing import ClassVar, Self

import cairo
import numpy as np
from manim import DL, DR, UL, UR

from scenes.mobjects.painting.painted import Painted, set_source
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.showing import Shown, bars
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

GAP = 0.12  # between bars, of their width


class Spread(Painted):
    """A bar for each bin that lies in the plane, the highest as high as the plane.

    Bars from `flat` on, to both sides of 0, are in ink, those between are muted.
    """

    data_names: ClassVar[tuple[str, ...]] = ("grown",)

    def __init__(self, counts: np.ndarray, edges: np.ndarray, plane: Plane, flat: float) -> None:
        """counts: (m,), from 0 up. edges: (m + 1,), ascending, of the bins."""
        super().__init__()
        low, high = plane.low[0], plane.high[0]
        inside = (edges[:-1] >= low - 1e-9) & (edges[1:] <= high + 1e-9)
        self.counts = np.asarray(counts, float)[inside]
        self.most = float(self.counts.max(initial=0)) or 1.0
        self.heights = self.counts / self.most
        self.lefts = (edges[:-1][inside] - low) / (high - low)
        self.rights = (edges[1:][inside] - low) / (high - low)
        middles = (edges[:-1] + edges[1:])[inside] / 2
        self.beyond = np.abs(middles) > flat
        self.grown = np.array(1.0)
        corners = [plane.get_corner(each) for each in (UL, UR, DR, DL, UL)]
        self.set_points_as_corners(corners)

    def set_grown(self, share: float) -> Self:
        """How far all bars have grown, 0..1."""
        self.grown = np.array(float(share))
        return self

    def grow(self, **kwargs: object) -> Tween:
        """An animation: the bars grow from nothing."""
        return Tween(self, "set_grown", 0, 1, **kwargs)

    def shows(self) -> Iterator[Shown]:
        """How many there are in each bin, as far as the bars have grown."""
        upper_left, upper_right, lower_left = self.points[0], self.points[4], self.points[12]
        across, up = upper_right - upper_left, upper_left - lower_left
        start = lower_left + np.outer((self.lefts + self.rights) / 2, across)
        wide = (1 - GAP) * (self.rights - self.lefts) * np.linalg.norm(across)
        counts = float(self.grown) * self.counts
        yield bars(counts, self.most, (start, start + up), wide, (self,))

    def overhang(self) -> float:
        """Nowhere."""
        return 0.0

    def paint(self, ctx: cairo.Context) -> None:
        upper_left, upper_right, lower_left = self.points[0], self.points[4], self.points[12]
        across, up = (upper_right - upper_left)[:2], (upper_left - lower_left)[:2]
        # From here on the plane is one unit wide and high.
        ctx.transform(cairo.Matrix(*across, *up, *lower_left[:2]))
        for beyond, colour in ((False, THEME.muted), (True, THEME.ink)):
            for k in np.flatnonzero(self.beyond == beyond):
                width = self.rights[k] - self.lefts[k]
                left = self.lefts[k] + GAP / 2 * width
                ctx.rectangle(left, 0, (1 - GAP) * width, self.heights[k] * float(self.grown))
            set_source(ctx, colour.to_rgb(), self.opacity)
            ctx.fill()
