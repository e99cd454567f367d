"""The curves f(x + b) of many biases b, painted in one go."""

from collections.abc import Iterator
from typing import ClassVar, Self

import cairo
import numpy as np

from scenes.mobjects.painting.dots import sign_colours
from scenes.mobjects.painting.fading import faded
from scenes.mobjects.painting.painted import Painted, set_source
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.curve import Function
from scenes.mobjects.plots.on_a_plane import STATED, Scale, curve_shown
from scenes.mobjects.showing import Shown
from scenes.mobjects.theme import THEME

DASH = (0.16, 0.1)  # of the curve of a negative bias: its dashes and gaps, in Manim's units
SAMPLES = 3201
TURN = 0.1  # from point to point of a curve: by how much its slope changes, that of a square's is 1
FAINT = 0.25  # how plainly curves are seen that another one is singled out of
NEARLY = 0.04  # of the largest bias: from here on a curve loses its sign's colour
MANY = 24  # curves: more of them are thinner


class CurveFan(Painted):
    """A curve for each bias: blue where it is positive, red and dashed where it is negative.

    The curve of no bias is drawn in ink. Each is seen as far as it lies in the plane.
    """

    data_names: ClassVar[tuple[str, ...]] = ("values",)

    def __init__(
        self,
        function: Function,
        values: np.ndarray,
        plane: Plane,
        width: float = 0.04,
        marked: int | None = None,
    ) -> None:
        """function: (n,) to (n,). values: (n,), the biases; later ones are no larger. width: of a
        line, in Manim's units. marked: the curve that lies on top and can be singled out.
        """
        super().__init__()
        self.marked, self.singled = marked, 0.0
        self.low, self.high = plane.low, plane.high
        self.limit = float(np.abs(values).max()) or 1.0
        self.line_width = width * min(1.0, np.sqrt(MANY / len(values)))
        ends = plane.low[0] - self.limit, plane.high[0] + self.limit
        x = np.linspace(*ends, SAMPLES)
        y = np.asarray(function(x))
        # Where a curve is straight, it needs no points.
        slopes = np.diff(y) / np.diff(x) * np.divide(*(plane.high - plane.low))
        turned = np.cumsum(np.abs(np.diff(slopes, prepend=slopes[0], append=slopes[-1])))
        _, needed = np.unique(np.floor(turned / TURN), return_index=True)
        needed = np.append(needed, SAMPLES - 1)
        self.way = np.stack([x[needed], y[needed]], axis=1)
        left, bottom = plane.low
        right, top = plane.high
        corners = plane.at([left, right, right, left, left], [top, top, bottom, bottom, top])
        self.set_points_as_corners(corners)
        self.set_values(values)

    def set_values(self, values: np.ndarray) -> Self:
        """Draw the curves of other biases, (n,)."""
        self.values = np.array(values, dtype=float)
        return self

    def set_singled(self, singled: float) -> Self:
        """0: all curves are as plain. 1: only the marked one is."""
        self.singled = float(singled)
        return self

    def colours(self) -> np.ndarray:
        """Of each curve, (n, 3): its sign's, or ink without a bias."""
        signed = np.clip(np.abs(self.values) / (NEARLY * self.limit), 0, 1)[:, None]
        return np.asarray((1 - signed) * THEME.ink.to_rgb() + signed * sign_colours(self.values))

    def shows(self) -> Iterator[Shown]:
        """Some points of the curve of each bias; a dashed one is seen in part only."""
        scale = Scale.of(self.low, self.high, self.points)
        x, fainter = np.linspace(self.low[0], self.high[0], STATED), 1 - self.singled * (1 - FAINT)
        for k, (bias, colour) in enumerate(zip(self.values, self.colours())):
            heights = np.interp(x + bias, *self.way.T)
            plain = (1.0 if k == self.marked else fainter) * (bias >= 0)
            yield curve_shown(x, heights, scale, self.line_width, colour, self, plainly=plain)

    def overhang(self) -> float:
        """Half of a line."""
        return self.line_width / 2

    def paint(self, ctx: cairo.Context) -> None:
        upper_left, upper_right, lower_left = self.points[0], self.points[4], self.points[12]
        across, up = upper_right - upper_left, upper_left - lower_left
        width, height = self.high - self.low
        inner = cairo.Matrix(*across[:2] / width, *up[:2] / height, *lower_left[:2])
        inner.translate(*-self.low)
        half = self.line_width / 2
        left, bottom = lower_left[:2]
        box = (left - half, bottom - half, left + across[0] + half, bottom + up[1] + half)
        with faded(ctx, self.opacity, box):
            ctx.rectangle(*box[:2], box[2] - box[0], box[3] - box[1])
            ctx.clip()
            ctx.set_line_width(self.line_width)
            ctx.set_line_join(cairo.LINE_JOIN_ROUND)
            colours, fainter = self.colours(), 1 - self.singled * (1 - FAINT)
            for k in sorted(range(len(self.values)), key=lambda k: k == self.marked):
                bias = self.values[k]
                ctx.save()
                ctx.transform(inner)
                for x, y in self.way:
                    ctx.line_to(x - bias, y)
                ctx.restore()  # the line is as wide across as along
                ctx.set_dash(DASH if bias < 0 else ())
                set_source(ctx, colours[k], 1.0 if k == self.marked else fainter)
                ctx.stroke()
