"""A digit in every place and in every size that was measured, and what a network reads there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from nnmath import Network, forward
from nnmath.measuring.placement import Placement, moved, scaled
from scenes._assets import Digit
from scenes.given.classes import numbered
from scenes.mobjects.lettering.printing import activation, number
from scenes.mobjects.plots.measured_walk import MeasuredWalk
from scenes.mobjects.stage import Area

NO_ANSWER = "–"  # where no output is higher than all others


@dataclass(frozen=True)
class Placed:
    """A digit changed step by step, and the share of many images read right after each change.

    x (k,): by how much it was changed. images: (k, 28, 28). answers, right (k,): what is read of
    each, and whether that is what it is; of a digit that nobody named, what it is read as in its
    place. shares: (k,), 0..1. home: the index of no change at all.
    """

    x: np.ndarray
    images: np.ndarray
    answers: tuple[str, ...]
    right: tuple[bool, ...]
    shares: np.ndarray
    home: int

    @property
    def first_other(self) -> int | None:
        """The first step up from home at which something else is read than there."""
        steps = range(self.home, len(self.x))
        return next((k for k in steps if self.answers[k] != self.answers[self.home]), None)

    def at(self, x: float) -> int:
        """The index of the step nearest to x."""
        return int(np.abs(self.x - x).argmin())

    def share(self, step: int) -> str:
        """The share that is read right there, printed: "97.1%"."""
        return number(self.shares[step], ".1%")

    def walk(self, stops: Sequence[int], name: str, count: str, area: Area) -> MeasuredWalk:
        """The curve, and the digit beside it; stops, name, count: as MeasuredWalk takes them."""
        seen = (self.images, self.answers, self.right)
        return MeasuredWalk(self.x, self.shares, *seen, stops, name, count, area)


def by_shift(network: Network, digit: Digit, measured: Placement) -> Placed:
    """The digit moved to the right, negative shifts to the left, pixel by pixel."""
    return _placed(network, digit, partial(moved, down=0), measured.shifts, measured.right, 0)


def by_size(network: Network, digit: Digit, measured: Placement) -> Placed:
    """The digit scaled about the middle, factor by factor."""
    return _placed(network, digit, scaled, measured.sizes, measured.scaled, 1)


def answer(outputs: np.ndarray, names: Sequence[str] | None = None) -> str:
    """What outputs, (n,), say in the fewest characters: a digit; of a single one, its number.

    names: what they stand for, by default 0, 1, 2 …
    """
    if len(outputs) == 1:
        return activation(outputs[0])
    highest = np.flatnonzero(outputs == outputs.max())
    called = numbered(len(outputs)) if names is None else names
    return called[highest[0]] if len(highest) == 1 else NO_ANSWER


def _placed(
    network: Network,
    digit: Digit,
    change: Callable[[np.ndarray, float], np.ndarray],
    x: np.ndarray,
    shares: np.ndarray,
    unchanged: float,
) -> Placed:
    images = np.stack([change(digit.image[None], float(by))[0] for by in x])
    answers = tuple(map(answer, forward(network, images.reshape(len(x), -1))[-1].a))
    home = int(np.abs(x - unchanged).argmin())
    truth = answers[home] if digit.label is None else str(digit.label)
    return Placed(x, images, answers, tuple(each == truth for each in answers), shares, home)
