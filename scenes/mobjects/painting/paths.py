"""The outlines of mobjects as Cairo's paths, which are kept where they are asked for again."""

import math

import cairo
import numpy as np

from scenes.mobjects.painting.kept import Recent

OUTLINES: Recent[cairo.Path | bool] = Recent(room=4000)  # True for what was traced once
CLOSE = 1e-5  # Manim's: of a coordinate, how far apart two points may be that are one


def outline(ctx: cairo.Context, points: np.ndarray, key: bytes, closeness: float) -> None:
    """Make the path through these points the current one.

    points: (n, 3), Manim's curves, four points each. key: tells where they are, see `placed`.
    closeness: Manim's for this mobject, the distance in units at which two points are one.
    """
    at = (key, transform(ctx))
    path = OUTLINES.get(at)
    ctx.new_path()
    if isinstance(path, cairo.Path):
        ctx.append_path(path)
        return
    trace(ctx, points[:, :2], closeness)
    # What moves is never seen twice in one place.
    OUTLINES.put(at, ctx.copy_path() if path else True)


def trace(ctx: cairo.Context, xy: np.ndarray, closeness: float) -> None:
    """Add to the path, as Manim does, what goes through these points, (n, 2)."""
    if not np.isfinite(xy).all():
        return
    curves = xy[: len(xy) // 4 * 4].reshape(-1, 8).tolist()
    # Without numpy: most outlines are letters, of some dozens of curves.
    begin_x = begin_y = end_x = end_y = math.nan
    curve_to = ctx.curve_to
    for x, y, a, b, c, d, to_x, to_y in curves:
        if (x != end_x or y != end_y) and not _are_one(end_x, end_y, x, y, closeness):
            if _are_one(begin_x, begin_y, end_x, end_y, closeness):
                ctx.close_path()
            ctx.new_sub_path()
            ctx.move_to(x, y)
            begin_x, begin_y = x, y
        curve_to(a, b, c, d, to_x, to_y)
        end_x, end_y = to_x, to_y
    if _are_one(begin_x, begin_y, end_x, end_y, closeness):
        ctx.close_path()


def _are_one(x: float, y: float, to_x: float, to_y: float, closeness: float) -> bool:
    """Whether two points are one; a point that is not a number is none."""
    near_x = abs(x - to_x) <= closeness + CLOSE * abs(to_x)
    return near_x and abs(y - to_y) <= closeness + CLOSE * abs(to_y)


def closed(corners: np.ndarray) -> np.ndarray:
    """The ways around some polygons as Manim's curves: (n, k, 3) to (n, 4 k, 3)."""
    ends = np.roll(corners, -1, axis=1)
    curves = [(1 - share) * corners + share * ends for share in (0, 1 / 3, 2 / 3, 1)]
    return np.stack(curves, axis=2).reshape(len(corners), -1, 3)


def placed(points: np.ndarray) -> bytes:
    """Where points are, without the last bits of their floats.

    An animation that leaves points where they are moves them by those.
    """
    return np.rint(points * 1e12).tobytes()


def transform(ctx: cairo.Context) -> tuple[float, ...]:
    """Where Manim's units lie on the frame."""
    matrix = ctx.get_matrix()
    return (matrix.xx, matrix.yx, matrix.xy, matrix.yy, matrix.x0, matrix.y0)
