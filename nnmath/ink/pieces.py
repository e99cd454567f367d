"""Pieces of ink, and which of them belong together: what is a digit, a frame, an edge, or dirt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

SPECK = 0.02  # a separate piece with less than this share of the ink is dirt, not digit
MOST = 60  # pieces that are looked at, those with the most ink
POINTS = 250  # of a piece's rim, which are enough to tell how far another is
SMALL = 0.6  # a piece lower than this share of another's height may be its bar or its dot,
BESIDE = 0.2  # if it is nearer than this share of the longer one's length
TORN = 0.08  # and so near are two tall pieces of one digit
DIGIT = 0.45  # what is shorter than this share of the digit with the most ink is none,
INKED = 0.1  # nor is what has less than this share of its ink
ENCLOSED = 0.2  # what a frame stands around is longer than this share of it
EDGE = 0.06  # what is thinner than this share of the picture along its border is no drawing


@dataclass(frozen=True, eq=False)
class Piece:
    """Ink that hangs together. where: (rows, columns). box: what it takes. amount: of ink.
    thickness: in pixels, where it is thickest. touches: how many of its pixels lie at the border.
    """

    where: Mask
    box: tuple[slice, slice]
    amount: float
    thickness: float
    touches: int

    @property
    def height(self) -> int:
        """How many rows its box has."""
        return int(self.box[0].stop - self.box[0].start)

    @property
    def width(self) -> int:
        """How many columns its box has."""
        return int(self.box[1].stop - self.box[1].start)

    @property
    def length(self) -> int:
        """The longer side of its box."""
        return max(self.height, self.width)

    def rim(self) -> Array:
        """Some pixels of its rim: (n, 2)."""
        inside = self.where[self.box]
        rim = np.argwhere(inside & ~ndimage.binary_erosion(inside))
        rim = rim[:: max(1, len(rim) // POINTS)]
        return np.asarray(rim + np.array([side.start for side in self.box], dtype=float))


def pieces_of(ink: Array, where: Mask) -> list[Piece]:
    """The pieces of the ink that lies `where`, those with the most ink first, dirt left out."""
    patches, count = ndimage.label(where, structure=np.ones((3, 3)))
    amounts = ndimage.sum_labels(ink, patches, np.arange(count + 1))
    amounts[0] = 0  # patch 0 is the paper
    boxes = ndimage.find_objects(patches)
    return [
        piece_at(patches == number, boxes[number - 1], float(amounts[number]))
        for number in np.argsort(-amounts, kind="stable")[:MOST]
        if amounts[number] > 0
    ]


def piece_at(where: Mask, box: tuple[slice, slice], amount: float) -> Piece:
    """One piece of ink."""
    padded = np.pad(where[box], 1)
    touches = sum(int(where[side].sum()) for side in (0, -1, (slice(None), 0), (slice(None), -1)))
    return Piece(
        where, box, amount, 2 * float(ndimage.distance_transform_edt(padded).max()), touches
    )


def without_frames(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces that stand around no others, and the frames: those that stand around a large one
    on three sides of it or on all.
    """
    frames = [
        piece
        for piece in pieces
        if any(_frames(piece, other) for other in pieces if other is not piece)
    ]
    return [piece for piece in pieces if all(piece is not each for each in frames)], frames


def _frames(piece: Piece, other: Piece) -> bool:
    if other.length < ENCLOSED * piece.length:
        return False
    rows, columns = other.box
    where = piece.where
    sides = (
        where[: rows.start, columns],
        where[rows.stop :, columns],
        where[rows, : columns.start],
        where[rows, columns.stop :],
    )
    return bool(sum(side.any() for side in sides) >= 3 and not where[other.box].any())


def is_edge(piece: Piece) -> bool:
    """Whether a piece is a strip along the picture's border, as scanners leave it."""
    thin = EDGE * min(piece.where.shape)
    for axis, (across, along) in enumerate(
        ((piece.height, piece.width), (piece.width, piece.height))
    ):
        at_border = piece.box[axis].start == 0 or piece.box[axis].stop == piece.where.shape[axis]
        long = along > max(4 * across, piece.where.shape[1 - axis] / 4)
        if at_border and long and across <= thin:
            return True
    # Two strips that meet in a corner are one piece.
    hugging = piece.touches > (piece.height + piece.width) / 2
    return hugging and piece.thickness <= 2 * thin


def digits_of(pieces: list[Piece]) -> list[list[Piece]]:
    """Which pieces make a digit together, from left to right; what is too small for one goes."""
    groups = [[piece] for piece in pieces]
    rims = {id(piece): piece.rim() for piece in pieces}
    merged = True
    while merged:
        merged = False
        for first in range(len(groups)):
            for second in range(first + 1, len(groups)):
                if any(_together(a, b, rims) for a in groups[first] for b in groups[second]):
                    groups[first] += groups.pop(second)
                    merged = True
                    break
            if merged:
                break
    main = max(groups, key=_amount)
    digits = [
        group
        for group in groups
        if _extent(group) >= DIGIT * _extent(main) and _amount(group) >= INKED * _amount(main)
    ]
    return sorted(digits, key=lambda group: sum(_middle(p) * p.amount for p in group)
                  / sum(p.amount for p in group))  # fmt: skip


def _together(one: Piece, other: Piece, rims: dict[int, Array]) -> bool:
    tall, low = (one, other) if one.height >= other.height else (other, one)
    shared = min(tall.box[1].stop, low.box[1].stop) - max(tall.box[1].start, low.box[1].start)
    reach = BESIDE if low.height < SMALL * tall.height or shared > low.width / 2 else TORN
    reach *= max(tall.length, low.length)
    if any(
        max(a.start, b.start) - min(a.stop, b.stop) > reach
        for a, b in zip(tall.box, low.box, strict=True)
    ):
        return False
    apart = rims[id(one)][:, None] - rims[id(other)][None]
    return bool(np.hypot(apart[..., 0], apart[..., 1]).min() <= reach)


def _amount(group: list[Piece]) -> float:
    return sum(piece.amount for piece in group)


def _extent(group: list[Piece]) -> int:
    starts = np.array([[side.start for side in piece.box] for piece in group])
    stops = np.array([[side.stop for side in piece.box] for piece in group])
    return int((stops.max(axis=0) - starts.min(axis=0)).max())


def _middle(piece: Piece) -> float:
    return float(piece.box[1].start + piece.box[1].stop) / 2
