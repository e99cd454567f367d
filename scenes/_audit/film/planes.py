"""Brightness and colour of a picture apart, as a film keeps them: a colour for four pixels at once.

All in levels of 255. Luma is Y of BT.601, the colours are its Cb and Cr, 0 for grey.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

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
        cb, cr = (_levels(part, GREY, 255 / RANGE) for part in (cb, cr))
        return cls(_levels(luma, BLACK, 255 / (WHITE - BLACK)), cb, cr)


class Filmed:
    """A frame as a film keeps it: what of it nobody asks for is not worked out.

    To see what is in it, it is as good as (height, width, 3) bytes of R, G, B.
    """

    def __init__(
        self,
        shape: tuple[int, int],
        colours: Callable[[], np.ndarray],
        kept: Sequence[np.ndarray] = (),
    ) -> None:
        """shape: height, width. colours: gives its bytes of R, G, B. kept: the bytes of its planes
        as the film keeps them; where there are none, they follow from the colours.
        """
        self.shape, self._colours, self.kept = (*shape, 3), colours, kept

    @cached_property
    def colours(self) -> np.ndarray:
        """Its bytes of R, G, B, (height, width, 3), not to be written to."""
        colours = self._colours()
        colours.flags.writeable = False
        return colours

    @cached_property
    def planes(self) -> Planes:
        """Its luma and its colours."""
        return Planes.kept(*self.kept) if self.kept else Planes.of(self.colours)

    def is_as(self, other: "Filmed", around: Sequence[float]) -> bool:
        """Whether both have the same bytes in a box: left, top, right, bottom in pixels."""
        left, top, right, bottom = (int(side) // 2 for side in around)
        for part, its, pixels in zip(self.kept, other.kept, (2, 1, 1)):
            rows = slice(max(top, 0) * pixels, max(bottom + 1, 0) * pixels)
            columns = slice(max(left, 0) * pixels, max(right + 1, 0) * pixels)
            if not np.array_equal(part[rows, columns], its[rows, columns]):
                return False
        return bool(self.kept)

    def __getitem__(self, where: Any) -> np.ndarray:
        return np.asarray(self.colours[where])

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        return np.array(self.colours, dtype, copy=copy)


Picture = np.ndarray | Filmed


class Developed:
    """The planes of the picture that was looked at last: several checks look at each."""

    def __init__(self) -> None:
        self.picture: np.ndarray | None = None
        self.planes: Planes | None = None

    def of(self, picture: Picture) -> Planes:
        """The planes of a picture."""
        if isinstance(picture, Filmed):
            return picture.planes
        if self.planes is None or picture is not self.picture:
            self.picture, self.planes = picture, Planes.of(picture)
        return self.planes


developed = Developed()


def _levels(part: np.ndarray, zero: int, scale: float) -> np.ndarray:
    """A film's bytes as levels of 255."""
    levels = part.astype(np.float32)
    levels -= np.float32(zero)
    levels *= np.float32(scale)
    return levels


def _mix(picture: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """One channel out of three, (…, 3) to (…)."""
    mixed = np.multiply(picture[..., 0], np.float32(weights[0]), dtype=np.float32)
    for k in (1, 2):
        mixed += picture[..., k] * np.float32(weights[k])
    return mixed
