"""Ink on paper in any light, with lines on it and other things around: what is narrow is ink."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from nnmath.ink.alone import stands_alone
from nnmath.ink.background import DARK, closed, ink_on, levelled, local_paper, noise_of, shrunk
from nnmath.ink.found import TOUCHES, UNSURE, Found, UnsureError, sorted_out
from nnmath.ink.lines import without_lines
from nnmath.ink.paper import NO_INK, ONE_LEVEL
from nnmath.ink.pieces import Piece, pieces_of

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

# Shares of the picture's shorter side: how thick strokes may be, how long a digit is at least.
STROKES = (1 / 48, 1 / 32, 1 / 20, 1 / 12, 1 / 8)
LEAST = 0.03
ENOUGH = 200  # pixels of the shorter side that are enough to tell dark strokes from light ones
FAINT, CLEAR = 0.04, 0.08  # ink may be as faint as the first, if some is as dark as the second
BODY = 0.4  # a piece of ink is where it is darker than this share of its darkest
REST = 0.8  # what lies with more than this share of itself beside lines was part of them,
DENSE = 0.3  # unless lines take more than this share of the picture: they are beside everything
FITS = 0.7  # strokes thicker than this share of what counts as narrow may be only partly seen
SOLID = 0.5  # what is thicker than this share of its length was not drawn in strokes
DUSK = 0.65  # what lies on ground darker than this share of the paper's may be the desk's own,
PALE = 0.6  # if it stands out less than this share of what stands out most


def dark_on_light(grey: Array) -> bool:
    """Whether strokes are darker than the paper: they are narrower than what is left between."""
    small = shrunk(grey, max(1, min(grey.shape) // ENOUGH))
    calm = ndimage.median_filter(small, 3, mode="nearest")
    sums = []
    for share in STROKES:
        width = max(3, round(share * min(small.shape)))
        square = np.ones((width, width), dtype=bool)
        dark, light = closed(calm, square) - calm, closed(1 - calm, square) - (1 - calm)
        # Cubes let the few pixels that stand out decide, not the many that are nearly paper.
        sums.append((float((dark**3).sum()), float((light**3).sum())))
    most = max(sums[-1])
    dark_sum, light_sum = next(both for both in sums if max(both) >= most / 4)
    return dark_sum >= light_sum


def find_in_any_light(grey: Array, inverted: bool, share: float) -> Found:
    """Find what is drawn in strokes narrower than a share of the picture's shorter side.

    grey: (rows, columns) in 0..1. inverted: whether the ink is darker than the paper. Raises
    UnsureError when all that is found is cut by the border, and ValueError when nothing is.
    """
    width = max(3, round(share * min(grey.shape)))
    if inverted:
        paper = local_paper(grey, width)
        ink = levelled(ink_on(grey, paper), width)
        rough: Array | float = noise_of(grey) / np.maximum(paper, DARK)
    else:
        paper = 1 - local_paper(1 - grey, width)
        ink = levelled(grey - paper, width)
        rough = noise_of(ink)
    plain, taken = without_lines(ink, max(noise_of(ink), ONE_LEVEL))
    pieces = pieces_of(np.maximum(plain, 0), standing_out(plain, np.maximum(rough, ONE_LEVEL)))
    least = LEAST * min(grey.shape)
    inside = [piece for piece in pieces if not piece.touches and piece.length > least]
    inside = _beside_lines(inside, taken)
    if inverted:
        inside = _on_the_sheet(inside, plain, paper)
    cut = any(piece.touches and piece.length > 3 * least for piece in pieces)
    if not inside:
        raise UnsureError(TOUCHES) if cut else ValueError(NO_INK)
    thickest = max(piece.thickness for piece in inside if piece.amount >= inside[0].amount / 2)
    if thickest > min(FITS * width, SOLID * inside[0].length):
        raise UnsureError(UNSURE)
    digits = sorted_out(inside, lambda where: _stretched(plain, where))
    full = [digit > 0.5 for digit in digits]
    alone = [stands_alone(grey, inverted, each) for each in full]
    # What is left of a box that the picture cuts, or of the desk, is no digit beside the one that
    # is written; that has the most ink.
    if not alone[int(np.argmax([plain[each].sum() for each in full]))]:
        raise UnsureError(TOUCHES if cut else UNSURE)
    digits = tuple(digit for digit, is_alone in zip(digits, alone, strict=True) if is_alone)
    return Found(paper, inverted, np.clip(ink, 0, 1), np.clip(plain, 0, 1), digits)


def standing_out(ink: Array, noise: Array | float) -> Mask:
    """Where there is ink: above the noise, and above a share of the darkest that it hangs with."""
    calm = ndimage.gaussian_filter(ink, 1.0, mode="nearest")
    patches, count = ndimage.label(calm > np.maximum(3 * noise, FAINT), structure=np.ones((3, 3)))
    clear = np.where(calm > np.maximum(5 * noise, CLEAR), calm, 0)
    peaks = ndimage.maximum(clear, patches, np.arange(count + 1))
    peaks[0] = 0
    return np.asarray(calm > np.where(peaks > 0, BODY * peaks, np.inf)[patches])


def _beside_lines(pieces: list[Piece], taken: Mask) -> list[Piece]:
    """The pieces without what lines thicker than they seemed have left of themselves."""
    band = ndimage.binary_dilation(taken, iterations=3)
    if band.mean() > DENSE:
        return pieces
    return [piece for piece in pieces if band[piece.where].mean() < REST]


def _on_the_sheet(pieces: list[Piece], ink: Array, paper: Array) -> list[Piece]:
    """The pieces without those of the desk: on darker ground, and paler than the ink."""
    ground = np.array([float(np.median(paper[piece.where])) for piece in pieces])
    strengths = np.array([float(np.percentile(ink[piece.where], 80)) for piece in pieces])
    desk = (ground < DUSK * ground.max(initial=0)) & (strengths < PALE * strengths.max(initial=0))
    return [piece for piece, away in zip(pieces, desk, strict=True) if not away]


def _stretched(ink: Array, where: Mask) -> Array:
    """The ink of one digit, from 0 at the paper around it to 1 where it is full."""
    near = ndimage.binary_dilation(where, iterations=3)  # the soft rims of strokes
    rows, columns = (np.flatnonzero(near.any(axis=axis)) for axis in (1, 0))
    box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    full = float(np.percentile(ink[where], 80))
    paper = ink[box][~near[box]]
    uneven = 3 * float(np.percentile(paper, 90)) if paper.size else 0.0
    floor = float(np.clip(uneven, 0.12 * full, 0.4 * full))
    return np.where(near, np.clip((ink - floor) / (full - floor), 0.0, 1.0), 0.0)
