"""The forward pass: what every neuron of a network computes for an input, nothing thrown away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.checks import computed, finite_array, unwarned
from nnmath.network import Layer, Network


@dataclass(frozen=True, eq=False)
class Step:
    """What one layer computed, each (n_out,) or (batch, n_out).

    weighted_sum: W a, before the bias. z: the pre-activation W a + b. a: the activation.
    """

    weighted_sum: NDArray[np.float64]
    z: NDArray[np.float64]
    a: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Prediction:
    """How a network reads one input: the index of its highest output and of the next highest.

    margin: activation of the winner less that of the runner-up, never negative.
    activations: (n_out,), all outputs.
    """

    winner: int
    runner_up: int
    margin: float
    activations: NDArray[np.float64]


def forward(network: Network, x: ArrayLike) -> tuple[Step, ...]:
    """Let an input, or a batch of inputs, ripple through the network; one Step a layer.

    x: (n,) or (batch, n) with n = network.sizes[0]. Raises ValueError for any other shape, NaN or
    infinity, OverflowError where a layer's numbers leave the range of float64.
    """
    n = network.sizes[0]
    a = finite_array("x", x, (n,), ("batch", n))
    steps = []
    for k, layer in enumerate(network.layers, start=1):
        with unwarned():
            weighted_sum = a @ layer.weights.T  # (…, n_in) @ (n_in, n_out) -> (…, n_out)
            z = weighted_sum + layer.biases
        computed(f"the weighted sums of layer {k}", z)
        a = layer.squish(z)
        steps.append(Step(weighted_sum, z, a))
    return tuple(steps)


def contributions(layer: Layer, x: ArrayLike) -> NDArray[np.float64]:
    """Each connection's share of its neuron's weighted sum, w · a term by term.

    x: (n_in,), the activations the layer takes. Returns (n_out, n_in), whose rows add up to the
    weighted sums. Raises ValueError for any other shape, NaN or infinity, OverflowError where a
    product leaves the range of float64.
    """
    x = finite_array("x", x, (layer.n_in,))
    with unwarned():
        return computed("the contributions w · a", layer.weights * x)


def running_sums(layer: Layer, x: ArrayLike, parts: int) -> NDArray[np.float64]:
    """How each z comes about: from nothing, one part of the input after another, then the bias.

    x: (n_in,), in `parts` equal pieces, such as the rows of an image. Returns (parts + 2, n_out):
    the first row is 0, the last is z. Raises ValueError where the parts are not equal,
    OverflowError where a sum leaves the range of float64.
    """
    if parts < 1 or layer.n_in % parts:
        raise ValueError(f"{layer.n_in} inputs cannot be cut into {parts} equal parts.")
    terms = contributions(layer, x).reshape(layer.n_out, parts, -1)
    with unwarned():
        sums = np.cumsum(terms.sum(axis=2), axis=1).T  # (parts, n_out)
        walk = np.vstack([np.zeros(layer.n_out), sums, sums[-1] + layer.biases])
    return computed("the running sums", walk)


def predict(network: Network, x: ArrayLike) -> Prediction:
    """Read one input: the brightest output wins (of equals, the first).

    x: (n,) with n = network.sizes[0]; the network needs two outputs or more. Raises ValueError
    otherwise, OverflowError as `forward` does.
    """
    if network.sizes[-1] < 2:
        raise ValueError(
            f"network must have at least 2 outputs to have a runner-up, given {network.sizes[-1]}."
        )
    a = forward(network, finite_array("x", x, (network.sizes[0],)))[-1].a
    winner, runner_up = (int(i) for i in np.argsort(-a, kind="stable")[:2])
    with unwarned():
        margin = computed("the margins between outputs", a[winner] - a[runner_up])
    return Prediction(winner, runner_up, float(margin), a)
