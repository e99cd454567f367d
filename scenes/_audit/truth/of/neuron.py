"""A neuron: one pixel in our digits, and the numbers at which its light is explained."""

import numpy as np

from scenes._audit.truth.library import Library

GREY = (0.3, 0.7)  # neither dark nor fully lit
STOPS = (0.0, 0.5, 1.0)  # of the first circle, which shows no data


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """What the pixel is in each digit, those first in which it is lit, the chosen one last."""
    chosen, others = truth.in_turn[0], truth.in_turn[1:10]
    pixel = followed(truth)
    is_lit = others[:, pixel] >= 0.5
    images = np.concatenate([others[is_lit], others[~is_lit], [chosen]])
    return {
        "the pixel in each digit": images[:, pixel],
        "digits in their order": images,
        "stops of a light": np.array(STOPS),
        "how many more pixels": np.array(len(chosen) - 1.0),
    }


def followed(truth: Library) -> int:
    """The pixel, grey in the chosen digit, that differs most from digit to digit."""
    digits = truth.in_turn[:10]
    grey = (digits[0] > GREY[0]) & (digits[0] < GREY[1])
    if not grey.any():
        grey = digits[0] > 0 if (digits[0] > 0).any() else np.ones(len(digits[0]), bool)
    pixels = np.flatnonzero(grey)
    return int(pixels[digits[:, pixels].var(axis=0).argmax()])
