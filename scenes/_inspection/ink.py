"""How much of the frame holds anything, from the first picture of a beat to its last."""

import numpy as np

from scenes._inspection.pixels import FAINT, distance
from scenes._inspection.play import Look

SIDE = 24  # pixels: of the squares that are counted
STEP = 2  # pixels: every other one in every other row is looked at
EMPTY = 0.25  # of the fullest moment: a beat that ends with less shows an empty slide


class Ink:
    """What a beat shows, in squares of the frame that hold anything."""

    def __init__(self, first: Look) -> None:
        """first: the beat's first picture; what stands there was another beat's."""
        self.first = first.frame[::STEP, ::STEP]
        self.fullest, self.most_own = 0, 0
        self.see(first)

    def see(self, look: Look) -> None:
        """Look at the beat's next picture."""
        frame = look.frame[::STEP, ::STEP]
        inked, changed = (_squares(distance(frame, other)) for other in (look.ground, self.first))
        self.shown, self.own = int(inked.sum()), int((inked & changed).sum())
        self.fullest = max(self.fullest, self.shown)
        self.most_own = max(self.most_own, self.own)

    @property
    def left(self) -> float:
        """The share of the fullest moment that is shown now, 0..1."""
        return self.shown / max(self.fullest, 1)

    @property
    def is_gone(self) -> bool:
        """Whether little is left of what was there, and of what the beat itself has brought."""
        return self.shown < EMPTY * self.fullest and self.own < EMPTY * self.most_own


def _squares(apart: np.ndarray) -> np.ndarray:
    """In which squares any pixel is further apart than can be overlooked, of (height, width)."""
    rows, columns = (np.arange(0, side, SIDE // STEP) for side in apart.shape)
    most = np.maximum.reduceat(np.maximum.reduceat(apart, rows, axis=0), columns, axis=1)
    return np.asarray(most > FAINT)
