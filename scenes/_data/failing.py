"""Digits that a network gets wrong, and what its right answers need: chosen by rules on data."""

from dataclasses import dataclass

import numpy as np

from nnmath import Network, load_digits, load_network, weight_grid
from nnmath.probing.misread import Misread, find_misread, label_margins
from nnmath.probing.needed import Stripped, strip
from scenes._assets import ASSETS, Digit, with_our_own
from scenes._data.reading import Reading
from scenes.given.classes import are_digits

HURRIED = ASSETS / "digits" / "hurried.npz"
JUDGES = ("strokes", "plain", "relu")  # the shipped networks that read best
SQUARE = 3  # pixels: the side of the squares that cover what is not needed
SHARE = 0.5  # of its lead that an answer keeps meanwhile
STRONG = 0.5  # of the largest product: pixels that are pointed at


@dataclass(frozen=True)
class Search:
    """Digits that our handwriting program wrote in a hurry, all read by a network.

    images: (n, 28, 28). misread (m,): those on which the right output is not higher than all
    others. found: the one to look at, None where on none another output is highest. clear: how many
    another network reads right, of which it is one; 0 where it is one of all. worst: whether it is
    the one of all on which the wrong answer is farthest ahead.
    """

    images: np.ndarray
    misread: np.ndarray
    found: Misread | None
    clear: int
    worst: bool

    @property
    def digit(self) -> Digit:
        """The one to look at."""
        assert self.found is not None
        return Digit(self.found.image, self.found.label, ("made by our handwriting program",))


def search(network: Network) -> Search:
    """Let a network of ten outputs read all digits that were written in a hurry.

    The one to look at is that on which its wrong answer is farthest ahead of the right one, of
    those that one of the best networks reads right; of all that it gets wrong, where they read none
    of these right.
    """
    digits = load_digits(HURRIED)
    judges = [load_network(ASSETS / "networks" / f"{name}.npz") for name in JUDGES]
    ahead = label_margins(network, digits.images.reshape(len(digits.images), -1), digits.labels)
    misread = np.flatnonzero(ahead <= 0)
    worst, clear = find_misread(network, [], digits), find_misread(network, judges, digits)
    found = clear or worst
    is_worst = found is not None and worst is not None and found.index == worst.index
    return Search(digits.images, misread, found, len(clear.clear) if clear else 0, is_worst)


@dataclass(frozen=True)
class Cases:
    """What a film of a network's errors is about.

    wrong: a digit that it misreads, which is the chosen one if that is so; right: one that it
    reads right. None where there is none. found: among which digits the first was found.
    """

    own: Reading
    wrong: Reading | None
    right: Reading | None
    found: Search | None

    @classmethod
    def of(cls, network: Network, digit: Digit) -> "Cases":
        """Choose them; of networks whose outputs are not the ten digits, nothing is wrong."""
        own, found = Reading.of(network, digit), None
        wrong = own if is_misread(own) else None
        if wrong is None and are_digits(own.names):
            found = search(network)
            wrong = Reading.of(network, found.digit) if found.found else None
        right = read_right(network, digit) if len(own.outputs) > 1 else None
        return cls(own, wrong, right, found)


def is_misread(reading: Reading) -> bool:
    """Whether a network gives one answer to a digit, and it is not what it is."""
    label, answers = reading.label, reading.answers
    return label is not None and len(answers) == 1 and answers != (label,)


def read_right(network: Network, digit: Digit) -> Reading | None:
    """The digit, or the first of our own, that a network reads right; None where there is none.

    Where its outputs are not the ten digits, or nobody said what a digit is, one answer will do.
    """
    for one in with_our_own(digit):
        reading = Reading.of(network, one)
        anything = reading.label is None
        if len(reading.answers) == 1 and (anything or reading.answers == (reading.label,)):
            return reading
    return None


def stripped(reading: Reading) -> Stripped:
    """The digit of a reading without what the network can do without."""
    return strip(reading.network, reading.digit.image, SQUARE, SHARE)


def right_and_read(reading: Reading) -> tuple[int, int]:
    """The output that should be the highest, and the one that is; the digit's label is known."""
    assert reading.digit.label is not None
    return reading.digit.label, int(reading.outputs.argmax())


def difference(reading: Reading) -> np.ndarray:
    """How much more each neuron before the outputs sends to the answer than to the right one."""
    right, read = right_and_read(reading)
    return np.asarray(reading.signals[-1][read] - reading.signals[-1][right])


def way_back(reading: Reading) -> list[int]:
    """The neurons behind an error, one in each hidden layer, the last layer's first.

    The first of them makes the most difference between the answer and the right one. Each other one
    sends most to the one before it in the sense in which that one is lit. Empty where no neuron
    sends more to the answer than to the right one, or there is no hidden layer.
    """
    apart, way = difference(reading), list[int]()
    if not reading.hidden or apart.max() <= 0:
        return way
    way.append(int(apart.argmax()))
    for k in range(len(reading.hidden) - 1, 0, -1):
        sense = np.sign(reading.steps[k].a[way[-1]])
        way.append(int((sense * reading.signals[k][way[-1]]).argmax()))
    return way


def outlined(reading: Reading) -> np.ndarray:
    """The pixels, (28, 28), that raise the sum of the last neuron on the way back most.

    None of them where there is no way back, or no pixel raises it.
    """
    if not (way := way_back(reading)):
        return np.zeros(reading.digit.image.shape, dtype=bool)
    products = weight_grid(reading.network.layers[0], way[-1]) * reading.digit.image
    return np.asarray((products >= STRONG * products.max()) & (products > 0))


def over_the_ink(image: np.ndarray, size: int) -> np.ndarray:
    """The places, (k, 2), of a square under which something is lit: to and fro, row after row."""
    windows = np.lib.stride_tricks.sliding_window_view(image, (size, size)).sum(axis=(2, 3))
    rows, columns = np.nonzero(windows > 0)
    order = np.lexsort((np.where(rows % 2, -columns, columns), rows))
    return np.stack([rows, columns], axis=1)[order]
