"""What biases are for: the same network without them."""

from __future__ import annotations

import numpy as np

from nnmath.network import Layer, Network


def without_biases(network: Network) -> Network:
    """The network with every bias 0: weights and activation functions as they are."""
    return Network(
        tuple(
            Layer(layer.weights, np.zeros(layer.n_out), layer.activation)
            for layer in network.layers
        )
    )
