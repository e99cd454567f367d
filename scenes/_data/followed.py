"""The pixel that two films follow: what it is in one digit after another, and where it goes."""

from scenes._assets import Digit, with_our_own
from scenes._data.examples import telling_pixel

SHOWN = 10  # digits


def followed(digit: Digit) -> tuple[list[Digit], int]:
    """A digit and others of our own, and a pixel, 28 · row + column, that tells them apart."""
    digits = with_our_own(digit)[:SHOWN]
    return digits, telling_pixel([one.x for one in digits])
