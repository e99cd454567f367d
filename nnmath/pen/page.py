"""One of our own digits where it was written: dark ink somewhere on a page, as a camera sees it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nnmath.pen.handwriting import pen_ink
from nnmath.pen.variants import variant

ROWS, COLUMNS = 360, 480  # of a page, in pixels: the digit is not half as high
PLACE = (0.6, 0.3)  # the middle of the digit, shares of the page down and across
LAMP = (0.1, 0.8)  # where the light on the paper is brightest, shares down and across
PAPER, INK = 0.92, 0.12  # how bright both are there, 0..1
DIMMER = 0.15  # so much less light falls on what is a page's height away from there


def page_of(digit: int, number: int) -> NDArray[np.float64]:
    """A photograph of a page with the `number`th variant, 0..7, of a digit 0..9 on it.

    Returns (360, 480), grey in 0..1, dark on light. `preprocess` makes of it what `render` made of
    the same ink, but for hundredths where the light is uneven, or a pixel where a side is rounded.
    """
    one = variant(digit, number)
    ink = pen_ink(one.glyph, one.hand, one.rng)
    page = np.zeros((ROWS, COLUMNS))
    corner = [
        round(share * side - extent / 2)
        for share, side, extent in zip(PLACE, page.shape, ink.shape, strict=True)
    ]
    page[tuple(slice(start, start + n) for start, n in zip(corner, ink.shape, strict=True))] = ink
    row, column = np.indices(page.shape) / ROWS
    away = np.hypot(row - LAMP[0], column - LAMP[1] * COLUMNS / ROWS)
    light = 1 - DIMMER * away**2 / (1 + away**2)
    return np.asarray(light * (PAPER + (INK - PAPER) * page))
