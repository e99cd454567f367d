"""What is found in a picture, and the sentences that say why nothing sure is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnmath.ink.pieces import SPECK, Piece, digits_of, without_frames

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

MOST_DIGITS = 12
TOUCHES = (
    "what is drawn touches the border of the picture, or nearly does: leave paper on all sides of"
    " it, or crop the picture to the sheet."
)
UNEVEN = (
    "the light on the paper is too uneven to tell ink from shadow: take the picture anew in even"
    " light."
)
UNSURE = (
    "no digit can be told from what is around it: crop the picture to the paper, or take it anew"
    " in even light."
)
MANY = "the picture holds {} things that could be digits: crop it to the one that is meant."


class UnsureError(ValueError):
    """What stands out is not sure to be what was drawn; the text says what is seen."""


@dataclass(frozen=True, eq=False)
class Found:
    """What is written in a picture; all arrays are of its shape.

    paper: how light the paper is, 0..1, with shadows and what lies around it. inverted: True when
    the ink is darker. all_ink: what stands out from the paper, 0..1. without_lines: that without
    ruled lines. digits: the ink of each digit alone, from left to right.
    """

    paper: Array
    inverted: bool
    all_ink: Array
    without_lines: Array
    digits: tuple[Array, ...]


def sorted_out(pieces: list[Piece], ink_of: Callable[[Mask], Array]) -> tuple[Array, ...]:
    """The ink of each digit that pieces make, without frames around them and without dirt.

    ink_of: what ink there is, in 0..1, where a digit's pieces are. Raises UnsureError for too many.
    """
    pieces, _ = without_frames(pieces)
    most = max(piece.amount for piece in pieces)
    digits = digits_of([piece for piece in pieces if piece.amount > SPECK * most])
    if len(digits) > MOST_DIGITS:
        raise UnsureError(MANY.format(len(digits)))
    return tuple(ink_of(np.any([p.where for p in digit], axis=0)) for digit in digits)
