"""What `forward` says of the network and its input."""

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    PROMISE,
    RULE,
    SHOWN,
    Holds,
    Nothing,
    among,
    carried,
    distinct,
    lead,
    names,
    number,
    outputs,
    ranked,
    says,
    side,
    size,
    together,
)
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library

LARGEST = "The larger its number, the brighter it is: 0 is dark, and {} fully lit."


def runner_up(t: Library, said: Said) -> bool:
    """The second highest output, and what it says."""
    second = ranked(outputs(t))[1]
    says_so = Said("{}", said.values[1:]).numbers[0].says(float(outputs(t)[second]))
    return said.values[0] == names(t)[second] and says_so


def a_printed(t: Library, said: Said) -> bool:
    """An output's name, or how many neurons there are."""
    return said.values[0] in names(t) or among(t.net.sizes, said)


def full_light(t: Library) -> float:
    """The input that is fully lit: 1, or the largest there is."""
    return max(float(np.abs(t.x).max()), 1.0)


def light(t: Library, said: Said) -> bool:
    """All inputs are 0 or more."""
    return t.x.min() >= 0 and says(number(0), full_light)(t, said)


HOLDS: Holds = {
    "All it gets is a number for each pixel, from 0 for dark to 1 for bright.": lambda t, s: (
        says(number(0), number(1))(t, s) and t.x.min() >= 0 and t.x.max() <= 1
    ),
    "This network gets two numbers, and no picture.": says(size(0)),
    "This network gets {} numbers, and no picture.": says(size(0)),
    "This network gets a single number, and no picture.": lambda t, s: len(t.x) == 1,
    "The larger its number, the brighter it is: 0 is dark, and 1 fully lit.": light,
    LARGEST: light,
    "0 is dark, {} fully lit; what is below zero shines red.": lambda t, s: (
        t.x.min() < 0 and says(number(0), full_light)(t, s)
    ),
    "Every pixel sends it its brightness times the weight; a dark pixel sends nothing.": (
        lambda t, s: not carried(t)[:, t.x == 0].any()
    ),
    "Every input sends it its number times the weight; a zero sends nothing.": lambda t, s: (
        not carried(t)[:, t.x == 0].any()
    ),
    "784 products come in, and one brightness comes out: later films tell how.": lambda t, s: (
        says(size(0))(t, s) and not together(t, 0)
    ),
    "{} products come in, and one brightness comes out: later films tell how.": lambda t, s: (
        says(size(0))(t, s) and not together(t, 0)
    ),
    "One product comes in, and one brightness comes out: later films tell how.": lambda t, s: (
        t.net.sizes[0] == 1
    ),
    "784 products come in. Softmax weighs their sum against the other neurons' sums.": (
        lambda t, s: says(size(0))(t, s) and together(t, 0)
    ),
    "Back in its place, it is one of many.": lambda t, s: t.net.sizes[1] > 1,
    "All neurons of the layer do the same at once, each with weights of its own.": lambda t, s: (
        distinct(t.net.weights[0])
    ),
    "From the same pixels, each makes a light of its own.": lambda t, s: (
        len(t.passed.a[0]) == t.net.sizes[1] and np.ptp(t.passed.a[0]) > 0
    ),
    "From the same input, each makes a light of its own.": lambda t, s: (
        len(t.passed.a[0]) == t.net.sizes[1] and np.ptp(t.passed.a[0]) > 0
    ),
    "Then come the outputs, one for each answer that the network can give.": lambda t, s: (
        len(names(t)) == t.net.sizes[-1]
    ),
    "Here is the runner-up, with its number.": lambda t, s: lead(outputs(t)) > 0,
    "So there is no runner-up.": lambda t, s: len(outputs(t)) == 1 or lead(outputs(t)) == 0,
    "of {} connections drawn": says(lambda t: sum(w.size for w in t.net.weights)),
    "runner-up: {}, at {}": runner_up,
    "{}": a_printed,
    "{} rows of {} pixels": says(side, side),
}

NOTHING: Nothing = {
    DRAWN: (
        "Each of these cells is a neuron, lit by its number.",
        "A line runs from every neuron to every neuron of the next layer.",
        "Each line is a connection; its number is its weight. Blue: positive.",
        "Red and dashed: negative.",
        "The brighter the line, the stronger its weight, compared within its layer.",
    ),
    SHOWN: (
        "Each has a neuron of its own.",
        "Let us follow one neuron of the first layer: the ringed one.",
    ),
    RULE: ("its lights, each times a weight, come together and make the lights there.",),
    PROMISE: tuple(
        f"No light here was made up: this network computed each of them from {what}."
        for what in ("this digit", "this picture", "this number", "these numbers")
    ),
}  # fmt: skip
