"""All connections between two layers, as one mobject."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, Self

import cairo
import numpy as np
from manim import Animation, linear
from manim.utils.bezier import interpolate

from scenes.mobjects.network.lit_picture import SEGMENTS, lit_picture, up_to
from scenes.mobjects.painting.bundle import Bundle
from scenes.mobjects.painting.crowd import crowd
from scenes.mobjects.painting.painted import Painted
from scenes.mobjects.showing import SIGN, Shown

# How far light is amplified before it is tone-mapped, as a camera's exposure: as much as makes
# a lone connection at the limit stand out, but less where a crowd would burn out.
EXPOSURE = 3.0
CROWD_EXPOSURE = 2.0
POWER = 1.5


class Connections(Painted):
    """Every connection from one layer's neurons to the next's, in one picture.

    A connection with value v is drawn in its sign's colour with brightness (|v| / limit)^1.5:
    the power keeps the order and lets strong connections stand out from the crowd; a negative one
    is dashed. `envelope` says how much of that light each stretch of the way from source to target
    shows, `signs` how much of the positive light and of the negative. Brightness has one scale:
    whatever values are set later, `limit` and `exposure` stay those of the values that the mobject
    was made with.
    """

    data_names: ClassVar[tuple[str, ...]] = ("values", "envelope", "signs", "drawn")

    def __init__(
        self,
        sources: np.ndarray,
        targets: np.ndarray,
        values: np.ndarray,
        limit: float | None = None,
        thickness: float = 0.008,
        exposure: float | None = None,
    ) -> None:
        """sources (n_in, 3) and targets (n_out, 3) in Manim's units.

        values: (n_out, n_in), signed: weights or contributions. limit: the |value| drawn at
        full brightness, by default the largest. thickness: in Manim's units. exposure: how far
        light is amplified, by default as much as the crowd of all these values allows.
        """
        super().__init__()
        self.n_in, self.n_out = len(sources), len(targets)
        self.drawn = float(self.n_out)
        # Manim counts points in Bézier curves of four: every end is a curve of no length.
        self.points = np.repeat(np.concatenate([sources, targets]).astype(float), 4, axis=0)
        self.set_values(values)
        self.limit = float(np.abs(values).max(initial=0)) if limit is None else limit
        self.thickness = thickness
        self.envelope, self.signs = np.ones(SEGMENTS), np.ones(2)
        if exposure is None:
            ends = (sources[:, :2], targets[:, :2], self.intensities, thickness)
            exposure = min(EXPOSURE, CROWD_EXPOSURE / max(crowd(*ends), 1e-9))
        self.exposure = exposure

    def set_values(self, values: np.ndarray) -> Self:
        """Show other values, (n_out, n_in), on the same limit."""
        self.values = np.array(values, dtype=float)
        if self.values.shape != (self.n_out, self.n_in):
            raise ValueError(
                f"values has shape {self.values.shape}; {(self.n_out, self.n_in)} was expected, a "
                "row for each of the targets and a column for each of the sources."
            )
        return self

    def set_envelope(self, envelope: Sequence[float] | float) -> Self:
        """Show this share (0..1) of the light on each stretch from source to target."""
        self.envelope = np.broadcast_to(np.asarray(envelope, dtype=float), SEGMENTS).copy()
        return self

    def set_signs(self, positive: float, negative: float) -> Self:
        """Show this share (0..1) of the light of positive connections, and of negative ones."""
        self.signs = np.array([positive, negative], dtype=float)
        return self

    def set_drawn(self, targets: float) -> Self:
        """Draw only the connections to the first targets; to the last of them, as far as begun."""
        self.drawn = float(targets)
        return self

    @property
    def complete(self) -> int:
        """How many connections are drawn all the way to their targets."""
        return int(self.drawn) * self.n_in

    def pulse(self, rest: float = 1.0, **kwargs: object) -> "Pulse":
        """An animation: light runs from source to target and leaves the share `rest` behind."""
        return Pulse(self, rest, **kwargs)

    def pointwise_become_partial(self, vmobject: Self, a: float, b: float) -> Self:
        """Show only the stretch from a to b of every connection, as Create does."""
        return self.set_envelope(vmobject.envelope * up_to(b, a))

    def shows(self) -> Iterator[Shown]:
        """The values, row by row, in one box around all lines, and what says how bright each is."""
        xy = self.points[::4, :2]
        is_lit = self.envelope.any() and self.signs.any() and self.drawn > 0
        more = {
            "starts": xy[: self.n_in].copy(),
            "ends": xy[self.n_in :].copy(),
            "shape": np.array([self.n_out, self.n_in]),
            "thickness": np.array(self.thickness),
            "exposure": np.array(self.exposure),
            "envelope": self.envelope.copy(),
            "signs": self.signs.copy(),
            "drawn": np.array(self.drawn),
        }
        box = np.stack([xy.min(axis=0), xy.max(axis=0)])[None]
        seen = np.array([float(is_lit)])
        values = self.values.ravel().copy()
        yield Shown("lines", values, SIGN, self.limit, box, seen, (self,), more=more)

    @property
    def intensities(self) -> np.ndarray:
        """What is drawn, (n_out, n_in): −1..1, the sign of the value and its brightness."""
        return intensities(self.values, self.limit)

    def overhang(self) -> float:
        """As far as a window of light is wider than its lines."""
        return self.thickness

    def paint(self, ctx: cairo.Context) -> None:
        if not (self.envelope.any() and self.signs.any() and self.values.any()):
            return
        surface, matrix = ctx.get_target(), ctx.get_matrix()
        linear_part = np.array([[matrix.xx, matrix.yx], [matrix.xy, matrix.yy]])
        xy = self.points[::4, :2] @ linear_part + (matrix.x0, matrix.y0)  # (n, 2) @ (2, 2)
        size = (surface.get_width(), surface.get_height())
        thickness = self.thickness * abs(matrix.xx)
        bundle = Bundle.between(xy[: self.n_in], xy[self.n_in :], thickness, size)
        shining = in_bytes(self.values.tobytes(), self.limit)
        light = (bundle, shining, self.envelope.tobytes(), self.drawn)
        rgba = lit_picture(*light, self.signs.tobytes(), self.exposure)
        height, width = rgba.shape[:2]
        picture = cairo.ImageSurface.create_for_data(rgba.data, cairo.FORMAT_ARGB32, width, height)
        window = bundle.window
        ctx.identity_matrix()
        ctx.set_source_surface(picture, window.left, window.top)
        ctx.paint_with_alpha(self.opacity)


def intensities(values: np.ndarray, limit: float) -> np.ndarray:
    """How brightly values are drawn, −1..1 with their signs, where the limit is fully lit."""
    share = np.clip(np.abs(values) / (limit or 1.0), 0, 1)
    return np.asarray(np.sign(values) * share**POWER)


# While light moves its values stay, frame after frame: the power takes longer than to find them.
@lru_cache(maxsize=6)
def in_bytes(values: bytes, limit: float) -> bytes:
    """The same of float64 values, as float32."""
    return intensities(np.frombuffer(values), limit).astype(np.float32).tobytes()


class Pulse(Animation):
    """Light that runs along connections from source to target and leaves a trail."""

    WIDTH = 0.16  # of the way: how long the bright front is
    UNSEEN = 1e-5  # of the light: less than a tenth of a shade in any crowd

    def __init__(self, connections: Connections, rest: float, **kwargs: object) -> None:
        """rest: the share of the connections' light, 0..1, that stays behind the front."""
        self.rest = rest
        super().__init__(connections, **{"rate_func": linear, "run_time": 1.5, **kwargs})

    def interpolate_mobject(self, alpha: float) -> None:
        way = (np.arange(SEGMENTS) + 0.5) / SEGMENTS
        # The front starts and ends well outside, so that nothing jumps at either end.
        front = -self.WIDTH + self.rate_func(alpha) * (1 + 3 * self.WIDTH)
        passed = np.clip((front - way) / self.WIDTH, 0, 1)
        trail = interpolate(self.starting_mobject.envelope, self.rest, passed)
        glow = np.exp(-2 * ((way - front) / self.WIDTH) ** 2)
        glow[glow < self.UNSEEN] = 0  # and nothing is drawn there
        self.mobject.set_envelope(np.maximum(trail, glow))
