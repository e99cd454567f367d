"""Shapes of many parts that stay where they are while their colours change: each is kept."""

from collections.abc import Callable, Hashable, Sequence

import cairo
import numpy as np

from scenes.mobjects.painting.kept import Recent
from scenes.mobjects.painting.paths import transform

LARGEST = 4_000_000  # pixels: of what reaches far out of the frame no mask is made
MASKS: Recent[cairo.ImageSurface] = Recent(room=32_000_000)  # bytes


def fill_kept(
    ctx: cairo.Context,
    shape: Hashable,
    outline: Callable[[cairo.Context], object],
    box: Sequence[float],
) -> None:
    """Fill a shape with the context's source.

    shape: tells it from all others. outline: adds it to the path of a context. box: left, top,
    right and bottom of all that is in it, in the units of `ctx`.
    """
    matrix = ctx.get_matrix()
    corners = [matrix.transform_point(x, y) for x in box[::2] for y in box[1::2]]
    low, high = np.floor(np.min(corners, axis=0)), np.ceil(np.max(corners, axis=0))
    (left, top), (width, height) = low.tolist(), np.maximum(high - low, 1).astype(int).tolist()
    if width * height > LARGEST:
        outline(ctx)
        ctx.fill()
        return
    at = (shape, transform(ctx))
    mask = MASKS.get(at)
    if mask is None:
        mask = cairo.ImageSurface(cairo.FORMAT_A8, width, height)
        inside = cairo.Context(mask)
        inside.translate(-left, -top)
        inside.transform(matrix)
        outline(inside)
        inside.fill()
        mask.flush()
        MASKS.put(at, mask, mask.get_stride() * height)
    ctx.identity_matrix()
    ctx.mask_surface(mask, left, top)
    ctx.set_matrix(matrix)
