"""A network that reads a digit: all that is computed on the way, for the scenes that show it."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np

from nnmath import Layer, Network, Step, contributions, forward
from nnmath.lights import full_light
from scenes._assets import Digit, class_names
from scenes.given.classes import are_digits
from scenes.telling.speech import Sentence


@dataclass(frozen=True)
class Reading:
    """What a network makes of a digit.

    steps: of each layer. signals: what arrives at each layer, w·a for each connection, (n_out,
    n_in) each. named: what the outputs stand for, where that is not what was chosen.
    """

    network: Network
    digit: Digit
    steps: tuple[Step, ...]
    signals: tuple[np.ndarray, ...]
    named: tuple[str, ...] | None = None

    @classmethod
    def of(cls, network: Network, digit: Digit, named: tuple[str, ...] | None = None) -> "Reading":
        """Let the network read the digit. named: what its outputs stand for, of one of ours."""
        steps = forward(network, digit.x)
        arriving = [digit.x, *(step.a for step in steps)]
        signals = (contributions(layer, a) for layer, a in zip(network.layers, arriving))
        return cls(network, digit, steps, tuple(signals), named)

    @property
    def names(self) -> tuple[str, ...]:
        """What the outputs stand for."""
        return self.named or class_names(self.network)

    @property
    def reads_digits(self) -> bool:
        """Whether the outputs stand for the ten digits."""
        return are_digits(self.names)

    @property
    def label(self) -> int | None:
        """The output that should be the highest; None where nobody can say.

        That is the digit's label, where the outputs stand for the digits.
        """
        return self.digit.label if self.reads_digits else None

    def up_to(self, layer: int, index: int) -> "Reading":
        """The same as a network that ends with one neuron, of a layer counted from 0.

        Its activation is that which it has in its layer, of which softmax takes all neurons.
        """
        *before, own = self.network.layers[: layer + 1]
        row = slice(index, index + 1)
        alone = "sigmoid" if own.activation_function.together else own.activation
        cut = Network((*before, Layer(own.weights[row], own.biases[row], alone)))
        step = Step(*(each[row] for each in astuple(self.steps[layer])))
        signals = (*self.signals[:layer], self.signals[layer][row])
        return Reading(cut, self.digit, (*self.steps[:layer], step), signals, ("",))

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
    def together(self) -> bool:
        """Whether the outputs are probabilities, which together are 1."""
        return self.network.layers[-1].activation_function.together

    @property
    def signed(self) -> bool:
        """Whether the outputs can be negative."""
        return self.network.layers[-1].activation_function.bounds[0] < 0

    @property
    def answers(self) -> tuple[int, ...]:
        """The highest of the outputs: more than one where several are equal."""
        return tuple(map(int, np.flatnonzero(self.outputs == self.outputs.max())))

    @property
    def limits(self) -> list[float]:
        """The activation drawn fully lit in each layer."""
        pairs = zip(self.network.layers, self.steps)
        return [full_light(layer, step.a) for layer, step in pairs]

    def looks_like(self, other: "Reading") -> bool:
        """Whether all lights behind the input are as in another reading of the network."""
        return all(np.allclose(one.a, each.a) for one, each in zip(self.steps, other.steps))


def fully_lit(digit: Digit) -> float:
    """The number drawn fully lit: 1, or the largest of what is no picture."""
    return 1.0 if digit.is_picture else max(float(np.abs(digit.x).max()), 1.0)


def score(readings: Sequence[Reading]) -> Sentence | None:
    """What is said of how many digits were read right; None where right and wrong is not known."""
    labels = [reading.label for reading in readings]
    if None in labels:
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
