"""Without biases: by hand, and what the shipped networks make of our ten digits then."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import Layer, Network, forward, load_digits, load_network
from nnmath.probing.biases import weakened, without_biases

ASSETS = Path(__file__).parents[3] / "assets"


def test_weights_stay_and_biases_go() -> None:
    first = Layer(np.array([[2.0, -1.0]]), np.array([7.0]), "relu")
    second = Layer(np.array([[3.0]]), np.array([-5.0]), "sigmoid")
    bare = without_biases(Network((first, second)))
    assert [layer.activation for layer in bare.layers] == ["relu", "sigmoid"]
    steps = forward(bare, [4.0, 2.0])
    assert steps[0].z.tolist() == steps[0].weighted_sum.tolist() == [6]
    assert steps[1].z.tolist() == [18]
    assert bare.bias_count == 2


@pytest.mark.parametrize(
    ("name", "right"), [("strokes", 1), ("plain", 10), ("relu", 10), ("by_hand", 5)]
)
def test_how_many_of_our_ten_digits_are_still_read(name: str, right: int) -> None:
    network = load_network(ASSETS / "networks" / f"{name}.npz")
    digits = load_digits(ASSETS / "digits" / "digits.npz")
    x = digits.images[list(digits.defaults)].reshape(10, -1)
    assert (forward(network, x)[-1].a.argmax(axis=1) == np.arange(10)).all()
    answers = forward(without_biases(network), x)[-1].a.argmax(axis=1)
    assert (answers == np.arange(10)).sum() == right


def test_weakened_biases_are_a_share_of_what_they_were() -> None:
    network = Network((Layer(np.array([[2.0], [1.0]]), np.array([8.0, -3.0]), "identity"),))
    assert forward(weakened(network, 0.25), [1.0])[0].z.tolist() == [4, 0.25]
    assert forward(weakened(network, 1), [1.0])[0].z.tolist() == [10, -2]
