"""Numbers at the ends of what a float can hold: exact, or told as what they are."""

import math
from collections.abc import Callable
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnmath import (
    ACTIVATIONS,
    Layer,
    Network,
    accuracy,
    backpropagate,
    contribution_grid,
    contributions,
    edge_response,
    forward,
    identity,
    loss,
    penalty,
    predict,
    preprocess,
    relu,
    running_sums,
    sigmoid,
    softmax,
)
from nnmath.checks import finite_array

LARGEST = float(np.finfo(np.float64).max)


def exact_sigmoid(z: float) -> float:
    """The same with 60 digits."""
    with localcontext() as context:
        context.prec = 60
        power = Decimal(z).exp()
        return float(power / (1 + power))


# The sigmoid


@pytest.mark.parametrize(
    ("z", "a"), [(-745.0, 4.9e-324), (-745.13, 4.9e-324), (-746.0, 0.0), (-LARGEST, 0.0)]
)
def test_sigmoid_is_above_zero_as_long_as_a_float_can_be(z: float, a: float) -> None:
    assert float(sigmoid(z)) == a


@given(st.floats(-746, 746))
def test_sigmoid_is_right_to_the_last_digits(z: float) -> None:
    exact = exact_sigmoid(z)
    assert abs(float(sigmoid(z)) - exact) <= 2 * np.spacing(exact)


def test_sigmoid_of_single_precision_is_computed_in_double() -> None:
    # In single precision e^100 is infinite and its inverse 0.
    assert float(sigmoid(np.float32(-100))) == pytest.approx(math.exp(-100), rel=1e-15)
    assert sigmoid(np.float32([0.1])).dtype == np.float64


def test_sigmoid_of_infinity_is_its_limit_and_nan_stays_nan() -> None:
    a = sigmoid([-np.inf, np.inf, np.nan])
    assert a[:2].tolist() == [0.0, 1.0] and np.isnan(a[2])


# Softmax


@pytest.mark.parametrize(
    ("z", "probabilities"),
    [
        ([LARGEST, -LARGEST], [1, 0]),
        ([-LARGEST, -LARGEST], [0.5, 0.5]),
        ([LARGEST, LARGEST, 0], [0.5, 0.5, 0]),
        ([-np.inf, 0], [0, 1]),
        ([-745.0, 0], [4.9e-324, 1]),
    ],
)
def test_softmax_of_the_largest_numbers(z: list[float], probabilities: list[float]) -> None:
    assert softmax(z).tolist() == probabilities


@pytest.mark.parametrize("z", [[np.inf, 0], [np.nan, 0], [-np.inf, -np.inf]])
def test_softmax_has_no_probabilities_where_there_is_no_limit(z: list[float]) -> None:
    with pytest.raises(ValueError, match="z must hold logits below infinity"):
        softmax(z)


@pytest.mark.parametrize(("z", "axis"), [(0.0, -1), ([], -1), (np.ones((2, 0)), 1), ([1.0], 1)])
def test_softmax_needs_an_entry(z: object, axis: int) -> None:
    with pytest.raises(ValueError, match=rf"z must have one entry or more along axis {axis}"):
        softmax(z, axis)


# What is not real numbers


@pytest.mark.parametrize("function", [sigmoid, relu, identity, softmax])
@pytest.mark.parametrize("given_z", [["1", "2"], [1j, 2], [[1, 2], [3]], [None, 1.0]])
def test_an_activation_takes_real_numbers(function: Callable, given_z: list) -> None:
    with pytest.raises(ValueError, match="z must"):
        function(given_z)


@pytest.mark.skipif(np.finfo(np.longdouble).max <= LARGEST, reason="longdouble is float64 here")
def test_a_long_double_is_taken_where_float64_can_hold_it() -> None:
    assert float(sigmoid(np.longdouble(-745))) == 4.9e-324
    too_large = np.longdouble("1e4000")
    with pytest.raises(ValueError, match=r"x must hold numbers of at most 1\.8e308.*1e\+4000"):
        finite_array("x", [too_large], (1,))
    with pytest.raises(ValueError, match=r"z must hold numbers of at most 1\.8e308"):
        relu(too_large)
    assert np.isinf(relu(np.longdouble(np.inf)))


