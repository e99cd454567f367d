"""What `weights` says: of one neuron's weights, and of the sum they make."""

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    RULE,
    SHOWN,
    Holds,
    Nothing,
    carried,
    says,
    size,
    suited,
)
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library

FAINT = 0.02  # of the largest weight: up to here a line is too faint to be seen
GREY = (0.3, 0.7)
TOO_FAINT = "The farther a weight is from 0, the brighter its line: {} are too faint to see."


def row(t: Library) -> np.ndarray:
    """The weights of the neuron that is followed."""
    return t.net.weights[0][suited(t)]


def faint(t: Library) -> int:
    """How many of its weights are too faint to be seen."""
    return int((np.abs(row(t)) <= FAINT * (np.abs(row(t)).max() or 1.0)).sum())


def example(t: Library) -> float:
    """The least weight of a grey pixel, of a lit one where grey ones lack."""
    grey = np.flatnonzero((t.x > GREY[0]) & (t.x < GREY[1]))
    lit = np.flatnonzero(t.x > 0)
    choice = next((some for some in (grey, lit) if len(some) > 1), np.arange(len(t.x)))
    return float(row(t)[choice].min())


def negative_arrives(t: Library, said: Said) -> bool:
    """The second example has a negative weight."""
    return example(t) < 0


def some_dark(t: Library, said: Said) -> bool:
    """There are dark pixels, and they send nothing."""
    sent = carried(t)[suited(t)]
    return bool((t.x == 0).any() and not sent[t.x == 0].any())


def up_and_down(t: Library, said: Said) -> bool:
    """What the pixels send is positive for some of them, and negative for others."""
    sent = carried(t)[suited(t)]
    return bool((sent > 0).any() and (sent < 0).any())


HOLDS: Holds = {
    "Along a negative weight, what arrives is negative.": negative_arrives,
    "Each pixel has a line of its own.": lambda t, s: example(t) >= 0,
    "Every pixel has such a connection to this neuron, each with a weight of its own.": (
        lambda t, s: len(row(t)) == len(t.x)
    ),
    "The farther a weight is from 0, the brighter its line.": lambda t, s: faint(t) == 0,
    TOO_FAINT: lambda t, s: s.numbers[-1].says(faint(t)) and faint(t) > 0,
    "Now the pixels send what they have, one by one. Dark ones send nothing.": some_dark,
    "The sum goes up where that is positive, and down where it is negative.": up_and_down,
    "Solid outlines: the largest positive weights. Light there raises the sum.": lambda t, s: (
        row(t).max() > 0
    ),
    "No weight is positive, so no light raises the sum.": lambda t, s: row(t).max() <= 0,
    "Dashed outlines: the negative ones farthest from 0. Light there lowers it.": lambda t, s: (
        row(t).min() < 0
    ),
    "No weight is negative, so no light lowers the sum.": lambda t, s: row(t).min() >= 0,
    "To this neuron, all pictures are alike.": lambda t, s: not row(t).any(),
    "All that this neuron knows of the picture is their sum.": (
        lambda t, s: np.isclose(carried(t)[suited(t)].sum(), t.passed.sums[0][suited(t)])
    ),
    "With all other pixels, that makes the weighted sum.": lambda t, s: np.isclose(
        carried(t)[suited(t)].sum(), t.passed.sums[0][suited(t)]
    ),
    "{} pixels": says(size(0)),
}

NOTHING: Nothing = {
    DRAWN: (
        "Blue weights are positive, red and dashed ones negative.",
        "bright enough to be seen", "too close to 0 to be seen",
    ),
    RULE: ("A bright pixel sends its activation times its weight.",),
    SHOWN: (
        "Back to one connection, closer: what does it do?",
        "Each pixel in an outline turns into its product.",
        "in solid outlines", "in dashed outlines", "one neuron",
    ),
}  # fmt: skip
