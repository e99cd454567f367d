"""What can be wrong in a picture, and where."""

from dataclasses import dataclass

import numpy as np

from scenes._inspection.glass import MARGIN
from scenes._inspection.play import Look

OVER_TEXT = "text over text"
OVER_DATA = "text over data"
OUTSIDE = "leaves the frame"
SMALL = "text too small"
CONTRAST = "low contrast"
BOXES = "letters drawn as boxes"
BASELINE = "off its baseline"
HUE = "sign by hue alone"
COVERED = "covered by the caption"

# What is seen for a shorter time than this, in seconds, is passing by.
INSTANT = dict.fromkeys(
    (OVER_TEXT, OVER_DATA, SMALL, CONTRAST, BOXES, BASELINE, HUE, COVERED), 0.4
) | {OUTSIDE: 0.0}


@dataclass(frozen=True)
class Fault:
    """Something wrong in one picture.

    kind: one of the above. what: which things. box: where, in pixels of the frame: left, top,
    right, bottom. value: how good it is, for some kinds; the same fault may have others elsewhere.
    unit: of the value.
    """

    kind: str
    what: str
    box: tuple[int, int, int, int]
    value: float | None = None
    unit: str = ""

    @property
    def said(self) -> str:
        """Which things, with the value."""
        return self.what if self.value is None else f"{self.what}, {self.value:.1f}{self.unit}"


def around(*boxes: np.ndarray) -> np.ndarray:
    """The box around boxes, each (4,)."""
    each = np.array(boxes)
    return np.concatenate([each[:, :2].min(axis=0), each[:, 2:].max(axis=0)])


def in_frame(box: np.ndarray) -> tuple[int, int, int, int]:
    """A box of the picture in pixels of the frame."""
    left, top, right, bottom = (round(float(side)) - MARGIN for side in box)
    return left, top, right, bottom


def slices(box: np.ndarray, look: Look) -> tuple[slice, slice]:
    """The rows and columns of a box in pixels, as far as they are in the picture."""
    [(left, top, right, bottom)] = pixels_of(box[None], look)
    return slice(int(top), int(bottom)), slice(int(left), int(right))


def pixels_of(boxes: np.ndarray, look: Look) -> np.ndarray:
    """The whole pixels that boxes touch, as far as they are in the picture, (n, 4) each."""
    height, width = look.picture.shape[:2]
    touched = np.concatenate([np.floor(boxes[:, :2]), np.ceil(boxes[:, 2:])], axis=1)
    return np.clip(touched, 0, [width, height, width, height]).astype(int)
