"""The network for one input in as few lines as the formula has signs, and what numpy does in one.

Films show these lines while they run. `forward` computes the same for many inputs at once, keeps
what every layer did, and refuses what is no input.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nnmath.network import Layer, Network


def activate(layer: Layer, a: NDArray[np.float64]) -> NDArray[np.float64]:
    """What a layer makes of the activations before it: σ(W a + b).

    a: (n_in,). Returns (n_out,).
    """
    W, b = layer.weights, layer.biases
    s = W @ a  # (n_out, n_in) @ (n_in,) -> (n_out,)
    z = s + b
    return layer.squish(z)


def answer(network: Network, a: NDArray[np.float64]) -> int:
    """The place of a network's highest output; of equals, the first.

    a: (n,) with n = network.sizes[0].
    """
    for layer in network.layers:
        a = activate(layer, a)
    return int(np.argmax(a))


def weighted_sums(W: Sequence[Sequence[float]], a: Sequence[float]) -> list[float]:
    """What W @ a is, without numpy: one product after another, row by row.

    W: n_out rows of n_in numbers. a: n_in numbers. Returns n_out sums.
    """
    sums = []
    for row in W:
        total = 0.0
        for w, x in zip(row, a):
            total += w * x
        sums.append(total)
    return sums
