"""A digit in every place up to twelve pixels away, and what a network answers there."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nnmath import Network
from nnmath.probing.shifts import joined, shifted, shifted_outputs
from scenes._assets import Digit, class_names
from scenes.given.classes import numbered

MOST = 12  # pixels each way, as in the measured curves of accuracy against shift
ASIDE = 6  # pixels to the right: the place that says what a place is
NO_ANSWER = -1  # where no output is higher than all others


@dataclass(frozen=True)
class Shifted:
    """What is answered to a digit in every place.

    images (25, 25, 28, 28) and outputs (25, 25, n): at [12 + down, 12 + right]. named: what the
    outputs stand for, by default 0, 1, 2 …
    """

    digit: Digit
    images: np.ndarray
    outputs: np.ndarray
    named: tuple[str, ...] | None = None

    @classmethod
    def of(cls, network: Network, digit: Digit) -> "Shifted":
        """Let the network read the digit in all places."""
        outputs = shifted_outputs(network, digit.image, MOST)
        return cls(digit, shifted(digit.image, MOST), outputs, class_names(network))

    @property
    def names(self) -> tuple[str, ...]:
        """What the outputs stand for."""
        return self.named or numbered(self.outputs.shape[-1])

    @cached_property
    def answers(self) -> np.ndarray:
        """The brightest output in each place, (25, 25), NO_ANSWER where there are several."""
        top = self.brightest[..., None]
        single = (self.outputs == top).sum(axis=-1) == 1
        return np.where(single, self.outputs.argmax(axis=-1), NO_ANSWER)

    @cached_property
    def brightest(self) -> np.ndarray:
        """How bright the brightest output is in each place, (25, 25)."""
        return self.outputs.max(axis=-1)

    @property
    def home(self) -> int:
        """The answer where the digit is not moved."""
        return int(self.answers[MOST, MOST])

    @property
    def island(self) -> np.ndarray:
        """The places around there in which the answer is the same, in one piece, (25, 25)."""
        return joined(self.answers == self.home, MOST, MOST)

    @property
    def whole(self) -> np.ndarray:
        """Where none of the digit's light has left the image, (25, 25)."""
        light = self.images.sum(axis=(-1, -2))
        return np.asarray(light >= light[MOST, MOST] - 1e-9)

    def strangest(self) -> tuple[int, int] | None:
        """The place where the whole digit has another answer, and the brightest one of those.

        None where it has none.
        """
        others = self.whole & (self.answers != self.home) & (self.answers != NO_ANSWER)
        if not others.any():
            return None
        best = np.where(others, self.brightest, -np.inf).argmax()
        row, column = np.unravel_index(best, others.shape)
        return int(row), int(column)
