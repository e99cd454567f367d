"""What else is stated lies on which places of a picture."""

from collections.abc import Mapping

import numpy as np

from scenes._audit.film.light import SIDE
from scenes._audit.stated.moment import Thing

AROUND = 4  # pixels around another thing that its line and the film's rings take


class Covered:
    """Which blocks other things lie on or near; told again only of things that have changed."""

    def __init__(self, corners: np.ndarray) -> None:
        self.corners = corners
        self.counts = np.zeros(len(corners), int)
        self.known: dict[int, tuple[Thing, np.ndarray | None]] = {}  # None: far from all blocks
        self.low = corners.min(axis=0, initial=1 << 20) - AROUND
        self.high = corners.max(axis=0, initial=0) + SIDE + AROUND

    def free(self, others: Mapping[int, Thing]) -> np.ndarray:
        """Which blocks none of the things, by their ids, lies on: (blocks,) bool."""
        for gone in self.known.keys() - others.keys():
            mask = self.known.pop(gone)[1]
            if mask is not None:
                self.counts -= mask
        for new in others.keys() - self.known.keys():
            mask = self._mask(others[new].boxes)
            self.known[new] = (others[new], mask)
            if mask is not None:
                self.counts += mask
        return np.asarray(self.counts == 0)

    def _mask(self, boxes: np.ndarray) -> np.ndarray | None:
        near = (boxes[:, :2] <= self.high).all(axis=1) & (boxes[:, 2:] >= self.low).all(axis=1)
        if not near.any():
            return None
        return ~unless(boxes[near], self.corners)


def unless(boxes: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """Which blocks no box lies on, nor near: (blocks,) bool. boxes: (m, 4), in pixels."""
    free = np.ones(len(corners), bool)
    if not len(corners) or not len(boxes):
        return free
    low, high = corners.min(axis=0) - AROUND, corners.max(axis=0) + SIDE + AROUND
    near = (boxes[:, :2] <= high).all(axis=1) & (boxes[:, 2:] >= low).all(axis=1)
    x, y = corners.T[:, :, None]
    for first in range(0, int(near.sum()), 256):
        left, top, right, bottom = boxes[near][first : first + 256].T
        inside = (x + SIDE + AROUND > left) & (x - AROUND < right)
        free &= ~(inside & (y + SIDE + AROUND > top) & (y - AROUND < bottom)).any(axis=1)
    return free
