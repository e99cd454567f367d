"""Small round shapes by the hundred: each is drawn once for a size and stamped wherever it is."""

from collections.abc import Sequence

import cairo
import numpy as np

from scenes.mobjects.painting.kept import Recent

# Places in a pixel, each way, at which a disc can lie, and as many radii: its edge is off by a 32nd
# of a pixel at most for its place, and for its radius.
STEPS = 16
FINE = 0.01  # pixels: how far an outline may be from a circle; Cairo's own 0.1 makes discs smaller
LARGEST = 64  # pixels: a larger disc is drawn, and costs little more than to stamp it
STAMPS: Recent[cairo.ImageSurface] = Recent(room=16_000_000)  # bytes


def stamp_discs(ctx: cairo.Context, discs: np.ndarray, colours: Sequence[Sequence[float]]) -> None:
    """Paint discs in their order, whatever colour each has.

    discs: x, y and radius in the units of `ctx`, which are as long across as down, (n, 3).
    colours: n of red, green and blue, 0..1.
    """
    matrix = ctx.get_matrix()
    unit = float(np.hypot(matrix.xx, matrix.yx))
    linear = np.array([[matrix.xx, matrix.yx], [matrix.xy, matrix.yy]])
    places = discs[:, :2] @ linear + (matrix.x0, matrix.y0)  # (n, 2) @ (2, 2)
    steps = np.rint(STEPS * np.column_stack([places, unit * discs[:, 2]])).astype(int)
    pixels, within = np.divmod(steps[:, :2], STEPS)
    looks = np.column_stack([steps[:, 2], within]).tolist()
    ctx.save()
    ctx.identity_matrix()
    for (radius, right, down), (x, y), (red, green, blue) in zip(looks, pixels.tolist(), colours):
        ctx.set_source_rgba(blue, green, red, 1)  # see Painted.paint
        if radius > LARGEST * STEPS:
            _fill_disc(ctx, x + right / STEPS, y + down / STEPS, radius / STEPS)
            continue
        stamp, middle = _stamp(radius, right, down)
        ctx.mask_surface(stamp, x - middle, y - middle)
    ctx.restore()


def _stamp(radius: int, right: int, down: int) -> tuple[cairo.ImageSurface, int]:
    """A disc, and the pixel of it that is counted from; all are given in steps."""
    middle = radius // STEPS + 1
    stamp = STAMPS.get((radius, right, down))
    if stamp is None:
        side = 2 * middle + 1
        stamp = cairo.ImageSurface(cairo.FORMAT_A8, side, side)
        place = (middle + right / STEPS, middle + down / STEPS)
        _fill_disc(cairo.Context(stamp), *place, radius / STEPS)
        stamp.flush()
        STAMPS.put((radius, right, down), stamp, stamp.get_stride() * side)
    return stamp, middle


def _fill_disc(ctx: cairo.Context, x: float, y: float, radius: float) -> None:
    """Fill a disc, in pixels."""
    ctx.set_tolerance(FINE)
    ctx.new_sub_path()
    ctx.arc(x, y, radius, 0, 2 * np.pi)
    ctx.fill()
