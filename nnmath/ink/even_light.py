"""Ink on paper that is lit evenly: drawings, and good photographs of nothing but paper."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from nnmath.ink.found import TOUCHES, UNEVEN, UNSURE, Found, UnsureError, sorted_out
from nnmath.ink.paper import NO_INK, flatten_paper
from nnmath.ink.pieces import SPECK, Piece, is_edge, pieces_of

Array = NDArray[np.float64]

FLAT = 5e-4  # paper more even than this was never photographed
ALIKE = 0.6  # ink fainter than this share of other ink may be a shadow

ASTRAY = 0.15  # of the ink's contrast: what paper strays from an even surface, when it is noise
DIM = 0.6  # paper with less than this share of the most light is not lit evenly


def find_in_even_light(grey: Array) -> Found:
    """Find what is drawn on paper whose light is a smooth surface, its border free of ink.

    grey: (rows, columns) in 0..1. Of paper so even that no camera saw it all ink is taken as drawn,
    but for black edges as scanners leave them. Raises UnsureError where the light may be another,
    and ValueError where there is no ink.
    """
    ink, inverted, paper = flatten_paper(grey)
    total = float(ink.sum())
    pieces = [piece for piece in pieces_of(ink, ink > 0) if piece.amount > SPECK * total]
    if not pieces:
        raise ValueError(NO_INK)
    astray = np.abs(grey - paper)
    if float(np.median(astray[ink == 0])) >= FLAT:
        _check_photographed(ink, pieces)
        # Of what was drawn, a light 0 is such a block too.
        if not inverted and any(_is_sheet(piece) for piece in pieces):
            raise UnsureError(UNSURE)
        contrast = float(np.median(astray[ink > 0.5]))
        if float(np.percentile(astray[ink == 0], 90)) > ASTRAY * contrast or _dim(paper):
            raise UnsureError(UNEVEN)
    inside = [p for p in pieces if not (p.touches and is_edge(p))]
    digits = sorted_out(inside or pieces, lambda where: ink * where)
    return Found(paper, inverted, ink, ink, digits)


def _dim(paper: Array) -> bool:
    """Whether some of the paper has so much less light than other that ink there looks paler."""
    return bool(paper.min() < DIM * paper.max())


def _check_photographed(ink: Array, pieces: list[Piece]) -> None:
    if any(piece.touches for piece in pieces):
        raise UnsureError(TOUCHES)
    strengths = [float(np.percentile(ink[piece.where], 80)) for piece in pieces]
    if min(strengths) < ALIKE * max(strengths):
        raise UnsureError(UNEVEN)


def _is_sheet(piece: Piece) -> bool:
    """Whether light ink is a sheet of paper on something dark: a large block with holes."""
    inside = piece.where[piece.box]
    filled = ndimage.binary_fill_holes(inside)
    holes = filled.sum() > inside.sum()
    return bool(holes and filled.mean() > 0.7 and inside.mean() > 0.5
                and filled.sum() > piece.where.size / 20)  # fmt: skip
