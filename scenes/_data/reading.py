"""A network that reads a digit: all that is computed on the way, for the scenes that show it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnmath import Network, Step, contributions, forward
from scenes._assets import Digit
from scenes.telling.speech import Sentence


@dataclass(frozen=True)
class Reading:
    """What a network makes of a digit.

    steps: of each layer. signals: what arrives at each layer, w·a for each connection, (n_out,
    n_in) each.
    """

    network: Network
    digit: Digit
    steps: tuple[Step, ...]
    signals: tuple[np.ndarray, ...]

    @classmethod
    def of(cls, network: Network, digit: Digit) -> "Reading":
        """Let the network read the digit."""
        steps = forward(network, digit.x)
        arriving = [digit.x, *(step.a for step in steps)]
        signals = (contributions(layer, a) for layer, a in zip(network.layers, arriving))
        return cls(network, digit, steps, tuple(signals))

    @property
    def input_limit(self) -> float:
        """The number of the input that is drawn fully lit."""
        return fully_lit(self.digit)

    @property
    def hidden(self) -> tuple[int, ...]:
        """The sizes of the layers between the input and the outputs."""
        return self.network.sizes[1:-1]

    @property
    def outputs(self) -> np.ndarray:
        """The activations of the last layer."""
        return self.steps[-1].a

    @property
    def answers(self) -> tuple[int, ...]:
        """The highest of the outputs: more than one where several are equal."""
        return tuple(map(int, np.flatnonzero(self.outputs == self.outputs.max())))

    @property
    def limits(self) -> list[float]:
        """The activation drawn fully lit in each layer: 1 behind a sigmoid, else the largest."""
        return [
            1.0 if layer.activation == "sigmoid" else max(float(np.abs(step.a).max()), 1e-9)
            for layer, step in zip(self.network.layers, self.steps)
        ]

    def looks_like(self, other: "Reading") -> bool:
        """Whether all lights behind the input are as in another reading of the network."""
        return all(np.allclose(one.a, each.a) for one, each in zip(self.steps, other.steps))


def fully_lit(digit: Digit) -> float:
    """The number drawn fully lit: 1, or the largest of what is no picture."""
    return 1.0 if digit.is_picture else max(float(np.abs(digit.x).max()), 1.0)


def score(readings: Sequence[Reading]) -> Sentence | None:
    """What is said of how many digits were read right; None where right and wrong is not known."""
    labels = [reading.digit.label for reading in readings]
    if None in labels or len(readings[0].outputs) != len(range(10)):
        return None
    right = sum(reading.answers == (label,) for reading, label in zip(readings, labels))
    if right == len(readings):
        return ("All {} are read right.", right)
    return ("{} of {} are read right.", right, len(readings))


def far_apart(reading: Reading, others: Sequence[Reading], count: int = 2) -> list[Reading]:
    """Of other readings those whose first layers look least like this one's and each other's."""
    chosen = [reading]
    left = list(others)
    while left and len(chosen) <= count:
        nearest = [
            min(float(np.linalg.norm(one.steps[0].a - each.steps[0].a)) for each in chosen)
            for one in left
        ]
        chosen.append(left.pop(int(np.argmax(nearest))))
    return chosen[1:]
