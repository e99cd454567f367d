"""The hope that a neuron of the second layer says "loop", put to the test with our own digits."""

import math
from dataclasses import dataclass

import numpy as np

from nnmath import Network, forward
from nnmath.probing.loops import has_loop, inside_of_loops
from nnmath.probing.pairs import pairs_in_order
from scenes._data.two_trainings import our_digits

SECOND = 1  # of a network's layers, counted from 0
BRIGHTEST = 6  # digits that light a neuron most
LISTENS = 4  # how many of the weights of a neuron are shown


@dataclass(frozen=True, eq=False)
class LoopHope:
    """Our digits, and how well each neuron of the second layer tells those that have a loop.

    images, insides (n, 28, 28): the digits, and what their loops shut in. labels (n,). shares (m,):
    of all pairs, one with a loop and one without, the share in which neuron j is brighter on the
    one that has it. lights (n, m). neuron: the one with the largest share.
    """

    images: np.ndarray
    insides: np.ndarray
    labels: np.ndarray
    shares: np.ndarray
    lights: np.ndarray
    neuron: int

    @classmethod
    def of(cls, network: Network) -> "LoopHope":
        """Ask the second layer of a network that has one."""
        images, labels, _ = our_digits()
        lights = _lights(network, images)
        shares = pairs_in_order(lights, has_loop(images))
        insides = np.array([inside_of_loops(image) for image in images])
        return cls(images, insides, labels, shares, lights, int(shares.argmax()))

    @property
    def looped(self) -> np.ndarray:
        """Which digits have a loop, (n,)."""
        return np.asarray(self.insides.any(axis=(1, 2)))

    @property
    def ranked(self) -> np.ndarray:
        """The digits in the order of the neuron's light, the brightest first, (n,)."""
        return np.argsort(-self.lights[:, self.neuron], kind="stable")

    @property
    def share(self) -> float:
        """The share of pairs that the neuron puts in order."""
        return float(self.shares[self.neuron])

    @property
    def counts(self) -> tuple[int, int]:
        """How many digits have a loop, and how many have none."""
        return int(self.looped.sum()), int((~self.looped).sum())

    @property
    def pairs(self) -> int:
        """How many pairs there are, one with a loop and one without."""
        return math.prod(self.counts)

    def brightest(self) -> tuple[np.ndarray, int | None]:
        """The digits that light the neuron most, and what all of them are, if they are alike."""
        first = self.ranked[:BRIGHTEST]
        labels = set(self.labels[first].tolist())
        return first, labels.pop() if len(labels) == 1 else None

    def latest_loop(self) -> tuple[int, int]:
        """The digit with a loop that lights the neuron least; how many without light it more."""
        light = self.lights[:, self.neuron]
        latest = int(np.where(self.looped, light, np.inf).argmin())
        return latest, int((light[~self.looped] > light[latest]).sum())


def listened_to(network: Network, neuron: int) -> tuple[np.ndarray, np.ndarray]:
    """The neurons of the first layer with the largest weights to one of the second, and these.

    Both (k,): the largest positive weight first, the negative one farthest from 0 last.
    """
    weights = network.layers[SECOND].weights[neuron]
    strongest = np.argsort(-np.abs(weights), kind="stable")[:LISTENS]
    ranked = strongest[np.argsort(-weights[strongest], kind="stable")]
    return ranked, weights[ranked]


def _lights(network: Network, images: np.ndarray) -> np.ndarray:
    return np.asarray(forward(network, images.reshape(len(images), -1))[SECOND].a)
