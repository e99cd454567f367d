"""What `by_hand` says: of the network that was set by rule, and how well it reads."""

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    NAME,
    OURS,
    RULE,
    SHOWN,
    Holds,
    Nothing,
    is_as_printed,
    lead,
    number,
    ranked,
    says,
)
from scenes._audit.claims.said import Said
from scenes._audit.truth.files import Net
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import Passed, passed

HAND, TRAINED = "by_hand", "strokes"
TEN_SECONDS, HOUR = 10, 3600
LIT = 0.5


def hand(t: Library) -> Net:
    """The network that was set by hand."""
    return t.shipped[HAND]


def read(t: Library) -> Passed:
    """What it makes of the chosen digit."""
    return passed(hand(t), t.x)


def dials(t: Library) -> list[int]:
    """How many numbers each layer has."""
    return [w.size + b.size for w, b in zip(hand(t).weights, hand(t).biases)]


def hours(t: Library) -> float:
    """How long it takes to set all of them."""
    return sum(dials(t)) * TEN_SECONDS / HOUR


def counts(t: Library, name: str = HAND) -> np.ndarray:
    """What a network takes each test picture for, row = written."""
    return t.measured[f"confusion_{name}"]["counts"]


def score(t: Library, name: str = HAND) -> float:
    """How much of 100 it reads right."""
    return 100 * float(np.trace(counts(t, name)) / counts(t, name).sum())


def mistake(t: Library) -> tuple[int, int]:
    """The most frequent mistake: what was written, and what was read."""
    wrong = counts(t) - np.diag(np.diag(counts(t)))
    written, taken = np.unravel_index(wrong.argmax(), wrong.shape)
    return int(written), int(taken)


def of_mistake(t: Library, said: Said) -> bool:
    """How often it happens, of how many pictures, and between which digits."""
    written, taken = mistake(t)
    found = counts(t)
    known = found[written, taken], found[written].sum(), written, taken
    return says(*(number(float(each)) for each in known))(t, said)


def shared(t: Library, said: Said) -> bool:
    """How many bars the first parts of both digits ask for, and which digits those are."""
    written, taken = mistake(t)
    values = [each.value for each in said.numbers]
    return values[1:] == [taken, written] and 0 < values[0] <= hand(t).sizes[1]


def weigh_alike(t: Library) -> bool:
    """Whether all bars have the same bias, and weights that add up to the same."""
    sums = hand(t).weights[0].sum(axis=1)
    return np.ptp(hand(t).biases[0]) == 0 and bool(np.ptp(sums) < 1e-6 * sums.max())


def answers(t: Library) -> bool:
    """Whether one output is the brightest."""
    return lead(read(t).a[-1]) > 0


def asked_and_lit(t: Library) -> bool:
    """Whether a part that the answer asks for is lit."""
    row = hand(t).weights[2][ranked(read(t).a[-1])[0]]
    return bool((read(t).a[1][row > 0] >= LIT).any())


def reads(t: Library, said: Said) -> bool:
    """What it reads, with the label where that is another one."""
    return said.values[0] == str(ranked(read(t).a[-1])[0])


def is_known(t: Library, said: Said) -> bool:
    """A digit, a count, a bias, a score."""
    known = [*range(10), *dials(t), sum(dials(t)), *counts(t).ravel(), score(t), hours(t)]
    known += [each[0] for each in hand(t).biases]
    return not said.numbers or any(said.numbers[0].says(float(each)) for each in known)


