"""What the lines of our code do, in sentences that hold for every network.

None is said where the narration holds, which tells of a sigmoid and of one highest output.
"""

import numpy as np

from nnmath import Layer
from scenes.telling.speech import Sentence

# Of layers without a sigmoid: what their squish is, and what the last line does.
SQUISHES = {
    "relu": "And σ becomes the layer's squish, here ReLU: it returns the activations.",
    "identity": "And σ becomes the layer's squish; this layer has none, and returns z.",
}
LAST_LINES = {
    "relu": "The last keeps each z above 0 and makes 0 of the others: the activations.",
    "identity": "The last returns each z as it is: the activations of the whole layer.",
}
ONE_LAYER = "This network has only one: what it returns are the outputs."


def which_squish(layer: Layer) -> str | None:
    """What the formula's σ is in the code."""
    return SQUISHES.get(layer.activation)


def last_line(layer: Layer) -> str | None:
    """What the line with the squish does."""
    return LAST_LINES.get(layer.activation)


def where_highest(outputs: np.ndarray) -> Sentence | None:
    """What argmax gives for outputs, (n,)."""
    if len(outputs) == 1:
        return "argmax gives the place of the highest output: there is only one, at place 0."
    if np.count_nonzero(outputs == outputs.max()) > 1:
        return "argmax gives the place of the highest output; of equal ones, the first."
    return None
