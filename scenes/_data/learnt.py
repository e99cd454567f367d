"""The training of a shipped network: what its checkpoints hold, and what was measured of them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nnmath import TrainingRun, forward, layer_strokeness, load_run, read_metadata, signed_scale
from scenes._assets import ASSETS, Digit, with_our_own
from scenes._data.measured import squares
from scenes._data.two_trainings import SHAPE, full_colour

EXAMPLES = 60_000  # training images of MNIST, all of which were learnt from
FIRST = 10  # digits of ours that are read before anything is learnt


@dataclass(frozen=True, eq=False)
class Learnt:
    """A training run, of which k checkpoints were kept.

    seed: of its random start. batch: so many examples from one change of the numbers to the next.
    passes: over all examples.
    """

    run: TrainingRun
    seed: int
    batch: int
    passes: int

    @classmethod
    def shipped(cls) -> "Learnt":
        """The run that ends in the network `strokes`."""
        path = ASSETS / "networks" / "checkpoints.npz"
        metadata = read_metadata(path)
        recipe = metadata["recipe"]
        return cls(load_run(path), metadata["seed"], recipe["batch"], recipe["epochs"])

    @property
    def epochs(self) -> np.ndarray:
        """When the checkpoints were taken, (k,)."""
        return np.asarray(self.run.checkpoint_epochs)

    @property
    def stops(self) -> np.ndarray:
        """Which of the measured points are the checkpoints, (k,)."""
        return np.searchsorted(self.run.epochs, self.epochs)

    @property
    def right(self) -> np.ndarray:
        """The share of the test images that each checkpoint reads right, (k,), 0..1."""
        return np.asarray(self.run.accuracy[self.stops])

    @cached_property
    def squares(self) -> np.ndarray:
        """How far each checkpoint's outputs are from what is wanted, (k,): a mean of all tested."""
        return squares(self.run.checkpoints)

    @property
    def limit(self) -> float:
        """The weight drawn in full colour, at the end and at every checkpoint before."""
        return full_colour(self.run.checkpoints[-1].layers[0].weights)

    @cached_property
    def weights(self) -> np.ndarray:
        """The first layer's weights at each checkpoint, (k, n, 28, 28)."""
        layers = [each.layers[0].weights for each in self.run.checkpoints]
        return np.array(layers).reshape(len(layers), -1, *SHAPE)

    @property
    def shown(self) -> np.ndarray:
        """These as they are drawn, −1..1, all on one scale."""
        return signed_scale(self.weights, self.limit)

    @cached_property
    def neuron(self) -> int:
        """The neuron of the first layer that came farthest from noise to a stroke."""
        first, last = (self._scores(index) for index in (0, -1))
        return int(np.argmax(last - first))

    @property
    def pixel(self) -> int:
        """Of that neuron, the weight that grew most."""
        own = self.weights[:, self.neuron].reshape(len(self.weights), -1)
        return int(np.argmax(own[-1] - own[0]))

    @property
    def early(self) -> int:
        """The last checkpoint before all examples have been seen once."""
        return int(np.flatnonzero(self.epochs < 1)[-1])

    @property
    def strongest(self) -> int:
        """The checkpoint with the largest weights of all, by their mean size."""
        return int(np.argmax(np.abs(self.weights).mean(axis=(1, 2, 3))))

    def seen(self, checkpoint: int) -> int:
        """How many examples had been seen at a checkpoint, one seen twice counted twice.

        Only in the first pass: the last batch of a pass is smaller.
        """
        return round(self.epochs[checkpoint] * self._changes_a_pass) * self.batch

    @property
    def changes(self) -> int:
        """How many times the numbers were changed in all."""
        return self.passes * self._changes_a_pass

    @property
    def changes_by(self) -> np.ndarray:
        """How many times they had been changed at each checkpoint, (k,)."""
        return np.round(self.epochs * self._changes_a_pass)

    def outputs(self, digit: Digit) -> np.ndarray:
        """What the ten outputs say of a digit at each checkpoint, (k, 10)."""
        return np.array([forward(each, digit.x)[-1].a for each in self.run.checkpoints])

    @property
    def _changes_a_pass(self) -> int:
        return -(-EXAMPLES // self.batch)

    def _scores(self, index: int) -> np.ndarray:
        layer = self.run.checkpoints[index].layers[0]
        return np.array([each.score for each in layer_strokeness(layer)])


def examples(digit: Digit) -> list[Digit]:
    """A digit and others of our own, as far as somebody said what they are."""
    return [each for each in with_our_own(digit) if each.label is not None][:FIRST]
