"""How much a weight grid looks like a pen stroke or an edge: smooth, sparse and oriented."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.ndimage import gaussian_filter

from nnmath.checks import finite_array
from nnmath.network import Layer

NEIGHBOURHOOD = 2.0  # pixels; the width of a pen stroke in the 28 x 28 frame


@dataclass(frozen=True)
class Strokeness:
    """Three views of one weight grid, each in 0..1, blind to the grid's overall size and sign.

    smooth: neighbouring weights agree. sparse: few weights carry most of the energy. oriented:
    where the grid changes, it changes across one direction.
    """

    smooth: float
    sparse: float
    oriented: float

    @property
    def score(self) -> float:
        """The geometric mean of the three, 0..1: a stroke must be all of them."""
        return math.cbrt(self.smooth * self.sparse * self.oriented)


def strokeness(grid: ArrayLike) -> Strokeness:
    """Measure one weight grid.

    grid: (rows, columns), two or more of each. White noise scores near 0, for its neighbours
    disagree; a constant grid is smooth but neither sparse nor oriented; the zero grid has nothing
    to measure and is 0 throughout. Raises ValueError for any other shape, NaN or infinity.
    """
    weights = finite_array("grid", grid, ("rows", "columns"))
    if min(weights.shape) < 2:
        raise ValueError(f"grid must be 2 x 2 or larger, given {weights.shape}.")
    largest = np.abs(weights).max()
    if largest == 0:
        return Strokeness(0.0, 0.0, 0.0)
    weights = weights / largest
    return Strokeness(_smooth(weights), _sparse(weights), _oriented(weights))


def layer_strokeness(layer: Layer, shape: tuple[int, int] = (28, 28)) -> tuple[Strokeness, ...]:
    """Measure the weight grid of every neuron of a layer that takes images of this shape."""
    if shape[0] * shape[1] != layer.n_in:
        raise ValueError(f"shape must hold the layer's {layer.n_in} inputs, given {shape}.")
    return tuple(strokeness(row.reshape(shape)) for row in layer.weights)


def _smooth(grid: NDArray[np.float64]) -> float:
    """Return 1 less the mean squared step between neighbours, as a share of what noise has."""
    steps = np.concatenate([np.diff(grid, axis=axis).ravel() for axis in (0, 1)])
    return max(0.0, 1.0 - float((steps**2).mean() / (2 * (grid**2).mean())))


def _sparse(grid: NDArray[np.float64]) -> float:
    """Hoyer's sparseness (2004): 0 when all weights are equally large, 1 when only one is not 0."""
    root = math.sqrt(grid.size)
    ratio = float(np.abs(grid).sum() / np.sqrt((grid**2).sum()))
    return min(1.0, max(0.0, (root - ratio) / (root - 1)))


def _oriented(grid: NDArray[np.float64]) -> float:
    """Coherence of the structure tensor, (λ₁−λ₂)/(λ₁+λ₂), weighted by how much changes where.

    Source: Bigün and Granlund, 1987.
    """
    down, across = np.gradient(grid)
    dd, aa, da = (gaussian_filter(p, NEIGHBOURHOOD) for p in (down**2, across**2, down * across))
    change = float((dd + aa).sum())  # λ₁+λ₂, summed over the grid
    return float(np.hypot(dd - aa, 2 * da).sum()) / change if change > 0 else 0.0
