"""What `beyond_digits` says: of a filter on a picture, and of a word made by rule."""

import numpy as np

from scenes._audit.claims.facts import DRAWN, OURS, RULE, SHOWN, Holds, Nothing, number, says
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library

KERNEL = np.array([[-1, 0, 1]] * 3)
EIGHT = 8


def turned() -> np.ndarray:
    """The filter turned by eighths of a circle, (8, 3, 3)."""
    around = [(1, 2), (0, 2), (0, 1), (0, 0), (1, 0), (2, 0), (2, 1), (2, 2)]
    values = [KERNEL[place] for place in around]
    kernels = np.zeros((EIGHT, 3, 3))
    for k in range(EIGHT):
        for step, place in enumerate(around):
            kernels[k][place] = values[step - k]
    return kernels


def is_of_nine(t: Library, said: Said) -> bool:
    """Nine weights: plus one at the right, minus one at the left, zero between."""
    return (
        says(number(KERNEL.size))(t, said)
        and (KERNEL[:, 2] == 1).all()
        and (KERNEL[:, 0] == -1).all()
        and not KERNEL[:, 1].any()
    )


HOLDS: Holds = {
    "Take nine of its pixels.": says(number(KERNEL.size)),
    "We choose nine weights: plus one right, minus one left, zero between.": is_of_nine,
    "Bright: edges, but only from dark left to bright right.": lambda t, s: (
        (KERNEL * [0, 0.5, 1]).sum() > 0 > (KERNEL * [1, 0.5, 0]).sum()
    ),
    "Turned seven times, it finds the others. At each place the strongest counts.": lambda t, s: (
        says(number(EIGHT - 1))(t, s) and len(np.unique(turned(), axis=0)) == EIGHT
    ),
}

NOTHING: Nothing = {
    DRAWN: (
        'answers: the higher, the brighter',
        "Pixel times weight, added up: the sum is high here.",
        "Dark meets bright: that is an edge.",
        "And so in every row. Zero or less stays dark.",
        "{} rows of {} pixels",
    ),
    RULE: (
        "How strong is each tone in it, from low to high? Bright is strong: a spectrogram.",
        "It slides along a row, and writes down each answer.",
    ),
    OURS: (
        'Beyond digits',
        'all else',
        'each step is a layer',
        "Here is a picture that is no digit: a house, a tree, the sun.",
        "Edges, parts, a whole: can that be told of more than digits?",
        "Each sound has tones of its own: the m a faint low hum, the vowels bright bands.",
        "Two sounds make a syllable, two syllables the word: memo.",
        "Each step would be a layer. Whether a network does it, one must look.",
        "Each would be made of weights: what does one do?",
        "made by rule: {} numbers a second",
    ),
    SHOWN: ("What will be bright?",),
}  # fmt: skip
