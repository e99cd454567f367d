"""What is said of a layer's formula, whatever its size and its function."""

from nnmath import Layer
from scenes.telling.speech import Sentence

# What is said instead of "σ squishes", in the formula of one neuron, in numbers, in whole arrays.
RULES: dict[str, tuple[Sentence, Sentence, Sentence]] = {
    "relu": (
        "ReLU makes its activation of that: z if it is above 0, else 0.",
        "And ReLU for each entry: what is below 0 becomes 0. So brightly they are lit.",
        "And ReLU for each entry: all activations at once.",
    ),
    "identity": (
        "This layer has no squish: the total is its activation, a with its number k.",
        "This layer has no squish: each entry is the activation already.",
        "Without a squish, these are the activations already.",
    ),
}


def rules(layer: Layer) -> tuple[Sentence | None, Sentence | None, Sentence | None]:
    """What is said of its function, three times; None where the narration says it."""
    return RULES.get(layer.activation, (None, None, None))


def numbered(layer: Layer) -> Sentence:
    """From where to where its neurons are numbered."""
    if layer.n_out == 1:
        return "The neuron has a number too: k. There is only one, so k is 0."
    return ("The neuron has a number too: k, from 0 to {}.", layer.n_out - 1)


def sizes(layer: Layer) -> Sentence:
    """How many numbers its formula stands for."""
    counts = (f"{layer.weights.size:,}", f"{layer.n_in:,}", f"{layer.n_out:,}")
    if layer.n_out == 1:
        return ("Now all of it: {} weights, {} activations and one bias.", *counts[:2])
    return ("Now all of it: {} weights, {} activations, {} biases.", *counts)


def each_layer(layers: int) -> Sentence | None:
    """What is said of the other layers; None where the narration says it."""
    return None if layers > 1 else "This network has no other layer: this line is all of it."
