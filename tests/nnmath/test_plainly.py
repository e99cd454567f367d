"""The few lines that films show compute what `forward` does, and so do the loops."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnmath import Layer, Network, forward, load_digits, load_network, predict
from nnmath.plainly import activate, answer, weighted_sums

ASSETS = Path(__file__).parents[2] / "assets"
DIGITS = load_digits(ASSETS / "digits" / "digits.npz")


@pytest.mark.parametrize("name", ["strokes", "relu", "linear", "straight"])
def test_they_read_as_the_network_does(name: str) -> None:
    network = load_network(ASSETS / "networks" / f"{name}.npz")
    for k in DIGITS.defaults:
        x = DIGITS.images[k].astype(float).ravel()
        assert answer(network, x) == predict(network, x).winner
        a = x
        for layer, step in zip(network.layers, forward(network, x), strict=True):
            a = activate(layer, a)
            np.testing.assert_allclose(a, step.a, rtol=1e-9, atol=1e-12)


def test_a_layer_by_hand() -> None:
    layer = Layer(np.array([[1.0, 2.0], [3.0, -4.0]]), np.array([0.5, 1.0]), "relu")
    assert activate(layer, np.array([1.0, 2.0])).tolist() == [5.5, 0.0]


def test_of_equal_outputs_the_first_is_the_answer() -> None:
    network = Network((Layer(np.zeros((3, 2)), np.array([0.0, 1.0, 1.0]), "identity"),))
    assert answer(network, np.ones(2)) == 1


def test_loops_by_hand() -> None:
    assert weighted_sums([[1.0, 2.0], [3.0, -4.0]], [1.0, 2.0]) == [5.0, -5.0]


@given(st.integers(1, 9), st.integers(1, 40), st.integers(0, 99))
def test_loops_give_the_product(rows: int, columns: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    W, a = rng.normal(size=(rows, columns)), rng.normal(size=columns)
    np.testing.assert_allclose(weighted_sums(W.tolist(), a.tolist()), W @ a, atol=1e-12)
