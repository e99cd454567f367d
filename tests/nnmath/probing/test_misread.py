"""A misread digit: found by the stated rule in a case done by hand, and in the shipped digits."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import Digits, Layer, Network, load_digits, load_network, predict
from nnmath.probing.misread import find_misread, label_margins

ASSETS = Path(__file__).parents[3] / "assets"
JUDGES = ("strokes", "plain", "relu")


def shipped(name: str) -> Network:
    return load_network(ASSETS / "networks" / f"{name}.npz")


def reader(*pixels: int) -> Network:
    """A network whose output k is pixel number pixels[k] of the image."""
    weights = np.zeros((len(pixels), 784))
    weights[np.arange(len(pixels)), list(pixels)] = 1
    return Network((Layer(weights, np.zeros(len(pixels)), "identity"),))


def three_digits() -> Digits:
    """Two 0s and a 1 of four pixels: what is tried reads the first two, the judge the others."""
    images = np.zeros((3, 784))
    images[:, :4] = [[0.1, 0.4, 0.9, 0.2], [0.2, 0.3, 0.8, 0.1], [0.6, 0.5, 0.4, 0.3]]
    return Digits(images.reshape(-1, 28, 28), np.array([0, 0, 1]), ("a", "b", "c"), ())


def test_the_clearest_is_found_by_both_margins() -> None:
    digits, network, judge = three_digits(), reader(0, 1), reader(2, 3)
    x = digits.images.reshape(3, -1)
    assert label_margins(network, x, digits.labels) == pytest.approx([-0.3, -0.1, -0.1])
    assert label_margins(judge, x, digits.labels) == pytest.approx([0.7, 0.7, -0.1])
    found = find_misread(network, [judge], digits)
    assert found is not None
    assert (found.index, found.label, found.answer) == (0, 0, 1)
    assert (found.looked_at, found.misread, found.clear) == (3, 3, 2)
    assert (found.image == digits.images[0]).all()


def test_without_judges_the_most_wrong_one_is_found() -> None:
    found = find_misread(reader(0, 1), [], three_digits())
    assert found is not None and (found.index, found.clear) == (0, 3)


def test_where_nothing_is_misread_or_nothing_clear_there_is_none() -> None:
    assert find_misread(reader(0, 1), [reader(1, 0), reader(0, 1)], three_digits()) is None
    right = Digits(three_digits().images[:1], np.array([1]), ("a",), ())
    assert find_misread(reader(0, 1), [], right) is None


@pytest.mark.parametrize(
    ("name", "label", "answer", "misread", "clear"),
    [
        ("strokes", 4, 9, 14, 2),
        ("plain", 2, 8, 20, 5),
        ("relu", 5, 3, 21, 6),
        ("linear", 2, 8, 143, 118),
        ("by_hand", 7, 1, 160, 138),
    ],
)
def test_every_shipped_network_gets_one_wrong_that_the_others_read(
    name: str, label: int, answer: int, misread: int, clear: int
) -> None:
    digits = load_digits(ASSETS / "digits" / "hurried.npz")
    judges = [shipped(judge) for judge in JUDGES if judge != name]
    found = find_misread(shipped(name), judges, digits)
    assert found is not None
    assert (found.label, found.answer) == (label, answer)
    assert digits.labels[found.index] == found.label
    assert predict(shipped(name), found.image.ravel()).winner == found.answer
    for judge in judges:
        reading = predict(judge, found.image.ravel())
        assert reading.winner == found.label and reading.margin > 0.5
    # Other processors add in another order, which may tip a digit.
    assert (found.misread, found.clear) == pytest.approx((misread, clear), abs=1)
    assert found.looked_at == 600
