"""What is said of a layer's formula, whatever its size and its function."""

from nnmath import Layer
from scenes._data.layer_slice import LayerSlice
from scenes.telling.speech import Sentence

GUESS = "How bright will each be?"
# What is said instead of "σ squishes", in the formula of one neuron, in numbers, in whole arrays.
RULES: dict[str, tuple[Sentence, Sentence, Sentence]] = {
    "relu": (
        "ReLU makes its activation a of it: the total if it is above 0, else 0.",
        "ReLU, for each entry: what is below 0 becomes 0. So brightly they are lit.",
        "ReLU, for each entry: all activations of the layer.",
    ),
    "identity": (
        "This layer has no squish: the total is its activation a.",
        "This layer has no squish: each entry is an activation already. So they are lit.",
        "Without a squish, these are the activations of the layer already.",
    ),
}


def rules(layer: Layer) -> tuple[Sentence | None, Sentence | None, Sentence | None]:
    """What is said of its function, three times; None where the narration says it."""
    return RULES.get(layer.activation, (None, None, None))


def chosen(shown: LayerSlice) -> Sentence:
    """How many neurons and pixels are written out with their numbers."""
    if len(shown.neurons) == 1:
        return ("Now with real numbers: {} pixels that matter to it.", len(shown.pixels))
    return (
        "Now with real numbers: {} neurons, and {} pixels that matter to one of them.",
        len(shown.neurons),
        len(shown.pixels),
    )


def sizes(layer: Layer) -> Sentence:
    """How many numbers its formula stands for."""
    counts = (f"{layer.weights.size:,}", f"{layer.n_in:,}", f"{layer.n_out:,}")
    if layer.n_out == 1:
        return ("Now all of it: {} weights, {} activations and one bias.", *counts[:2])
    return ("Now all of it: {} weights, {} activations, {} biases.", *counts)


def each_layer(layers: int) -> Sentence | None:
    """What is said of the other layers; None where the narration says it."""
    return None if layers > 1 else "This network has no other layer: this line is all of it."
