"""What `beyond_digits` says: of a filter on a picture, and of a word made by rule."""

import numpy as np

from scenes._audit.claims.facts import DRAWN, OURS, RULE, SHOWN, Holds, Nothing, number, says
from scenes._audit.claims.hope_and_reality import in_order
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
    """Nine weights: plus one at the right, minus one at the left, else zero."""
    return (
        says(number(KERNEL.size))(t, said)
        and (KERNEL[:, 2] == 1).all()
        and (KERNEL[:, 0] == -1).all()
        and not KERNEL[:, 1].any()
    )


HOLDS: Holds = {
    "Ours has no loop neuron. Can edges, parts, a whole be told of more than digits?": (
        lambda t, s: in_order(t).max() < 1
    ),
    "Look at nine of its pixels.": says(number(KERNEL.size)),
    "We choose nine weights: plus one at the right, minus one at the left, else zero.": is_of_nine,
    "Bright: the edges, but only from dark at the left to bright at the right.": lambda t, s: (
        (KERNEL * [0, 0.5, 1]).sum() > 0 > (KERNEL * [1, 0.5, 0]).sum()
    ),
    "Eight directions: at each place the strongest answer counts.": lambda t, s: (
        says(number(EIGHT))(t, s) and len(np.unique(turned(), axis=0)) == EIGHT
    ),
    "Turned by an eighth of a circle, it finds other edges.": lambda t, s: bool(
        (turned()[1] != turned()[0]).any()
    ),
}

NOTHING: Nothing = {
    DRAWN: (
        'answers: the higher, the brighter',
        "It is high: dark meets bright here. That is an edge.",
        "And so in every row. Zero or less stays dark.",
        "{} rows of {} pixels",
    ),
    RULE: (
        "Each pixel times its weight: where that is zero, nothing comes.",
        "Of each short moment one can compute how strong every tone is, from low to high.",
        "It slides along a row, and writes down each answer.",
    ),
    OURS: (
        'Beyond digits',
        'all else',
        'each step is a layer',
        "Here is a picture that is no digit: a house, a tree, the sun.",
        "What is in it? The first sound is a hum: only low tones, and faint ones. An m.",
        "The hum again, and a sound that is brightest down low: an o.",
        "Two sounds make a syllable,",
        "two syllables the word: memo.",
        "We made this word ourselves, by rule: no network heard it.",
        "Each step would join pieces, and see only the step before.",
        "So pictures and words can be told alike. Whether a network does it, one must look.",
        "Each step would be made of weights: what does one do?",
        "made by rule: {} numbers a second",
    ),
    SHOWN: ("What will be bright?",),
}  # fmt: skip
