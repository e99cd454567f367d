"""How much it says that values were found: 0, 1 and 37 are found everywhere."""

import numpy as np

SAME = 1e-9  # of a value: what two ways of computing it may differ by
FLOOR = 1e-11  # of the largest value of an array
GRIDS = (1, 255, 10_000)  # whole numbers, pixels of bytes, shares of ten thousand images
ON_GRID = 1e-7  # steps of a grid
ENOUGH = 15  # bits: plain values in their right order that say as much are no chance
LEAST_STEPS = 5  # of a key to light or colours
TELLING = 1e-6  # below, a value may be what is left of a sum


def is_telling(values: np.ndarray) -> np.ndarray:
    """Which values have digits enough to know them again: neither whole, nor 255ths, nor shares."""
    plain = np.abs(values) < TELLING
    for steps in GRIDS:
        scaled = values * steps
        plain |= np.abs(scaled - np.round(scaled)) < ON_GRID * steps
    return np.asarray(~plain)


def is_weak(values: np.ndarray) -> bool:
    """Whether values that were found in their order may have been found by chance.

    One full number is enough; of plain ones, their order must say something.
    """
    if is_telling(values).any():
        return False
    shares = np.unique(values, return_counts=True)[1] / len(values)
    return bool(-len(values) * (shares * np.log2(shares)).sum() < ENOUGH)


def tolerance(values: np.ndarray) -> np.ndarray:
    """By how much each value may be off."""
    size = np.abs(values)
    return np.asarray(SAME * size + FLOOR * (size.max() if size.size else 0.0))


def is_scale(values: np.ndarray, limit: float = 1.0) -> bool:
    """Whether values are those of a key: even steps from one to another of −limit, 0 and limit."""
    if len(values) < LEAST_STEPS:
        return False
    ends = np.array([-limit, 0.0, limit])
    even = np.linspace(values[0], values[-1], len(values))
    return bool(np.isin(values[[0, -1]], ends).all() and np.allclose(values, even, atol=1e-12))


def is_round(value: float) -> bool:
    """Whether a number may stand at a scale: so many times 1, 2, 2.5 or 5, or a power of ten."""
    if value == 0:
        return True
    power = 10.0 ** np.floor(np.log10(abs(value)))
    mantissa = abs(value) / power * np.array([1, 10])
    return bool(
        any(
            abs(m / s - round(m / s)) < 1e-9 and round(m / s) <= 10
            for m in mantissa
            for s in (1, 2, 2.5, 5)
        )
    )
