"""A picture that is no digit: a house, a tree and the sun, painted for edges to be found in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

SHAPE = (96, 128)  # rows, columns
FINE = 4  # looks along each axis of a pixel, so that its edges are smooth


@dataclass(frozen=True)
class Region:
    """Where something is in the picture: rows from `top` to before `bottom`, columns likewise."""

    name: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Top, left, bottom and right."""
        return self.top, self.left, self.bottom, self.right


WINDOWS = (Region("window", 50, 27, 62, 37), Region("window", 50, 57, 62, 67))
DOOR = Region("door", 58, 41, 78, 53)
# What was painted, and what it makes together.
PARTS = (
    Region("roof", 14, 16, 42, 78),
    *WINDOWS,
    DOOR,
    Region("crown", 27, 85, 65, 123),
    Region("trunk", 65, 101, 84, 107),
    Region("disc", 7, 77, 25, 95),
)
THINGS = (
    Region("house", 14, 16, 78, 78),
    Region("tree", 27, 85, 84, 123),
    Region("sun", 7, 77, 25, 95),
)


def landscape() -> Array:
    """The picture in grey, (96, 128) in 0..1, the same every time.

    It has edges of every kind: the gable's slants, the wall's corners, round ones at the tree, the
    sun and the hill, hard ones at the windows and faint ones where light turns to shade.
    """
    down, right = (np.indices([FINE * side for side in SHAPE]) + 0.5) / FINE
    canvas = 0.50 + 0.10 * down / SHAPE[0]  # the sky, brighter towards the horizon

    def paint(mask: Mask, grey: float | Array) -> None:
        canvas[mask] = np.broadcast_to(grey, canvas.shape)[mask]

    def disc(row: float, column: float, radius: float) -> Mask:
        return np.asarray(np.hypot(down - row, right - column) < radius)

    def box(top: float, left: float, bottom: float, end: float) -> Mask:
        return np.asarray((down > top) & (down < bottom) & (right > left) & (right < end))

    def inside(region: Region) -> Mask:
        return box(*region.box)

    paint(disc(16, 86, 9), 0.98)  # the sun
    paint(disc(152, 30, 85), 0.42)  # a hill
    paint(down > 78, 0.30)  # the meadow
    paint((down > 78) & (np.abs(right - 47) < 3 + 0.5 * (down - 78)), 0.62)  # the path
    paint(box(42, 22, 78, 72), 0.97 - 0.0016 * (right - 22))  # the wall, shaded to the right
    paint((down < 42) & (down > 14 + 0.9 * np.abs(right - 47)), 0.20)  # the gable
    paint(box(16, 58, 30, 64), 0.28)  # the chimney, in front of the roof
    paint(inside(DOOR), 0.15)
    paint(disc(68, 50.5, 0.9), 0.9)  # its knob
    for window in WINDOWS:
        left = window.left
        paint(inside(window), 0.12)
        paint(box(55.3, left, 56.7, left + 10) | box(50, left + 4.3, 62, left + 5.7), 0.80)
    paint(box(58, 101, 84, 107), 0.22)  # the trunk, its upper end behind the crown
    ball = np.clip(1 - np.hypot(down - 38, right - 98) / 34, 0, 1)  # light from the sun above
    paint(disc(46, 104, 19), 0.10 + 0.45 * ball)  # the crown, round like a ball
    rows, columns = SHAPE
    return np.asarray(canvas.reshape(rows, FINE, columns, FINE).mean(axis=(1, 3)))
