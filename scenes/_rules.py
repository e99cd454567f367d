"""How a neuron comes to its activation, said and written for whatever its layer computes."""

import numpy as np
from manim import MathTypst, VGroup

from nnmath import ACTIVATIONS, Layer, Step
from scenes.mobjects.printing import activation, equals_or_approx, number, sum_of
from scenes.mobjects.text import badge, formula

FORMULAS = {
    "sigmoid": "sigma({} {}) {}",
    "relu": '"ReLU"({} {}) {}',
    "identity": "{} {} {}",
}
# What is said instead of "squished into a number between 0 and 1".
UNSQUISHED = {
    "relu": "And the total is its activation, if it is above zero; if not, that is 0.",
    "identity": "And the total, just as it is, is its activation.",
}
# What is written where σ is shown and the layer has another rule.
WITHOUT_SIGMOID = {
    "relu": "this layer uses ReLU: σ shown on its sums",
    "identity": "this layer has no squish: σ shown on its sums",
}


def neuron_rule(layer: Layer, step: Step, index: int) -> MathTypst:
    """The formula of one neuron with its numbers in place, "=" only where it holds as printed."""
    weighted_sum, bias = number(step.weighted_sum[index]), number(layer.biases[index], "+.2f")
    function = ACTIVATIONS[layer.activation].function
    exact = float(function(np.array(float(sum_of([weighted_sum, bias])))))
    result = equals_or_approx(exact, activation(step.a[index]))
    return formula(FORMULAS[layer.activation], weighted_sum, bias, result)


def sigmoid_note(layer: Layer) -> VGroup:
    """A badge where σ is shown on the sums of a layer that has another rule; else nothing."""
    said = WITHOUT_SIGMOID.get(layer.activation)
    return VGroup(*([badge(said)] if said else []))
