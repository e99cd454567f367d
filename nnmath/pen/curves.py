"""Smooth curves through points, for a pen to follow."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nnmath.checks import finite_array

Array = NDArray[np.float64]

STEPS = 24  # points of the curve for every segment between two control points


def smooth_curve(controls: Array, roundness: float = 1.0) -> tuple[Array, NDArray[np.int64]]:
    """A smooth curve through control points (n, 2): its points, and the segment each lies on.

    A Catmull-Rom spline in Hermite form, its parameter the centripetal one (Yuksel, Schaefer and
    Keyser, Parameterization and applications of Catmull-Rom curves, 2011), which neither loops nor
    overshoots; `roundness` multiplies its tangents. A point written twice is a corner. Raises
    ValueError unless two different finite points are given.
    """
    controls = finite_array("controls", controls, ("n", 2))
    if len(controls) < 2 or (controls == controls[0]).all():
        raise ValueError(f"controls must hold two different points or more, given {len(controls)}.")
    # hypot, whose squares do not vanish where points are as near as 1e-200.
    span = np.sqrt(np.hypot(*np.diff(controls, axis=0).T))  # (n - 1,)
    slopes = np.diff(controls, axis=0) / np.where(span > 0, span, 1.0)[:, None]
    t = np.linspace(0.0, 1.0, STEPS, endpoint=False)[:, None]
    points, segments = [], []
    for i in range(len(controls) - 1):
        if span[i] == 0:
            continue
        start = _tangent(slopes, span, i - 1, i) if i > 0 and span[i - 1] > 0 else slopes[i]
        follows = i + 1 < len(span) and span[i + 1] > 0
        stop = _tangent(slopes, span, i, i + 1) if follows else slopes[i]
        bend = roundness * span[i]
        points.append(
            (2 * t**3 - 3 * t**2 + 1) * controls[i]
            + (t**3 - 2 * t**2 + t) * bend * start
            + (3 * t**2 - 2 * t**3) * controls[i + 1]
            + (t**3 - t**2) * bend * stop
        )
        segments.append(np.full(STEPS, i))
    points.append(controls[-1:])
    segments.append(segments[-1][-1:])
    return np.concatenate(points), np.concatenate(segments)


def _tangent(slopes: Array, span: Array, before: int, after: int) -> Array:
    """The slope where two segments meet: the nearer neighbour counts for more."""
    weight = span[before] / (span[before] + span[after])
    return np.asarray((1 - weight) * slopes[before] + weight * slopes[after])
