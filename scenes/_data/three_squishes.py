"""Three trainings of one seed and one set of images that differ in what squishes z, if anything."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from nnmath import Network, forward, load_digits, read_metadata
from nnmath.collapse import collapsed, folded
from nnmath.measuring.measurements import load_preactivations
from nnmath.measuring.preactivations import share_between
from scenes._assets import ASSETS, AssetError, shipped_network
from scenes._data.measured import FOLDER, unusable
from scenes.mobjects.lettering.printing import printed_apart

REACHED = "preactivations_*.npz"  # in assets/measurements, with the network's name for the star
ROUNDING = 1e-12  # what 64-bit numbers may lose in a chain of sums, with room to spare
FLAT = 5  # from this z on, to both sides, the slope of the sigmoid is below 0.007
NAMES = {"sigmoid": "sigmoid", "relu": "ReLU", "identity": "no squish"}  # for the screen


@dataclass(frozen=True, eq=False)
class Squished:
    """A network of assets/networks, and how it came about.

    squish: a key of ACTIVATIONS, of its hidden layers. epochs, accuracy: (k,), the share of the
    test images read right after so many rounds.
    """

    network: Network
    squish: str
    epochs: np.ndarray
    accuracy: np.ndarray

    @classmethod
    def named(cls, name: str) -> "Squished":
        """The training of a network by its name."""
        network = shipped_network(name)
        metadata = read_metadata(ASSETS / "networks" / f"{name}.npz")
        curves, recipe = metadata["curves"], metadata["recipe"]
        epochs, accuracy = (np.array(curves[key], float) for key in ("epochs", "accuracy"))
        return cls(network, recipe["hidden"], epochs, accuracy)

    @property
    def title(self) -> str:
        """What it is called on screen."""
        return NAMES[self.squish]

    def of_100(self, epoch: int, decimals: int = 0) -> str:
        """How many of 100 it reads right after so many rounds: "96"."""
        return f"{100 * self.accuracy[list(self.epochs).index(epoch)]:.{decimals}f}"

    def hidden_reach(self, x: np.ndarray) -> tuple[float, float]:
        """The least and the largest activation behind the input and before the outputs."""
        lights = np.concatenate([step.a.ravel() for step in forward(self.network, x)[:-1]])
        return float(lights.min()), float(lights.max())

    def outputs(self, x: np.ndarray) -> np.ndarray:
        """What its outputs are, (…, 784) to (…, 10)."""
        return np.asarray(forward(self.network, x)[-1].a)


def three_trainings() -> tuple[Squished, Squished, Squished]:
    """Sigmoid, ReLU and no squish."""
    return Squished.named("plain"), Squished.named("relu"), Squished.named("linear")


@dataclass(frozen=True, eq=False)
class Reached:
    """Where the z of a first layer lie on the test images: counts (neurons, bins)."""

    counts: np.ndarray

    @classmethod
    def of(cls, name: str) -> "Reached":
        """What was measured of a network; raises AssetError where it was not."""
        path: Path = FOLDER / REACHED.replace("*", name)
        try:
            return cls(load_preactivations(path, shipped_network(name)))
        except (ValueError, OSError) as error:
            raise AssetError(unusable(path, error)) from None

    @property
    def tested(self) -> int:
        """How many images each neuron has seen."""
        return int(self.counts[0].sum())

    @property
    def flat(self) -> tuple[float, float]:
        """The shares, 0..1, of all z below −FLAT and above FLAT."""
        below = share_between(self.counts, -np.inf, -FLAT).mean()
        return float(below), float(share_between(self.counts, FLAT, np.inf).mean())

    def beyond(self, z: float) -> float:
        """The share, 0..1, of all z that are not from −z to z."""
        return float(1 - share_between(self.counts, -z, z).mean())


class OneMatrix:
    """A network without a squish, layer by layer, and the one layer that it is.

    Parts: `layers`, `products` (the first layer, the first two, all three, as one each).
    """

    def __init__(self, network: Network) -> None:
        self.network, self.one = network, collapsed(network)
        self.layers, self.products = network.layers, folded(network)

    def answers(self, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The outputs of all layers and of the single one."""
        deep, single = (np.asarray(forward(one, x)[-1].a) for one in (self.network, self.one))
        return deep, single

    @cached_property
    def is_same(self) -> bool:
        """Whether their outputs on all our digits differ by no more than rounding makes."""
        deep, single = self.answers(our_inputs())
        return float(np.abs(deep - single).max()) <= ROUNDING


def told_apart(trained: Squished, x: np.ndarray) -> np.ndarray:
    """Which of these inputs, (n, 784), has outputs told apart with the fewest decimals, (784,)."""
    printed = [printed_apart(*row) for row in trained.outputs(x).tolist()]
    return x[np.argmin([max(map(len, texts)) for texts in printed])]


def our_inputs() -> np.ndarray:
    """All digits of our handwriting, (n, 784)."""
    digits = load_digits(ASSETS / "digits" / "digits.npz")
    return digits.images.reshape(len(digits.images), -1).astype(float)
