"""The few argument checks that all of nnmath shares: one clear sentence instead of a traceback."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Shape = tuple[int | str, ...]


def finite_array(name: str, given: ArrayLike, *shapes: Shape) -> NDArray[np.float64]:
    """Return `given` as a float64 array after checking its shape and that every number is finite.

    shapes: the accepted shapes; a number must match, a word such as "batch" stands for any size.
    Raises ValueError, naming the argument, what was expected and what was given.
    """
    try:
        array = np.asarray(given)
    except ValueError:
        raise ValueError(f"{name} must be a regular array of numbers, given nested lists of unequal"
                         " lengths.") from None  # fmt: skip
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{name} must hold real numbers, given {array.dtype} values.")
    if not any(_fits(array.shape, shape) for shape in shapes):
        expected = " or ".join(describe(shape) for shape in shapes)
        raise ValueError(f"{name} must have shape {expected}, given {describe(array.shape)}.")
    array = array.astype(np.float64, copy=False)
    if not np.isfinite(array).all():
        what = "NaN" if np.isnan(array).any() else "infinity"
        place = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        raise ValueError(f"{name} must hold finite numbers only, given {what} at index {place}.")
    return array


def describe(shape: Shape) -> str:
    """Write a shape as Python does, words unquoted: (16, 784), (batch, 784), (10,)."""
    return f"({shape[0]},)" if len(shape) == 1 else f"({', '.join(map(str, shape))})"


def _fits(given: tuple[int, ...], expected: Shape) -> bool:
    return len(given) == len(expected) and all(
        isinstance(wanted, str) or size == wanted
        for size, wanted in zip(given, expected, strict=True)
    )
