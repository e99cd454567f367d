"""Two networks of the same shape that were trained in two ways, and what was measured of both."""

from dataclasses import dataclass, replace

import numpy as np

from nnmath import (
    Network,
    forward,
    layer_strokeness,
    load_digits,
    load_run,
    read_metadata,
    signed_scale,
    strokeness,
)
from nnmath.by_hand import BARS, bar_weights
from nnmath.measuring.measurements import load_confusion
from scenes._assets import ASSETS, AssetError, shipped_network
from scenes._data.measured import FOLDER, unusable

SHAPE = (28, 28)
MISREAD = "confusion_*.npz"  # in assets/measurements, with the network's name for the star
BEYOND = 0.01  # of all weights: so many lie beyond full colour, or a few would darken all others


@dataclass(frozen=True, eq=False)
class Trained:
    """A trained network and its first layer.

    grids (n, 28, 28): the weights of each neuron. limit: the weight at full colour. scores (n,):
    the strokeness of each grid. wrong: how many of the tested images it misreads. epochs: how often
    it saw the training images.
    """

    network: Network
    grids: np.ndarray
    limit: float
    scores: np.ndarray
    wrong: int
    tested: int
    epochs: int

    @classmethod
    def named(cls, name: str) -> "Trained":
        """A network of assets/networks; raises AssetError where it was not measured."""
        network = shipped_network(name)
        path = FOLDER / MISREAD.replace("*", name)
        try:
            counts = load_confusion(path, network)
        except (ValueError, OSError) as error:
            raise AssetError(unusable(path, error)) from None
        grids = network.layers[0].weights.reshape(-1, *SHAPE)
        scores = np.array([each.score for each in layer_strokeness(network.layers[0])])
        recipe = read_metadata(ASSETS / "networks" / f"{name}.npz")["recipe"]
        tested = int(counts.sum())
        wrong = tested - int(np.trace(counts))
        return cls(network, grids, full_colour(grids), scores, wrong, tested, recipe["epochs"])

    @property
    def shown(self) -> np.ndarray:
        """The grids as they are drawn, (n, 28, 28), −1..1."""
        return signed_scale(self.grids, self.limit)

    @property
    def strokeness(self) -> float:
        """The mean over all grids, 0..1."""
        return float(self.scores.mean())

    def lights(self, x: np.ndarray) -> np.ndarray:
        """How bright the first layer's neurons are on an input, (784,) or (k, 784)."""
        return np.asarray(forward(self.network, x)[0].a)

    def clear_to_unclear(self) -> list[int]:
        """The neurons whose grids score highest, in the middle and lowest."""
        ranked = np.argsort(-self.scores, kind="stable")
        return [int(ranked[k]) for k in (0, len(ranked) // 2, -1)]


def usual_and_simple() -> tuple[Trained, Trained]:
    """The network trained as usual and the one with few, smooth weights, in the same colours."""
    usual, simple = Trained.named("plain"), Trained.named("strokes")
    return replace(usual, limit=simple.limit), simple


def full_colour(grids: np.ndarray) -> float:
    """The weight that is drawn in full colour, so that no more than a hundredth lie beyond."""
    return float(np.quantile(np.abs(grids), 1 - BEYOND)) or float(np.abs(grids).max()) or 1.0


def drawn_hope() -> np.ndarray:
    """Sixteen grids drawn by hand as one hopes them to be, (16, 28, 28) with −1..1."""
    grids = np.array([bar_weights(*ends) for ends in BARS.values()])
    return signed_scale(grids, full_colour(grids))


def mean_strokeness(grids: np.ndarray) -> float:
    """The mean over grids, (n, rows, columns), 0..1."""
    return float(np.mean([strokeness(grid).score for grid in grids]))


def on_the_way(limit: float) -> tuple[np.ndarray, np.ndarray]:
    """The first layer of `strokes` while it learnt, (k, n, 28, 28) with −1..1, and when.

    limit: drawn in full colour. When, (k,): after how many passes over the training images.
    """
    run = load_run(ASSETS / "networks" / "checkpoints.npz")
    grids = [each.layers[0].weights.reshape(-1, *SHAPE) for each in run.checkpoints]
    return signed_scale(np.array(grids), limit), np.asarray(run.checkpoint_epochs)


def our_digits() -> tuple[np.ndarray, np.ndarray, tuple[str, ...]]:
    """Our handwriting, (n, 28, 28), what it was written as, (n,), and the names of the images.

    The one that lies between a 4 and a 9 is none of them.
    """
    digits = load_digits(ASSETS / "digits" / "digits.npz")
    chosen = [k for k, name in enumerate(digits.names) if name.partition("-")[0].isdecimal()]
    names = tuple(digits.names[k] for k in chosen)
    return digits.images[chosen].astype(float), digits.labels[chosen], names