# Overflow


def network(weight: float, activation: str = "identity") -> Network:
    """Two layers of two neurons, all weights alike."""
    layer = Layer(np.full((2, 2), weight), np.zeros(2), activation)
    return Network((layer, layer))


ONES = np.ones(2)
HUGE = Layer(np.full((1, 4), 1e200), np.zeros(1), "identity")
FAR_APART = Network((Layer([[1e308], [-1e308]], [0, 0], "identity"),))
ROUGH = Layer([[1e308, -1e308, 1e308, 0.0]], [0.0], "identity")


@pytest.mark.parametrize(
    ("compute", "says"),
    [
        (lambda: forward(network(1e200), ONES), "weighted sums of layer 2"),
        (lambda: forward(network(1e308), ONES), "weighted sums of layer 1"),
        (lambda: forward(network(-1e308), ONES), "weighted sums of layer 1"),
        # Infinity less infinity on the way.
        (lambda: forward(Network((ROUGH,)), [10, 10, 1, 1]), "weighted sums of layer 1"),
        (lambda: contributions(HUGE, np.full(4, 1e200)), "contributions"),
        (lambda: contribution_grid(HUGE, np.full(4, 1e200), 0, (2, 2)), "contributions"),
        (lambda: running_sums(HUGE, np.full(4, 1e108), 2), "running sums"),
        (lambda: predict(FAR_APART, [1.0]), "margins"),
        (lambda: loss(network(1e100), [ONES], [ONES]), "errors"),
        (lambda: backpropagate(network(1e103), [ONES], [ONES]), "gradients"),
        (lambda: penalty(ROUGH, 1.0, 1.0, (2, 2)), "charges"),
        (lambda: edge_response(np.full((3, 3), 1e308), np.ones((3, 3))), "responses"),
    ],
)
def test_overflow_is_told_as_such(compute: Callable[[], object], says: str) -> None:
    with pytest.raises(OverflowError, match=f"{says}.* overflow: .*1.8e308"):
        compute()


@pytest.mark.parametrize("name", ["sigmoid", "relu"])
def test_large_weights_that_do_not_overflow_are_computed(name: str) -> None:
    steps = forward(network(1e150, name), ONES)
    top = {"sigmoid": 1.0, "relu": 4e300}[name]
    assert steps[-1].a == pytest.approx(np.full(2, top))


def test_slopes_at_the_ends_are_silent() -> None:
    ends = np.array([-LARGEST, LARGEST])
    assert {
        name: a.derivative(ends).tolist() for name, a in ACTIVATIONS.items() if not a.together
    } == {
        "sigmoid": [0, 0],
        "relu": [0, 1],
        "leaky_relu": [0.01, 1],
        "tanh": [0, 0],
        "identity": [1, 1],
    }


# Accuracy


def test_there_is_no_accuracy_of_nothing() -> None:
    with pytest.raises(ValueError, match="at least one input, given an empty batch"):
        accuracy(network(1.0), np.empty((0, 2)), [])


def test_accuracy_compares_each_input_with_its_own_label() -> None:
    mirror = Network((Layer(np.eye(2), [0, 0], "identity"),))
    assert accuracy(mirror, np.eye(2), [0, 1]) == 1
    assert accuracy(mirror, np.eye(2), [0, 0]) == 0.5
    # (2, 1) against (2,) would be four comparisons.
    with pytest.raises(ValueError, match=r"labels must have shape \(2,\), given \(2, 1\)"):
        accuracy(mirror, np.eye(2), [[0], [1]])


def test_an_image_of_the_largest_floats_is_refused() -> None:
    with pytest.raises(ValueError, match=r"image must hold floats in 0\.\.1"):
        preprocess(np.full((28, 28), LARGEST))
