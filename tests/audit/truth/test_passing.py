"""The audit's forward pass: against numbers worked out by hand, and against nnmath."""

import numpy as np
import pytest

from nnmath import Layer, Network, forward
from nnmath import contributions as theirs
from scenes._audit.truth.files import ASSETS, Net, read_net, read_written
from scenes._audit.truth.passing import contributions, full_light, function, passed


def by_hand(*activations: str) -> Net:
    """Two inputs, three neurons, two outputs."""
    first = np.array([[1.0, 2.0], [-1.0, 0.5], [0.0, -3.0]])
    last = np.array([[1.0, 0.0, 2.0], [-1.0, 4.0, 0.5]])
    return Net((first, last), (np.array([0.5, -1.0, 2.0]), np.array([0.0, 1.0])), activations)


def test_relu_by_hand() -> None:
    one = passed(by_hand("relu", "linear"), np.array([2.0, 1.0]))
    assert one.sums[0].tolist() == [4, -1.5, -3]  # 2 + 2, −2 + 0.5, −3
    assert one.z[0].tolist() == [4.5, -2.5, -1]
    assert one.a[0].tolist() == [4.5, 0, 0]
    assert one.sums[1].tolist() == [4.5, -4.5]
    assert one.a[1].tolist() == [4.5, -3.5]


def test_sigmoid_by_hand() -> None:
    one = passed(by_hand("sigmoid", "softmax"), np.array([0.0, 0.0]))
    a = [0.6224593312018546, 0.2689414213699951, 0.8807970779778823]  # of 0.5, −1 and 2
    np.testing.assert_allclose(one.a[0], a, rtol=1e-15)
    z = [a[0] + 2 * a[2], -a[0] + 4 * a[1] + a[2] / 2 + 1]
    np.testing.assert_allclose(one.z[1], z, rtol=1e-15)
    share = 1 / (1 + np.exp(z[1] - z[0]))
    np.testing.assert_allclose(one.a[1], [share, 1 - share], rtol=1e-14)


def test_contributions_by_hand() -> None:
    net = by_hand("relu", "linear")
    one = passed(net, np.array([2.0, 1.0]))
    assert contributions(net, one, 0).tolist() == [[2, 2], [-2, 0.5], [0, -3]]
    assert contributions(net, one, 1).tolist() == [[4.5, 0, 0], [-4.5, 0, 0]]


@pytest.mark.parametrize(
    ("name", "z", "a"),
    [
        ("sigmoid", [0, -800, 800], [0.5, 0, 1]),
        ("relu", [-2, 0, 3], [0, 0, 3]),
        ("leaky_relu", [-2, 0, 3], [-0.02, 0, 3]),
        ("leaky_relu(0.2)", [-2, 0, 3], [-0.4, 0, 3]),
        ("tanh", [0, 1, -800], [0, 0.7615941559557649, -1]),
        ("identity", [-2, 0, 3], [-2, 0, 3]),
        ("softmax", [0, 0, 1000], [0, 0, 1]),
    ],
)
def test_functions_by_hand(name: str, z: list[float], a: list[float]) -> None:
    np.testing.assert_allclose(function(name)(np.array(z, dtype=float)), a, rtol=1e-15)


@pytest.mark.parametrize("name", ["strokes", "plain", "relu", "linear", "straight", "by_hand"])
def test_two_witnesses_agree_on_all_digits(name: str) -> None:
    net = read_net(ASSETS / "networks" / f"{name}.npz")
    digits = read_written(ASSETS / "digits" / "digits.npz")
    layers = [Layer(*each) for each in zip(net.weights, net.biases, net.activations)]
    ours, steps = passed(net, digits.x), forward(Network(tuple(layers)), digits.x)
    for k, step in enumerate(steps):
        pairs = [(ours.sums[k], step.weighted_sum), (ours.z[k], step.z), (ours.a[k], step.a)]
        for one, other in pairs:
            np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-12 * np.abs(other).max())
    fifth = passed(net, digits.x[5])
    np.testing.assert_array_equal(contributions(net, fifth, 0), theirs(layers[0], digits.x[5]))


def test_full_light_is_1_where_nothing_passes_it() -> None:
    assert full_light("sigmoid", np.array([0.2])) == 1
    assert full_light("relu", np.array([0.2, 7]), np.array([-9.0])) == 9
    assert full_light("relu", np.zeros(3)) > 0
