"""What a closed loop is in an image, and where it lies: so that one can ask a neuron for loops."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.ndimage import binary_fill_holes, label

from nnmath.checks import finite_array, shown

BRIGHT = 0.5  # from here on a pixel counts as bright
MOST = 0.75  # of a loop's inside that lies in a half of the image: then the loop does
PLACES = ("anywhere", "above", "below")


def inside_of_loops(image: ArrayLike) -> NDArray[np.bool_]:
    """Find the dark pixels that bright ones shut in: no way from side to side leads out.

    image: (rows, columns); a pixel is bright from 0.5 on. Returns (rows, columns). Raises
    ValueError otherwise.
    """
    bright = finite_array("image", image, ("rows", "columns")) >= BRIGHT
    return np.asarray(binary_fill_holes(bright) & ~bright)


def has_loop(images: ArrayLike, where: str = "anywhere") -> NDArray[np.bool_]:
    """Say of each image whether it has a closed loop: (n, rows, columns) to (n,).

    where: "anywhere", or in which half of the image, "above" or "below", at least three quarters of
    a loop's inside have to lie. Raises ValueError otherwise.
    """
    if where not in PLACES:
        raise ValueError(f"where must be one of {', '.join(PLACES)}, given {shown(where)}.")
    pictures = finite_array("images", images, ("n", "rows", "columns"))
    return np.array([_has_loop(inside_of_loops(one), where) for one in pictures], dtype=bool)


def _has_loop(inside: NDArray[np.bool_], where: str) -> bool:
    loops, count = label(inside)
    middle = (len(inside) - 1) / 2
    for number in range(1, count + 1):
        rows = np.nonzero(loops == number)[0]
        there = {"anywhere": rows >= 0, "above": rows < middle, "below": rows > middle}[where]
        if there.mean() >= MOST:
            return True
    return False
