"""What is drawn fully lit, and a neuron among those of its layer."""

import numpy as np
import pytest
from scipy.special import softmax as softmax_of

from nnmath import ACTIVATIONS, Layer
from nnmath.lights import curve_of, full_light

RNG = np.random.default_rng(3)
Z = RNG.normal(size=5) * 2


def layer(activation: str, n: int = 5) -> Layer:
    return Layer(np.ones((n, 3)), np.zeros(n), activation)


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "softmax"])
def test_one_is_fully_lit_where_nothing_can_be_larger(activation: str) -> None:
    assert full_light(layer(activation), np.array([0.1, -0.2]), np.array([0.3])) == 1


@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "leaky_relu(0.2)", "identity"])
def test_elsewhere_it_is_the_largest_of_all_by_its_size(activation: str) -> None:
    assert full_light(layer(activation), np.array([0.1, -7.5]), np.array([3.0])) == 7.5
    assert full_light(layer(activation), np.zeros(2)) > 0


@pytest.mark.parametrize("activation", [n for n, a in ACTIVATIONS.items() if not a.together])
def test_a_neuron_that_stands_alone_knows_no_other(activation: str) -> None:
    values = RNG.normal(size=(5, 4))
    expected = ACTIVATIONS[activation].function(values)
    np.testing.assert_array_equal(curve_of(layer(activation), Z)(values), expected)


def test_the_activations_of_softmax_lie_on_one_curve_that_rises_to_one() -> None:
    curve = curve_of(layer("softmax"), Z)
    np.testing.assert_allclose(curve(Z), softmax_of(Z), atol=1e-12)
    z = np.linspace(-1000, 1000, 101)
    assert (np.diff(curve(z)) >= 0).all() and curve(z)[-1] == 1 and curve(z)[0] == 0
