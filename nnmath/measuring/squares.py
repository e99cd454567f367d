"""How far outputs are from what is wanted: the squares of their differences, added up."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.checks import finite_array
from nnmath.forward import forward
from nnmath.network import Network


def squares(network: Network, x: ArrayLike, labels: ArrayLike) -> NDArray[np.float64]:
    """Square the difference of each output from what is wanted: 1 for the label, 0 for all others.

    x: (n, n_in). labels: (n,), whole numbers from 0 to n_out − 1. Returns (n, n_out). No training
    of ours reduces just this: sigmoid outputs are trained by `nnmath.loss`, with logarithms. Raises
    ValueError for other shapes or labels.
    """
    x = finite_array("x", x, ("n", network.sizes[0]))
    labels = finite_array("labels", labels, (len(x),))
    targets = labels[:, None] == np.arange(network.sizes[-1])
    if not targets.any(axis=1).all():
        raise ValueError(f"labels must be whole numbers from 0 to {network.sizes[-1] - 1}.")
    return np.asarray(np.square(forward(network, x)[-1].a - targets))
