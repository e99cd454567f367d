"""How a neuron comes to its activation, said and written for whatever its layer computes."""

from manim import MathTypst, VGroup

from nnmath import Layer, Step
from scenes.mobjects.lettering.printing import equals_or_approx, number, sum_of
from scenes.mobjects.lettering.text import badge, formula
from scenes.mobjects.theme import BODY

# What is said instead of "squished into a number between 0 and 1".
UNSQUISHED = {
    "relu": "If the total is above zero, that is its activation; if not, it is 0.",
    "identity": "The total, just as it is, is its activation.",
}
# What is said instead of "the more light an output gets", where outputs can be negative.
HIGHER = "The higher an output, the surer the network is of its answer."
# What is written where σ is shown and the layer has another rule.
WITHOUT_SIGMOID = {
    "relu": "this layer uses ReLU: σ shown on its sums",
    "identity": "this layer has no squish: σ shown on its sums",
}


def bias_rule(layer: Layer, step: Step, index: int, size: float = BODY) -> MathTypst:
    """What the bias makes of a neuron's sum, "=" only where it holds as printed."""
    terms = [number(step.weighted_sum[index]), number(layer.biases[index], "+.2f")]
    total = equals_or_approx(sum_of(terms), number(step.z[index]))
    return formula('"weighted sum" + "bias" = {} {} {}', *terms, total, size=size)


def sigmoid_note(layer: Layer) -> VGroup:
    """A badge where σ is shown on the sums of a layer that has another rule; else nothing."""
    said = WITHOUT_SIGMOID.get(layer.activation)
    return VGroup(*([badge(said)] if said else []))
