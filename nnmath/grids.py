"""Rows of weights laid out in the image's shape, so that a neuron can be looked at."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.checks import computed, finite_array, real_array, unwarned
from nnmath.network import Layer

IMAGE_SHAPE = (28, 28)


def weight_grid(layer: Layer, j: int, shape: tuple[int, int] = IMAGE_SHAPE) -> NDArray[np.float64]:
    """The weights into neuron `j` of `layer`, each where its input lies in the image: signed.

    Returns `shape`, (28, 28) unless told. Raises ValueError when j or the shape does not fit.
    """
    if not 0 <= j < layer.n_out:
        raise ValueError(f"j must be a neuron from 0 to {layer.n_out - 1}, given {j}.")
    if len(shape) != 2 or min(shape) < 1 or shape[0] * shape[1] != layer.n_in:
        raise ValueError(
            f"shape must be (rows, columns) for the {layer.n_in} inputs, given {tuple(shape)}."
        )
    return np.array(layer.weights[j].reshape(shape))


def contribution_grid(
    layer: Layer, x: ArrayLike, j: int, shape: tuple[int, int] = IMAGE_SHAPE
) -> NDArray[np.float64]:
    """What each input adds to the weighted sum of neuron `j`, weight times input: signed.

    x: the image, flat (n_in,) or already in `shape`. Returns `shape`; it adds up to the weighted
    sum. Raises ValueError for any other shape, NaN or infinity, OverflowError as `contributions`.
    """
    grid = weight_grid(layer, j, shape)
    x = finite_array("x", x, (layer.n_in,), grid.shape).reshape(grid.shape)
    with unwarned():
        return computed("the contributions w · a", grid * x)


def signed_scale(values: ArrayLike, limit: float) -> NDArray[np.float64]:
    """Signed values on the scale −1..1: ±limit becomes ±1, anything beyond is clipped.

    values: any shape, kept. limit: above 0; explicit, so that several grids can share one scale.
    Raises ValueError for a limit that is not finite and positive, NaN or infinity.
    """
    if not (np.isfinite(limit) and limit > 0):
        raise ValueError(f"limit must be a finite number above 0, given {limit}.")
    array = finite_array("values", values, real_array("values", values).shape)
    # Clipping before dividing: a tiny limit cannot overflow.
    return np.clip(array, -limit, limit) / limit
