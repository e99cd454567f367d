"""Layers and networks: counts from array sizes, refusal of what does not fit, nothing changes."""

from dataclasses import FrozenInstanceError
from itertools import pairwise

import numpy as np
import pytest

from nnmath import Layer, Network


def zeros(*sizes: int) -> Network:
    layers = [Layer(np.zeros((b, a)), np.zeros(b), "relu") for a, b in pairwise(sizes)]
    return Network(tuple(layers))


def test_the_films_network_has_13002_parameters() -> None:
    network = zeros(784, 16, 16, 10)
    assert network.sizes == (784, 16, 16, 10)
    assert [layer.weight_count for layer in network.layers] == [12544, 256, 160]
    assert [layer.parameter_count for layer in network.layers] == [12560, 272, 170]
    assert (network.weight_count, network.bias_count) == (12960, 42)
    assert network.parameter_count == 13002


def test_a_layer_knows_its_sizes() -> None:
    layer = Layer([[1, 2, 3], [4, 5, 6]], [7, 8], "sigmoid")
    assert (layer.n_in, layer.n_out, layer.weight_count, layer.bias_count) == (3, 2, 6, 2)
    assert layer.weights.dtype == layer.biases.dtype == np.float64


def test_a_layer_copies_its_arrays_and_they_cannot_be_changed() -> None:
    weights = np.ones((2, 3))
    layer = Layer(weights, np.zeros(2), "relu")
    weights[0, 0] = 9
    assert layer.weights[0, 0] == 1
    with pytest.raises(ValueError, match="read-only"):
        layer.weights[0, 0] = 9
    with pytest.raises(ValueError, match="read-only"):
        layer.biases[0] = 9
    with pytest.raises(FrozenInstanceError):
        layer.activation = "sigmoid"  # type: ignore[misc]


def test_a_network_takes_any_sequence_of_layers() -> None:
    layer = Layer(np.eye(2), np.zeros(2), "relu")
    assert Network([layer, layer]).layers == (layer, layer)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("weights", "biases", "activation", "message"),
    [
        ([1, 2], [1], "relu", r"weights must have shape \(n_out, n_in\), given \(2,\)"),
        ([[1, 2]], [1, 2], "relu", r"biases must have shape \(1,\), given \(2,\)"),
        ([[1, 2], [3]], [1, 2], "relu", "weights must be a regular array .* unequal"),
        ([[1, np.nan]], [1], "relu", r"weights .* finite .* given NaN at index \(0, 1\)"),
        ([[1, 2]], [-np.inf], "relu", r"biases .* finite .* given infinity at index \(0,\)"),
        ([["a"]], [1], "relu", "weights must hold real numbers"),
        ([[1j]], [1], "relu", "weights must hold real numbers"),
        (np.zeros((0, 3)), [], "relu", "weights must not be empty"),
        ([[1]], [1], "gelu", "activation must be one of sigmoid, relu, .*, given 'gelu'"),
        ([[1]], [1], ["relu"], "activation must be one of"),
    ],
)
def test_a_layer_refuses_what_does_not_fit(
    weights: object, biases: object, activation: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Layer(weights, biases, activation)  # type: ignore[arg-type]


def test_a_network_refuses_layers_that_do_not_chain() -> None:
    first, second = zeros(4, 3).layers[0], zeros(2, 5).layers[0]
    with pytest.raises(ValueError, match=r"layer 2 must take the 3 .* given .* \(5, 2\)"):
        Network((first, second))


@pytest.mark.parametrize("layers", [(), ("a layer",)])
def test_a_network_refuses_what_is_no_layer(layers: tuple) -> None:
    with pytest.raises(ValueError, match="layers must be one Layer or more"):
        Network(layers)


def test_softmax_ends_a_network_or_is_not_in_it() -> None:
    soft, plain = Layer(np.eye(2), [0, 0], "softmax"), Layer(np.eye(2), [0, 0], "relu")
    assert Network((plain, soft)).layers[-1].activation_function.together
    with pytest.raises(ValueError, match=r"softmax makes probabilities .* layer 1 of 2 must not"):
        Network((soft, plain))
