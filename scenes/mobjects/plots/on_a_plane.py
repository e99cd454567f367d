"""What stands at a place that means a value: where its plane is now, and what it states."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from manim import Mobject

from scenes.mobjects.showing import PLACE, Shown

STATED = 41  # of a curve: so many of its points are stated


@dataclass(frozen=True, eq=False)
class Scale:
    """Where points of a plane are. low, high: the least and the largest x and y, (2,) each.

    corners: the lower left and the upper right one of the plane, (2, 2) in Manim's units.
    """

    low: np.ndarray
    high: np.ndarray
    corners: np.ndarray

    @classmethod
    def of(cls, low: np.ndarray, high: np.ndarray, points: np.ndarray) -> Self:
        """points: of a closed path of corners from the upper left one on, by way of the right."""
        return cls(np.asarray(low, float), np.asarray(high, float), points[[12, 4], :2])

    @property
    def more(self) -> dict[str, np.ndarray]:
        """Where the plane is, and what it is of."""
        return {"plane": self.corners, "low": self.low, "high": self.high}

    def at(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """The points (x, y), (n,) and (n,) to (n, 2) in Manim's units."""
        share = (np.stack([x, y], axis=1) - self.low) / (self.high - self.low)
        return np.asarray(self.corners[0] + share * (self.corners[1] - self.corners[0]))

    def holds(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Which points lie in the plane, (n,)."""
        both, air = np.stack([x, y], axis=1), 1e-9 * (self.high - self.low)
        return np.all((both >= self.low - air) & (both <= self.high + air), axis=1)


def dots_shown(
    x: np.ndarray,
    values: np.ndarray,
    scale: Scale,
    places: np.ndarray,
    colours: np.ndarray,
    *parts: Mobject,
    plainly: np.ndarray | float = 1.0,
) -> Shown:
    """Discs at (x, value), (n,) each. places: the boxes around them. colours: (n, 3)."""
    more = {"x": x, "at": places.mean(axis=1), "colours": colours, **scale.more}
    plain = np.broadcast_to(np.asarray(plainly, float), len(places))
    return Shown("dots", values, PLACE, float(scale.high[1]), places, plain, parts, more=more)


def curve_shown(
    x: np.ndarray,
    values: np.ndarray,
    scale: Scale,
    width: float,
    colour: np.ndarray,
    *parts: Mobject,
    plainly: np.ndarray | float = 1.0,
) -> Shown:
    """Some points (x, value), (n,) each, of a line; those outside of the plane are not seen.

    width: of the line, in Manim's units. colour: its own, (3,).
    """
    at = scale.at(x, values)
    places = np.stack([at - width / 2, at + width / 2], axis=1)
    more = {"x": x, "at": at, "colour": colour, **scale.more}
    plain = scale.holds(x, values) * plainly
    return Shown("curve", values, PLACE, float(scale.high[1]), places, plain, parts, more=more)


def some_of(n: int) -> np.ndarray:
    """Which of n measured points are stated: all, or STATED of them, evenly spread."""
    return np.unique(np.linspace(0, n - 1, min(n, STATED)).round().astype(int))
