"""What biases do in a network that reads a digit: which layer and which neurons a film shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from nnmath import Layer, Network, Step, forward
from nnmath.lights import full_light
from nnmath.probing.biases import weakened
from scenes._assets import Digit, class_names
from scenes.given.classes import are_digits
from scenes.mobjects.network.answer_table import highest

Function = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class BiasedLayer:
    """The first layer while the network reads a digit, and in it the neuron that is followed."""

    number: ClassVar[int] = 0  # of the layer

    layer: Layer
    step: Step

    @classmethod
    def of(cls, network: Network, digit: Digit) -> "BiasedLayer":
        """The first layer of a network that reads this digit."""
        return cls(network.layers[cls.number], forward(network, digit.x)[cls.number])

    @property
    def function(self) -> Function:
        """The activation function."""
        return self.layer.activation_function.function

    @property
    def fanned(self) -> tuple[Function, np.ndarray, np.ndarray]:
        """What its picture is drawn from: the function, the weighted sums and the biases."""
        return self.function, self.step.weighted_sum, self.layer.biases

    @property
    def is_squished(self) -> bool:
        """Whether its neurons are half lit at a z of 0."""
        return self.layer.activation == "sigmoid"

    @property
    def together(self) -> bool:
        """Whether each activation depends on the sums of all its neurons: so none has a curve."""
        return self.layer.activation_function.together

    @property
    def is_bounded(self) -> bool:
        """Whether no activation is larger than 1 or less than −1."""
        return bool(np.abs(self.layer.activation_function.bounds).max() <= 1)

    @property
    def without(self) -> np.ndarray:
        """The activations that the same sums would lead to with all its biases 0, (n,)."""
        return self.function(self.step.weighted_sum)

    @property
    def followed(self) -> int:
        """The neuron that the digit suits best, which earlier films follow too."""
        return int(np.argmax(self.step.weighted_sum))

    @property
    def bias(self) -> float:
        """The bias of the neuron that is followed."""
        return float(self.layer.biases[self.followed])

    @property
    def lights(self) -> tuple[float, float]:
        """The activation of the neuron that is followed, with its bias and without."""
        return float(self.step.a[self.followed]), float(self.without[self.followed])


@dataclass(frozen=True)
class ReadWithLess:
    """Digits that a network reads with any share of its biases."""

    network: Network
    digits: Sequence[Digit]

    def outputs(self, share: np.ndarray | float) -> np.ndarray:
        """The outputs, (k, n), where every bias is this share of itself."""
        x = np.stack([digit.x for digit in self.digits])
        return forward(weakened(self.network, float(share)), x)[-1].a

    @property
    def reads_digits(self) -> bool:
        """Whether the outputs stand for the ten digits."""
        return are_digits(class_names(self.network))

    @property
    def seen(self) -> tuple[np.ndarray, list[int | None], np.ndarray]:
        """The images, their labels, and the outputs with all biases as they are."""
        images = np.stack([digit.image for digit in self.digits])
        return images, [digit.label for digit in self.digits], self.outputs(1)

    @property
    def scores(self) -> tuple[int, int, int]:
        """How many digits are read right with the biases, how many without, and of how many."""
        labels = [digit.label for digit in self.digits]
        before, now = (int((highest(self.outputs(share)) == labels).sum()) for share in (1, 0))
        return before, now, len(labels)

    @property
    def right_without(self) -> list[int | None]:
        """The digits that are read right without any bias."""
        read = highest(self.outputs(0))
        return [digit.label for digit, one in zip(self.digits, read) if one == digit.label]

    @property
    def commonest(self) -> tuple[int, int]:
        """The answer given most often without any bias, TIE where none is, and how often."""
        answers, counts = np.unique(highest(self.outputs(0)), return_counts=True)
        return int(answers[counts.argmax()]), int(counts.max())

    @property
    def limit(self) -> float:
        """The activation drawn fully lit, at both ends."""
        return full_light(self.network.layers[-1], self.outputs(1), self.outputs(0))
