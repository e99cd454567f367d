"""Two digits and all the pictures between them: which a film shows, by rules on the data."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnmath import Network, forward
from nnmath.probing.path import Flip, Path
from scenes._assets import Digit, class_names, with_our_own
from scenes._data.placed import NO_ANSWER
from scenes._data.reading import Reading, far_apart
from scenes.given.classes import are_digits, numbered
from scenes.mobjects.neurons.shown import best_shown

APART = 0.1  # of the path: flips that are nearer to one another or to an end are hard to see
SAMPLES = 401  # of each curve


@dataclass(frozen=True)
class Between:
    """A path from one digit to another, and where the network's answer changes on it.

    named: what the outputs stand for, by default 0, 1, 2 …
    """

    path: Path
    start: Digit
    end: Digit
    flips: tuple[Flip, ...]
    named: tuple[str, ...] | None = None

    @classmethod
    def of(cls, network: Network, start: Digit, end: Digit) -> "Between":
        """Walk from one digit to the other."""
        path = Path(network, start.x, end.x)
        return cls(path, start, end, path.flips(), class_names(network))

    @property
    def names(self) -> tuple[str, ...]:
        """What the outputs stand for."""
        return self.named or numbered(self.path.network.sizes[-1])

    def called(self, answer: tuple[int, ...]) -> str:
        """An answer in few characters: "8", "4/9" where two are equal, "–" where more are."""
        return "/".join(self.names[k] for k in answer) if len(answer) <= 2 else NO_ANSWER

    @property
    def answers(self) -> list[tuple[int, ...]]:
        """The highest outputs, flip after flip; several where they are equal."""
        return [self.path.answers(0), *(flip.after for flip in self.flips)]

    @property
    def has_third(self) -> bool:
        """Whether there are two flips, well apart, and between them an answer of neither end."""
        if len(self.flips) != 2 or self.answers[1] in self.answers[::2]:
            return False
        return min(np.diff([0, *(flip.t for flip in self.flips), 1])) >= APART

    @property
    def curves(self) -> tuple[np.ndarray, np.ndarray]:
        """t (k,) from 0 to 1, and the outputs there, (k, m)."""
        t = np.linspace(0, 1, SAMPLES)
        return t, self.path.outputs(t)

    @property
    def brightest(self) -> Digit:
        """Of the pictures on the way the one with the largest output."""
        t, outputs = self.curves
        x = self.path.pictures(t[np.abs(outputs).max(axis=1).argmax()])
        return Digit(x.reshape(self.start.image.shape), None, self.start.origin)

    @property
    def rank(self) -> tuple[float, ...]:
        """How telling it is: both ends read right, a third answer, few flips, and a high one."""
        ends = [(digit.label,) for digit in (self.start, self.end)]
        is_right = [self.path.answers(0), self.path.answers(1)] == ends and are_digits(self.names)
        third = self.curves[1][:, list(self.answers[1])].max() if self.has_third else 0
        value = max((flip.value for flip in self.flips), default=0)
        return (is_right, self.has_third, bool(self.flips), -len(self.flips), third, value)


def telling_path(network: Network, digit: Digit) -> Between:
    """From a digit to one of our own: of all ten the most telling, see `rank`."""
    others = with_our_own(digit)[1:]
    return max((Between.of(network, digit, one) for one in others), key=lambda each: each.rank)


def telling_neuron(network: Network, digits: Sequence[Digit]) -> tuple[int, int]:
    """A layer, counted from 0, and a neuron in it that tells these digits apart.

    It is a neuron of the second layer where that is hidden, else of the first: the one whose two
    activations that are nearest to one another are farthest apart; of those that are drawn.
    """
    layer = 1 if len(network.layers) > 2 else 0
    a = forward(network, np.stack([digit.x for digit in digits]))[layer].a  # (digits, n)
    return layer, best_shown(np.diff(np.sort(a, axis=0), axis=0).min(axis=0))


def three_readings(network: Network, between: Between) -> list[Reading]:
    """What a network makes of a path's first digit, of another one, and of its last.

    The other one is that of our own whose first layer looks least like the first digit's.
    """
    first, last = (Reading.of(network, each) for each in (between.start, between.end))
    own = (Reading.of(network, each) for each in with_our_own(between.start)[1:])
    others = [each for each in own if each.digit.label != between.end.label]
    return [first, *far_apart(first, others, 1), last]
