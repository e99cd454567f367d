"""Several strokes and fills as one picture, which is more or less clear."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import cairo
import numpy as np

from scenes.mobjects.painting.kept import Recent
from scenes.mobjects.painting.paths import transform

FADING: Recent[cairo.SurfacePattern] = Recent(room=16_000_000)  # bytes


@contextmanager
def faded(
    ctx: cairo.Context,
    opacity: float,
    box: Sequence[float],
    meets: cairo.Operator = cairo.OPERATOR_OVER,
    parts: Sequence[Sequence[float]] = (),
) -> Iterator[None]:
    """Within this context all that is drawn makes one picture, painted with this opacity, 0..1.

    box: left, top, right and bottom of what is drawn, in the units of `ctx`. Cairo keeps the
    picture apart, and without a box that would be one of the size of the whole frame. meets: the
    operator of Cairo by which the picture meets what is there. parts: boxes of all in it that is
    not clear, where much of it is.
    """
    if opacity >= 1 and meets == cairo.OPERATOR_OVER:
        yield
        return
    with _within(ctx, box):
        ctx.push_group()
        yield
        ctx.pop_group_to_source()
        if parts:  # not before: what Cairo draws within several boxes has other edges
            _clip(ctx, parts)
        ctx.set_operator(meets)
        ctx.paint_with_alpha(opacity)


def fade(
    ctx: cairo.Context,
    opacity: float,
    content: Hashable,
    draw: Callable[[cairo.Context], object],
    box: tuple[float, ...],
) -> None:
    """Draw one picture with this opacity, 0..1: while it fades it is kept, and not drawn anew.

    content: everything that the picture depends on, but for the place of the units of `ctx`; None
    where that cannot be told. box: as `faded` takes it.
    """
    if opacity >= 1 or content is None:
        with faded(ctx, opacity, box):
            draw(ctx)
        return
    with _within(ctx, box):
        left, top, right, bottom = ctx.clip_extents()
        key = (content, transform(ctx), left, top, right, bottom)
        picture = FADING.get(key)
        if picture is None:
            ctx.push_group()
            draw(ctx)
            picture = ctx.pop_group()
            matrix = ctx.get_matrix()
            unit = abs(matrix.xx * matrix.yy - matrix.xy * matrix.yx)  # in pixels
            FADING.put(key, picture, 4 * int(unit * (right - left) * (bottom - top)))
        ctx.set_source(picture)
        ctx.paint_with_alpha(opacity)


@contextmanager
def _within(ctx: cairo.Context, box: Sequence[float]) -> Iterator[None]:
    """Within this context nothing is drawn but in this box."""
    ctx.save()
    _clip(ctx, [box])
    yield
    ctx.restore()


def _clip(ctx: cairo.Context, boxes: Iterable[Sequence[float]]) -> None:
    """Draw only in these boxes from here on."""
    matrix = ctx.get_matrix()
    ctx.identity_matrix()
    for box in boxes:
        corners = [matrix.transform_point(x, y) for x in box[::2] for y in box[1::2]]
        # Whole pixels, and one more around: the edge of the box cuts nothing.
        low = np.floor(np.min(corners, axis=0)) - 1
        high = np.ceil(np.max(corners, axis=0)) + 1
        ctx.rectangle(*low, *(high - low))
    ctx.clip()
    ctx.set_matrix(matrix)
