"""How much it says that values were found: 0, 1 and 37 are found everywhere."""

import numpy as np

SAME = 1e-9  # of a value: what two ways of computing it may differ by
FLOOR = 1e-13  # of the largest value of an array
GRIDS = (1, 255, 10_000)  # whole numbers, pixels of bytes, shares of ten thousand images
ON_GRID = 1e-7  # steps of a grid
ENOUGH = 6  # different plain values in their right order say as much as one full number
TELLING = 1e-6  # below, a value may be what is left of a sum


def is_telling(values: np.ndarray) -> np.ndarray:
    """Which values have digits enough to know them again: neither whole, nor 255ths, nor shares."""
    plain = np.abs(values) < TELLING
    for steps in GRIDS:
        scaled = values * steps
        plain |= np.abs(scaled - np.round(scaled)) < ON_GRID * steps
    return np.asarray(~plain)


def is_weak(values: np.ndarray) -> bool:
    """Whether values that were found in their order may have been found by chance."""
    if is_telling(values).any():
        return False
    return len(np.unique(values)) < ENOUGH


def tolerance(values: np.ndarray) -> np.ndarray:
    """By how much each value may be off."""
    size = np.abs(values)
    return np.asarray(SAME * size + FLOOR * (size.max() if size.size else 0.0))
