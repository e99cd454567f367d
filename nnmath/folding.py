"""Folding: what scales numbers on their way into or out of a layer becomes part of the layer.

So a network that was trained on other inputs, or with batch normalisation, is a plain chain of
layers that takes pixels of 0..1 and gives the same.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.checks import finite_array, unwarned
from nnmath.network import Layer

Scaling = tuple[
    NDArray[np.float64], NDArray[np.float64]
]  # factor, shift: x becomes factor·x + shift


def fold_inputs(layer: Layer, factor: ArrayLike, shift: ArrayLike) -> Layer:
    """The layer that makes of x what `layer` makes of factor·x + shift.

    factor, shift: () or (n_in,). W (f x + s) + b = (W f) x + (b + W s). Raises ValueError for
    other shapes, NaN or infinity.
    """
    factor, shift = (_spread(name, given, layer.n_in) for name, given in _named(factor, shift))
    with unwarned():  # the layer refuses what has become too large
        weights, biases = layer.weights * factor, layer.biases + layer.weights @ shift
    return Layer(weights, biases, layer.activation)


def fold_sums(layer: Layer, factor: ArrayLike, shift: ArrayLike) -> Layer:
    """The layer whose z is factor·z + shift of `layer`, before its activation function.

    factor, shift: () or (n_out,). Raises ValueError for other shapes, NaN or infinity.
    """
    factor, shift = (_spread(name, given, layer.n_out) for name, given in _named(factor, shift))
    with unwarned():
        weights, biases = layer.weights * factor[:, np.newaxis], factor * layer.biases + shift
    return Layer(weights, biases, layer.activation)


def normalisation(
    gamma: ArrayLike, beta: ArrayLike, mean: ArrayLike, variance: ArrayLike, epsilon: float
) -> Scaling:
    """What batch normalisation does once it is trained: gamma (x − mean) / √(variance + ε) + beta.

    gamma, beta, mean, variance: (n,) or (). Returns factor and shift, each (n,). Raises ValueError
    where variance + ε is not above 0, for shapes that differ, NaN or infinity. Source: Ioffe,
    Szegedy, Batch Normalization, 2015.
    """
    gamma, beta, mean, variance = (
        finite_array(name, given, (), ("n",))
        for name, given in (
            ("gamma", gamma),
            ("beta", beta),
            ("mean", mean),
            ("variance", variance),
        )
    )
    if not np.isfinite(epsilon) or not (variance + epsilon > 0).all():
        raise ValueError(
            f"variance + epsilon must be above 0, given {variance.min(initial=np.inf)} and"
            f" {epsilon}."
        )
    try:
        factor = gamma / np.sqrt(variance + epsilon)
        return factor, np.asarray(beta - mean * factor)
    except ValueError:
        shapes = ", ".join(str(each.shape) for each in (gamma, beta, mean, variance))
        raise ValueError(
            f"gamma, beta, mean and variance must be of one shape, given {shapes}."
        ) from None


def standardised(scale: float, mean: float, std: float, *, inverted: bool = False) -> Scaling:
    """From pixels of 0..1 to what a network was trained on: (scale·x − mean) / std.

    inverted: dark ink on white, so that 1 − x stands for x. Returns factor and shift, each ().
    Raises ValueError where scale or std is 0, for NaN or infinity.
    """
    for name, given in (("scale", scale), ("mean", mean), ("std", std)):
        if not np.isfinite(given) or (given == 0 and name != "mean"):
            but = "" if name == "mean" else " but 0"
            raise ValueError(f"{name} must be any finite number{but}, given {given}.")
    factor, shift = scale / std, -mean / std
    if inverted:
        factor, shift = -factor, shift + factor
    return np.array(factor), np.array(shift)


def permuted_outputs(layer: Layer, order: ArrayLike) -> Layer:
    """The layer with its outputs in another order. order: (n_out,), order[k] is where k goes.

    Raises ValueError for anything but every number from 0 to n_out − 1 once.
    """
    where = finite_array("order", order, (layer.n_out,))
    if sorted(where.tolist()) != list(range(layer.n_out)):
        raise ValueError(
            f"order must hold every number from 0 to {layer.n_out - 1} once, given"
            f" {', '.join(f'{k:g}' for k in where)}."
        )
    back = np.argsort(where)
    return Layer(layer.weights[back], layer.biases[back], layer.activation)


def _named(factor: ArrayLike, shift: ArrayLike) -> tuple[tuple[str, ArrayLike], ...]:
    return ("factor", factor), ("shift", shift)


def _spread(name: str, given: ArrayLike, n: int) -> NDArray[np.float64]:
    """A number for all, or one for each."""
    return np.broadcast_to(finite_array(name, given, (), (n,)), (n,))
