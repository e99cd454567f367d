"""The path between two pictures: straight lines where the network is linear, flips in closed form,
and an independent search with scipy in the shipped network.
"""

from pathlib import Path as File

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.special import expit

from nnmath import Layer, Network, load_digits, load_network
from nnmath.probing.path import Path

ASSETS = File(__file__).parents[3] / "assets"
NUMBERS = st.floats(-3, 3).map(lambda number: round(number, 3))


def one_layer(weights: list[list[float]], activation: str = "identity") -> Network:
    return Network((Layer(np.array(weights, float), np.zeros(len(weights)), activation),))


def digits(*labels: int) -> list[np.ndarray]:
    ours = load_digits(ASSETS / "digits" / "digits.npz")
    return [ours.images[ours.defaults[label]].astype(float).ravel() for label in labels]


@given(st.lists(NUMBERS, min_size=12, max_size=12), st.floats(0, 1))
def test_a_linear_network_draws_straight_lines(numbers: list[float], t: float) -> None:
    weights, start, end = np.reshape(numbers[:6], (3, 2)), numbers[6:8], numbers[8:10]
    path = Path(one_layer(weights.tolist()), np.array(start), np.array(end))
    expected = (1 - t) * weights @ start + t * weights @ end
    np.testing.assert_allclose(path.outputs(t), expected, atol=1e-12)


def test_the_ends_are_the_two_pictures_and_the_middle_is_their_mean() -> None:
    start, end = digits(3, 6)
    path = Path(one_layer([[1] * 784]), start, end)
    expected = [start, (start + end) / 2, end]
    np.testing.assert_allclose(path.pictures([0, 0.5, 1]), expected, atol=1e-15)


@given(st.lists(st.floats(0.01, 3), min_size=4, max_size=4))
def test_two_straight_lines_cross_where_the_formula_says(ends: list[float]) -> None:
    first, drop, second, rise = ends
    # From above to below: (first + second) − t · (…) = 0.
    path = Path(one_layer([[1, 0], [0, 1]]), np.array([first, -drop]), np.array([-second, rise]))
    (flip,) = path.flips()
    assert flip.t == pytest.approx((first + drop) / (first + drop + second + rise), abs=1e-9)
    assert (flip.before, flip.after) == ((0,), (1,))
    assert flip.value == pytest.approx((1 - flip.t) * first - flip.t * second, abs=1e-9)


def test_a_squish_of_all_outputs_moves_no_flip() -> None:
    weights, ends = [[2, 0], [0, 1], [1, 1]], (np.array([1.0, 0]), np.array([0, 3.0]))
    straight, squished = (
        Path(one_layer(weights, each), *ends).flips() for each in ("identity", "sigmoid")
    )
    # 2(1 − t) = (1 − t) + 3t at t = 1/4, and then none: 3t is no higher before t = 1.
    assert [flip.t for flip in straight] == pytest.approx([0.25])
    assert [flip.t for flip in squished] == pytest.approx([0.25])
    assert squished[0].value == pytest.approx(expit(1.5))


def test_a_flip_on_a_step_itself_is_found_once() -> None:
    path = Path(one_layer([[1, 0], [0, 1]]), np.array([1.0, 0]), np.array([0, 1.0]))
    (flip,) = path.flips(steps=2)
    assert flip.t == pytest.approx(0.5, abs=1e-9)
    assert flip.value == pytest.approx(0.5)


def test_two_flips_within_one_step_are_both_found() -> None:
    # Up to 2/5, from 3/5, and between them the third output of 0.6.
    network = Network((Layer(np.array([[1, 0], [0, 1], [0, 0]]), [0, 0, 0.6], "identity"),))
    flips = Path(network, np.array([1.0, 0]), np.array([0, 1.0])).flips(steps=1)
    assert [flip.t for flip in flips] == pytest.approx([0.4, 0.6])
    assert [flip.before for flip in flips] == [(0,), (2,)]
    assert flips[-1].after == (1,)


@pytest.mark.parametrize(("start", "end", "between"), [(3, 6, 8), (3, 7, 9)])
def test_in_the_shipped_network_scipy_finds_the_same_flips(
    start: int, end: int, between: int
) -> None:
    network = load_network(ASSETS / "networks" / "strokes.npz")
    a, b = digits(start, end)

    def outputs(t: float) -> np.ndarray:
        x = a + t * (b - a)
        for layer in network.layers:
            x = expit(layer.weights @ x + layer.biases)
        return x

    def equal(one: int, other: int, low: float, high: float) -> float:
        return float(brentq(lambda t: outputs(t)[one] - outputs(t)[other], low, high, xtol=1e-12))

    path = Path(network, a, b)
    np.testing.assert_allclose(path.outputs(0.3), outputs(0.3), atol=1e-12)
    flips = path.flips()
    assert [(flip.before, flip.after) for flip in flips] == [
        ((start,), (between,)),
        ((between,), (end,)),
    ]
    expected = [equal(start, between, 0, 0.5), equal(between, end, 0.5, 1)]
    assert [flip.t for flip in flips] == pytest.approx(expected, abs=1e-8)
    for flip in flips:
        both = outputs(flip.t)[[flip.before[0], flip.after[0]]]
        assert both == pytest.approx([flip.value] * 2, abs=1e-9)


@pytest.mark.parametrize("outputs", [1, 10])
def test_flat_curves_and_a_single_output_have_no_flip(outputs: int) -> None:
    zero = Network((Layer(np.zeros((outputs, 2)), np.zeros(outputs), "sigmoid"),))
    path = Path(zero, np.array([0.0, 1]), np.array([1.0, 0]))
    assert path.flips() == ()
    assert path.answers(0.5) == tuple(range(outputs))
    single = Path(one_layer([[1, -1]]), np.array([0.0, 1]), np.array([1.0, 0]))
    assert single.flips() == ()


def test_a_tie_that_lasts_is_one_answer_of_both() -> None:
    path = Path(one_layer([[1, 0], [1, 0], [0, 1]]), np.array([1.0, 0]), np.array([0, 1.0]))
    (flip,) = path.flips()
    assert (flip.before, flip.after) == ((0, 1), (2,))


@pytest.mark.parametrize("picture", [[0.0, 1, 2], [np.nan, 1]])
def test_a_picture_of_another_size_or_without_numbers_is_refused(picture: list[float]) -> None:
    with pytest.raises(ValueError, match="end must"):
        Path(one_layer([[1, -1]]), np.array([0.0, 1]), np.array(picture))
