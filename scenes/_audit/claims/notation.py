"""What `notation` says: how many numbers a layer's formula stands for."""

from itertools import pairwise

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    NAME,
    RULE,
    SHOWN,
    Claim,
    Holds,
    Nothing,
    among,
    carried,
    distinct,
    number,
    says,
    size,
    together,
)
from scenes._audit.claims.said import Said, approx
from scenes._audit.truth.library import Library

OTHERS = "Now with real numbers: {} neurons and {} pixels. Dots stand for all others."


def last_pixel(t: Library) -> float:
    """The number of the last pixel, counted from 0."""
    return len(t.x) - 1


def some(t: Library, said: Said) -> bool:
    """So many are written out of more, or all."""
    counted = [each.value for each in said.numbers]
    limits = (t.net.sizes[1], t.net.sizes[0]) if len(counted) == 2 else (t.net.sizes[0],)
    return all(0 < count <= limit for count, limit in zip(counted, limits))


def is_rule(family: str) -> Claim:
    """A claim: the first layer has a function of this family."""
    return lambda t, said: t.net.activations[0].startswith(family)


HOLDS: Holds = {
    "the other {}": lambda t, s: 0 < s.numbers[0].value < max(t.net.sizes[:2]),
    "neuron {}": lambda t, s: 0 <= s.numbers[0].value < t.net.sizes[1],
    "{} × {}": lambda t, s: (
        tuple(int(n.value) for n in s.numbers)
        in {(b, a) for a, b in pairwise(t.net.sizes)} | {(n, 1) for n in t.net.sizes}
    ),
    "The squish tanh makes its activation of that, a: between minus 1 and 1.": is_rule("tanh"),
    "tanh squishes each entry. That is how bright they are: the negative ones red.": (
        is_rule("tanh")
    ),
    "And tanh squishes each entry: all activations of the layer.": is_rule("tanh"),
    "Leaky ReLU makes its activation a of it: of a total below 0, little is left.": (
        is_rule("leaky_relu")
    ),
    "Leaky ReLU, for each entry: below 0, little is left. That is how bright they are.": (
        is_rule("leaky_relu")
    ),
    "Leaky ReLU, for each entry: all activations of the layer.": is_rule("leaky_relu"),
    "Softmax weighs the total against those of all neurons: that makes a.": is_rule("softmax"),
    "Softmax makes probabilities of all entries. That is how bright they are.": (
        is_rule("softmax")
    ),
    "This layer has no squish: the total is its activation a.": is_rule("identity"),
    "This layer has no squish: each entry is an activation: that is how bright they are.": (
        is_rule("identity")
    ),
    "Without a squish, these are the activations of the layer already.": is_rule("identity"),
    "Its activation is called a; n is its number, from 0 to 783.": says(number(0), last_pixel),
    "Its activation is called a; n is its number, from 0 to {}.": says(number(0), last_pixel),
    "from pixel 0, in the upper left corner, to pixel 783.": says(number(0), last_pixel),
    "from pixel 0, in the upper left corner, to pixel {}.": says(number(0), last_pixel),
    "Two kinds of a: so on top stands the layer, (0) for the input. It is no power.": (
        says(number(2), number(0))
    ),
    "Neuron k's weights form a row. Each neuron has one.": lambda t, s: (
        t.net.weights[0].shape == (t.net.sizes[1], t.net.sizes[0])
    ),
    "Now with real numbers: three neurons and three pixels. Dots stand for all others.": some,
    OTHERS: some,
    "Now with real numbers: {} pixels. Dots stand for all others.": some,
    "With all other pixels: the neuron's weighted sum. Each row makes one.": lambda t, s: approx(
        carried(t).sum(axis=1), t.passed.sums[0]
    ),
    "Now all of it: 12,544 weights, 784 activations, 16 biases.": (
        says(lambda t: t.net.weights[0].size, size(0), size(1))
    ),
    "Now all of it: {} weights, {} activations, {} biases.": (
        says(lambda t: t.net.weights[0].size, size(0), size(1))
    ),
    "Now all of it: {} weights, {} activations and one bias.": lambda t, s: (
        t.net.sizes[1] == 1 and says(size(0), size(0))(t, s)
    ),
    "Every layer is such a line, with a W and a b of its own.": lambda t, s: (
        len(t.net.weights) > 1 and not together(t)
    ),
    "Every layer is such a line. The last has softmax: its outputs are probabilities.": (
        lambda t, s: together(t) and approx(t.passed.a[-1].sum(), 1)
    ),
    "This network has no other layer: this line is all of it.": lambda t, s: (
        len(t.net.weights) == 1
    ),
    "σ squishes each entry. That is how bright they are.": lambda t, s: (
        t.net.activations[0] == "sigmoid"
    ),
    "And σ squishes each entry: all activations of the layer.": lambda t, s: (
        t.net.activations[0] == "sigmoid"
    ),
    "The squish σ makes its activation of that, a.": lambda t, s: t.net.activations[0] == "sigmoid",
    "ReLU makes its activation a of it: the total if it is above 0, else 0.": lambda t, s: (
        t.net.activations[0] == "relu" and approx(t.passed.a[0], np.maximum(t.passed.z[0], 0))
    ),
    "ReLU, for each entry: what is below 0 becomes 0. That is how bright they are.": (
        lambda t, s: t.net.activations[0] == "relu"
    ),
    "ReLU, for each entry: all activations of the layer.": lambda t, s: (
        t.net.activations[0] == "relu"
    ),
    "And softmax takes all entries together: probabilities, which add up to 1.": lambda t, s: (
        together(t, 0) and approx(t.passed.a[0].sum(), 1)
    ),
    "All rows together are a matrix, called W.": lambda t, s: distinct(t.net.weights[0]),
    "{}": lambda t, s: among([*range(max(t.net.sizes)), *t.net.sizes], s),
}

NOTHING: Nothing = {
    NAME: (),
    DRAWN: (),
    RULE: (
        "All pixels send: each weight times its activation, all added up.",
        "Row times column: each weight times its activation, one by one, all added up.",
        "The biases are a column too: each neuron adds its own.",
    ),
    SHOWN: ("That is long. First the sum alone: all activations in one column,",),
}  # fmt: skip
