"""The forward pass against a network small enough to work by hand, and against plain loops."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnmath import ACTIVATIONS, Layer, Network, contributions, forward, predict, running_sums

# Two inputs, two ReLU neurons, two outputs without squish.
BY_HAND = Network(
    (
        Layer([[1.0, -2.0], [3.0, 0.5]], [0.5, -4.0], "relu"),
        Layer([[2.0, 1.0], [-1.0, 4.0]], [0.0, 10.0], "identity"),
    )
)


def random_network(seed: int, activation: str) -> Network:
    rng = np.random.default_rng(seed)
    shapes = [(4, 5), (3, 4), (2, 3)]
    return Network(
        tuple(Layer(rng.normal(size=s), rng.normal(size=s[0]), activation) for s in shapes)
    )


def test_forward_worked_by_hand() -> None:
    first, second = forward(BY_HAND, [2.0, 1.0])
    assert first.weighted_sum.tolist() == [0.0, 6.5]
    assert first.z.tolist() == [0.5, 2.5]
    assert first.a.tolist() == [0.5, 2.5]
    assert second.weighted_sum.tolist() == [3.5, 9.5]
    assert second.a.tolist() == second.z.tolist() == [3.5, 19.5]


def test_a_neuron_whose_z_is_negative_is_silent_in_relu() -> None:
    (first, _) = forward(BY_HAND, [0.0, 1.0])
    assert first.z.tolist() == [-1.5, -3.5]
    assert first.a.tolist() == [0.0, 0.0]


@pytest.mark.parametrize("activation", [n for n, a in ACTIVATIONS.items() if not a.together])
@given(seed=st.integers(0, 2**32))
def test_forward_is_the_double_loop(activation: str, seed: int) -> None:
    network = random_network(seed, activation)
    a = np.random.default_rng(seed + 1).normal(size=5).tolist()
    for layer, step in zip(network.layers, forward(network, a), strict=True):
        z = []
        for i in range(layer.n_out):
            total = float(layer.biases[i])
            for j in range(layer.n_in):
                total += float(layer.weights[i, j]) * a[j]
            z.append(total)
        assert step.z == pytest.approx(z)
        a = [float(ACTIVATIONS[activation].function(value)) for value in z]
        assert step.a == pytest.approx(a)


def test_softmax_at_the_end_gives_probabilities() -> None:
    network = Network((*BY_HAND.layers, Layer([[0.5, 0], [0, 0.1]], [0, 1], "softmax")))
    steps = forward(network, [[3.0, 2.0], [0.0, 1.0]])
    powers = np.exp(steps[-1].z)
    assert steps[-1].a == pytest.approx(powers / powers.sum(axis=1, keepdims=True))


def test_a_batch_is_its_inputs_one_by_one() -> None:
    network = random_network(0, "sigmoid")
    batch = np.random.default_rng(1).normal(size=(6, 5))
    steps = forward(network, batch)
    for k, x in enumerate(batch):
        for together, alone in zip(steps, forward(network, x), strict=True):
            assert together.weighted_sum[k] == pytest.approx(alone.weighted_sum)
            assert together.z[k] == pytest.approx(alone.z)
            assert together.a[k] == pytest.approx(alone.a)


def test_contributions_are_products_term_by_term() -> None:
    layer = BY_HAND.layers[0]
    assert contributions(layer, [2.0, 1.0]).tolist() == [[2.0, -2.0], [6.0, 0.5]]


@given(seed=st.integers(0, 2**32))
def test_contributions_add_up_to_the_weighted_sum(seed: int) -> None:
    network = random_network(seed, "sigmoid")
    x = np.random.default_rng(seed).normal(size=5)
    for layer, step in zip(network.layers, forward(network, x), strict=True):
        assert contributions(layer, x).sum(axis=1) == pytest.approx(step.weighted_sum)
        x = step.a


def test_running_sums_worked_by_hand() -> None:
    # 1 · 2, then −2 · 1, then + 0.5; 3 · 2, then 0.5 · 1, then − 4.
    expected = [[0, 0], [2, 6], [0, 6.5], [0.5, 2.5]]
    assert running_sums(BY_HAND.layers[0], [2.0, 1.0], 2).tolist() == expected
    assert running_sums(BY_HAND.layers[0], [2.0, 1.0], 1).tolist() == [
        expected[k] for k in (0, 2, 3)
    ]


@pytest.mark.parametrize("parts", [0, -1, 3])
def test_running_sums_refuses_parts_that_are_not_equal(parts: int) -> None:
    with pytest.raises(ValueError, match=f"2 inputs cannot be cut into {parts} equal parts"):
        running_sums(BY_HAND.layers[0], [2.0, 1.0], parts)


def test_predict_names_winner_runner_up_and_margin() -> None:
    prediction = predict(BY_HAND, [2.0, 1.0])
    assert (prediction.winner, prediction.runner_up, prediction.margin) == (1, 0, 16.0)
    assert prediction.activations.tolist() == [3.5, 19.5]


def test_of_equal_outputs_the_first_wins() -> None:
    network = Network((Layer(np.zeros((3, 1)), [0.0, 1.0, 1.0], "identity"),))
    prediction = predict(network, [0.0])
    assert (prediction.winner, prediction.runner_up, prediction.margin) == (1, 2, 0.0)


@pytest.mark.parametrize(
    ("x", "message"),
    [
        ([1, 2, 3], r"x must have shape \(2,\) or \(batch, 2\), given \(3,\)"),
        (np.zeros((4, 2, 1)), r"given \(4, 2, 1\)"),
        (1.0, r"given \(\)"),
        ([1.0, np.nan], r"x must hold finite numbers only, given NaN at index \(1,\)"),
        ([[1.0, 2.0], [np.inf, 0.0]], r"given infinity at index \(1, 0\)"),
        (["a", "b"], "x must hold real numbers"),
    ],
)
def test_forward_refuses_what_does_not_fit(x: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        forward(BY_HAND, x)  # type: ignore[arg-type]


def test_contributions_and_predict_take_one_input_only() -> None:
    with pytest.raises(ValueError, match=r"x must have shape \(2,\), given \(5, 2\)"):
        contributions(BY_HAND.layers[0], np.zeros((5, 2)))
    with pytest.raises(ValueError, match=r"x must have shape \(2,\), given \(5, 2\)"):
        predict(BY_HAND, np.zeros((5, 2)))


def test_predict_needs_two_outputs() -> None:
    network = Network((Layer([[1.0]], [0.0], "identity"),))
    with pytest.raises(ValueError, match="at least 2 outputs"):
        predict(network, [1.0])
