"""What `preview` says: what a network reads in place, out of it, too small and too large."""

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    OURS,
    RULE,
    SHOWN,
    Claim,
    Holds,
    Nothing,
    answers,
    in_turn,
    lead,
    names,
    number,
    outputs,
    ranked,
    says,
    side,
    size,
)
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library

SHOWN_DIGITS = 4
TEST = 10_000
LONGER_SIDE = 20  # pixels: what pictures are scaled to


def moved(t: Library, by: int) -> np.ndarray:
    """The chosen digit moved to the right, dark pixels behind it."""
    image = t.x.reshape(side(t), -1)
    return np.pad(image, ((0, 0), (by, 0)))[:, : image.shape[1]].ravel()


def read(t: Library, x: np.ndarray) -> str:
    """The highest output; "–" where several are."""
    found = answers(t, x)
    return names(t)[ranked(found)[0]] if lead(found) > 0 else "–"


def first_other(t: Library) -> int | None:
    """By how many pixels to the right it reads something else; None where it never does."""
    last = int(t.measured[placement(t)]["shifts"].max()) if placement(t) in t.measured else 12
    home = read(t, t.x)
    return next((k for k in range(last + 1) if read(t, moved(t, k)) != home), None)


def placement(t: Library) -> str:
    """The file of what was measured of the chosen network out of place."""
    return f"placement_{next(iter(t.nets))}"


def right_of_four(t: Library) -> tuple[int, int]:
    """How many of the digits that are shown are read right, and of how many."""
    x = in_turn(t)[:SHOWN_DIGITS]
    labels = [int(t.digits.labels[np.argmax((t.digits.x == one).all(axis=1))]) for one in x]
    right = sum(read(t, one) == str(wanted) for one, wanted in zip(x, labels))
    return right, len(x)


def reads_one(t: Library, said: Said) -> bool:
    """One of the digits that are shown is read as this."""
    return said.values[0] in [read(t, one) for one in in_turn(t)[:SHOWN_DIGITS]]


def misread(t: Library, said: Said) -> bool:
    """One of the digits that are shown is read as the first and was written as the second."""
    for one in in_turn(t)[:SHOWN_DIGITS]:
        wanted = str(t.digits.labels[np.argmax((t.digits.x == one).all(axis=1))])
        if said.values == (read(t, one), wanted) and said.values[0] != wanted:
            return True
    return False


def all_right(t: Library, said: Said) -> bool:
    """All are read right, and there are so many."""
    right, of = right_of_four(t)
    return right == of and says(number(of))(t, said)


def moved_so_far(t: Library, said: Said) -> bool:
    """After so many pixels it reads something else, which is this."""
    steps = first_other(t)
    return (
        steps is not None
        and said.numbers[0].says(steps)
        and said.values[1] == read(t, moved(t, steps))
    )


def scaled(t: Library, said: Said) -> bool:
    """The share that was measured in a size."""
    held = t.measured.get(placement(t))
    if held is None:
        return True  # measured now on our own digits, which is nnmath's to test
    times, shares = held["sizes"], 100 * held["scaled"]
    *factor, share = said.numbers
    wanted = factor[0].value if factor else 1.0
    return share.says(float(shares[np.abs(times - wanted).argmin()]))


def worse(factor: float) -> Claim:
    """A claim: in this size fewer are read right than in the right one."""

    def claim(t: Library, said: Said) -> bool:
        held = t.measured[placement(t)]
        at = held["scaled"][np.abs(held["sizes"] - factor).argmin()]
        return bool(at < held["scaled"][np.abs(held["sizes"] - 1).argmin()])

    return claim


HOLDS: Holds = {
    "784 numbers go in, and one digit comes out.": says(size(0)),
    "784 numbers go in, and one answer comes out.": says(size(0)),
    "The brightest of these is the answer.": lambda t, s: (
        lead(outputs(t)) > 0 and outputs(t).min() >= 0
    ),
    "All {} are read right.": all_right,
    "{} of {} are read right.": lambda t, s: says(
        lambda t: right_of_four(t)[0], lambda t: right_of_four(t)[1]
    )(t, s),
    "{} pixels to the right: now it reads {}.": moved_so_far,
    "{} pixel to the right: now it reads {}.": moved_so_far,
    "Moved to the right, it reads the same all the way.": lambda t, s: first_other(t) is None,
    "There it reads something else.": lambda t, s: first_other(t) is not None,
    "The curve: how many of these {} are read right in each place.": lambda t, s: says(
        number(TEST if placement(t) in t.measured else len(t.digits.x))
    )(t, s),
    "MNIST is a well-known collection of digits. We test on 10,000 of them.": lambda t, s: (
        says(number(TEST))(t, s) and placement(t) in t.measured
    ),
    "{} times as large: {} are read right.": lambda t, s: scaled(t, s) and worse(0.5)(t, s),
    "As large as they should be: {}.": scaled,
    "{} times as large, cut off at the edges: {}.": scaled,
    "of {} read right": lambda t, s: s.numbers[0].value in (TEST, len(t.digits.x)),
    "The network reads a {}": reads_one,
    "The network reads an {}": reads_one,
    "It reads a {}, but this is a {}": misread,
    "It reads a {}, but this is an {}": misread,
    "It reads an {}, but this is a {}": misread,
    "It reads an {}, but this is an {}": misread,
    "{} pixels": lambda t, s: s.numbers[0].value in (len(t.x), first_other(t), LONGER_SIDE),
    "{} pixel": lambda t, s: first_other(t) == 1,
    "{}": lambda t, s: s.values[0] in (*names(t), "–") or s.numbers[0].value in t.net.sizes,
    "of {} lines drawn": says(lambda t: sum(w.size for w in t.net.weights)),
}

NOTHING: Nothing = {
    DRAWN: (
        "A picture, circles and lines. Blue lines are positive, red, dashed ones negative.",
        "Each number says how much light its circle has.",
        "bright on dark", "without the paper", "without lines",
    ),
    RULE: (
        "Positive lines add light to the circle they reach: the brighter, the more.",
        "Negative ones take light away.",
        "Whatever comes in, an answer comes out.",
        "Its centre of mass, where its light balances, goes near the middle.",
        "What is left is scaled until its longer side is 20 pixels.",
        "Bright and dark are swapped, and the paper is taken away.",
        "Only then does the network read it.",
    ),
    OURS: (
        "There are other kinds; we take the plainest.",
        "Now our own handwritten digits, all moved in the same way.",
        "The curve: how many of them are read right in each place.",
        "Half as large, fewer are read right.",
        "As large as they should be, most are.",
        "Too large, fewer again.",
    ),
    SHOWN: (
        "Step by step, what is not the digit's ink is taken away.",
        "So far each sat near the middle. What if not?",
        "Your guess: how many pixels to the right until it reads something else?",
        "So each picture is first put in its place.",
        "Other digits, one after another.",
        "what it reads in each place", "what it reads in each size",
        "How many pixels to the right?",
        "as far as one likes", "one digit", "Take this circle: what is one of these?",
        "Too small, or too large?",
    ),
}  # fmt: skip
