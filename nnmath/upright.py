"""Of two networks that compute the same with opposite signs, pick the one easier to read."""

from __future__ import annotations

import numpy as np

from nnmath.checks import computed, unwarned
from nnmath.network import Layer, Network


def upright(network: Network, judge: Network | None = None) -> Network:
    """Turn first-layer neurons that go dark at their stroke into neurons that light up at it.

    σ(−z) = 1 − σ(z), so a sigmoid neuron may change the sign of its weights and bias when the next
    layer changes the sign of what it makes of it and adds the difference to its biases: every
    output stays the same. A neuron is turned when its largest weights, or those of its namesake in
    `judge`, are negative, that is, when the sum of their cubes is: with the trained network as the
    judge, its checkpoints turn as it does. Raises ValueError unless the first layer is hidden and
    sigmoid, and when the judge has another first layer.
    """
    first, *rest = network.layers
    if first.activation != "sigmoid" or not rest:
        raise ValueError(
            "network must have a hidden first layer of sigmoid neurons to be turned upright, given"
            f" sizes {network.sizes} and {first.activation}."
        )
    second, *others = rest
    judged = (judge or network).layers[0].weights
    if judged.shape != first.weights.shape:
        raise ValueError(
            f"judge must have a first layer of shape {first.weights.shape}, given {judged.shape}."
        )
    # As shares of the largest of them, whose cubes no float would hold.
    shares = judged / max(np.abs(judged).max(), np.finfo(np.float64).tiny)
    dark = (shares**3).sum(axis=1) < 0  # (n_out,) of the first layer
    sign = np.where(dark, -1.0, 1.0)
    with unwarned():
        biases = second.biases + second.weights[:, dark].sum(axis=1)
    return Network(
        (
            Layer(first.weights * sign[:, None], first.biases * sign, first.activation),
            Layer(
                second.weights * sign,
                computed("the biases of layer 2", biases),
                second.activation,
            ),
            *others,
        )
    )
