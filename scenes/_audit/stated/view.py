"""Where Manim's plane lies in a film's pixels."""

from typing import Any

import numpy as np

POINTS = ("start", "end", "starts", "ends", "at", "plane")  # of `more`: places, (n, 2) in units


class View:
    """What a camera sees. unit: how many pixels one of Manim's units is, across and down, (2,).

    key: the same for the same.
    """

    def __init__(self, size: tuple[int, int], camera: Any) -> None:
        """size: width and height of the film in pixels."""
        # Manim's frame is not quite of the picture's shape: a unit is not as wide as it is high.
        self.unit = np.array(size) / (float(camera.frame_width), float(camera.frame_height))
        self.centre, self.middle = np.array(camera.frame_center[:2], float), np.array(size) / 2
        self.key = (*self.unit.tolist(), *self.centre.tolist())

    def pixels(self, places: np.ndarray) -> np.ndarray:
        """Corners in Manim's units, (n, 2, 2), as left, top, right, bottom in pixels."""
        (left, bottom), (right, top) = self.pixel(np.reshape(places, (-1, 2, 2))).transpose(1, 2, 0)
        return np.stack([left, top, right, bottom], axis=1)

    def pixel(self, points: np.ndarray) -> np.ndarray:
        """Points of the plane, (…, 2), in pixels, y downward."""
        return np.asarray(self.middle + (points - self.centre) * np.array([1, -1]) * self.unit)

    def more(self, name: str, value: np.ndarray) -> np.ndarray:
        """What only one kind of thing has, in pixels where it is a place or a size."""
        value = np.asarray(value)
        if name in POINTS:
            return self.pixel(value)
        return value * self.unit[1] if name in ("em", "thickness") else value
