"""What the lines of our code do, in sentences that hold for every network.

None is said where the narration holds, which tells of a sigmoid, of several layers, and of one
highest output.
"""

import numpy as np

from nnmath import Layer
from scenes.telling.speech import Sentence

# Of layers without a sigmoid: what the code's last line is in the formula, and what it does.
RULES = {
    "relu": (
        "And ReLU is the layer's squish: it returns the activations.",
        "The last keeps each z above 0 and makes 0 of the others: the activations.",
    ),
    "identity": (
        "This layer has no squish: here the last line returns z as it is.",
        "The last returns each z as it is: the activations of the whole layer.",
    ),
}
ONE_LAYER = "This network has only one: what it returns are the outputs."


def rules(layer: Layer) -> tuple[str | None, str | None]:
    """What the last line is in the formula, and what it does."""
    return RULES.get(layer.activation, (None, None))


def going_on(layers: int) -> str | None:
    """What becomes of what a layer returns."""
    return ONE_LAYER if layers == 1 else None


def where_highest(outputs: np.ndarray) -> Sentence | None:
    """What argmax gives for outputs, (n,)."""
    if len(outputs) == 1:
        return "argmax gives the place of the highest output: there is only one, at place 0."
    if np.count_nonzero(outputs == outputs.max()) > 1:
        return "argmax gives the place of the highest output; of equal ones, the first."
    return None