HOLDS: Holds = {
    "it asks for: {} × {} {}": is_as_printed,
    "against it: {} × {} {}": is_as_printed,
    "begins: row {}, column {}": lambda t, s: all(0 <= n.value < 28 for n in s.numbers),
    "ends: row {}, column {}": lambda t, s: all(0 <= n.value < 28 for n in s.numbers),
    "No part that it asks for is even half lit: here is the brightest.": lambda t, s: (
        not asked_and_lit(t)
    ),
    "At ten seconds each, that takes 36 hours. But where should each point?": (
        says(number(TEN_SECONDS), hours)
    ),
    "At ten seconds each, that takes {} hours. But where should each point?": (
        says(number(TEN_SECONDS), hours)
    ),
    "{} × 10 seconds ≈ {} hours": says(lambda t: sum(dials(t)), number(TEN_SECONDS), hours),
    "of {} dials set": says(lambda t: sum(dials(t))),
    "A bar is a short stroke: positive on it, negative beside it, 784 dials at once.": (
        says(lambda t: hand(t).sizes[0])
    ),
    "Its bias is −2.50, as of all bars: all weigh alike.": lambda t, s: (
        s.numbers[0].says(float(hand(t).biases[0][0])) and weigh_alike(t)
    ),
    "And so the other fifteen.": says(lambda t: hand(t).sizes[1] - 1),
    "The other fifteen parts follow the same rule.": says(lambda t: hand(t).sizes[2] - 1),
    "Ten digits, ten such rules: so all numbers are set.": (
        says(lambda t: hand(t).sizes[-1], lambda t: hand(t).sizes[-1])
    ),
    "The brightest output is the answer.": lambda t, s: answers(t),
    "The network reads a {}": reads,
    "The network reads an {}": reads,
    "It reads a {}, but this is a {}": reads,
    "It reads a {}, but this is an {}": reads,
    "It reads an {}, but this is a {}": reads,
    "It reads an {}, but this is an {}": reads,
    "Why? It asked for these parts, and they are lit.": lambda t, s: asked_and_lit(t),
    "Each row is one digit. On the diagonal it is right: 73.05 %. Blind guessing: 10 %.": (
        says(score, number(10))
    ),
    "Each row is one digit. On the diagonal it is right: {} %. Blind guessing: 10 %.": (
        says(score, number(10))
    ),
    "Its most frequent mistake: 206 of 982 pictures of a 4 are read as a 9.": of_mistake,
    "Its most frequent mistake: {} of {} pictures of a {} are read as a {}.": of_mistake,
    "They are alike: both ask for these 3 bars. Only this one is for 9, against 4.": shared,
    "They are alike: both ask for these {} bars. Only this one is for {}, against {}.": shared,
    "There: training computed the weights, in minutes: 97.13 %.": says(lambda t: score(t, TRAINED)),
    "There: training computed the weights, in minutes: {}.": says(lambda t: score(t, TRAINED)),
    "So by hand it can be done. Trained, it reads better,": lambda t, s: (
        score(t) > 50 and score(t, TRAINED) > score(t)
    ),
    "of {} read right": says(lambda t: counts(t).sum()),
    "How many of {} are read right?": says(lambda t: counts(t).sum()),
    "bias of all {} neurons: {}": lambda t, s: (
        s.numbers[0].value in hand(t).sizes
        and any(s.numbers[1].says(float(b[0])) and np.ptp(b) == 0 for b in hand(t).biases)
    ),
    "for {}, against {}": lambda t, s: says(lambda t: mistake(t)[1], lambda t: mistake(t)[0])(t, s),
    "{}": is_known,
    "{} %": is_known,
}

NOTHING: Nothing = {
    NAME: (
        "right",
        "top right", "upper left", "upper right", "upper slope", "lower slope", "lower left",
        "lower right", "inner left", "upper loop", "lower loop", "two loops", "open bow",
    ),
    DRAWN: (
        "Each is a dial: right is positive, left is negative. One is set.",
    ),
    RULE: (
        "So a rule sets them: designed by us, not trained.",
        "and these speak against it.",
        "An output joins parts to a digit: it asks for these, and these speak against it.",
        "The second layer joins bars to parts. This one asks for these bars,",
    ),
    OURS: (
        'every neuron has a name',
        'no neuron has a name',
        "Here: we designed it, looking at training digits; no weight was computed from them.",
        "but nobody decided what its neurons mean.",

    ),
    SHOWN: (
        "All these numbers: could one set them by hand?",
        "Now a digit. Light runs through all connections.",
        "How many does it read right of MNIST's 10,000 test pictures? Guess.",
        "both ask for",
    ),
}  # fmt: skip
