"""The few argument checks that all of nnmath shares: one clear sentence instead of a traceback."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Shape = tuple[int | str, ...]
LARGEST = "1.8e308"
SHOWN = 60  # characters of a value that are worth repeating


def real_array(name: str, given: ArrayLike) -> NDArray[np.float64]:
    """Return `given` as a float64 array of its own shape, NaN and infinity left in it.

    Raises ValueError for anything but real numbers, for lists of unequal lengths, for masked
    arrays and for numbers that float64 cannot hold.
    """
    refuse_masked(name, given)
    try:
        array = np.asarray(given)
    except ValueError:
        raise ValueError(f"{name} must be a regular array of numbers, given nested lists of unequal"
                         " lengths.") from None  # fmt: skip
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{name} must hold real numbers, given {array.dtype} values.")
    with np.errstate(over="ignore"):
        floats = array.astype(np.float64, copy=False)
    if array.dtype.itemsize > 8 and (lost := np.isinf(floats) & np.isfinite(array)).any():
        raise ValueError(
            f"{name} must hold numbers of at most {LARGEST}, the largest that float64 can hold,"
            f" given {array[lost][0]!s}."
        )
    return floats


def refuse_masked(name: str, given: object) -> None:
    """Raise ValueError for a masked array, or lists with one in them: numpy would drop the mask."""
    left = [given]
    while left:
        part = left.pop()
        if isinstance(part, np.ma.MaskedArray):
            raise ValueError(
                f"{name} must not be masked, given a masked array; say what stands in the gaps"
                " with its method filled."
            )
        if isinstance(part, list | tuple):
            left += part


def finite_array(name: str, given: ArrayLike, *shapes: Shape) -> NDArray[np.float64]:
    """Return `given` as a float64 array after checking its shape and that every number is finite.

    shapes: the accepted shapes; a number must match, a word such as "batch" stands for any size.
    Raises ValueError, naming the argument, what was expected and what was given.
    """
    array = real_array(name, given)
    if not any(_fits(array.shape, shape) for shape in shapes):
        expected = " or ".join(describe(shape) for shape in shapes)
        raise ValueError(f"{name} must have shape {expected}, given {describe(array.shape)}.")
    if not np.isfinite(array).all():
        what = "NaN" if np.isnan(array).any() else "infinity"
        place = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        raise ValueError(f"{name} must hold finite numbers only, given {what} at index {place}.")
    return array


def computed(what: str, array: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what was computed from finite numbers; OverflowError where it left float64's range.

    Infinity less infinity is NaN, so NaN is told as the overflow that it comes from.
    """
    if not np.isfinite(array).all():
        raise OverflowError(
            f"{what} overflow: on the way to them a number passes {LARGEST}, the largest that"
            " float64 can hold."
        )
    return array


def unwarned() -> np.errstate:
    """Let numpy compute without warning of what `computed` will tell."""
    return np.errstate(over="ignore", invalid="ignore")


def describe(shape: Shape) -> str:
    """Write a shape as Python does, words unquoted: (16, 784), (batch, 784), (10,)."""
    return f"({shape[0]},)" if len(shape) == 1 else f"({', '.join(map(str, shape))})"


def shown(value: object) -> str:
    """A value as a message repeats it: as Python writes it, but never long."""
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _fits(given: tuple[int, ...], expected: Shape) -> bool:
    return len(given) == len(expected) and all(
        isinstance(wanted, str) or size == wanted
        for size, wanted in zip(given, expected, strict=True)
    )
