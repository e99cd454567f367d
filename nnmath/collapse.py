"""Without a squish, layers in a row are one: W²(W¹x + b¹) + b² = (W²W¹)x + (W²b¹ + b²)."""

from __future__ import annotations

from nnmath.checks import computed, unwarned
from nnmath.network import Layer, Network


def folded(network: Network) -> tuple[Layer, ...]:
    """What the first layer, the first two, … and all layers of a network are as one layer.

    Every layer but the last must leave its z as it is; the last one's activation stays that of the
    last layer. Returns a Layer for each number of layers, each with n_in of the first and n_out of
    the last of them. Raises ValueError where an inner layer has another activation than identity,
    OverflowError where a product leaves the range of float64.
    """
    first, *others = network.layers
    whole = [first]
    for number, layer in enumerate(others, start=1):
        if (squish := whole[-1].activation) != "identity":
            raise ValueError(
                f"layer {number} must have the activation identity to become one with the next,"
                f" given {squish}."
            )
        with unwarned():
            weights = layer.weights @ whole[-1].weights  # (n_out, n) @ (n, n_in) -> (n_out, n_in)
            biases = layer.weights @ whole[-1].biases + layer.biases
        computed("the products of weights", weights)
        whole.append(Layer(weights, computed("the biases", biases), layer.activation))
    return tuple(whole)


def collapsed(network: Network) -> Network:
    """The network of a single layer that answers as a network without a squish does.

    Equal but for rounding; errors as `folded`.
    """
    return Network((folded(network)[-1],))
