"""How a network reads our own digits: what decides between two readings of a file, and warns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from nnmath import Network, forward, load_digits
from scenes.given.networks.told import Told, applied

DIGITS = Path(__file__).parents[3] / "assets" / "digits" / "digits.npz"
PIXELS, CLASSES = 784, 10
CLEARLY = 1 / 9  # of the digits: what one reading must have over the likelier one
ALIKE = 1 / 40  # of the digits
CHANCE = 0.25  # of the digits: more than any ten random outputs are likely to read
HALF, WELL = 0.5, 0.8


@dataclass(frozen=True)
class Tally:
    """How many of our digits are read right, of how many."""

    right: int
    count: int

    @property
    def share(self) -> float:
        """0..1."""
        return self.right / self.count

    def __str__(self) -> str:
        return f"{self.right} of our {self.count} digits"


def tally(network: Network) -> Tally | None:
    """How a network reads our digits; None where it takes or gives something else."""
    answers = _answers(network)
    if answers is None:
        return None
    labels = _digits()[1]
    return Tally(int((answers == labels).sum()), len(labels))


def likeliest(networks: Sequence[Network]) -> int:
    """Which of several readings of a file it is: the first, unless another reads clearly more.

    Of networks that read next to nothing, none is taken for that.
    """
    tallies = [tally(network) for network in networks]
    best = 0
    for k, each in enumerate(tallies):
        if each and (first := tallies[best]) and _is_clear(each, first):
            best = k
    return best


def _is_clear(one: Tally, other: Tally) -> bool:
    return one.share > max(HALF, other.share + CLEARLY)


def better(network: Network, told: Told) -> tuple[Told, Tally] | None:
    """What else could be told with which the network reads clearly more of our digits, if anything.

    The usual scalings of pixels are tried, and the order of the outputs; where either is told
    already, it is left as it is.
    """
    now = tally(network)
    if now is None:
        return None
    tried = [] if told.scales else [*SCALINGS]
    if told.order is None and (order := _order(network)):
        tried.append(Told(order=order))
    counted = [(each, _tally_with(network, each)) for each in tried]
    most = max((count.share for _, count in counted), default=0.0)
    # Of scalings that read as good as alike, the one that more people use.
    return next((pair for pair in counted if pair[1].share >= most - ALIKE
                 and _is_clear(pair[1], now)), None)  # fmt: skip


def _tally_with(network: Network, told: Told) -> Tally:
    try:
        return tally(applied(network, told)) or Tally(0, 1)
    except ValueError:  # numbers that leave the range of floats
        return Tally(0, 1)


SCALINGS = (
    Told(mean=0.1307, std=0.3081),
    Told(mean=0.5, std=0.5),
    Told(invert=True),
    Told(scale=255.0),
    Told(scale=255.0, invert=True),
    Told(mean=0.1307, std=0.3081, invert=True),
    Told(mean=0.5, std=0.5, invert=True),
)


@cache
def _digits() -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    digits = load_digits(DIGITS)
    return digits.images.reshape(len(digits.images), -1).astype(float), digits.labels.astype(int)


def _answers(network: Network) -> NDArray[np.int64] | None:
    if network.sizes[0] != PIXELS or network.sizes[-1] != CLASSES:
        return None
    try:
        return np.asarray(forward(network, _digits()[0])[-1].a.argmax(axis=1))
    except OverflowError:
        return np.full(len(_digits()[1]), -1)


def _order(network: Network) -> tuple[int, ...] | None:
    """The classes that the outputs would have if the network read our digits well; else None."""
    answers, labels = _answers(network), _digits()[1]
    if answers is None or answers.min() < 0:
        return None
    counts = np.zeros((CLASSES, CLASSES))
    np.add.at(counts, (answers, labels), 1)
    rows, columns = linear_sum_assignment(-counts)
    well = counts[rows, columns].sum() >= WELL * len(labels)
    return tuple(map(int, columns)) if well else None
