"""Backpropagation: how the loss would change if any one weight or bias were turned a little.

The notation is that of Nielsen, "Neural Networks and Deep Learning", chapter 2: delta is the
derivative of the loss with respect to z.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import logsumexp

from nnmath.checks import computed, finite_array, unwarned
from nnmath.forward import Step, forward
from nnmath.network import Layer, Network

CROSS_ENTROPY = ("sigmoid", "softmax")  # the activations whose outputs are judged by it


@dataclass(frozen=True, eq=False)
class Gradient:
    """The slopes of the loss along the weights (n_out, n_in) and biases (n_out,) of one layer."""

    weights: NDArray[np.float64]
    biases: NDArray[np.float64]


def loss(network: Network, x: ArrayLike, targets: ArrayLike) -> float:
    """Measure how far a network is from its targets: summed over outputs, averaged over the batch.

    Sigmoid outputs are judged by binary cross-entropy, −t ln a − (1−t) ln(1−a), softmax's by
    cross-entropy, −t ln a; all others by half the squared error, (a−t)²/2. x: (batch, n_in).
    targets: (batch, n_out), in 0..1 for sigmoid and softmax; for softmax each row sums to 1.
    Raises ValueError for wrong shapes, an empty batch, NaN, infinity or targets out of range, and
    OverflowError where a number leaves the range of float64.
    """
    targets = _targets(network, x, targets)
    last = forward(network, x)[-1]
    last_squish = network.layers[-1].activation
    with unwarned():
        if last_squish == "softmax":
            # ln a = z − ln Σ e^z, and the targets sum to 1.
            errors = logsumexp(last.z, axis=1) - (targets * last.z).sum(axis=1)
        elif last_squish == "sigmoid":
            # ln a = −ln(1 + e^−z) and ln(1−a) = −ln(1 + e^z), so the sum is ln(1 + e^z) − t z: no
            # logarithm of an activation that rounding has made 0.
            errors = np.logaddexp(0.0, last.z) - targets * last.z
        else:
            errors = (last.a - targets) ** 2 / 2
        return float(computed("the errors", errors.sum() / len(targets)))


def backpropagate(network: Network, x: ArrayLike, targets: ArrayLike) -> tuple[Gradient, ...]:
    """Work out the gradient of `loss`, one Gradient a layer, from the same arguments."""
    targets = _targets(network, x, targets)
    steps = forward(network, x)
    inputs = [np.asarray(x, dtype=np.float64), *(step.a for step in steps)]
    last = network.layers[-1].activation
    gradients = []
    with unwarned():
        # Cross-entropy is the loss whose slope undoes the squish's own: its delta, too, is a − t.
        delta = (inputs[-1] - targets) / len(targets)
        if last not in CROSS_ENTROPY:
            delta *= _slope(network.layers[-1], steps[-1])
        for k in reversed(range(len(steps))):
            weights = delta.T @ inputs[k]  # (n_out, batch) @ (batch, n_in) -> (n_out, n_in)
            gradients.append(Gradient(weights, delta.sum(axis=0)))
            if k > 0:
                # (batch, n_out) @ (n_out, n_in)
                delta = (delta @ network.layers[k].weights) * _slope(
                    network.layers[k - 1], steps[k - 1]
                )
    computed("the gradients", flatten(gradients))
    return tuple(reversed(gradients))


def penalty(
    layer: Layer, smooth: float, sparse: float, shape: tuple[int, int] = (28, 28)
) -> tuple[float, NDArray[np.float64]]:
    """Charge a layer for rough and for many weights, seen as one grid a neuron; with the gradient.

    The charge is smooth/2 · Σ (differences of neighbouring weights)² + sparse · Σ |w|. Its
    gradient, (n_out, n_in), is −smooth · Laplacian + sparse · sign (0 where a weight is 0).
    """
    rows, columns = shape
    if rows * columns != layer.n_in:
        raise ValueError(f"shape must hold the layer's {layer.n_in} inputs, given {shape}.")
    grids = layer.weights.reshape(-1, rows, columns)
    with unwarned():
        down, right = np.diff(grids, axis=1), np.diff(grids, axis=2)
        charge = smooth / 2 * ((down**2).sum() + (right**2).sum()) + sparse * np.abs(grids).sum()
        slope = sparse * np.sign(grids)
        slope[:, 1:] += smooth * down
        slope[:, :-1] -= smooth * down
        slope[:, :, 1:] += smooth * right
        slope[:, :, :-1] -= smooth * right
    computed("the charges for rough weights", np.append(slope, charge))
    return float(charge), slope.reshape(layer.weights.shape)


def flatten(parts: Sequence[Layer] | Sequence[Gradient]) -> NDArray[np.float64]:
    """Lay all weights and biases, or their slopes, end to end: (parameter_count,)."""
    return np.concatenate([a.ravel() for part in parts for a in (part.weights, part.biases)])


def unflatten(parameters: NDArray[np.float64], like: Network) -> Network:
    """Undo `flatten`: a network of the shape of `like` with these (parameter_count,) numbers."""
    layers, start = [], 0
    for layer in like.layers:
        middle, end = start + layer.weight_count, start + layer.parameter_count
        weights = parameters[start:middle].reshape(layer.weights.shape)
        layers.append(Layer(weights, parameters[middle:end], layer.activation))
        start = end
    return Network(tuple(layers))


def _slope(layer: Layer, step: Step) -> NDArray[np.float64]:
    return layer.activation_function.derivative(step.z)


def _targets(network: Network, x: ArrayLike, targets: ArrayLike) -> NDArray[np.float64]:
    batch = len(finite_array("x", x, ("batch", network.sizes[0])))
    if batch == 0:
        raise ValueError("x must hold at least one input, given an empty batch.")
    targets = finite_array("targets", targets, (batch, network.sizes[-1]))
    last = network.layers[-1].activation
    if last in CROSS_ENTROPY and (targets.min() < 0 or targets.max() > 1):
        raise ValueError(
            f"targets must lie in 0..1 for {last} outputs, given values from"
            f" {targets.min():g} to {targets.max():g}."
        )
    if last == "softmax" and not np.allclose(sums := targets.sum(axis=1), 1):
        raise ValueError(
            "targets must sum to 1 for softmax outputs, given rows that sum to"
            f" {sums.min():g} to {sums.max():g}."
        )
    return targets
