"""Activation functions: what a neuron makes of its pre-activation z."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit

from nnmath.checks import describe, real_array

Function = Callable[[ArrayLike], NDArray[np.float64]]


@dataclass(frozen=True)
class Activation:
    """A named activation function a = function(z), with its derivative da/dz as a function of z."""

    name: str
    function: Function
    derivative: Function


def sigmoid(z: ArrayLike) -> NDArray[np.float64]:
    """Squish any number into 0..1: σ(z) = 1 / (1 + e^−z), to the last digits for every z.

    z: any shape. Returns the same shape; σ(0) = 0.5, σ(−745) = 4.9e-324, and from −746 on, where
    no float is small enough, 0 without warning. Raises ValueError for what holds no real numbers.
    """
    z = real_array("z", z)
    a = np.array(expit(z))
    # From −710 on, e^−z is too large for a float; σ(z) is e^z long before, to the last digit.
    far = z < -700
    if far.any():
        a[far] = np.exp(z[far])
    return a


def relu(z: ArrayLike) -> NDArray[np.float64]:
    """Keep what is positive, silence the rest: max(0, z). z: any shape; returns the same shape."""
    return np.asarray(np.maximum(real_array("z", z), 0.0))


def identity(z: ArrayLike) -> NDArray[np.float64]:
    """Leave z as it is: no squish. z: any shape; returns a copy of the same shape."""
    return real_array("z", z).copy()


def softmax(z: ArrayLike, axis: int = -1) -> NDArray[np.float64]:
    """Turn logits into probabilities that sum to 1 along `axis`: e^z / Σ e^z.

    z: any shape with at least one entry along `axis`; −∞ is a probability of 0. Returns the same
    shape. Raises ValueError for NaN, for ∞, and where all along the axis is −∞.
    """
    z = real_array("z", z)
    if z.ndim == 0 or not -z.ndim <= axis < z.ndim or z.shape[axis] == 0:
        raise ValueError(
            f"z must have one entry or more along axis {axis}, given shape {describe(z.shape)}."
        )
    highest = z.max(axis=axis, keepdims=True)
    if not np.isfinite(highest).all():
        raise ValueError("z must hold logits below infinity, not all of them −∞, given others.")
    # Taking the maximum off changes no quotient and keeps every exponent at or below 0. What
    # becomes −∞ here is so far below the maximum that its probability is 0.
    with np.errstate(over="ignore"):
        powers = np.exp(z - highest)
    return np.asarray(powers / powers.sum(axis=axis, keepdims=True))


def _sigmoid_derivative(z: ArrayLike) -> NDArray[np.float64]:
    # σ(−z) is 1 − σ(z) without the digits that the subtraction would lose for large z.
    z = real_array("z", z)
    return sigmoid(z) * sigmoid(-z)


def _relu_derivative(z: ArrayLike) -> NDArray[np.float64]:
    # At the kink, z = 0, any slope in 0..1 would do; 0 is the usual choice.
    return (real_array("z", z) > 0).astype(np.float64)


def _identity_derivative(z: ArrayLike) -> NDArray[np.float64]:
    return np.ones(real_array("z", z).shape)


ACTIVATIONS: Mapping[str, Activation] = MappingProxyType(
    {
        "sigmoid": Activation("sigmoid", sigmoid, _sigmoid_derivative),
        "relu": Activation("relu", relu, _relu_derivative),
        "identity": Activation("identity", identity, _identity_derivative),
    }
)
