"""What a network makes of an input: a forward pass of the audit's own."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logsumexp

from scenes._audit.truth.files import Net

LEAK = 0.01  # of leaky ReLU where its name says no other


@dataclass(frozen=True, eq=False)
class Passed:
    """What each layer made of inputs, a tuple entry a layer.

    x: (…, n_in). sums: W a, before the bias, (…, n_out). z: with the bias. a: the activations.
    """

    x: np.ndarray
    sums: tuple[np.ndarray, ...]
    z: tuple[np.ndarray, ...]
    a: tuple[np.ndarray, ...]

    def arriving(self, layer: int) -> np.ndarray:
        """What a layer takes: the input, or the activations before it."""
        return self.a[layer - 1] if layer else self.x


def function(name: str) -> Callable[[np.ndarray], np.ndarray]:
    """The activation function of that name, along the last axis. Raises KeyError for no such."""
    family, _, slope = name.removesuffix(")").partition("(")
    leak = float(slope or LEAK)
    functions: dict[str, Callable[[np.ndarray], np.ndarray]] = {
        "sigmoid": lambda z: np.asarray(expit(z)),
        "relu": lambda z: np.clip(z, 0, None),
        "leaky_relu": lambda z: np.clip(z, 0, None) + leak * np.clip(z, None, 0),
        "tanh": lambda z: np.asarray(np.tanh(z)),
        "identity": lambda z: np.array(z),
        "linear": lambda z: np.array(z),
        "softmax": lambda z: np.exp(z - logsumexp(z, axis=-1, keepdims=True)),
    }
    return functions[family]


def passed(net: Net, x: np.ndarray) -> Passed:
    """Let inputs, (…, n_in), run through a network, one sum a neuron."""
    sums, zs, activations = [], [], []
    a = np.asarray(x, dtype=float)
    for weights, biases, name in zip(net.weights, net.biases, net.activations):
        total = np.einsum("...j,ij->...i", a, weights)
        z = total + biases
        a = function(name)(z)
        sums.append(total)
        zs.append(z)
        activations.append(a)
    return Passed(np.asarray(x, dtype=float), tuple(sums), tuple(zs), tuple(activations))


def contributions(net: Net, one: Passed, layer: int) -> np.ndarray:
    """What each connection of a layer carries for one input, w · a: (n_out, n_in)."""
    return np.einsum("ij,j->ij", net.weights[layer], one.arriving(layer))


def full_light(name: str, *activations: np.ndarray) -> float:
    """The activation at full light: 1 where a function never passes ±1, else the largest."""
    if name.partition("(")[0] in ("sigmoid", "tanh", "softmax"):
        return 1.0
    return max(1e-9, *(float(np.abs(each).max()) for each in activations))
