"""What biases do, in sentences that hold for every network.

None is said where the narration holds.
"""

from scenes._data.biased import BiasedLayer, ReadWithLess
from scenes.mobjects.lettering.printing import activation, number
from scenes.mobjects.network.answer_table import TIE
from scenes.telling.speech import Sentence

NAMES = ("first layer", "second layer")
ZERO = "In this network all of them are 0: no curve is slid."
READ_NUMBERS = "It reads our numbers: over each weighted sum a dot climbs and lights up."
# What the neuron that is followed waits for: whether it is squished, whether its bias is negative.
WAITS = {
    (True, True): "Framed, the one we have followed: half lit only at {}.",
    (True, False): "Framed, the one we have followed: half lit at {} already.",
    (False, True): "Framed, the one we have followed: above 0 only beyond {}.",
    (False, False): "Framed, the one we have followed: above 0 beyond {} already.",
}
AMONG_OTHERS = "Framed, the one we have followed: its bias is {}."
# What a bias does: whether the neuron is lit with it, and not without.
CHANGES = {
    True: "Its bias slides the curve: what was rather dark is lit now.",
    False: "Its bias slides the curve: what was lit is rather dark now.",
}
NEARLY_ALL = 0.7  # of the answers: from here on the same one is given nearly always


def layer_names(count: int) -> list[tuple[str, *tuple[int, ...]]]:
    """What so many layers are called, the outputs last."""
    first = [(name,) for name in NAMES[: count - 1]]
    more = [("layer {}", number) for number in range(len(NAMES) + 1, count)]
    return [*first, *more, ("outputs",)]


def how_many(count: int) -> Sentence:
    """How many biases a network has."""
    if count == 1:
        return ("In this network, the only neuron after the input has a bias.",)
    said = "In this network, {} neurons after the input each have a bias of their own."
    return (said, f"{count:,}")


def waits(layer: BiasedLayer) -> Sentence:
    """What the bias of the neuron that is followed makes it wait for."""
    if not layer.layer.biases.any():
        return ZERO
    if layer.together:
        return (AMONG_OTHERS, number(layer.bias))
    said = WAITS[layer.is_squished, layer.bias < 0]
    return (said, number(-layer.bias))


def decides(layer: BiasedLayer) -> str | None:
    """What its bias does to the neuron that is followed."""
    with_bias, without = layer.lights
    if with_bias == without:
        return "Here its bias changes nothing."
    if layer.is_squished and (with_bias > 0.5) != (without > 0.5):
        return CHANGES[with_bias > 0.5]
    if activation(with_bias) == activation(without):
        return "Its bias slides the curve, but here its light hardly changes."
    return None


def score(reader: ReadWithLess) -> Sentence:
    """How many digits are read right without any bias."""
    (before, now, of), (answer, often) = reader.scores, reader.commonest
    if now == of:
        return ("All {} are right: here the weights alone tell these digits apart.", now)
    if now < before and answer != TIE and often == of:
        return ("Now it answers {} every time: only the {} is right.", answer, answer)
    if now < before and answer != TIE and often >= NEARLY_ALL * of:
        if reader.right_without == [answer]:
            return ("Now it answers {} nearly every time: only the {} is right.", answer, answer)
        said = "Now it answers {} nearly every time: {} of {} right."
        return (said, answer, now, of)
    return ("Without any bias, {} of {} are right.", now, of)
