"""The pixel that two films follow: what it is in one digit after another, and where it goes."""

import numpy as np

from scenes._assets import Digit, with_our_own
from scenes._data.examples import telling_pixel

SHOWN = 10  # digits
COVERED = 0.5  # from this light on, the stroke covers a pixel


def followed(digit: Digit) -> tuple[list[Digit], int]:
    """A digit and others of our own, and a pixel, 28 · row + column, that tells them apart."""
    digits = with_our_own(digit)[:SHOWN]
    return digits, telling_pixel([one.x for one in digits])


def lit_first(digits: list[Digit], pixel: int) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """The images in which a pixel is at least half lit, and all others; each in their order."""
    images = [digit.image for digit in digits]
    lit = [image for image in images if image.flat[pixel] >= COVERED]
    dark = [image for image in images if image.flat[pixel] < COVERED]
    return lit, dark
