"""What the lines of our code do, in sentences that hold for every network.

None is said where the narration holds, which tells of a sigmoid, of several layers, and of one
highest output.
"""

from collections.abc import Sequence

import numpy as np

from nnmath import Layer
from scenes.telling.speech import Sentence

# Of layers without a sigmoid: what the code's last line is in the formula, and what it does.
RULES: dict[str, tuple[str | None, str | None]] = {
    "relu": (
        "And ReLU is the layer's squish: it returns the activations.",
        "This line keeps each z above 0 and makes 0 of the others: the activations.",
    ),
    "leaky_relu": (
        "And leaky ReLU is the layer's squish: it returns the activations.",
        "This line keeps each z above 0, and little of the others: the activations.",
    ),
    "tanh": ("And tanh is the layer's squish: it returns the activations.", None),
    "softmax": (
        "And softmax is the layer's squish: it returns the activations.",
        "This line makes probabilities of all z together: the activations of the layer.",
    ),
    "identity": (
        "This layer has no squish: the last line returns z as it is.",
        "This line returns each z as it is: the activations of the whole layer.",
    ),
}
ONE_LAYER = "It has only one: activate, once. What it returns are the outputs."
NO_SQUISH = "Each step is activate, with its W and b. What it returns is the next a."


def rules(layer: Layer) -> tuple[str | None, str | None]:
    """What the last line is in the formula, and what it does."""
    return RULES.get(layer.activation_function.family, (None, None))


def counted_from_0(place: int) -> Sentence:
    """Which neuron a number in brackets means. place: from 0 on."""
    return ("s[{}] is the sum of neuron {}: Python counts from 0.", place, place)


def going_on(layers: Sequence[Layer]) -> str | None:
    """What each step is, and what becomes of what it returns."""
    if len(layers) == 1:
        return ONE_LAYER
    return NO_SQUISH if any(each.activation == "identity" for each in layers) else None


def where_highest(outputs: np.ndarray) -> Sentence | None:
    """What argmax gives for outputs, (n,)."""
    if len(outputs) == 1:
        return "argmax gives the place of the highest output: there is only one, at place 0."
    if np.count_nonzero(outputs == outputs.max()) > 1:
        return "argmax gives the place of the highest output; of equal ones, the first."
    return None
