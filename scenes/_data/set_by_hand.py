"""The network that was set by hand, what it makes of a digit, and how it does beside a trained one.

Films of it show this network and `strokes`, whichever NNFILM_NETWORK chooses.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nnmath import Network, load_network
from nnmath.by_hand import BARS, DIGITS, PARTS, Rule
from nnmath.measuring.measurements import load_confusion
from scenes._assets import ASSETS, AssetError, Digit
from scenes._data.measured import FOLDER, unusable
from scenes._data.reading import Reading
from scenes.given.classes import DIGITS as NAMES

BY_HAND, TRAINED = "by_hand", "strokes"
LIT = 0.5  # from here on a neuron counts as lit
BAR_NAMES, PART_NAMES = tuple(BARS), tuple(PARTS)
SECONDS_A_DIAL, HOUR = 10, 3600  # how long somebody may take to set one number


@dataclass(frozen=True)
class HandSet:
    """The network that was set by hand, and what it makes of a digit.

    The films follow one way through it: `answer`, the highest output; `part`, the brightest part
    that this one asks for; `bar`, the brightest bar that the part asks for.
    """

    reading: Reading

    @classmethod
    def of(cls, digit: Digit) -> "HandSet":
        """Let the network read a digit."""
        return cls(Reading.of(shipped(BY_HAND), digit, NAMES))

    @cached_property
    def bars(self) -> np.ndarray:
        """The weights of the first layer as grids, (16, 28, 28)."""
        return self._as_grids(self.reading.network.layers[0].weights)

    @cached_property
    def parts(self) -> np.ndarray:
        """The bars' weights, times what each part has for them, added up: (16, 28, 28)."""
        first, second, _ = self.reading.network.layers
        return self._as_grids(second.weights @ first.weights)  # (16, 16) @ (16, 784)

    @property
    def others(self) -> list[tuple[int, int]]:
        """Rows and columns of all numbers but the first layer's weights: weights, then biases."""
        _, *later = self.reading.network.layers
        biases = [(1, len(layer.biases)) for layer in self.reading.network.layers]
        return [*(layer.weights.shape for layer in later), *biases]

    @property
    def dials(self) -> int:
        """How many numbers there are to set."""
        return self.reading.network.parameter_count

    @property
    def counts(self) -> list[int]:
        """How many numbers are set with one of the first neurons, and with each layer."""
        layers = self.reading.network.layers
        sizes = [layer.weights.size + layer.biases.size for layer in layers]
        return [sizes[0] // len(layers[0].biases), *np.cumsum(sizes).tolist()]

    @property
    def asked_by_digits(self) -> dict[int, list[int]]:
        """For each digit the parts that it asks for."""
        return {int(name): file_and_number(rule.asks, PART_NAMES) for name, rule in DIGITS.items()}

    @property
    def answer(self) -> int:
        """The highest output."""
        return int(np.argmax(self.reading.outputs))

    @property
    def part(self) -> int:
        """The brightest of the parts that the answer asks for."""
        return _brightest(self.reading.steps[1].a, self.asked_parts)

    @property
    def bar(self) -> int:
        """The brightest of the bars that this part asks for."""
        return _brightest(self.reading.steps[0].a, self.asked_bars(self.part))

    @property
    def asked_parts(self) -> list[int]:
        """The parts that the answer asks for."""
        return file_and_number(digit_rule(self.answer).asks, PART_NAMES)

    def asked_bars(self, part: int) -> list[int]:
        """The bars that a part asks for."""
        return file_and_number(part_rule(part).asks, BAR_NAMES)

    def reasons(self) -> tuple[list[int], list[int]]:
        """Why it answers so: the lit parts that the answer asks for, and the lit bars that these
        ask for; of each at least the brightest.
        """
        bars_lit, parts_lit = (step.a for step in self.reading.steps[:2])
        parts = _lit(parts_lit, self.asked_parts)
        bars = sorted({bar for part in parts for bar in _lit(bars_lit, self.asked_bars(part))})
        return parts, bars

    @property
    def has_reasons(self) -> bool:
        """Whether any part that the answer asks for is lit."""
        return bool(self.reading.steps[1].a[self.part] >= LIT)

    def _as_grids(self, weights: np.ndarray) -> np.ndarray:
        return weights.reshape(-1, *self.reading.digit.image.shape)


@dataclass(frozen=True)
class Confused:
    """What a network takes each digit for: `counts` (10, 10), row = written, column = read."""

    counts: np.ndarray

    @property
    def images(self) -> int:
        """How many images were read."""
        return int(self.counts.sum())

    @property
    def right(self) -> int:
        """How many of them were read right."""
        return int(np.trace(self.counts))

    @property
    def score(self) -> float:
        """The share that was read right, 0..1."""
        return self.right / self.images

    @property
    def most_frequent(self) -> tuple[int, int]:
        """The most frequent mistake: what was written, and what was read."""
        wrong = self.counts - np.diag(np.diag(self.counts))
        written, read = np.unravel_index(np.argmax(wrong), wrong.shape)
        return int(written), int(read)


def shipped(name: str) -> Network:
    """One of the networks of assets/networks. Raises AssetError where it cannot be read."""
    try:
        return load_network(ASSETS / "networks" / f"{name}.npz")
    except (ValueError, OSError) as error:
        raise AssetError(f"This film needs the network {name}: {error}") from None


def confused(name: str) -> Confused:
    """What was measured of a shipped network on the test images of MNIST.

    That is the file confusion_*.npz of its name. Raises AssetError where it cannot be read.
    """
    path = FOLDER / f"confusion_{name}.npz"
    try:
        return Confused(load_confusion(path, shipped(name)))
    except (ValueError, OSError) as error:
        raise AssetError(unusable(path, error)) from None


def hours(dials: int) -> int:
    """How many hours it takes to set so many dials, ten seconds each."""
    return round(dials * SECONDS_A_DIAL / HOUR)


def file_and_number(names: tuple[str, ...], among: tuple[str, ...]) -> list[int]:
    """Which of the neurons of a layer have these names."""
    return [among.index(name) for name in names]


def part_rule(part: int) -> Rule:
    """What a part asks for, and what speaks against it."""
    return PARTS[PART_NAMES[part]]


def digit_rule(digit: int) -> Rule:
    """What an output asks for, and what speaks against it."""
    return DIGITS[str(digit)]


def shared_bars(one: int, other: int) -> tuple[int, int, list[int]]:
    """Of two digits the first parts that they ask for, and the bars that both of these ask for."""
    first, second = (PART_NAMES.index(digit_rule(digit).asks[0]) for digit in (one, other))
    asked = part_rule(second).asks
    both = tuple(name for name in part_rule(first).asks if name in asked)
    return first, second, file_and_number(both, BAR_NAMES)


def deciding_bars(one: int, other: int) -> list[int]:
    """The bars that speak against the first part of one digit, and that the other's asks for."""
    first, second = (PARTS[digit_rule(digit).asks[0]] for digit in (one, other))
    return file_and_number(tuple(name for name in first.against if name in second.asks), BAR_NAMES)


def _brightest(a: np.ndarray, among: list[int]) -> int:
    return max(among, key=lambda index: float(a[index]))


def _lit(a: np.ndarray, among: list[int]) -> list[int]:
    return [index for index in among if a[index] >= LIT] or [_brightest(a, among)]
