"""Where the z of neurons lie: on the flat ends of what squishes them, or in between."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.checks import finite_array
from nnmath.forward import forward
from nnmath.network import Network

EDGES = np.linspace(-50, 50, 401)  # of the bins; what lies beyond is counted in the outermost


def preactivations(network: Network, x: ArrayLike) -> NDArray[np.float64]:
    """Count the z of the first layer: how many inputs give each neuron a z in each bin.

    x: (n, n_in). Returns whole numbers, (neurons, bins), each row with the sum n. Bins reach from
    one of EDGES to before the next. Raises ValueError for any other shape, NaN or infinity.
    """
    x = finite_array("x", x, ("n", network.sizes[0]))
    z = forward(Network(network.layers[:1]), x)[0].z  # (n, neurons)
    bins = np.clip(np.searchsorted(EDGES, z, side="right") - 1, 0, len(EDGES) - 2)
    counts = [np.bincount(one, minlength=len(EDGES) - 1) for one in bins.T]
    return np.array(counts, dtype=float)


def share_between(counts: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
    """The share, 0..1, of each neuron's z from `low` to before `high`: (n, bins) to (n,).

    Raises ValueError unless both are among EDGES, or infinite.
    """
    edges = np.array([-np.inf, *EDGES[1:-1], np.inf])
    ends = np.searchsorted(edges, (low, high))
    if not np.array_equal(edges[np.minimum(ends, len(edges) - 1)], (low, high)):
        raise ValueError(f"z from {low:g} to {high:g}: only whole bins of 0.25 were counted.")
    return np.asarray(counts[:, ends[0] : ends[1]].sum(axis=1) / counts.sum(axis=1))
