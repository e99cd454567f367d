"""Several measured curves that are drawn as time goes on, told apart by their dashes."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Self

import cairo
import numpy as np
from manim import DL, DR, UL, UR

from scenes.mobjects.painting.fading import faded
from scenes.mobjects.painting.painted import Painted, set_source
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.on_a_plane import Scale, curve_shown, some_of
from scenes.mobjects.showing import Shown
from scenes.mobjects.theme import THEME

DASHES = ((), (0.2, 0.14), (0.0, 0.13))  # of the first, second and third: drawn, free
WIDTH = 0.055  # of a line, in Manim's units
HEAD = 0.075  # the radius of the dot where a curve has got to


class Traces(Painted):
    """Curves through measured points, as far as they have been reached and lie in the plane."""

    data_names: ClassVar[tuple[str, ...]] = ("reached",)

    def __init__(
        self,
        x: np.ndarray,
        values: Sequence[np.ndarray] | np.ndarray,
        plane: Plane,
        dashes: Sequence[Sequence[float]] = DASHES,
    ) -> None:
        """x: (n,), ascending. values: (k, n), a curve each. dashes: of each, () for none."""
        super().__init__()
        self.x, self.values = np.asarray(x, float), np.asarray(values, float)
        if len(dashes) < len(self.values):
            raise ValueError(f"{len(dashes)} kinds of line cannot tell {len(values)} curves apart.")
        width = max(len(each) for each in dashes) or 1
        self.dashes = np.array([[*each, *[-1] * (width - len(each))] for each in dashes], float)
        self.low, self.high = plane.low, plane.high
        self.set_points_as_corners([plane.get_corner(each) for each in (UL, UR, DR, DL, UL)])
        self.set_reached(self.x[-1])

    def set_reached(self, x: float) -> Self:
        """Draw the curves up to here, and no further than the plane."""
        self.reached = np.array(float(x))
        return self

    def heights(self) -> np.ndarray:
        """Where the curves have got to, (k,); between two measured points on a line."""
        end = min(float(self.reached), self.high[0])
        return np.array([np.interp(end, self.x, each) for each in self.values])

    def shows(self) -> Iterator[Shown]:
        """Some of the measured points, as far as they are reached; those of dashes in part."""
        scale, some = Scale.of(self.low, self.high, self.points), some_of(len(self.x))
        reached = (self.x[some] <= self.reached) & (self.x[some] <= self.high[0])
        for values, dash in zip(self.values, self.dashes):
            plain, ink = reached & ~(dash >= 0).any(), THEME.ink.to_rgb()
            yield curve_shown(self.x[some], values[some], scale, WIDTH, ink, self, plainly=plain)

    def overhang(self) -> float:
        """The radius of the heads."""
        return HEAD

    def paint(self, ctx: cairo.Context) -> None:
        upper_left, upper_right, lower_left = self.points[0], self.points[4], self.points[12]
        across, up = (upper_right - upper_left)[:2], (upper_left - lower_left)[:2]
        end = min(float(self.reached), self.high[0])
        passed = self.x < end
        xs, (left, bottom) = np.append(self.x[passed], end), lower_left[:2]
        box = (left - HEAD, bottom, left + across[0] + HEAD, bottom + up[1])
        with faded(ctx, self.opacity, box):
            ctx.rectangle(box[0], box[1], box[2] - box[0], box[3] - box[1])
            ctx.clip()
            ctx.set_line_width(WIDTH)
            ctx.set_line_join(cairo.LINE_JOIN_ROUND)
            ctx.set_line_cap(cairo.LINE_CAP_ROUND)
            set_source(ctx, THEME.ink.to_rgb())
            for ys, head, dash in zip(self.values, self.heights(), self.dashes):
                both = np.stack([xs, np.append(ys[passed], head)], axis=1)
                points = lower_left[:2] + (both - self.low) / (self.high - self.low) * (
                    across[0],
                    up[1],
                )
                for x, y in points:
                    ctx.line_to(x, y)
                ctx.set_dash(dash[dash >= 0])
                ctx.stroke()
                x, y = points[-1]
                ctx.arc(x, y, HEAD, 0, 2 * np.pi)
                ctx.fill()
