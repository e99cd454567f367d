"""Finding what is written in a photograph: in even light first, else stroke by stroke."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from nnmath.pictures.background import DARK, closed, ink_on, levelled, local_paper, noise_of
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
LEAST = 0.03  # of the shorter side: no digit is smaller
WIDTHS = (1 / 6, 1 / 3, 1 / 12)  # of the shorter side: what is wider is no stroke
TOUCHES = (
    "what is drawn touches the border of the picture: leave paper on all sides of it, or crop the"
    " picture to the sheet."
)
UNSURE = (
    "no digit can be told from what is around it: crop the picture to the paper, or take it anew"
    " in even light."
)
UNEVEN = (
    "the light on the paper is too uneven to tell the ink from shadows: take the picture anew in"
    " even light."
)
MANY = "the picture holds {} things that could be digits: crop it to the one that is meant."
MOST_DIGITS = 12
FLAT = 5e-4  # paper more even than this was never photographed
ALIKE = 0.6  # ink fainter than this share of other ink may be a shadow
DUSK = 0.65  # what lies on ground darker than this share of the paper's may be the desk's own,
PALE = 0.6  # if it stands out less than this share of what stands out most


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
    doubts = []
    for attempt in _attempts(grey):
        try:
            return attempt()
        except Unsure as doubt:
            doubts.append(doubt)
        except ValueError as nothing:
            doubts.append(nothing)
    raise next((doubt for doubt in doubts if isinstance(doubt, Unsure)), doubts[0])


def _attempts(grey: Array) -> Iterator:
    yield lambda: _in_even_light(grey)
    inverted = _dark_on_light(grey)
    for share in WIDTHS:
        yield lambda share=share: _in_any_light(
            grey, inverted, max(3, round(share * min(grey.shape)))
        )


def _in_even_light(grey: Array) -> Found:
    """Read a picture whose paper is a smooth surface, as drawings and good photographs are."""
    ink, inverted, paper = flatten_paper(grey)
    total = float(ink.sum())
    pieces = [piece for piece in pieces_of(ink, ink > 0) if piece.amount > SPECK * total]
    if not pieces:
        raise ValueError(NO_INK)
    drawn = float(np.median(np.abs(grey - paper)[ink == 0])) < FLAT
    inside = [p for p in pieces if not (p.touches and is_edge(p, grey.shape))]
    found = _sorted_out(ink, ink, paper, inverted, inside or pieces, lambda mask: ink * mask)
    if not drawn:
        if any(piece.touches for piece in pieces):
            raise Unsure(TOUCHES)
        strengths = [float(np.percentile(ink[piece.where], 80)) for piece in pieces]
        if min(strengths) < ALIKE * max(strengths):
            raise Unsure(UNEVEN)
        # Of what was drawn, a light 0 is such a block too.
        if not inverted and any(_is_sheet(piece, grey.shape) for piece in pieces):
            raise Unsure(UNSURE)
    return found


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
        square = np.ones((width, width), dtype=bool)
        dark, light = closed(calm, square) - calm, closed(1 - calm, square) - (1 - calm)
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
    plain, _ = without_lines(ink, noise)
    rough = noise_of(grey) / np.maximum(paper, DARK) if inverted else noise
    pieces = pieces_of(np.maximum(plain, 0), _standing_out(plain, np.maximum(rough, ONE_LEVEL)))
    least = LEAST * min(grey.shape)
    kept = [piece for piece in pieces if not piece.touches and piece.length > least]
    kept = _on_the_sheet(kept, plain, paper) if inverted else kept
    if not kept:
        cut = any(piece.length > 3 * least for piece in pieces)
        raise Unsure(TOUCHES) if cut else ValueError(NO_INK)
    return _sorted_out(
        np.clip(ink, 0, 1), np.clip(plain, 0, 1), paper, inverted, kept,
        lambda mask: _stretched_there(plain, mask),
    )  # fmt: skip


def _on_the_sheet(pieces: list[Piece], ink: Array, paper: Array) -> list[Piece]:
    """The pieces without those of the desk: on darker ground, and paler than the ink."""
    ground = np.array([float(np.median(paper[piece.where])) for piece in pieces])
    strengths = np.array([float(np.percentile(ink[piece.where], 80)) for piece in pieces])
    desk = (ground < DUSK * ground.max(initial=0)) & (strengths < PALE * strengths.max(initial=0))
    return [piece for piece, away in zip(pieces, desk, strict=True) if not away]


def _standing_out(ink: Array, noise: Array | float) -> Mask:
    """Where there is ink: above the noise, and above a share of the strongest it hangs with."""
    calm = ndimage.gaussian_filter(ink, 1.0, mode="nearest")
    patches, count = ndimage.label(calm > np.maximum(3 * noise, 0.04), structure=np.ones((3, 3)))
    clear = np.where(calm > np.maximum(5 * noise, 0.08), calm, 0)
    peaks = ndimage.maximum(clear, patches, np.arange(count + 1))
    peaks[0] = 0
    return np.asarray(calm > np.where(peaks > 0, 0.4 * peaks, np.inf)[patches])


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
