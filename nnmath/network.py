"""A network is a chain of layers; a layer is weights, biases and an activation function."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from nnmath.activations import Activation, activation_named
from nnmath.checks import finite_array, shown


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer of neurons: a = activation(weights · a_previous + biases).

    weights: (n_out, n_in), weights[i, j] on the connection from neuron j to neuron i.
    biases: (n_out,). activation: a name that `activation_named` knows. The arrays are copied and
    read-only.
    Raises ValueError for shapes that do not match, NaN, infinity or an unknown activation.
    """

    weights: NDArray[np.float64]
    biases: NDArray[np.float64]
    activation: str

    def __post_init__(self) -> None:
        weights = finite_array("weights", self.weights, ("n_out", "n_in")).copy()
        if weights.size == 0:
            raise ValueError(f"weights must not be empty, given shape {weights.shape}.")
        biases = finite_array("biases", self.biases, (len(weights),)).copy()
        activation_named(self.activation)
        weights.flags.writeable = biases.flags.writeable = False
        object.__setattr__(self, "weights", weights)
        object.__setattr__(self, "biases", biases)

    @property
    def n_in(self) -> int:
        """How many numbers the layer takes."""
        return int(self.weights.shape[1])

    @property
    def n_out(self) -> int:
        """How many neurons the layer has."""
        return len(self.weights)

    @property
    def activation_function(self) -> Activation:
        """The layer's activation function, with its derivative and bounds."""
        return activation_named(self.activation)

    def squish(self, z: NDArray[np.float64]) -> NDArray[np.float64]:
        """The layer's activation function of its z, (n_out,) or (batch, n_out).

        But for softmax, each a depends on its own z alone: then any shape will do.
        """
        return self.activation_function.function(z)

    @property
    def weight_count(self) -> int:
        """One weight a connection: n_out · n_in."""
        return self.weights.size

    @property
    def bias_count(self) -> int:
        """One bias a neuron: n_out."""
        return self.biases.size

    @property
    def parameter_count(self) -> int:
        """Weights and biases together."""
        return self.weight_count + self.bias_count


@dataclass(frozen=True, eq=False)
class Network:
    """A chain of layers, each taking what the one before it gives; the input is no layer.

    layers: at least one Layer; softmax stands at the end or nowhere. Raises ValueError where it
    does not, and where n_in is not the n_out of the layer before.
    """

    layers: tuple[Layer, ...]

    def __post_init__(self) -> None:
        layers = tuple(self.layers)
        if not layers or not all(isinstance(layer, Layer) for layer in layers):
            raise ValueError(f"layers must be one Layer or more, given {shown(self.layers)}.")
        for number, (before, after) in enumerate(pairwise(layers), start=2):
            if after.n_in != before.n_out:
                raise ValueError(
                    f"layer {number} must take the {before.n_out} activations of the layer"
                    f" before it, given weights of shape {after.weights.shape}."
                )
            if before.activation_function.together:
                raise ValueError(
                    f"{before.activation} makes probabilities of the last layer's numbers; layer"
                    f" {number - 1} of {len(layers)} must not have it."
                )
        object.__setattr__(self, "layers", layers)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many numbers each stage holds, the input first: (784, 16, 16, 10)."""
        return (self.layers[0].n_in, *(layer.n_out for layer in self.layers))

    @property
    def weight_count(self) -> int:
        """Connections of all layers together."""
        return sum(layer.weight_count for layer in self.layers)

    @property
    def bias_count(self) -> int:
        """Biases of all layers together."""
        return sum(layer.bias_count for layer in self.layers)

    @property
    def parameter_count(self) -> int:
        """Weights and biases of all layers together: 13,002 for 784-16-16-10."""
        return self.weight_count + self.bias_count
