"""Brightness and colour of a picture apart, as a film keeps them: a colour for four pixels at once.

All in levels of 255. Luma is Y of BT.601, the colours are its Cb and Cr, 0 for grey.
"""

from dataclasses import dataclass

import numpy as np

LUMA = np.array([0.299, 0.587, 0.114])
CB = np.array([-0.168736, -0.331264, 0.5])
CR = np.array([0.5, -0.418688, -0.081312])
CHANNELS = LUMA, CB, CR
Levels = tuple[np.ndarray, np.ndarray, np.ndarray]  # luma and two colours of places, (m,) each
# How FFmpeg puts pixels of a picture into one of a film's colours, from above and from the left.
DOWN, ACROSS = np.array([1, 3, 3, 1]) / 8, np.array([1, 1]) / 2
# In a film's bytes: the luma of black and of white; no colour, and all the range of a colour.
BLACK, WHITE, GREY, RANGE = 16, 235, 128, 224


@dataclass(frozen=True, eq=False)
class Planes:
    """The luma of a picture, (height, width), and its colours, half as many pixels each way."""

    luma: np.ndarray
    cb: np.ndarray
    cr: np.ndarray

    @classmethod
    def of(cls, picture: np.ndarray) -> "Planes":
        """Those of (height, width, 3) bytes, in which four pixels share a colour."""
        small = picture[::2, ::2]
        return cls(_mix(picture, LUMA), _mix(small, CB), _mix(small, CR))

    @classmethod
    def kept(cls, luma: np.ndarray, cb: np.ndarray, cr: np.ndarray) -> "Planes":
        """Those that a film keeps as bytes: (height, width), and half of both for the colours."""
        bright = (luma.astype(np.float32) - np.float32(BLACK)) * np.float32(255 / (WHITE - BLACK))
        scale, grey = np.float32(255 / RANGE), np.float32(GREY)
        return cls(bright, *(scale * (part.astype(np.float32) - grey) for part in (cb, cr)))


class Developed:
    """The planes of the picture that was looked at last: several checks look at each."""

    def __init__(self) -> None:
        self.picture: np.ndarray | None = None
        self.planes: Planes | None = None

    def keep(self, picture: np.ndarray, planes: Planes) -> None:
        """Take these for the planes of a picture."""
        self.picture, self.planes = picture, planes

    def of(self, picture: np.ndarray) -> Planes:
        """The planes of a picture."""
        if self.planes is None or picture is not self.picture:
            self.keep(picture, Planes.of(picture))
        assert self.planes is not None
        return self.planes


developed = Developed()


def _mix(picture: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """One channel out of three, (…, 3) to (…)."""
    mixed = np.multiply(picture[..., 0], np.float32(weights[0]), dtype=np.float32)
    for k in (1, 2):
        mixed += picture[..., k] * np.float32(weights[k])
    return mixed
