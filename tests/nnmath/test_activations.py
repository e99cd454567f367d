"""Activation functions against numbers worked by hand and finite differences."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.differentiate import derivative

from nnmath import ACTIVATIONS, identity, relu, sigmoid, softmax

MODERATE = st.floats(-30, 30)
ANY = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("z", "a"), [(0, 0.5), (1, 0.7311), (-1, 0.2689), (5, 0.9933), (-5, 0.0067), (-10, 4.54e-5)]
)
def test_sigmoid_has_the_values_of_the_book(z: float, a: float) -> None:
    assert sigmoid(z) == pytest.approx(a, abs=5e-5, rel=1e-3)


def test_sigmoid_of_a_thousand_is_exact_and_silent() -> None:
    # Warnings are errors in this suite, so silence is tested too.
    assert sigmoid([-1000.0, 1000.0]).tolist() == [0.0, 1.0]


@given(ANY)
def test_sigmoid_is_symmetric_about_a_half(z: float) -> None:
    assert sigmoid(z) + sigmoid(-z) == pytest.approx(1.0)
    assert 0 <= sigmoid(z) <= 1


@given(MODERATE)
def test_sigmoid_is_the_formula(z: float) -> None:
    assert sigmoid(z) == pytest.approx(1 / (1 + math.exp(-z)))


@given(ANY)
def test_relu_keeps_the_positive_part(z: float) -> None:
    assert relu(z) == (z if z > 0 else 0)


def test_identity_returns_a_copy() -> None:
    z = np.array([1.5, -2.0])
    a = identity(z)
    assert a.tolist() == [1.5, -2.0]
    assert not np.shares_memory(a, z)


@pytest.mark.parametrize("name", ACTIVATIONS)
@given(z=MODERATE.filter(lambda z: abs(z) > 0.1))
def test_derivatives_agree_with_finite_differences(name: str, z: float) -> None:
    # Near 0 ReLU has a kink, so 0 itself is left out here.
    activation = ACTIVATIONS[name]
    numeric = derivative(activation.function, z, initial_step=0.05).df
    assert activation.derivative(z) == pytest.approx(numeric, abs=1e-7)


def test_derivative_of_sigmoid_peaks_at_a_quarter_and_keeps_its_small_digits() -> None:
    slope = ACTIVATIONS["sigmoid"].derivative
    assert slope(0) == 0.25
    assert slope(np.linspace(-50, 50, 1001)).max() == 0.25
    assert slope(40.0) == pytest.approx(math.exp(-40), rel=1e-12)
    assert slope([-1000.0, 1000.0]).tolist() == [0.0, 0.0]


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_activation_keeps_the_shape(name: str) -> None:
    activation = ACTIVATIONS[name]
    assert activation.name == name
    for shape in ((), (3,), (2, 3)):
        assert activation.function(np.ones(shape)).shape == shape
        assert activation.derivative(np.ones(shape)).shape == shape


def test_the_table_of_activations_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        ACTIVATIONS["tanh"] = ACTIVATIONS["relu"]  # type: ignore[index]


def test_softmax_worked_by_hand() -> None:
    # e^0 : e^ln2 : e^ln5 = 1 : 2 : 5
    assert softmax([0.0, math.log(2), math.log(5)]) == pytest.approx([1 / 8, 2 / 8, 5 / 8])


@given(arrays(float, (3, 4), elements=ANY))
def test_softmax_sums_to_one_along_its_axis_whatever_is_added(z: np.ndarray) -> None:
    assert softmax(z).sum(axis=-1) == pytest.approx(np.ones(3))
    assert softmax(z, axis=0).sum(axis=0) == pytest.approx(np.ones(4))
    assert softmax(z + 4096.0) == pytest.approx(softmax(z), rel=1e-6, abs=1e-9)
