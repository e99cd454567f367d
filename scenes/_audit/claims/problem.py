"""What `problem` says: of our handwriting of one digit, and of what it is farther from."""

from functools import lru_cache

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    OURS,
    RULE,
    SHOWN,
    Holds,
    Nothing,
    among,
    label,
    number,
    says,
    side,
)
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library

LIT = 0.75  # three quarters
FEW = 0.05  # of all pixels


def written(t: Library) -> int:
    """The digit of the film: what the chosen one was written as, else a 3."""
    found = label(t)
    return 3 if found is None else found


def own(t: Library) -> np.ndarray:
    """Our pictures of it, (n, pixels)."""
    names = [name.partition("-")[0] for name in t.digits.names]
    return t.digits.x[[name == str(written(t)) for name in names]]


def others(t: Library) -> tuple[np.ndarray, np.ndarray]:
    """Our pictures of all other digits, and what they were written as."""
    names = [name.partition("-")[0] for name in t.digits.names]
    chosen = [name.isdecimal() and name != str(written(t)) for name in names]
    return t.digits.x[chosen], t.digits.labels[chosen]


@lru_cache(2)
def distances(t: Library) -> tuple[float, float, int]:
    """How far a picture is from another of its digit and from one of another, and which that is."""
    mine, (theirs, labels) = own(t), others(t)
    far = np.array([np.sqrt(((mine - x) ** 2).sum(axis=1)).max() for x in mine])
    near = np.array([np.sqrt(((theirs - x) ** 2).sum(axis=1)) for x in mine])
    one = int(np.argmax(far - near.min(axis=1)))
    return float(far[one]), float(near[one].min()), int(labels[near[one].argmin()])


def lit_in(t: Library, all_of_them: bool) -> int:
    """How many pixels are at least three quarters lit in one picture, or in all."""
    bright = own(t) >= LIT
    return int((bright.all(axis=0) if all_of_them else bright.any(axis=0)).sum())


def names_of_pairs(t: Library, said: Said) -> bool:
    """The digits of one of the two pairs."""
    mine = str(written(t))
    return said.values in ((mine, mine), (mine, str(distances(t)[2])))


HOLDS: Holds = {
    "Each little square is a pixel. A program gets its number: 0 is dark, 1 fully lit.": (
        lambda t, s: says(number(0), number(1))(t, s) and t.x.min() >= 0 and t.x.max() <= 1
    ),
    "28 rows of 28 numbers: 784.": says(side, side, lambda t: len(t.x)),
    "These pixels are at least three quarters lit in one picture or more,": lambda t, s: (
        lit_in(t, False) > 0
    ),
    "and only these few in all of them.": lambda t, s: (
        lit_in(t, True) < lit_in(t, False) and lit_in(t, True) <= FEW * len(t.x)
    ),
    "B is closer, and yet only A is the same digit twice!": lambda t, s: (
        distances(t)[0] > distances(t)[1] and distances(t)[2] != written(t)
    ),
    "So we look for a rule: 784 numbers go in,": says(lambda t: len(t.x)),
    "{}": lambda t, s: s.values[0] in (str(written(t)), "0 … 9") or among([*distances(t)], s),
    "{} and {}": names_of_pairs,
    "{} numbers": says(lambda t: len(t.x)),
}

NOTHING: Nothing = {
    DRAWN: (
        "Lay them all on top of one another: is the light always in the same place?",
        "Blue: the first picture is brighter. Red: the second one is.",
        "in all of them", "in at least one", "pixels at least three quarters lit",
    ),
    RULE: (
        "That is all it gets: no line, no curve, no digit.",
        "The difference is squared: so it counts, whichever of the two is brighter.",
        "All the squares are added up: a small sum means the two are close.",

    ),
    OURS: (
        "Your brain reads digits in its own way. Nobody can say exactly how.",
        "What comes now is loosely inspired by the brain.",
    ),
    SHOWN: ("one digit",),
}  # fmt: skip
