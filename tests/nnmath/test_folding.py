"""Folding: the folded layer gives what the scaling and the layer give one after the other."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnmath import Layer, Network, forward
from nnmath.folding import (
    fold_inputs,
    fold_sums,
    normalisation,
    permuted_outputs,
    standardised,
)

RNG = np.random.default_rng(0)
LAYER = Layer(RNG.normal(size=(4, 3)), RNG.normal(size=4), "tanh")
X = RNG.normal(size=(5, 3))
numbers = st.floats(-10, 10)


def a(layer: Layer, x: np.ndarray) -> np.ndarray:
    return forward(Network((layer,)), x)[-1].a


def test_inputs_by_hand() -> None:
    # 2·(10x + 1) + 3·(10y + 1) + 4 = 20x + 30y + 9
    folded = fold_inputs(Layer([[2.0, 3.0]], [4.0], "relu"), 10, 1)
    assert folded.weights.tolist() == [[20, 30]] and folded.biases.tolist() == [9]
    assert folded.activation == "relu"


def test_sums_by_hand() -> None:
    # 10·(2x + 3y + 4) + 1 = 20x + 30y + 41
    folded = fold_sums(Layer([[2.0, 3.0]], [4.0], "relu"), 10, 1)
    assert folded.weights.tolist() == [[20, 30]] and folded.biases.tolist() == [41]


@given(st.lists(numbers, min_size=3, max_size=3), st.lists(numbers, min_size=3, max_size=3))
def test_inputs_are_scaled_each_by_its_own(factor: list[float], shift: list[float]) -> None:
    assert np.allclose(a(fold_inputs(LAYER, factor, shift), X), a(LAYER, X * factor + shift))


@given(st.lists(numbers, min_size=4, max_size=4), st.lists(numbers, min_size=4, max_size=4))
def test_sums_are_scaled_before_the_activation(factor: list[float], shift: list[float]) -> None:
    z = X @ LAYER.weights.T + LAYER.biases
    assert np.allclose(a(fold_sums(LAYER, factor, shift), X), np.tanh(z * factor + shift))


def test_batch_normalisation_takes_off_the_mean_and_divides_by_the_spread() -> None:
    x = RNG.normal(3, 2, size=(1000, 2))
    factor, shift = normalisation(np.ones(2), np.zeros(2), x.mean(axis=0), x.var(axis=0), 0)
    normal = x * factor + shift
    assert np.allclose(normal.mean(axis=0), 0) and np.allclose(normal.std(axis=0), 1)
    # gamma 6, beta 1, mean 2, variance 8, ε 1: 6 (5 − 2) / 3 + 1 = 7
    factor, shift = normalisation([6.0], [1.0], [2.0], [8.0], 1)
    assert factor * 5 + shift == pytest.approx(7)


def test_pixels_are_standardised() -> None:
    factor, shift = standardised(255, 33, 2)
    assert factor * 0.2 + shift == pytest.approx((51 - 33) / 2)
    factor, shift = standardised(255, 33, 2, inverted=True)
    assert factor * 0.8 + shift == pytest.approx((51 - 33) / 2)


def test_outputs_are_permuted() -> None:
    # A network whose first output is the digit 1, its second 2, its third 3, its last 0.
    folded = permuted_outputs(LAYER, [1, 2, 3, 0])
    assert np.array_equal(a(folded, X), a(LAYER, X)[:, [3, 0, 1, 2]])


@pytest.mark.parametrize("order", [[0, 1, 2], [0, 1, 2, 2], [1, 2, 3, 4], [0.5, 1, 2, 3]])
def test_what_is_no_order_is_refused(order: list[float]) -> None:
    with pytest.raises(ValueError, match=r"^order must "):
        permuted_outputs(LAYER, order)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: fold_inputs(LAYER, [1, 2], 0), r"factor must have shape \(\) or \(3,\)"),
        (lambda: fold_sums(LAYER, 1, [1, 2]), r"shift must have shape \(\) or \(4,\)"),
        (lambda: fold_inputs(LAYER, np.nan, 0), "factor must hold finite"),
        (lambda: fold_inputs(Layer([[1e300]], [0], "relu"), 1e10, 0), "weights must hold finite"),
        (lambda: fold_sums(Layer([[1.0]], [1e300], "relu"), 1e10, 0), "biases must hold finite"),
        (lambda: normalisation([1.0], [0.0], [0.0], [-1.0], 1e-5), "must be above 0"),
        (lambda: normalisation([1.0], [0.0, 1], [0, 0, 1], [1.0], 1e-5), "of one shape"),
        (lambda: standardised(0, 0, 1), "scale must be any finite number but 0"),
        (lambda: standardised(1, 0, 0), "std must be any finite number but 0"),
        (lambda: standardised(1, np.inf, 1), "mean must be any finite number, given inf"),
    ],
)
def test_what_cannot_be_folded_is_refused(call: Callable[[], object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        call()


def test_what_becomes_too_large_is_refused_without_a_warning() -> None:
    layer = Layer(np.full((2, 3), 1e307), np.zeros(2), "relu")
    for fold in (fold_inputs, fold_sums):
        with pytest.raises(ValueError, match="finite"):
            fold(layer, 255.0, 0.0)
