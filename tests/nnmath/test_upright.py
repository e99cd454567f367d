"""Turning neurons upright changes what is seen, never what is computed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnmath import Layer, Network, forward
from nnmath.upright import upright


def example(seed: int) -> Network:
    rng = np.random.default_rng(seed)
    sizes = ((9, 5, "sigmoid"), (5, 4, "relu"), (4, 3, "sigmoid"))
    return Network(
        tuple(Layer(rng.normal(size=(b, a)), rng.normal(size=b), name) for a, b, name in sizes)
    )


@given(seed=st.integers(0, 2**32))
def test_outputs_stay_and_large_weights_become_positive(seed: int) -> None:
    network = example(seed)
    turned = upright(network)
    x = np.random.default_rng(seed).normal(size=(6, 9))
    for before, after in zip(forward(network, x)[1:], forward(turned, x)[1:], strict=True):
        assert after.z == pytest.approx(before.z)
    assert ((turned.layers[0].weights ** 3).sum(axis=1) >= 0).all()
    assert np.array_equal(np.abs(turned.layers[0].weights), np.abs(network.layers[0].weights))


def test_worked_by_hand() -> None:
    # The stroke is the −3 with a surround of +1: it is turned; the second neuron is not.
    first = Layer([[1.0, -3.0, 1.0], [0.0, 2.0, -1.0]], [0.5, 0.25], "sigmoid")
    turned = upright(Network((first, Layer([[4.0, 5.0]], [1.0], "sigmoid"))))
    assert turned.layers[0].weights.tolist() == [[-1.0, 3.0, -1.0], [0.0, 2.0, -1.0]]
    assert turned.layers[0].biases.tolist() == [-0.5, 0.25]
    assert turned.layers[1].weights.tolist() == [[-4.0, 5.0]]
    assert turned.layers[1].biases.tolist() == [5.0]


def test_once_upright_a_network_stays() -> None:
    once = upright(example(1))
    twice = upright(once)
    assert np.array_equal(once.layers[0].weights, twice.layers[0].weights)
    assert np.array_equal(once.layers[1].biases, twice.layers[1].biases)


def test_a_judge_decides_for_others() -> None:
    network, judge = example(2), example(3)
    dark = (judge.layers[0].weights ** 3).sum(axis=1) < 0
    expected = np.where(dark[:, None], -network.layers[0].weights, network.layers[0].weights)
    turned = upright(network, judge)
    assert np.array_equal(turned.layers[0].weights, expected)
    x = np.linspace(-1, 1, 9)
    assert forward(turned, x)[-1].a == pytest.approx(forward(network, x)[-1].a)
    other = Layer(np.zeros((5, 8)), np.zeros(5), "sigmoid")
    with pytest.raises(ValueError, match=r"judge must have a first layer of shape \(5, 9\)"):
        upright(network, Network((other,)))


@pytest.mark.parametrize("activation", ["relu", "identity"])
def test_only_a_hidden_sigmoid_layer_can_be_turned(activation: str) -> None:
    layer = Layer(np.eye(2), np.zeros(2), activation)
    with pytest.raises(ValueError, match=f"hidden first layer of sigmoid .* {activation}"):
        upright(Network((layer, layer)))
    with pytest.raises(ValueError, match="hidden first layer"):
        upright(Network((Layer(np.eye(2), np.zeros(2), "sigmoid"),)))
