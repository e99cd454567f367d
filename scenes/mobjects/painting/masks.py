"""Shapes of many parts that stay where they are while their colours change: each is kept."""

from collections.abc import Callable, Hashable

import cairo
import numpy as np

from scenes.mobjects.painting.kept import Recent
from scenes.mobjects.painting.paths import transform

LARGEST = 4_000_000  # pixels: of what reaches far out of the frame no mask is made
Mask = tuple[cairo.ImageSurface, int, int]  # the pixel at which it begins: column and row
MASKS: Recent[Mask | bool] = Recent(room=32_000_000)  # bytes; True for what was asked for once


def fill_kept(
    ctx: cairo.Context, shape: Hashable, outline: Callable[[cairo.Context], object]
) -> bool:
    """Fill a shape with the context's source, if it was asked for in this place before.

    shape: tells it from all others. outline: adds it to the path of a context. False where nothing
    was filled: what moves is never seen twice in one place.
    """
    at = (shape, transform(ctx))
    mask = MASKS.get(at)
    if mask is True:
        mask = _mask(ctx.get_matrix(), outline)
        if mask:
            MASKS.put(at, mask, mask[0].get_stride() * mask[0].get_height())
    if not mask:
        MASKS.put(at, True)
        return False
    matrix = ctx.get_matrix()
    ctx.identity_matrix()
    ctx.mask_surface(*mask)
    ctx.set_matrix(matrix)
    return True


def _mask(matrix: cairo.Matrix, outline: Callable[[cairo.Context], object]) -> Mask | None:
    """How much a shape covers of each pixel; None if it is huge."""
    whole = cairo.Context(cairo.RecordingSurface(cairo.CONTENT_ALPHA, None))
    whole.set_matrix(matrix)
    outline(whole)
    whole.identity_matrix()
    left, top, right, bottom = whole.path_extents()
    corner = np.floor([left, top])
    width, height = np.maximum(np.ceil([right, bottom]) - corner, 1).astype(int).tolist()
    if width * height > LARGEST:
        return None
    surface = cairo.ImageSurface(cairo.FORMAT_A8, width, height)
    ctx = cairo.Context(surface)
    ctx.translate(*-corner)
    ctx.transform(matrix)
    outline(ctx)
    ctx.fill()
    surface.flush()
    return surface, *corner.astype(int).tolist()
