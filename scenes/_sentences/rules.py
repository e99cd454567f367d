"""How a neuron comes to its activation, said and written for whatever its layer computes."""

import numpy as np
from manim import MathTypst, VGroup

from nnmath import Layer, Step
from scenes.mobjects.lettering.printing import activation, added_up
from scenes.mobjects.lettering.text import badge, formula
from scenes.mobjects.theme import BODY
from scenes.telling.speech import Sentence

# What is said instead of "the more light an output gets", where outputs can be negative, and of
# softmax, whose outputs alone are probabilities.
HIGHER = "The higher an output, the more the network thinks that it is this one."
PROBABILITIES = "The outputs are probabilities: together they are 1."
# What is said instead of "one brightness comes out", where a neuron's depends on its whole layer.
WEIGHED = "784 products come in. Softmax weighs their sum against the other neurons' sums."
# How brightly the neuron that is followed lights up.
LIT = "And our neuron? It lights up at {}."
NARRATED = "0.85"
WOULD_BE_LIT = "And our neuron? By σ it would light up at {}."
# What is written where σ is shown and the layer has another rule.
WITHOUT_SIGMOID = {
    "relu": "this layer uses ReLU: σ shown on its sums",
    "leaky_relu": "this layer uses leaky ReLU: σ shown on its sums",
    "tanh": "this layer uses tanh: σ shown on its sums",
    "softmax": "this layer uses softmax: σ shown on its sums",
    "identity": "this layer has no squish: σ shown on its sums",
}


def bias_rule(layer: Layer, step: Step, index: int, name: str, size: float = BODY) -> MathTypst:
    """What the bias makes of a neuron's sum. name: of the total, in Typst's notation."""
    terms = added_up(step.weighted_sum[index], layer.biases[index])
    return formula(f"{name} = {{}} {{}} {{}}", *terms, size=size)


def counts_as(layer: Layer, outputs: np.ndarray) -> str | None:
    """What a last layer's outputs, (n,), say; None of lights, each of which counts by itself."""
    if layer.activation_function.together:
        return PROBABILITIES
    return HIGHER if outputs.min() < 0 else None


def comes_out(layer: Layer) -> str | None:
    """What comes of a neuron's products; None where it is its own light."""
    return WEIGHED if layer.activation_function.together else None


def lights_up(layer: Layer, a: float) -> Sentence | None:
    """How brightly σ lights a neuron of this layer, None where the narration holds."""
    if layer.activation != "sigmoid":
        return (WOULD_BE_LIT, activation(a))
    return None if activation(a) == NARRATED else (LIT, activation(a))


def sigmoid_note(layer: Layer) -> VGroup:
    """A badge where σ is shown on the sums of a layer that has another rule; else nothing."""
    said = WITHOUT_SIGMOID.get(layer.activation_function.family)
    return VGroup(*([badge(said)] if said else []))
