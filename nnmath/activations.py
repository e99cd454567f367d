"""Activation functions: what a neuron makes of its pre-activation z."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit

from nnmath.checks import describe, real_array, shown

LEAK = 0.01  # the slope of leaky ReLU below 0 where nobody says another
Function = Callable[[ArrayLike], NDArray[np.float64]]


@dataclass(frozen=True)
class Activation:
    """A named activation function a = function(z), with its derivative da/dz as a function of z.

    derivative: of softmax there is none, whose every a depends on the z of all neurons of its
    layer: calling it raises ValueError. together: whether that is so, true of softmax alone.
    bounds: what no activation passes below and above, −∞ and ∞ where there is no such number.
    slope: of leaky ReLU below 0, None for the others.
    """

    name: str
    function: Function
    derivative: Function
    bounds: tuple[float, float]
    slope: float | None = None
    together: bool = False

    @property
    def family(self) -> str:
        """The key of ACTIVATIONS that it belongs to: "leaky_relu" whatever the slope."""
        return self.name.partition("(")[0]


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


def leaky_relu(z: ArrayLike, slope: float = LEAK) -> NDArray[np.float64]:
    """Keep what is positive, and `slope` of the rest: z above 0, slope · z below.

    z: any shape; returns the same shape. Source: Maas, Hannun, Ng, Rectifier Nonlinearities
    Improve Neural Network Acoustic Models, 2013.
    """
    z = real_array("z", z)
    return np.asarray(np.where(z > 0, z, slope * z))


def tanh(z: ArrayLike) -> NDArray[np.float64]:
    """Squish any number into −1..1: 2 σ(2z) − 1. z: any shape; returns the same shape."""
    return np.asarray(np.tanh(real_array("z", z)))


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


def _leaky_relu_derivative(z: ArrayLike, slope: float = LEAK) -> NDArray[np.float64]:
    return np.where(real_array("z", z) > 0, 1.0, slope)


def _tanh_derivative(z: ArrayLike) -> NDArray[np.float64]:
    # 1 − tanh² is 4 q / (1 + q)² with q = e^−2|z|, which loses no digits for large z.
    q = np.exp(-np.abs(real_array("z", z))) ** 2
    return np.asarray(4 * q / (1 + q) ** 2)


def _identity_derivative(z: ArrayLike) -> NDArray[np.float64]:
    return np.ones(real_array("z", z).shape)


def _no_derivative(z: ArrayLike) -> NDArray[np.float64]:
    raise ValueError("softmax has no derivative: each activation depends on the z of all neurons.")


def _leaky(name: str, slope: float) -> Activation:
    function = partial(leaky_relu, slope=slope)
    derivative = partial(_leaky_relu_derivative, slope=slope)
    return Activation(name, function, derivative, (-np.inf, np.inf), slope)


ACTIVATIONS: Mapping[str, Activation] = MappingProxyType(
    {
        "sigmoid": Activation("sigmoid", sigmoid, _sigmoid_derivative, (0.0, 1.0)),
        "relu": Activation("relu", relu, _relu_derivative, (0.0, np.inf)),
        "leaky_relu": _leaky("leaky_relu", LEAK),
        "tanh": Activation("tanh", tanh, _tanh_derivative, (-1.0, 1.0)),
        "identity": Activation("identity", identity, _identity_derivative, (-np.inf, np.inf)),
        "softmax": Activation("softmax", softmax, _no_derivative, (0.0, 1.0), together=True),
    }
)


def activation_named(name: str, argument: str = "activation") -> Activation:
    """The activation function of that name: a key of ACTIVATIONS, or "leaky_relu(0.2)".

    The number is the slope below 0, from 0 to below 1. argument: what the name was given for.
    Raises ValueError for any other name.
    """
    if isinstance(name, str):
        if name in ACTIVATIONS:
            return ACTIVATIONS[name]
        if leaky := re.fullmatch(r"leaky_relu\((0|0?\.\d{1,20})\)", name, re.ASCII):
            return _leaky(name, float(leaky[1]))
    raise ValueError(
        f"{argument} must be one of {', '.join(ACTIVATIONS)}, or leaky_relu(0.2) with another"
        f" slope, given {shown(name)}."
    )
