"""What biases are for: the same network with less of them, or without."""

from __future__ import annotations

from nnmath.network import Layer, Network


def without_biases(network: Network) -> Network:
    """The network with every bias 0: weights and activation functions as they are."""
    return weakened(network, 0.0)


def weakened(network: Network, share: float) -> Network:
    """The network with every bias times `share`: weights and activation functions as they are."""
    return Network(
        tuple(
            Layer(layer.weights, share * layer.biases, layer.activation) for layer in network.layers
        )
    )
