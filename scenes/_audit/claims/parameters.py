"""What `parameters` says: how many numbers a network has, and what one of them does."""

from itertools import pairwise

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    OURS,
    RULE,
    SHOWN,
    Holds,
    Nothing,
    names,
    ranked,
    says,
    size,
)
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import passed

LLAMA = 405e9
DAY = 86_400
WORDS = (("hundreds", 1e3), ("thousands", 1e6), ("millions", np.inf))


def counts(t: Library) -> list[int]:
    """How many numbers each layer has."""
    return [w.size + b.size for w, b in zip(t.net.weights, t.net.biases)]


def in_a_word(t: Library, said: Said) -> bool:
    """How many there are, and whether those are hundreds, thousands or millions."""
    total = sum(counts(t))
    word = next(word for word, bound in WORDS if total < bound)
    return said.numbers[0].says(total) and word in said.sentence


def days(t: Library, said: Said) -> bool:
    """How many days it takes to look at a picture a second; two figures are given."""
    exact = LLAMA / sum(counts(t)) / DAY
    step = 10 ** max(int(np.floor(np.log10(exact))) - 1, 0)
    return abs(said.numbers[-1].value - exact) <= step / 2


def at_zero(t: Library) -> np.ndarray:
    """The outputs where all numbers are 0."""
    bare = type(t.net)(
        tuple(0 * w for w in t.net.weights),
        tuple(0 * b for b in t.net.biases),
        t.net.activations,
    )
    return passed(bare, t.x).a[-1]


def all_say(t: Library, said: Said) -> bool:
    """All outputs say this where all numbers are 0."""
    return np.ptp(at_zero(t)) == 0 and said.numbers[0].says(float(at_zero(t)[0]))


def steps(t: Library, said: Said) -> bool:
    """From how many numbers to how many a layer goes."""
    pairs = list(pairwise(t.net.sizes))
    return tuple(int(number.value) for number in said.numbers) in pairs


def one_layer(t: Library, said: Said) -> bool:
    """How many numbers a layer has."""
    words = ("first", "second", "outputs")
    last = len(counts(t)) - 1
    known = {"first": 0, "second": 1, "outputs": last}
    named = next((word for word in words if word in said.sentence), None)
    index = known[named] if named else int(said.numbers[0].value) - 1
    return said.numbers[-1].says(counts(t)[index])


def shares(t: Library, said: Said) -> bool:
    """Which share of all numbers lies in one of the layers."""
    each = [100 * count / sum(counts(t)) for count in counts(t)]
    return any(said.numbers[0].says(share) for share in each)


HOLDS: Holds = {
    "learning: finding good values for all {} numbers": says(lambda t: sum(counts(t))),
    "Llama 3.1 (2024): about {} million pictures": lambda t, s: (
        abs(s.numbers[-1].value - LLAMA / sum(counts(t)) / 1e6) < 1
    ),
    "What a network reads depends on its numbers: each connection has a weight,": lambda t, s: all(
        w.shape == pair[::-1] for w, pair in zip(t.net.weights, zip(t.net.sizes, t.net.sizes[1:]))
    ),
    "and each neuron after the pixels has a bias.": lambda t, s: (
        tuple(map(len, t.net.biases)) == t.net.sizes[1:]
    ),
    "It has a weight for each pixel,": lambda t, s: t.net.weights[0].shape[1] == len(t.x),
    "{} numbers: hundreds. They are called the network's parameters.": in_a_word,
    "{} numbers: thousands. They are called the network's parameters.": in_a_word,
    "{} numbers: millions. They are called the network's parameters.": in_a_word,
    "{}: hundreds": in_a_word,
    "{}: thousands": in_a_word,
    "{}: millions": in_a_word,
    "Most of them lie in the first layer.": lambda t, s: 2 * counts(t)[0] > sum(counts(t)),
    "The largest part of them lies in layer {}.": lambda t, s: (
        2 * counts(t)[0] <= sum(counts(t)) and says(lambda t: np.argmax(counts(t)) + 1)(t, s)
    ),
    "There is only one layer.": lambda t, s: len(counts(t)) == 1,
    "There is no layer behind it.": lambda t, s: len(counts(t)) == 1,
    "Looking at one picture a second, day and night, takes about {} days.": days,
    "Now all outputs say {}, whatever comes in.": all_say,
    "Now the output says {}, whatever comes in.": all_say,
    "{} × {}": steps,
    "{} %": shares,
    "first layer: {} numbers": one_layer,
    "second layer: {} numbers": one_layer,
    "outputs: {} numbers": one_layer,
    "layer {}: {} numbers": one_layer,
    "{} pixels": says(size(0)),
    "{}": lambda t, s: s.values[0] in names(t) or len(ranked(at_zero(t))) > 0,
}

NOTHING: Nothing = {
    DRAWN: (
        'positive parameter',
        'negative parameter',
        "Here they are, all in one picture: every parameter a cell.",
        "Here they are, all in one picture: cells so small that they run together.",
        "Blue ones are positive, red ones negative, and those near 0 dark.",
        "shades: each layer has its own scale",
    ),
    RULE: (
        "First the weights: each neuron of this layer has its own.",
        "Then a bias for each.",
        "The first layer: pixels times neurons, and a bias for each neuron.",
        "Each layer behind it counts in the same way.",
        "Finding good values for all of them is called learning, or training.",
        "All have to be set. Guess: hundreds, thousands, or millions?",
    ),
    OURS: (
        '{} pictures like ours',
        'one brick = {} pictures',
        'one brick = one picture',
        'days to look at all, one picture a second',
        "Is that a lot? Our picture becomes a brick: here are a thousand like it.",
        "All of these become one brick: a million pictures.",
        "Llama 3.1, a program by Meta that writes text, has 405 billion parameters.",
        "hundreds?", "thousands?", "millions?",
    ),
    SHOWN: (
        "Back to ours. Let us turn all of its parameters to 0.",
        "Let us turn all of them to 0.",
        "Now all outputs say the same, whatever comes in.",
        "Looking at one picture a second, day and night, takes about a year.",
    ),
}  # fmt: skip
