"""Activation functions: what a neuron makes of its pre-activation z."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit

Function = Callable[[ArrayLike], NDArray[np.float64]]


@dataclass(frozen=True)
class Activation:
    """A named activation function a = function(z), with its derivative da/dz as a function of z."""

    name: str
    function: Function
    derivative: Function


def sigmoid(z: ArrayLike) -> NDArray[np.float64]:
    """Squish any number into 0..1: σ(z) = 1 / (1 + e^−z), exact to the last digits for every z.

    z: any shape. Returns the same shape; σ(0) = 0.5, σ(−1000) = 0 and σ(1000) = 1 without warning.
    """
    return np.asarray(expit(np.asarray(z, dtype=np.float64)))


def relu(z: ArrayLike) -> NDArray[np.float64]:
    """Keep what is positive, silence the rest: max(0, z). z: any shape; returns the same shape."""
    return np.maximum(np.asarray(z, dtype=np.float64), 0.0)


def identity(z: ArrayLike) -> NDArray[np.float64]:
    """Leave z as it is: no squish. z: any shape; returns a copy of the same shape."""
    return np.array(z, dtype=np.float64)


def softmax(z: ArrayLike, axis: int = -1) -> NDArray[np.float64]:
    """Turn logits into probabilities that sum to 1 along `axis`: e^z / Σ e^z.

    z: any shape with at least one entry along `axis`. Returns the same shape.
    """
    z = np.asarray(z, dtype=np.float64)
    # Taking the maximum off changes no quotient and keeps every exponent at or below 0.
    powers = np.exp(z - z.max(axis=axis, keepdims=True))
    return np.asarray(powers / powers.sum(axis=axis, keepdims=True))


def _sigmoid_derivative(z: ArrayLike) -> NDArray[np.float64]:
    # σ(−z) is 1 − σ(z) without the digits that the subtraction would lose for large z.
    z = np.asarray(z, dtype=np.float64)
    return sigmoid(z) * sigmoid(-z)


def _relu_derivative(z: ArrayLike) -> NDArray[np.float64]:
    # At the kink, z = 0, any slope in 0..1 would do; 0 is the usual choice.
    return (np.asarray(z) > 0).astype(np.float64)


def _identity_derivative(z: ArrayLike) -> NDArray[np.float64]:
    return np.ones(np.shape(z))


ACTIVATIONS: Mapping[str, Activation] = MappingProxyType(
    {
        "sigmoid": Activation("sigmoid", sigmoid, _sigmoid_derivative),
        "relu": Activation("relu", relu, _relu_derivative),
        "identity": Activation("identity", identity, _identity_derivative),
    }
)
