"""A hand that draws: our pen's strokes as places on a square, for a page that is drawn on."""

import numpy as np

from nnmath.pen.glyphs import GLYPHS
from nnmath.pen.handwriting import pen_trails, random_hand, unsteadiness

EACH = 4  # of the points that our pen's curves are made of
Strokes = list[list[list[float]]]  # (x, y) in 0..1 from the upper left, stroke by stroke


def drawn(digit: int, rng: np.random.Generator) -> Strokes:
    """A digit as some hand draws it: somewhere near the middle, half to four fifths as high."""
    forms = [glyph for glyph in GLYPHS if glyph.digit == digit]
    glyph, hand = forms[rng.integers(len(forms))], random_hand(rng)
    warp = unsteadiness(hand.jitter, rng)
    strokes = [
        np.concatenate([trail.points for trail in pen_trails(stroke, hand, warp)])
        for stroke in glyph.strokes
    ]
    everything = np.concatenate(strokes)
    low, high = everything.min(axis=0), everything.max(axis=0)
    scale = rng.uniform(0.5, 0.8) / (high - low).max()
    middle = rng.uniform(0.45, 0.55, 2)
    placed = [middle + scale * (points - (low + high) / 2) for points in strokes]
    # A surface reports a pen some fifty times while a digit is drawn.
    return [np.vstack([points[:-1:EACH], points[-1:]]).tolist() for points in placed]


def hundred() -> list[tuple[int, Strokes]]:
    """Each digit ten times, always the same hundred."""
    rng = np.random.default_rng(14)
    return [(digit, drawn(digit, rng)) for digit in range(10) for _ in range(10)]
