"""What `edge_detector` says: of weights set by hand, on pictures made by rule and on digits."""

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    OURS,
    RULE,
    SHOWN,
    Claim,
    Holds,
    Nothing,
    among,
)
from scenes._audit.claims.hope_and_reality import own
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library

BAR, WINDOW, COLUMNS = slice(7, 10), slice(6, 11), slice(10, 18)
NEARLY = 0.8


def weights() -> np.ndarray:
    """Plus one on a bar, minus one in the row above it and in the row below."""
    grid = np.zeros((28, 28))
    grid[WINDOW, COLUMNS] = -1
    grid[BAR, COLUMNS] = 1
    return grid


def pictures() -> dict[str, np.ndarray]:
    """The four pictures of the quiz, and the stroke."""
    grid = weights()
    stroke = np.zeros((28, 28))
    stroke[BAR, 4:24] = 1
    plus, minus = (grid > 0).astype(float), (grid < 0).astype(float)
    return {"A": 0 * grid, "B": plus, "C": minus, "D": plus + minus, "stroke": stroke}


def total(picture: np.ndarray) -> float:
    """The weighted sum of a picture."""
    return float((weights() * picture.reshape(28, 28)).sum())


def blob() -> np.ndarray:
    """A bright disc with a soft rim that covers the window."""
    row, column = np.indices((28, 28))
    return np.clip(5.1 - np.hypot(row - 8, column - 13.5), 0, 1)


def verdict(picture: np.ndarray) -> str:
    """Which of the sentences is true of a digit."""
    terms = weights() * picture.reshape(28, 28)
    plus, minus = terms[terms > 0].sum(), -terms[terms < 0].sum()
    if plus - minus > 12:
        return "yes"
    if plus - minus > NEARLY * 12:
        return "almost"
    if max(plus, minus) < 1:
        return "dark"
    if minus > plus:
        return "more on negative"
    return "most taken away" if 2 * minus >= plus else "too little"


def higher(picture: np.ndarray, rows: int) -> bool:
    """Whether there is no stroke in the window, but one in a window so many rows higher."""
    lowered = np.roll(picture.reshape(28, 28), rows, axis=0)
    lowered[:rows] = 0
    return verdict(picture) in NO and verdict(lowered) == "yes"


def is_verdict(*which: str) -> Claim:
    """A claim: this is so of the chosen digit, or of that which brings most."""
    return lambda t, s: any(verdict(x) in which for x in (t.x, most(t)))


def most(t: Library) -> np.ndarray:
    """That of our digits that has the largest sum."""
    return np.asarray(max(own(t)[0], key=total))


def brings_most(t: Library, said: Said) -> bool:
    """That one is the digit that is said, and has more than half of what a whole stroke has."""
    x, labels = own(t)
    label = labels[(x == most(t)).all(axis=1)]
    told = [len(x), *label, total(pictures()["stroke"])]
    return [n.value for n in said.numbers] == told and total(most(t)) > told[-1] / 2


def any_number(t: Library, said: Said) -> bool:
    """A sum of one of the pictures."""
    sums = [total(each) for each in (*pictures().values(), blob(), t.x, most(t))]
    return not said.numbers or among([*sums, 1, 24, -1, *np.negative(sums)], said)


NO = ("dark", "more on negative", "most taken away", "too little")
HOLDS: Holds = {
    "A stroke is bright between two edges: dark right above, dark right below.": lambda t, s: (
        not pictures()["stroke"][[6, 10]].any() and pictures()["stroke"][BAR].any()
    ),
    "So set its weights by hand: plus one where it should be bright, elsewhere zero.": (
        lambda t, s: set(np.unique(np.maximum(weights(), 0))) == {0.0, 1.0}
    ),
    "It covers the same pixels too.": lambda t, s: bool(blob()[BAR, COLUMNS].min() > 0.9),
    "The sums are equal: this neuron cannot tell the two apart.": lambda t, s: (
        (np.maximum(weights(), 0) * blob()).sum()
        == (np.maximum(weights(), 0) * pictures()["stroke"]).sum()
    ),
    "So let what is bright just above or below count against it: minus one.": lambda t, s: (
        weights().min() == -1
    ),
    "Around the stroke it is dark: nothing is taken away.": lambda t, s: (
        total(pictures()["stroke"]) == 24
    ),
    "The blob is bright there, and pays for it.": lambda t, s: total(blob()) < 24,
    "Now this neuron prefers the stroke.": lambda t, s: total(pictures()["stroke"]) > total(blob()),
    "Your turn: rank the sums of these four pictures.": lambda t, s: len(pictures()) - 1 == 4,
    "A is dark: nothing counts.": lambda t, s: total(pictures()["A"]) == 0,
    "In B the whole stroke counts, and brings 24.": lambda t, s: (
        s.numbers[0].says(total(pictures()["B"]))
        and total(pictures()["B"]) == total(pictures()["stroke"])
    ),
    "In C it is bright only above and below: the sum is below zero.": lambda t, s: (
        total(pictures()["C"]) < 0 and not pictures()["C"][BAR].any()
    ),
    "D has both: most of what counts is taken away again.": lambda t, s: (
        0 < total(pictures()["D"]) < 24 / 2
    ),
    "So B has the largest sum, then D, A and C.": lambda t, s: (
        sorted("ABCD", key=lambda name: -total(pictures()[name])) == list("BDAC")
    ),
    "That is more than half of what a whole stroke brings: we say yes.": is_verdict("yes"),
    "That is nearly half of what a whole stroke brings: we say almost.": is_verdict("almost"),
    "Hardly anything in the window is lit: there is no horizontal stroke.": is_verdict("dark"),
    "More light is on negative weights than on positive ones: no stroke here.": (
        is_verdict("more on negative")
    ),
    "Most of what counts is taken away again: no horizontal stroke.": (
        is_verdict("most taken away")
    ),
    "Too little is left: there is no horizontal stroke.": is_verdict("too little"),
    "This neuron looks at one place alone. Two rows higher there is a stroke.": (
        lambda t, s: higher(t.x, int(s.numbers[0].value))
    ),
    "Is there a horizontal stroke here? Yes.": is_verdict("yes"),
    "Is there a horizontal stroke here? Almost.": is_verdict("almost"),
    "Is there a horizontal stroke here? No.": is_verdict(*NO),
    "Of our 80 digits this 7 brings most, more than half of 24: yes.": brings_most,
    "{}": any_number,
}

NOTHING: Nothing = {
    DRAWN: (
        "a network's first layer: full colour from ±{}",
        "First what counts: a grey pixel counts in part.",),
    RULE: (
        "Each pixel times its weight,",
        "and all the products added up: that is the weighted sum.",
        "Less what is taken away, that is its sum.",
        "How can a neuron tell, when all it does is multiply and add up?",
    ),
    OURS: ("We set these weights by hand.",),
    SHOWN: (
        "Rank the sums, largest first",
    ),
}  # fmt: skip
