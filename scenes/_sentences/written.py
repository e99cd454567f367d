"""What is said of a layer's formula, whatever its size and its function."""

from collections.abc import Sequence

from nnmath import Layer
from scenes._data.layer_slice import LayerSlice
from scenes.telling.speech import Sentence

GUESS = "How bright will each be?"
LAST_TOGETHER = "Every layer is such a line. The last has softmax: its outputs are probabilities."
# What is said instead of "σ squishes", in the formula of one neuron, in numbers, in whole arrays
# and of the layer in one line.
RULES: dict[str, tuple[Sentence | None, ...]] = {
    "relu": (
        "ReLU makes its activation a of it: the total if it is above 0, else 0.",
        "ReLU, for each entry: what is below 0 becomes 0. That is how bright they are.",
        "ReLU, for each entry: all activations of the layer.",
        "In one line: W times a, plus b, through ReLU: the next layer's a.",
    ),
    "leaky_relu": (
        "Leaky ReLU makes its activation a of it: of a total below 0, little is left.",
        "Leaky ReLU, for each entry: below 0, little is left. That is how bright they are.",
        "Leaky ReLU, for each entry: all activations of the layer.",
        "In one line: W times a, plus b, through leaky ReLU: the next layer's a.",
    ),
    "tanh": (
        "The squish tanh makes its activation of that, a: between minus 1 and 1.",
        "tanh squishes each entry. That is how bright they are: the negative ones red.",
        "And tanh squishes each entry: all activations of the layer.",
        None,
    ),
    "softmax": (
        "Softmax weighs the total against those of all neurons: that makes a.",
        "Softmax makes probabilities of all entries. That is how bright they are.",
        "And softmax takes all entries together: probabilities, which add up to 1.",
        "In one line: W times a, plus b, through softmax: the outputs.",
    ),
    "identity": (
        "This layer has no squish: the total is its activation a.",
        "This layer has no squish: each entry is an activation: that is how bright they are.",
        "Without a squish, these are the activations of the layer already.",
        "In one line: W times a, plus b: the next layer's a.",
    ),
}


def rules(layer: Layer) -> tuple[Sentence | None, ...]:
    """What is said of its function, four times; None where the narration says it."""
    return RULES.get(layer.activation_function.family, (None, None, None, None))


def chosen(shown: LayerSlice) -> Sentence:
    """How many neurons and pixels are written out with their numbers."""
    if len(shown.neurons) == 1:
        return ("Now with real numbers: {} pixels. Dots stand for all others.", len(shown.pixels))
    return (
        "Now with real numbers: {} neurons and {} pixels. Dots stand for all others.",
        len(shown.neurons),
        len(shown.pixels),
    )


def sizes(layer: Layer) -> Sentence:
    """How many numbers its formula stands for."""
    counts = (f"{layer.weights.size:,}", f"{layer.n_in:,}", f"{layer.n_out:,}")
    if layer.n_out == 1:
        return ("Now all of it: {} weights, {} activations and one bias.", *counts[:2])
    return ("Now all of it: {} weights, {} activations, {} biases.", *counts)


def each_layer(layers: Sequence[Layer]) -> Sentence | None:
    """What is said of the other layers; None where the narration says it."""
    if len(layers) == 1:
        return "This network has no other layer: this line is all of it."
    return LAST_TOGETHER if layers[-1].activation_function.together else None
