"""Pictures of noise, by their seeds, and what a network answers to them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnmath import Network, forward
from nnmath.measuring.answers import Answers
from nnmath.pictures.noise import noise
from scenes._assets import class_names
from scenes._data.placed import NO_ANSWER, answer
from scenes.given.classes import numbered
from scenes.mobjects.lettering.printing import of_hundred

BY = 2  # bins of the measurement make one bar of the film
SHOWN = 15  # pictures: the first seeds, from 0 on, none left out
GREY = 0.5  # what the pixels of noise are in the mean
ALIKE = 0.05  # activations that differ by no more, in the mean, are nearly the same


@dataclass(frozen=True)
class Nothing:
    """A picture of noise, or of even grey, and what a network makes of it.

    seed: of the noise; None of even grey. image: (28, 28), 0..1. outputs: (n,). named: what these
    stand for, by default 0, 1, 2 …
    """

    seed: int | None
    image: np.ndarray
    outputs: np.ndarray
    named: tuple[str, ...] | None = None

    @classmethod
    def of(cls, network: Network, seed: int) -> "Nothing":
        """Let the network read the noise of a seed."""
        return cls._read(network, seed, noise(seed))

    @classmethod
    def even(cls, network: Network) -> "Nothing":
        """Let the network read a picture that is as grey everywhere as noise is in the mean."""
        return cls._read(network, None, np.full_like(noise(0), GREY))

    @classmethod
    def _read(cls, network: Network, seed: int | None, image: np.ndarray) -> "Nothing":
        outputs = forward(network, image.ravel())[-1].a
        return cls(seed, image, outputs, class_names(network))

    @property
    def names(self) -> tuple[str, ...]:
        """What the outputs stand for."""
        return self.named or numbered(len(self.outputs))

    @property
    def answer(self) -> str:
        """What is read of it, in the fewest characters."""
        return answer(self.outputs, self.names)

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


def explained(network: Network, pictures: Sequence[Nothing]) -> Nothing | None:
    """Even grey, if that explains what most of these pictures of noise are read as; else None.

    It does where it is read as the same, and the first layer answers noise nearly as it.
    """
    even, often = Nothing.even(network), most_often(pictures)
    images = np.stack([even.image.ravel(), *(each.image.ravel() for each in pictures)])
    grey, *noisy = forward(network, images)[0].a
    is_near = float(np.abs(np.array(noisy) - grey).mean()) <= ALIKE
    return even if often and even.answer == often[0] and is_near else None


def most_often(pictures: Sequence[Nothing]) -> tuple[str, int] | None:
    """The answer that is given most often, and how often; None where none is given."""
    given = Counter(each.answer for each in pictures if each.answer != NO_ANSWER)
    return given.most_common(1)[0] if given else None


def barred(counts: np.ndarray) -> np.ndarray:
    """Counts of bins as those of the film's bars."""
    return np.asarray(counts).reshape(-1, BY).sum(axis=1)


def fullest(counts: np.ndarray) -> int:
    """Which bar holds most, of counts of bins; the first of several."""
    return int(barred(counts).argmax())


@dataclass(frozen=True)
class Refused:
    """What would happen if answers below the fullest bar of digits were refused.

    edges (k + 1,): of the bars. bar: the first that counts. digits, passing: of a hundred digits
    how many are refused, and of a hundred pictures of noise how many are not.
    """

    edges: np.ndarray
    bar: int
    digits: int
    passing: int

    @classmethod
    def of(cls, measured: Answers) -> "Refused":
        """Count it in the numbers that are printed over the bars."""
        bar = fullest(measured.digits)
        digits, noise = (
            of_hundred(barred(each).tolist()) for each in (measured.digits, measured.noise)
        )
        return cls(measured.edges[::BY], bar, sum(digits[:bar]), sum(noise[bar:]))

    @property
    def start(self) -> str:
        """Where answers begin to count, as it is printed."""
        return f"{self.edges[self.bar]:g}"
