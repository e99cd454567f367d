"""What `neuron` says: of one pixel in one digit after another."""

import numpy as np

from scenes._audit.claims.facts import DRAWN, RULE, SHOWN, Holds, Nothing, in_turn, says, side
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library

GREY = (0.3, 0.7)
LIT = 0.5  # from here on a stroke covers a pixel
ALMOST_DARK = 0.3
TEN = 10


def pixel_in_turn(t: Library) -> np.ndarray:
    """What the pixel that is followed is in the digits that pass, the chosen one first.

    It is the grey one of the first that differs most from digit to digit.
    """
    x = in_turn(t)[:TEN]
    grey = (x[0] > GREY[0]) & (x[0] < GREY[1])
    choice = next(some for some in (grey, x[0] > 0, x[0] == x[0]) if some.any())
    return np.asarray(x[:, np.argmax(np.where(choice, x.std(axis=0), -1))])


def lights_up(t: Library, said: Said) -> bool:
    """Some of the other digits have a stroke there."""
    return bool((pixel_in_turn(t)[1:] >= LIT).any())


def almost_dark(t: Library, said: Said) -> bool:
    """Some of the other digits have none, and all of those are dark there, or almost."""
    values = pixel_in_turn(t)[1:]
    missed = values[values < LIT]
    return bool(len(missed) and (missed < ALMOST_DARK).all())


HOLDS: Holds = {
    "Where the stroke covers the pixel, the neuron lights up.": lights_up,
    "Where it misses it, or just touches it, the neuron is dark or almost dark.": almost_dark,
    "28 rows of 28 pixels, and each gets its own neuron: 783 more to go.": says(
        side, side, lambda t: len(t.x) - 1
    ),
    "{} rows of {} pixels, and each gets its own neuron: {} more to go.": says(
        side, side, lambda t: len(t.x) - 1
    ),
    "{} more to go": says(lambda t: len(t.x) - 1),
    "{} rows of {} pixels": says(side, side),
}

NOTHING: Nothing = {
    DRAWN: (
        "If the number is 0, it is dark.",
        "If it is 1, it is fully lit.",
        "Between the two, it is as bright as its number says.",
        "The neuron is exactly as bright as its pixel.",
        "As bright as its pixel, again.",
    ),
    RULE: (
        "Rows are counted from the top, from 0 as programs do,",
        "Only these read a pixel.",
        "The next ones compute their numbers: later films tell how.",
    ),
    SHOWN: (
        "What is one of these circles?",
        "from one pixel of it.",
        "Other digits come, and it reads the same pixel again.",
        "Your turn: one more digit. How bright will the neuron be?",
        "One pixel, one neuron.",
    ),
}  # fmt: skip
