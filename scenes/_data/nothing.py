"""Pictures of noise, by their seeds, and what a network answers to them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnmath import Network, forward
from nnmath.pictures.noise import noise
from scenes._data.placed import NO_ANSWER, answer

BY = 2  # bins of the measurement make one bar of the film
SHOWN = 15  # pictures: the first seeds, from 0 on, none left out


@dataclass(frozen=True)
class Nothing:
    """A picture of noise and what a network makes of it.

    image: (28, 28), 0..1. outputs: (n,).
    """

    seed: int
    image: np.ndarray
    outputs: np.ndarray

    @classmethod
    def of(cls, network: Network, seed: int) -> "Nothing":
        """Let the network read the noise of a seed."""
        image = noise(seed)
        return cls(seed, image, forward(network, image.ravel())[-1].a)

    @property
    def answer(self) -> str:
        """What is read of it, in the fewest characters."""
        return answer(self.outputs)

    @property
    def brightest(self) -> float:
        """The activation of its brightest output."""
        return float(self.outputs.max())


def first_seeds(network: Network) -> list[Nothing]:
    """The noise of the first seeds, all of them."""
    return [Nothing.of(network, seed) for seed in range(SHOWN)]


def surest(pictures: Sequence[Nothing]) -> Nothing:
    """Of these the one with the brightest output; the first of several."""
    return max(pictures, key=lambda each: each.brightest)


def most_often(pictures: Sequence[Nothing]) -> tuple[str, int] | None:
    """The answer that is given most often, and how often; None where none is given."""
    given = Counter(each.answer for each in pictures if each.answer != NO_ANSWER)
    return given.most_common(1)[0] if given else None


def fullest(counts: np.ndarray) -> int:
    """Which bar holds most, of counts of bins; the first of several."""
    return int(counts.reshape(-1, BY).sum(axis=1).argmax())
