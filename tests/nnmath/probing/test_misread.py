"""A misread digit: found by the stated rule in cases done by hand, and in the shipped digits."""

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


def test_the_surest_error_is_found_among_those_that_a_judge_reads_right() -> None:
    digits, network, judge = three_digits(), reader(0, 1), reader(2, 3)
    x = digits.images.reshape(3, -1)
    assert label_margins(network, x, digits.labels) == pytest.approx([-0.3, -0.1, -0.1])
    assert label_margins(judge, x, digits.labels) == pytest.approx([0.7, 0.7, -0.1])
    found = find_misread(network, [judge, network], digits)
    assert found is not None
    assert (found.index, found.label, found.answer, found.looked_at) == (0, 0, 1, 3)
    assert (found.misread.tolist(), found.clear.tolist()) == ([0, 1, 2], [0, 1])
    assert (found.image == digits.images[0]).all()


def test_one_judge_is_enough() -> None:
    # The first reads the first two digits right, the second one the first and the last.
    found = find_misread(reader(0, 1), [reader(2, 3), reader(3, 0)], three_digits())
    assert found is not None and found.clear.tolist() == [0, 1, 2]


def test_without_judges_the_most_wrong_one_is_found() -> None:
    found = find_misread(reader(0, 1), [], three_digits())
    assert found is not None and found.index == 0 and len(found.clear) == 3


def test_a_label_without_an_output_is_refused() -> None:
    with pytest.raises(ValueError, match="output for 1; it has 1 outputs"):
        find_misread(reader(0), [], three_digits())


def test_where_nothing_is_misread_or_nothing_clear_there_is_none() -> None:
    assert find_misread(reader(0, 1), [reader(0, 1)], three_digits()) is None
    right = Digits(three_digits().images[:1], np.array([1]), ("a",), ())
    assert find_misread(reader(0, 1), [], right) is None


@pytest.mark.parametrize(
    ("name", "label", "answer", "misread", "clear"),
    [
        ("strokes", 3, 5, 14, 6),
        ("plain", 5, 3, 20, 12),
        ("relu", 3, 5, 21, 13),
        ("linear", 2, 1, 143, 136),
        ("by_hand", 0, 5, 160, 153),
    ],
)
def test_every_shipped_network_gets_one_wrong_that_another_reads(
    name: str, label: int, answer: int, misread: int, clear: int
) -> None:
    digits = load_digits(ASSETS / "digits" / "hurried.npz")
    judges = [shipped(judge) for judge in JUDGES]
    found = find_misread(shipped(name), judges, digits)
    assert found is not None
    assert (found.label, found.answer) == (label, answer)
    assert digits.labels[found.index] == found.label
    read = {judge: predict(shipped(judge), found.image.ravel()).winner for judge in (*JUDGES, name)}
    assert read[name] == found.answer
    assert found.label in read.values()
    # Other processors add in another order, which may tip a digit.
    counts = len(found.misread), len(found.clear)
    assert counts == pytest.approx((misread, clear), abs=1)
    assert found.looked_at == 600
