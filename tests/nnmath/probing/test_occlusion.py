"""Covering parts of an image, against covering them one by one and against sums done by hand."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.signal import correlate2d

from nnmath import Layer, Network, load_digits, load_network, predict
from nnmath.probing.occlusion import Occlusion, occlusion

ASSETS = Path(__file__).parents[3] / "assets"


def linear(weights: np.ndarray) -> Network:
    return Network((Layer(weights, np.zeros(len(weights)), "identity"),))


def test_of_a_sum_exactly_the_covered_terms_are_missing() -> None:
    image = np.array([[1.0, 2, 3], [4, 5, 6], [7, 8, 9]])
    found = occlusion(linear(np.ones((1, 9))), image, 2)
    assert found.whole.tolist() == [45]
    assert found.change().tolist() == [[-12, -16], [-24, -28]]
    # A corner lies under one square, a side under two, the middle under all four.
    assert found.pixel_change().tolist() == [[-12, -14, -16], [-18, -20, -22], [-24, -26, -28]]


@given(st.integers(0, 999), st.integers(1, 4))
def test_a_linear_network_is_a_correlation(seed: int, size: int) -> None:
    rng = np.random.default_rng(seed)
    image, weights = rng.normal(size=(4, 5)), rng.normal(size=(3, 20))
    found = occlusion(linear(weights), image, size)
    for output in range(3):
        terms = weights[output].reshape(4, 5) * image
        expected = -correlate2d(terms, np.ones((size, size)), mode="valid")
        assert found.change(output) == pytest.approx(expected)


@pytest.mark.parametrize("name", ["strokes", "relu"])
def test_every_place_is_what_the_network_says_of_that_image(name: str) -> None:
    network = load_network(ASSETS / "networks" / f"{name}.npz")
    digits = load_digits(ASSETS / "digits" / "digits.npz")
    image = digits.images[digits.defaults[8]]
    found = occlusion(network, image, 5)
    assert found.covered.shape == (24, 24, 10)
    assert found.answer == predict(network, image.ravel()).winner
    for top, left in [(0, 0), (7, 12), (14, 9), (23, 23)]:
        copy = image.copy()
        copy[top : top + 5, left : left + 5] = 0
        alone = predict(network, copy.ravel())
        assert found.covered[top, left] == pytest.approx(alone.activations)
        assert found.answers[top, left] == alone.winner


def test_covering_black_changes_nothing_and_covering_all_leaves_the_biases() -> None:
    rng = np.random.default_rng(3)
    network = Network((Layer(rng.normal(size=(2, 16)), np.array([0.5, -1]), "sigmoid"),))
    image = np.zeros((4, 4))
    image[2:, 2:] = 1
    found = occlusion(network, image, 2)
    assert found.change()[0, 0] == pytest.approx(0)
    everything = occlusion(network, image, 4).covered
    assert everything == pytest.approx(1 / (1 + np.exp([[[-0.5, 1.0]]])))


def test_a_pixel_of_one_is_its_own_mean() -> None:
    change = np.random.default_rng(1).normal(size=(3, 4, 2))
    found = Occlusion(1, np.zeros(2), change)
    assert found.pixel_change(1) == pytest.approx(change[:, :, 1])


@pytest.mark.parametrize(
    ("image", "size", "told"),
    [
        (np.zeros((3, 3)), 0, "size must be from 1 to 3 pixels, given 0"),
        (np.zeros((3, 3)), 4, "size must be from 1 to 3 pixels, given 4"),
        (np.zeros((3, 4)), 1, "the network's 9 inputs, given"),
        (np.zeros(9), 1, "image must have shape"),
        (np.full((3, 3), np.nan), 1, "finite"),
    ],
)
def test_what_cannot_be_covered_is_refused(image: np.ndarray, size: int, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        occlusion(linear(np.ones((1, 9))), image, size)
