"""A picture that is no digit: a house, a tree and the sun, painted for edges to be found in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

SHAPE = (96, 128)  # rows, columns
FINE = 4  # looks along each axis of a pixel, so that its edges are smooth


def landscape() -> Array:
    """The picture in grey, (96, 128) in 0..1, the same every time.

    It has edges of every kind: the gable's slants, the wall's corners, round ones at the tree, the
    sun and the hill, hard ones at the windows and faint ones where light turns to shade.
    """
    down, right = (np.indices([FINE * side for side in SHAPE]) + 0.5) / FINE
    canvas = 0.50 + 0.25 * down / SHAPE[0]  # the sky, brighter towards the horizon

    def paint(mask: Mask, grey: float | Array) -> None:
        canvas[mask] = np.broadcast_to(grey, canvas.shape)[mask]

    def disc(row: float, column: float, radius: float) -> Mask:
        return np.asarray(np.hypot(down - row, right - column) < radius)

    def box(top: float, left: float, bottom: float, end: float) -> Mask:
        return np.asarray((down > top) & (down < bottom) & (right > left) & (right < end))

    paint(disc(16, 86, 9), 0.98)  # the sun
    paint(disc(152, 30, 85), 0.42)  # a hill
    paint(down > 78, 0.30)  # the meadow
    paint((down > 78) & (np.abs(right - 47) < 3 + 0.5 * (down - 78)), 0.62)  # the path
    paint(box(42, 22, 78, 72), 0.85 - 0.004 * (right - 22))  # the wall, shaded to the right
    paint((down < 42) & (down > 14 + 0.9 * np.abs(right - 47)), 0.20)  # the gable
    paint(box(16, 58, 30, 64), 0.28)  # the chimney, in front of the roof
    paint(box(58, 41, 78, 53), 0.15)  # the door
    paint(disc(68, 50.5, 0.9), 0.9)  # its knob
    for left in (27, 57):
        paint(box(50, left, 62, left + 10), 0.12)  # a window,
        paint(box(55.3, left, 56.7, left + 10) | box(50, left + 4.3, 62, left + 5.7), 0.80)
    paint(box(58, 101, 84, 107), 0.22)  # the trunk
    ball = np.clip(1 - np.hypot(down - 38, right - 98) / 34, 0, 1)  # light from the sun above
    paint(disc(46, 104, 19), 0.10 + 0.45 * ball)  # the crown, round like a ball
    rows, columns = SHAPE
    return np.asarray(canvas.reshape(rows, FINE, columns, FINE).mean(axis=(1, 3)))
