"""Which digits a network gets, and for which others it takes those that it does not get."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.checks import finite_array
from nnmath.forward import forward
from nnmath.network import Network

BATCH = 1000  # images read together; more would only take more memory


def confusion(network: Network, x: ArrayLike, labels: ArrayLike) -> NDArray[np.float64]:
    """Count the images of each digit by what the network reads them as: its brightest output.

    x: (n, n_in). labels: (n,), from 0 to n_out − 1. Returns whole numbers, (n_out, n_out): row =
    label, column = answer, so what is read right lies on the diagonal. Raises ValueError otherwise.
    """
    n_in, n_out = network.sizes[0], network.sizes[-1]
    x = finite_array("x", x, ("n", n_in))
    truth = finite_array("labels", labels, (len(x),))
    if not np.isin(truth, np.arange(n_out)).all():
        raise ValueError(f"labels must be whole numbers from 0 to {n_out - 1}.")
    counts = np.zeros((n_out, n_out))
    for start in range(0, len(x), BATCH):
        answers = forward(network, x[start : start + BATCH])[-1].a.argmax(axis=1)
        np.add.at(counts, (truth[start : start + BATCH].astype(int), answers), 1)
    return counts
