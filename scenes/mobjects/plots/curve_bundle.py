"""Many curves over one axis, painted in one go as far as they have been drawn."""

from collections.abc import Iterator
from typing import ClassVar, Self

import cairo
import numpy as np

from scenes.mobjects.painting.fading import faded
from scenes.mobjects.painting.painted import Painted, set_source
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.on_a_plane import Scale, curve_shown, some_of
from scenes.mobjects.showing import Shown
from scenes.mobjects.theme import THEME

WIDTH, THIN = 0.055, 0.025  # of a curve that stands out, and of the others, in Manim's units


class CurveBundle(Painted):
    """Curves through measured points, from the left end up to an x; some of them stand out."""

    data_names: ClassVar[tuple[str, ...]] = ("shown",)

    def __init__(self, x: np.ndarray, y: np.ndarray, plane: Plane, strong: np.ndarray) -> None:
        """x: (k,), rising. y: (k, m), of m curves. strong: (m,), which of them stand out."""
        super().__init__()
        self.x, self.y = np.array(x, dtype=float), np.array(y, dtype=float)
        self.strong = np.array(strong, dtype=bool)
        self.low, self.high = plane.low, plane.high
        left, bottom = plane.low
        right, top = plane.high
        corners = plane.at([left, right, right, left, left], [top, top, bottom, bottom, top])
        self.set_points_as_corners(corners)
        self.set_shown(right)

    def set_shown(self, x: float) -> Self:
        """Draw the curves from the left as far as here."""
        self.shown = np.array(float(x))
        return self

    def heights(self, x: float) -> np.ndarray:
        """Where the curves are over x, (m,), between two points on a straight line."""
        return np.array([np.interp(x, self.x, y) for y in self.y.T])

    def shows(self) -> Iterator[Shown]:
        """Some of the points of each curve, as far as it is drawn."""
        scale, some = Scale.of(self.low, self.high, self.points), some_of(len(self.x))
        for y, is_strong in zip(self.y.T, self.strong):
            width, ink = (WIDTH, THEME.ink) if is_strong else (THIN, THEME.muted)
            drawn, x = self.x[some] < self.shown, self.x[some]
            yield curve_shown(x, y[some], scale, width, ink.to_rgb(), self, plainly=drawn)

    def overhang(self) -> float:
        """Half of the broadest line."""
        return WIDTH / 2

    def paint(self, ctx: cairo.Context) -> None:
        upper_left, upper_right, lower_left = self.points[0], self.points[4], self.points[12]
        across, up = (upper_right - upper_left)[:2], (upper_left - lower_left)[:2]
        shown = float(self.shown)
        done = self.x < shown
        if not done.any():
            return
        along = np.append(self.x[done], shown)
        high = np.vstack([self.y[done], self.heights(shown)])
        shares = (np.stack(np.broadcast_arrays(along[:, None], high), axis=-1) - self.low) / (
            self.high - self.low
        )  # (k, m, 2)
        places = lower_left[:2] + shares @ np.array([across, up])
        half = WIDTH / 2
        box = (*(lower_left[:2] - half), *(upper_right[:2] + half))
        with faded(ctx, self.opacity, box):
            ctx.set_line_join(cairo.LINE_JOIN_ROUND)
            for k in np.argsort(self.strong, kind="stable"):  # the strong ones on top
                for x, y in places[:, k].tolist():
                    ctx.line_to(x, y)
                ctx.set_line_width(WIDTH if self.strong[k] else THIN)
                set_source(ctx, (THEME.ink if self.strong[k] else THEME.muted).to_rgb())
                ctx.stroke()
