"""What biases do, in sentences that hold for every network.

None is said where the narration holds.
"""

import numpy as np

from scenes._data.biased import BiasedLayer
from scenes.mobjects.lettering.printing import number
from scenes.telling.speech import Sentence

COUNT = 42  # biases, of which the narration tells
NAMES = ("first layer", "second layer")
ZERO = "In this network all of them are 0: no curve is slid."
# Of neurons that are above zero before the squish thanks to their biases alone, and of those that
# are kept at zero or below.
SIDES = {
    (True, False): "Ringed: neurons that were lit thanks to their biases are dark now.",
    (False, True): "Ringed: neurons that their biases kept dark are lit now.",
    (
        False,
        False,
    ): "With this digit, every neuron stays on its side: lit ones lit, dark ones dark.",
}
SIGNS = "Ringed: neurons whose activations change their sign with the biases."
SAME_SIGNS = "With this digit, no activation changes its sign."


def layer_names(count: int) -> list[tuple[str, *tuple[int, ...]]]:
    """What so many layers are called, the outputs last."""
    first = [(name,) for name in NAMES[: count - 1]]
    more = [("layer {}", number) for number in range(len(NAMES) + 1, count)]
    return [*first, *more, ("outputs",)]


def how_many(count: int) -> Sentence | None:
    """How many biases a network has."""
    other = "In this network, {} neurons behind the input each have a bias of their own."
    if count == 1:
        return ("In this network, the only neuron behind the input has a bias.",)
    return None if count == COUNT else (other, f"{count:,}")


def waits_most(biases: np.ndarray) -> Sentence:
    """What is said of the lowest of all biases, (n,)."""
    if not biases.any():
        return ZERO
    if biases.min() >= 0:
        return "None of them is negative: no neuron waits for more."
    return ("The lowest, framed: it waits for a sum above {}.", number(-biases.min()))


def sides(layer: BiasedLayer) -> str | None:
    """Who changes sides without biases."""
    dark, lit = len(layer.gone_dark) > 0, len(layer.lit_up) > 0
    if layer.layer.activation == "identity":
        return SIGNS if dark or lit else SAME_SIGNS
    return SIDES.get((dark, lit))


def score(before: int, now: int, of: int) -> Sentence:
    """How many digits are read right without any bias. before: how many were, with them."""
    if now == of:
        return ("All {} are right: here the weights alone tell these digits apart.", now)
    if now < before:
        return ("Now {} of {} are right: the weights count on the biases.", now, of)
    return ("Without any bias, {} of {} are right.", now, of)
