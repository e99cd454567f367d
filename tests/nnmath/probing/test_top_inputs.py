"""The inputs that light a neuron most: sorted by hand, and against looking at each alone."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import Layer, Network, forward, load_digits, load_network
from nnmath.probing.top_inputs import top_inputs

ASSETS = Path(__file__).parents[3] / "assets"
TWO = Network((Layer(np.array([[1.0, 0], [0, -1]]), np.zeros(2), "identity"),))


def test_the_brightest_come_first_and_of_equals_the_first() -> None:
    found = top_inputs(TWO, 1, [[1, 5], [3, 2], [1, 2], [2, 9]], 3)
    assert found.indices.tolist() == [[1, 3, 0], [1, 2, 0]]
    assert found.activations.tolist() == [[3, 2, 1], [-2, -2, -5]]


@pytest.mark.parametrize("layer", [1, 2, 3])
def test_no_other_digit_lights_a_neuron_more(layer: int) -> None:
    network = load_network(ASSETS / "networks" / "strokes.npz")
    x = load_digits(ASSETS / "digits" / "digits.npz").images.reshape(81, -1)
    found = top_inputs(network, layer, x, 4)
    assert found.indices.shape == found.activations.shape == (network.sizes[layer], 4)
    for j, (indices, lit) in enumerate(zip(found.indices, found.activations, strict=True)):
        alone = np.array([forward(network, one)[layer - 1].a[j] for one in x])
        assert lit == pytest.approx(alone[indices])
        assert (np.diff(lit) <= 0).all()
        assert np.delete(alone, indices).max() <= lit[-1] + 1e-12


@pytest.mark.parametrize(
    ("layer", "count", "told"),
    [
        (0, 1, "layer must be from 1 to 1, given 0"),
        (2, 1, "layer must be from 1 to 1, given 2"),
        (1, 0, "count must be from 1 to the 3 inputs, given 0"),
        (1, 4, "count must be from 1 to the 3 inputs, given 4"),
    ],
)
def test_what_is_not_there_is_refused(layer: int, count: int, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        top_inputs(TWO, layer, np.zeros((3, 2)), count)
