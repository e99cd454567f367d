"""Finding what is written in a photograph: in even light first, else stroke by stroke."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from nnmath.pictures.background import ink_on, levelled, local_paper, noise_of
from nnmath.pictures.lines import without_lines
from nnmath.pictures.paper import NO_INK, ONE_LEVEL, flatten_paper
from nnmath.pictures.pieces import (
    SPECK,
    Piece,
    digits_of,
    is_edge,
    pieces_of,
    without_frames,
)

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

STROKES = (1 / 48, 1 / 32, 1 / 20, 1 / 12, 1 / 8)  # of the shorter side: how thick they may be
WIDTHS = (1 / 6, 1 / 3, 1 / 12)  # of the shorter side: what is wider is no stroke
TOUCHES = (
    "what is drawn touches the border of the picture: leave paper on all sides of it, or crop the"
    " picture to the sheet."
)
UNSURE = (
    "no digit can be told from what is around it: crop the picture to the paper, or take it anew"
    " in even light."
)
MANY = "the picture holds {} things that could be digits: crop it to the one that is meant."
MOST_DIGITS = 12


class Unsure(ValueError):
    """What is seen is not sure to be what is drawn; the text says what is seen."""


@dataclass(frozen=True, eq=False)
class Found:
    """What is written in a picture; all arrays are of its shape.

    paper: how light the paper is, shadows and what is around it included. inverted: True when the
    ink is darker. all_ink: what stands out from the paper, 0..1. without_lines: that without ruled
    lines. digits: the ink of each digit, from left to right.
    """

    paper: Array
    inverted: bool
    all_ink: Array
    without_lines: Array
    digits: tuple[Array, ...]


def find(grey: Array) -> Found:
    """Find the digits in a grey picture. Raises ValueError when it holds no ink, or none that is
    sure to be a digit.
    """
    noise = noise_of(grey)
    doubts = []
    for attempt in _attempts(grey, noise):
        try:
            return attempt()
        except Unsure as doubt:
            doubts.append(doubt)
        except ValueError as nothing:
            doubts.append(nothing)
    raise next((doubt for doubt in doubts if isinstance(doubt, Unsure)), doubts[0])


def _attempts(grey: Array, noise: float) -> Iterator:
    yield lambda: _in_even_light(grey, noise)
    if noise < ONE_LEVEL and np.ptp(grey) == 0:
        return
    inverted = _dark_on_light(grey)
    for share in WIDTHS:
        yield lambda share=share: _in_any_light(grey, inverted, max(3, round(share * min(grey.shape))))


def _in_even_light(grey: Array, noise: float) -> Found:
    ink, inverted, paper = flatten_paper(grey)
    total = float(ink.sum())
    pieces = [p for p in pieces_of(ink, ink > 0) if p.amount > SPECK * total]
    drawn = noise <= ONE_LEVEL
    kept, edges = [], []
    for piece in pieces:
        (edges if piece.touches and is_edge(piece, grey.shape) else kept).append(piece)
    if drawn and not kept:
        kept = edges
    if not kept or (not drawn and any(p.touches for p in kept)):
        raise Unsure(TOUCHES)
    if not inverted and any(_is_sheet(p, grey.shape) for p in kept):
        raise Unsure(UNSURE)
    return _sorted_out(ink, ink, paper, inverted, kept, lambda mask: ink * mask)


def _is_sheet(piece: Piece, shape: tuple[int, ...]) -> bool:
    """Whether light ink is a sheet of paper on something dark: a block with holes."""
    inside = piece.where[piece.box]
    filled = ndimage.binary_fill_holes(inside)
    return bool(filled.sum() > inside.sum() and filled.mean() > 0.7 and inside.mean() > 0.5
                and filled.sum() > shape[0] * shape[1] / 20)  # fmt: skip


def _dark_on_light(grey: Array) -> bool:
    """Whether strokes are darker than the paper: they are narrower than what is left between."""
    calm = ndimage.median_filter(grey, 3, mode="nearest")
    sums = []
    for share in STROKES:
        width = max(3, round(share * min(grey.shape)))
        dark = ndimage.grey_closing(calm, (width, width), mode="nearest") - calm
        light = calm - ndimage.grey_opening(calm, (width, width), mode="nearest")
        # Cubes let the few pixels that stand out decide, not the many that are nearly paper.
        sums.append(((dark**3).sum(), (light**3).sum()))
    most = max(sums[-1])
    dark, light = next(each for each in sums if max(each) >= most / 4)
    return bool(dark >= light)


def _in_any_light(grey: Array, inverted: bool, width: int) -> Found:
    if inverted:
        paper = local_paper(grey, width)
        ink = levelled(ink_on(grey, paper), width)
    else:
        paper = 1 - local_paper(1 - grey, width)
        ink = levelled(grey - paper, width)
    noise = max(noise_of(ink), ONE_LEVEL)
    plain, taken = without_lines(ink, noise)
    where = _standing_out(plain, noise)
    pieces = pieces_of(np.maximum(plain, 0), where)
    kept = [p for p in pieces if not p.touches]
    least = 0.03 * min(grey.shape)
    kept = [p for p in kept if p.length > least]
    if not kept:
        raise Unsure(TOUCHES) if any(p.length > 3 * least for p in pieces) else ValueError(NO_INK)
    found = _sorted_out(
        np.clip(ink, 0, 1), np.clip(plain, 0, 1), paper, inverted, kept,
        lambda mask: _stretched_there(plain, mask),
    )  # fmt: skip
    return found


def _standing_out(ink: Array, noise: float) -> Mask:
    """Where there is ink: above the noise, and above a share of the strongest it hangs with."""
    calm = ndimage.gaussian_filter(ink, 1.0, mode="nearest")
    patches, count = ndimage.label(calm > max(3 * noise, 0.04), structure=np.ones((3, 3)))
    peaks = ndimage.maximum(calm, patches, np.arange(count + 1))
    peaks[0] = np.inf
    peaks[peaks < max(5 * noise, 0.08)] = np.inf
    return np.asarray(calm > 0.4 * peaks[patches])


def _stretched_there(ink: Array, mask: Mask) -> Array:
    """The ink of one digit, from 0 at the paper around it to 1 where it is full."""
    near = ndimage.binary_dilation(mask, iterations=3)
    rows, columns = (np.flatnonzero(near.any(axis=axis)) for axis in (1, 0))
    box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    only = np.where(near, np.maximum(ink, 0), 0.0)
    full = float(np.percentile(ink[mask], 80))
    paper = ink[box][~near[box]]
    floor = max(3 * float(np.percentile(paper, 90)) if paper.size else 0.0, 0.12 * full)
    floor = min(floor, 0.4 * full)
    return np.asarray(np.clip((only - floor) / (full - floor), 0, 1))


def _sorted_out(all_ink, plain, paper, inverted, pieces, ink_of) -> Found:
    pieces, _ = without_frames(pieces)
    total = max(p.amount for p in pieces)
    digits = digits_of([p for p in pieces if p.amount > SPECK * total])
    if len(digits) > MOST_DIGITS:
        raise Unsure(MANY.format(len(digits)))
    masks = [np.any([p.where for p in digit], axis=0) for digit in digits]
    return Found(paper, inverted, all_ink, plain, tuple(ink_of(mask) for mask in masks))
