"""Activation functions against numbers worked by hand and finite differences."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.differentiate import derivative

from nnmath import (
    ACTIVATIONS,
    activation_named,
    identity,
    leaky_relu,
    relu,
    sigmoid,
    softmax,
    tanh,
)

MODERATE = st.floats(-30, 30)
ANY = st.floats(-1e6, 1e6)
ALONE = [*(name for name, a in ACTIVATIONS.items() if not a.together), "leaky_relu(0.2)"]


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


@pytest.mark.parametrize("name", ALONE)
@given(z=MODERATE.filter(lambda z: abs(z) > 0.1))
def test_derivatives_agree_with_finite_differences(name: str, z: float) -> None:
    # At 0 ReLU has a kink, so 0 itself is left out here.
    activation = activation_named(name)
    numeric = derivative(activation.function, z, initial_step=0.05).df
    assert activation.derivative(z) == pytest.approx(numeric, abs=1e-7)


def test_derivative_of_sigmoid_peaks_at_a_quarter_and_keeps_its_small_digits() -> None:
    slope = ACTIVATIONS["sigmoid"].derivative
    assert slope(0) == 0.25
    assert slope(np.linspace(-50, 50, 1001)).max() == 0.25
    assert slope(40.0) == pytest.approx(math.exp(-40), rel=1e-12)
    assert slope([-1000.0, 1000.0]).tolist() == [0.0, 0.0]


@pytest.mark.parametrize("name", ALONE)
def test_every_activation_keeps_the_shape_and_its_bounds(name: str) -> None:
    activation = activation_named(name)
    assert activation.name == name
    for shape in ((), (3,), (2, 3)):
        assert activation.function(np.ones(shape)).shape == shape
        assert activation.derivative(np.ones(shape)).shape == shape
    low, high = activation.bounds
    ends = activation.function([-1e6, 1e6])
    assert ends.min() == low or (low == -np.inf and ends.min() < -1e3)
    assert ends.max() == high or (high == np.inf and ends.max() > 1e3)


@given(ANY)
def test_leaky_relu_and_tanh_are_their_formulas(z: float) -> None:
    assert leaky_relu(z) == pytest.approx(max(z, z / 100))
    assert leaky_relu(z, slope=0.3) == pytest.approx(max(z, 0.3 * z))
    assert tanh(z) == pytest.approx(math.tanh(z))


def test_the_slope_of_tanh_keeps_its_small_digits() -> None:
    slope = ACTIVATIONS["tanh"].derivative
    assert slope(0) == 1
    assert slope(20.0) == pytest.approx(4 * math.exp(-40), rel=1e-12)


def test_a_leak_of_any_slope_has_a_name() -> None:
    leaky = activation_named("leaky_relu(0.25)")
    assert (leaky.name, leaky.family, leaky.slope) == ("leaky_relu(0.25)", "leaky_relu", 0.25)
    assert leaky.function([-4.0, 4.0]).tolist() == [-1.0, 4.0]
    assert leaky.derivative([-4.0, 4.0]).tolist() == [0.25, 1.0]
    assert activation_named("leaky_relu").slope == 0.01
    assert {a.slope for name, a in ACTIVATIONS.items() if name != "leaky_relu"} == {None}


@pytest.mark.parametrize(
    "name", ["gelu", "leaky_relu(1)", "leaky_relu(-0.1)", "leaky_relu()", "relu(0.1)", "", 7, None]
)
def test_another_name_is_refused(name: object) -> None:
    with pytest.raises(ValueError, match=r"one of sigmoid, relu, .*leaky_relu\(0\.2\).* given"):
        activation_named(name)  # type: ignore[arg-type]


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


def test_softmax_has_no_derivative_of_each_z_alone() -> None:
    assert [name for name, a in ACTIVATIONS.items() if a.together] == ["softmax"]
    with pytest.raises(ValueError, match="depends on the z of all neurons"):
        ACTIVATIONS["softmax"].derivative([0.0, 1.0])
