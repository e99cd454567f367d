"""Backpropagation against slopes measured by turning each parameter a little."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import approx_fprime

from nnmath import ACTIVATIONS, Layer, Network, backpropagate, forward, loss, penalty
from nnmath.backprop import flatten, unflatten

HIDDEN = [name for name, a in ACTIVATIONS.items() if not a.together]


def example(seed: int, hidden: str, output: str) -> tuple[Network, np.ndarray, np.ndarray]:
    """Draw a 6-4-5-3 network with a batch of inputs and targets."""
    rng = np.random.default_rng(seed)
    layers = [
        Layer(rng.normal(size=(b, a)), rng.normal(size=b), name)
        for a, b, name in ((6, 4, hidden), (4, 5, hidden), (5, 3, output))
    ]
    targets = rng.random((7, 3))
    if output == "softmax":
        targets /= targets.sum(axis=1, keepdims=True)
    return Network(tuple(layers)), rng.normal(size=(7, 6)), targets


@pytest.mark.parametrize("hidden", [*HIDDEN, "leaky_relu(0.2)"])
@pytest.mark.parametrize("output", ACTIVATIONS)
@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_every_slope_is_the_measured_one(hidden: str, output: str, seed: int) -> None:
    network, x, targets = example(seed, hidden, output)
    # No z so near to ReLU's kink that the small turn crosses it.
    assume(all(np.abs(step.z).min() > 1e-3 for step in forward(network, x)))

    def cost(parameters: np.ndarray) -> float:
        return loss(unflatten(parameters, network), x, targets)

    slope = flatten(backpropagate(network, x, targets))
    measured = central_differences(cost, flatten(network.layers))
    assert slope == pytest.approx(measured, rel=1e-4, abs=1e-5)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**32), smooth=st.floats(0, 2), sparse=st.floats(0, 2))
def test_the_slope_of_the_penalty_is_the_measured_one(
    seed: int, smooth: float, sparse: float
) -> None:
    # Weights keep away from 0, where |w| has a kink.
    rng = np.random.default_rng(seed)
    weights = rng.choice([-1, 1], 24) * rng.uniform(0.1, 2, 24)

    def charge(flat: np.ndarray) -> float:
        return penalty(Layer(flat.reshape(2, 12), [0, 0], "relu"), smooth, sparse, (3, 4))[0]

    slope = penalty(Layer(weights.reshape(2, 12), [0, 0], "relu"), smooth, sparse, (3, 4))[1]
    assert slope.ravel() == pytest.approx(central_differences(charge, weights), rel=1e-4, abs=1e-5)


def central_differences(
    function: Callable[[np.ndarray], float], at: np.ndarray, step: float = 1e-5
) -> np.ndarray:
    return (
        approx_fprime(at, function, step) - approx_fprime(-at, lambda p: function(-p), step)
    ) / 2


def test_the_cross_entropy_of_softmax_worked_by_hand() -> None:
    # e^0 : e^ln3 is 1 : 3, so the right answer's probability is 3/4 and costs −ln 3/4.
    network = Network((Layer(np.zeros((2, 1)), [0, math.log(3)], "softmax"),))
    assert loss(network, [[2.0]], [[0, 1]]) == pytest.approx(-math.log(3 / 4))
    (gradient,) = backpropagate(network, [[2.0]], [[0, 1]])
    assert gradient.biases == pytest.approx([1 / 4, -1 / 4])
    assert gradient.weights.ravel() == pytest.approx([2 / 4, -2 / 4])
    # Of what is impossible but for a float, the price is finite and exact.
    sure = Network((Layer([[0.0], [0.0]], [0, 2000], "softmax"),))
    assert loss(sure, [[0.0]], [[1, 0]]) == pytest.approx(2000)


def test_targets_of_softmax_sum_to_one() -> None:
    network = Network((Layer(np.zeros((2, 1)), [0, 0], "softmax"),))
    with pytest.raises(ValueError, match=r"sum to 1 for softmax outputs, given .* 1\.5 to 1\.5"):
        loss(network, [[0.0]], [[1, 0.5]])


def test_cross_entropy_worked_by_hand() -> None:
    # σ(0) = 1/2: each of the two outputs costs ln 2, whatever its target; the batch is averaged.
    network = Network((Layer(np.zeros((2, 1)), np.zeros(2), "sigmoid"),))
    assert loss(network, [[1.0], [5.0]], [[1, 0], [0, 0]]) == pytest.approx(2 * math.log(2))
    # delta = (a − t) / batch = (−1/2, 1/2) / 1, and the input is 3.
    (gradient,) = backpropagate(network, [[3.0]], [[1, 0]])
    assert gradient.biases.tolist() == [-0.5, 0.5]
    assert gradient.weights.tolist() == [[-1.5], [1.5]]


def test_squared_error_worked_by_hand() -> None:
    network = Network((Layer([[2.0]], [1.0], "identity"),))
    # a = 7 for 3 and 1 for 0: errors 2 and 1, so (4/2 + 1/2) / 2.
    assert loss(network, [[3.0], [0.0]], [[5.0], [0.0]]) == 1.25
    (gradient,) = backpropagate(network, [[3.0], [0.0]], [[5.0], [0.0]])
    assert gradient.weights.tolist() == [[3.0]]
    assert gradient.biases.tolist() == [1.5]


def test_a_saturated_sigmoid_has_a_finite_loss_and_slope() -> None:
    network = Network((Layer([[1.0]], [0.0], "sigmoid"),))
    assert loss(network, [[1000.0]], [[0.0]]) == 1000.0
    assert loss(network, [[1000.0]], [[1.0]]) == 0.0
    assert backpropagate(network, [[1000.0]], [[0.0]])[0].weights.tolist() == [[1000.0]]


def test_penalty_worked_by_hand() -> None:
    # The grid is 1 3 over 3 2.
    layer = Layer([[1.0, 3.0, 3.0, 2.0]], [0.0], "sigmoid")
    # Down: 3−1 = 2, 2−3 = −1. Right: 3−1 = 2, 2−3 = −1. Squares sum to 10; |w| to 9.
    assert penalty(layer, 1.0, 0.0, (2, 2))[0] == 5.0
    assert penalty(layer, 0.0, 1.0, (2, 2))[0] == 9.0
    assert penalty(layer, 1.0, 0.0, (2, 2))[1].tolist() == [[-4.0, 3.0, 3.0, -2.0]]


def test_an_even_grid_is_perfectly_smooth_and_a_zero_weight_has_no_slope() -> None:
    charge, slope = penalty(Layer(np.full((2, 784), 0.3), [0, 0], "relu"), 5.0, 0.0)
    assert charge == 0
    assert not slope.any()
    assert not penalty(Layer(np.zeros((2, 784)), [0, 0], "relu"), 1.0, 1.0)[1].any()


@pytest.mark.parametrize(
    ("x", "targets", "message"),
    [
        (np.zeros(6), np.zeros(3), r"x must have shape \(batch, 6\), given \(6,\)"),
        (np.zeros((2, 6)), np.zeros((3, 3)), r"targets must have shape \(2, 3\), given \(3, 3\)"),
        (np.zeros((0, 6)), np.zeros((0, 3)), "x must hold at least one input"),
        (np.zeros((1, 6)), [[0, 0, 1.5]], "targets must lie in 0..1 .* from 0 to 1.5"),
        (np.zeros((1, 6)), [[0, 0, np.nan]], "targets must hold finite numbers only"),
    ],
)
def test_what_does_not_fit_is_refused(x: object, targets: object, message: str) -> None:
    network, _, _ = example(0, "relu", "sigmoid")
    for function in (loss, backpropagate):
        with pytest.raises(ValueError, match=message):
            function(network, x, targets)  # type: ignore[arg-type]


def test_a_penalty_needs_the_shape_of_the_grid() -> None:
    with pytest.raises(ValueError, match=r"shape must hold the layer's 12 inputs, given \(3, 5\)"):
        penalty(Layer(np.zeros((1, 12)), [0], "relu"), 1.0, 1.0, (3, 5))
