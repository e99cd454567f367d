"""Layers without a squish are one: by hand, for random networks, and the shipped one."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnmath import Layer, Network, forward, load_network
from nnmath.collapse import collapsed, folded

LINEAR = Path(__file__).parents[2] / "assets" / "networks" / "linear.npz"


def of(*layers: tuple[list, list, str]) -> Network:
    return Network(tuple(Layer(np.array(w), np.array(b), name) for w, b, name in layers))


def test_two_layers_by_hand() -> None:
    # (1 2; 3 4)(0 1; 1 0) = (2 1; 4 3), and (1 2; 3 4)(1, −1) + (10, 20) = (9, 19).
    network = of(([[0, 1], [1, 0]], [1, -1], "identity"), ([[1, 2], [3, 4]], [10, 20], "identity"))
    (only,) = collapsed(network).layers
    assert only.weights.tolist() == [[2, 1], [4, 3]]
    assert only.biases.tolist() == [9, 19]


@given(st.lists(st.integers(1, 5), min_size=2, max_size=5), st.integers(0, 999))
def test_the_one_layer_answers_as_all_do(sizes: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    pairs = pairwise(sizes)
    network = Network(
        tuple(Layer(rng.normal(size=(m, n)), rng.normal(size=m), "identity") for n, m in pairs)
    )
    x = rng.normal(size=(7, sizes[0]))
    np.testing.assert_allclose(
        forward(collapsed(network), x)[-1].a, forward(network, x)[-1].a, atol=1e-9
    )


def test_the_first_layers_are_folded_one_after_another() -> None:
    network = load_network(LINEAR)
    first, two, all_of_them = folded(network)
    assert [each.weights.shape for each in (first, two, all_of_them)] == [
        (16, 784),
        (16, 784),
        (10, 784),
    ]
    x = np.random.default_rng(0).random((5, 784))
    steps = forward(network, x)
    for layer, step in zip((first, two, all_of_them), steps):
        np.testing.assert_allclose(x @ layer.weights.T + layer.biases, step.z, atol=1e-12)


def test_the_last_squish_stays() -> None:
    network = of(([[2.0]], [0.0], "identity"), ([[3.0]], [1.0], "sigmoid"))
    (only,) = collapsed(network).layers
    assert (only.weights.item(), only.biases.item(), only.activation) == (6, 1, "sigmoid")


@pytest.mark.parametrize("squish", ["sigmoid", "relu"])
def test_layers_with_a_squish_between_them_are_not_one(squish: str) -> None:
    network = of(([[1.0]], [0.0], squish), ([[1.0]], [0.0], "identity"))
    with pytest.raises(ValueError, match=f"layer 1 must have the activation identity.*{squish}"):
        collapsed(network)


def test_products_beyond_all_numbers_are_told() -> None:
    network = of(([[1e200]], [0.0], "identity"), ([[1e200]], [0.0], "identity"))
    with pytest.raises(OverflowError, match="the products of weights"):
        folded(network)
