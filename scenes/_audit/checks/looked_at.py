"""When the pixels change at which a phrase points."""

from dataclasses import replace

import numpy as np

from scenes._audit.film.planes import Picture
from scenes._audit.found import Box, Fault
from scenes.telling.pointed import Pointed

AROUND = 3  # pixels around what moves: its outline, and what a film's blocks smear
# Levels of 255. Where an animation begins, a film's encoder begins anew, and the same picture comes
# out by so much different; from then on what stands is the same to the bit, and slow light is seen
# in a film once it has risen by more than a level or two.
ANEW, GOING_ON = 40, 1
LEAST = 4  # pixels that change, not to take one for a change


class Watched:
    """The place that a phrase points at, from the picture before it on."""

    patience = 2.0  # seconds until nobody waits any longer

    def __init__(self, index: int, before: Picture | None) -> None:
        """index: of the phrase. before: the picture before it begins, None for the first one."""
        self.index, self.before = index, before
        self.changed: float | None = None  # the second at which it did
        self.last: Picture | None = None
        self.begun = False  # whether the first picture of what moves has been seen

    def sees(self, picture: Picture, phrase: Pointed, now: float) -> bool:
        """Whether the picture of second `now` is another there than before the phrase."""
        self.last = picture
        if phrase.shown is None:
            return False
        if now < phrase.shown - 1e-6:
            self.before = picture
            return False
        if self.before is None or self.is_other(picture, phrase, GOING_ON if self.begun else ANEW):
            self.changed = now
            return True
        if not self.begun:
            self.before, self.begun = picture, True
        return False

    def is_other(self, picture: Picture, phrase: Pointed, levels: int) -> bool:
        """Whether a picture is another one where a phrase points, by more than so many levels."""
        if self.before is None or self.before is picture:
            return False
        height, width = picture.shape[:2]
        for left, top, right, bottom in pixels(phrase.boxes, width, height):
            here = np.s_[top:bottom, left:right]
            new, old = picture[here], self.before[here]
            far = np.maximum(new, old) - np.minimum(new, old) > levels
            if np.count_nonzero(far.any(axis=2)) >= LEAST:
                return True
        return False

    def pictured(self, fault: Fault, phrase: Pointed) -> Fault:
        """A fault with the place that was watched."""
        if self.last is None:
            return fault
        height, width = self.last.shape[:2]
        boxes = pixels(phrase.boxes, width, height)
        if not boxes:
            return replace(fault, picture=self.last)
        sides = np.array(boxes)
        box = (*sides[:, :2].min(axis=0).tolist(), *sides[:, 2:].max(axis=0).tolist())
        return replace(fault, box=box, picture=self.last)


def pixels(boxes: np.ndarray, width: int, height: int) -> list[Box]:
    """Boxes as shares of the picture in its pixels, a little larger, and cut off at its edge."""
    size = np.array([width, height])
    low = np.clip(np.floor(boxes[:, :2] * size) - AROUND, 0, size).astype(int)
    high = np.clip(np.ceil(boxes[:, 2:] * size) + AROUND, 0, size).astype(int)
    seen = np.hstack([low, high])[(low < high).all(axis=1)]
    return [(left, top, right, bottom) for left, top, right, bottom in np.unique(seen, axis=0)]
