"""How a neuron comes to its activation, said and written for whatever its layer computes."""

from manim import MathTypst, VGroup

from nnmath import Layer, Step
from scenes.mobjects.lettering.labels import sigmoid_label
from scenes.mobjects.lettering.printing import added_up
from scenes.mobjects.lettering.text import badge, formula
from scenes.mobjects.theme import BODY

# What is said instead of "squishes z into a number between 0 and 1".
UNSQUISHED = {
    "relu": "If z is above zero, it is the activation; if not, the activation is 0.",
    "identity": "This z, just as it is, is the activation.",
}
# What is said instead of "the more light an output gets", where outputs can be negative.
HIGHER = "The higher an output, the more it counts for its answer."
# What is said instead of "less is sent", where that is not why a total is lower.
BIAS_DECIDES = "The other one's bias is lower, and so is its total."
# What is written where σ is shown and the layer has another rule.
WITHOUT_SIGMOID = {
    "relu": "this layer uses ReLU: σ shown on its sums",
    "identity": "this layer has no squish: σ shown on its sums",
}


def bias_rule(
    layer: Layer,
    step: Step,
    index: int,
    size: float = BODY,
    name: str = '"weighted sum" + "bias"',
) -> MathTypst:
    """What the bias makes of a neuron's sum. name: of the total, in Typst's notation."""
    terms = added_up(step.weighted_sum[index], layer.biases[index])
    return formula(f"{name} = {{}} {{}} {{}}", *terms, size=size)


def squish_rule(layer: Layer, z: float) -> VGroup:
    """What σ makes of z, where the layer has a sigmoid; else nothing."""
    return VGroup(*([sigmoid_label(z)] if layer.activation == "sigmoid" else []))


def sigmoid_note(layer: Layer) -> VGroup:
    """A badge where σ is shown on the sums of a layer that has another rule; else nothing."""
    said = WITHOUT_SIGMOID.get(layer.activation)
    return VGroup(*([badge(said)] if said else []))
