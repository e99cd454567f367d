"""Several strokes and fills as one picture, which is more or less clear."""

from collections.abc import Iterator
from contextlib import contextmanager

import cairo
import numpy as np


@contextmanager
def faded(
    ctx: cairo.Context,
    opacity: float,
    box: tuple[float, ...],
    meets: cairo.Operator = cairo.OPERATOR_OVER,
) -> Iterator[None]:
    """Within this context all that is drawn makes one picture, painted with this opacity, 0..1.

    box: left, top, right and bottom of what is drawn, in the units of `ctx`. Cairo keeps the
    picture apart, and without a box that would be one of the size of the whole frame. meets: the
    operator of Cairo by which the picture meets what is there.
    """
    if opacity >= 1 and meets == cairo.OPERATOR_OVER:
        yield
        return
    corners = [ctx.user_to_device(x, y) for x in box[::2] for y in box[1::2]]
    # Whole pixels, and one more around: the edge of the box cuts nothing.
    low = np.floor(np.min(corners, axis=0)) - 1
    high = np.ceil(np.max(corners, axis=0)) + 1
    matrix = ctx.get_matrix()
    ctx.save()
    ctx.identity_matrix()
    ctx.rectangle(*low, *(high - low))
    ctx.clip()
    ctx.set_matrix(matrix)
    ctx.push_group()
    yield
    ctx.pop_group_to_source()
    ctx.set_operator(meets)
    ctx.paint_with_alpha(opacity)
    ctx.restore()
