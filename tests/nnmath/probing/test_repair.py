"""The square that an error hangs on, and what an answer needs: in images worked out by hand."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import Layer, Network, load_digits, load_network, predict
from nnmath.probing.needed import strip
from nnmath.probing.repair import find_repair

ASSETS = Path(__file__).parents[3] / "assets"


def linear(*weights: list[float]) -> Network:
    """A network whose outputs are weighted sums of a 3 × 3 image."""
    return Network((Layer(np.array(weights), np.zeros(len(weights)), "identity"),))


def test_the_smallest_square_that_makes_it_as_sure_is_found() -> None:
    # Output 0 gets 3 from the pixel in the middle and 1 from each at its right; output 1 gets 2.
    network = linear([0, 0, 0, 0, 3, 1, 0, 0, 0], [2, 0, 0, 0, 0, 0, 0, 0, 0])
    found = find_repair(network, np.ones((3, 3)), label=1)
    assert found is not None  # ahead by 2 before; without the middle, behind by 1; without both, 2
    assert (found.tried.size, found.row, found.column) == (2, 0, 1)
    assert found.tried.covered[0, 1].tolist() == [0, 2]


def test_where_no_square_makes_it_as_sure_the_smallest_that_turns_it_is_found() -> None:
    network = linear([0, 0, 0, 0, 3, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0, 0])
    found = find_repair(network, np.ones((3, 3)), label=1, largest=2)
    assert found is not None
    assert (found.tried.size, found.row, found.column) == (1, 1, 1)


def test_where_no_square_turns_it_there_is_none() -> None:
    network = Network((Layer(np.zeros((2, 9)), np.array([1.0, 0.0]), "identity"),))
    assert find_repair(network, np.ones((3, 3)), label=1, largest=3) is None


def test_what_is_not_needed_is_covered_the_worst_first() -> None:
    network = linear([4, 0, 0, 0, 0, 0, 0, 0, 2], [0, 0, 2, 0, 1, 0, 0, 0, 0])
    rest = strip(network, np.ones((3, 3)), 1, 0.5)
    assert rest.places[:2].tolist() == [[0, 2], [1, 1]]  # they speak for the other output
    assert rest.outputs[:3].tolist() == [[6, 3], [6, 1], [6, 0]]
    # The lead was 3 and must not fall below 1.5: 4 alone will do, and so will 2.
    assert (rest.images[-1] > 0).nonzero()[0].size == 1
    assert rest.outputs[-1].tolist() == [4, 0]
    assert rest.ink[0] == 1 and rest.ink[-1] == pytest.approx(1 / 9)


def test_an_image_without_an_answer_is_left_as_it_is() -> None:
    rest = strip(linear([1.0] * 9, [1.0] * 9), np.ones((3, 3)), 2)
    assert len(rest.places) == 0 and (rest.images == 1).all()


def test_a_single_output_is_refused() -> None:
    with pytest.raises(ValueError, match="two outputs"):
        strip(linear([1.0] * 9), np.ones((3, 3)), 2)


@pytest.mark.parametrize("name", ["strokes", "relu"])
def test_of_a_real_digit_every_step_is_what_the_network_says_of_it(name: str) -> None:
    network = load_network(ASSETS / "networks" / f"{name}.npz")
    digits = load_digits(ASSETS / "digits" / "digits.npz")
    rest = strip(network, digits.images[digits.defaults[3]], 3)
    first = predict(network, rest.images[0].ravel())
    for image, outputs in zip(rest.images[::20], rest.outputs[::20]):
        alone = predict(network, image.ravel())
        assert outputs == pytest.approx(alone.activations)
        assert alone.winner == first.winner and alone.margin >= 0.5 * first.margin
    for before, after, (row, column) in zip(rest.images, rest.images[1:], rest.places):
        changed = np.argwhere(before != after)
        assert len(changed) and (after <= before).all()
        assert ((changed >= (row, column)) & (changed < (row + 3, column + 3))).all()
    assert rest.ink[-1] < 0.25
