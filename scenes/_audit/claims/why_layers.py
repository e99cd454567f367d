"""What `why_layers` says: of a network without hidden layers, and of a writing it misreads."""

from functools import lru_cache

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    OURS,
    RULE,
    SHOWN,
    Holds,
    Nothing,
    number,
    ranked,
    says,
)
from scenes._audit.claims.hidden_layers import OURS_HIDDEN, scores
from scenes._audit.claims.misread import margins
from scenes._audit.claims.said import Printed, Said
from scenes._audit.truth.files import Net
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import passed

STRAIGHT, DEFAULT = "straight", "strokes"
LAYERS = "Between pixels and outputs lie {} hidden layers. What for?"


def straight(t: Library) -> Net:
    """784 pixels straight to ten outputs."""
    return t.shipped[STRAIGHT]


def layered(t: Library) -> Net:
    """The chosen network where it has hidden layers and ten outputs, else ours."""
    has = len(t.net.sizes) > 2 and t.net.sizes[-1] == 10
    return t.net if has else t.shipped[DEFAULT]


def of_100(t: Library, hidden: tuple[int, ...]) -> float:
    """What networks with these hidden layers read right, of 100."""
    return float(100 * scores(t)[hidden].mean())


@lru_cache(2)
def hard(t: Library) -> tuple[int, int, int]:
    """The writing that it misreads most clearly: its place, its label, what is read."""
    x, labels = t.digits.x, t.digits.labels
    behind = margins(passed(straight(t), x).a[-1], labels)
    judged = t.shipped[DEFAULT] if len(straight(t).sizes) <= 2 else straight(t)
    ahead = margins(passed(judged, x).a[-1], labels)
    index = int(np.where(ahead > 0, behind, np.inf).argmin())
    return index, int(labels[index]), int(ranked(passed(straight(t), x[index]).a[-1])[0])


def forms(t: Library) -> int:
    """How many forms of this digit we write."""
    label = str(hard(t)[1])
    written = [name for name in t.digits.names if name.startswith(f"{label}-")]
    return len({name.rpartition("-")[0] for name in written})


def both_signs(t: Library) -> bool:
    """Whether light lies on positive weights of the digit's grid, and on negative ones."""
    index, label, _ = hard(t)
    sent = straight(t).weights[0][label] * t.digits.x[index]
    return bool((sent > 0).any() and (sent < 0).any())


def read_as(t: Library, said: Said) -> bool:
    """The sum of another output is the larger one, so it is read as that."""
    index, label, read = hard(t)
    z = passed(straight(t), t.digits.x[index]).z[0]
    told = [each.value for each in said.numbers]
    return bool(z[read] > z[label]) and told == [read, label, read]


def a_term(t: Library, said: Said) -> bool:
    """A digit, or what light on one of the two grids counts for it, against it, and in all."""
    index, *both = hard(t)
    net, x = straight(t), t.digits.x[index]
    sent = net.weights[0][both] * x
    parts = [np.clip(sent, 0, None).sum(axis=1), np.clip(sent, None, 0).sum(axis=1)]
    parts += [net.biases[0][both], sent.sum(axis=1), passed(net, x).z[0][both]]
    known = np.abs(np.concatenate(parts))
    return said.values[0] in tuple(map(str, range(10))) or all(
        any(Printed(abs(n.value), n.room, n.bound).says(float(value)) for value in known)
        for n in said.numbers
    )


def label_of(t: Library, said: Said) -> bool:
    """All numbers in it are the digit that is misread, or how many of our forms are shown."""
    return all(n.value in (hard(t)[1], forms(t)) for n in said.numbers)


def for_and_against(t: Library, said: Said) -> bool:
    """What light on the digit's grid counts for it, or against it, in one of our writings."""
    label = hard(t)[1]
    sent = straight(t).weights[0][label] * t.digits.x[t.digits.labels == label]
    clip = (0, None) if said.sentence.startswith("for") else (None, 0)
    sums = np.abs(np.clip(sent, *clip).sum(axis=1))
    return any(said.numbers[0].says(float(each)) for each in sums)


HOLDS: Holds = {
    "for it: {}": for_and_against,
    "against it: {}": for_and_against,
    "Between pixels and outputs lie two hidden layers. What for?": (
        says(lambda t: len(layered(t).sizes) - 2)
    ),
    LAYERS: says(lambda t: len(layered(t).sizes) - 2),
    "Between pixels and outputs lies a hidden layer. What for?": lambda t, s: (
        len(layered(t).sizes) == 3
    ),
    "Each output has 784 weights, one for each pixel: laid out, they are a grid.": (
        says(lambda t: straight(t).sizes[0])
    ),
    "92 of 100: not bad for a single step.": says(lambda t: of_100(t, ()), number(100)),
    "{} of 100: not bad for a single step.": says(lambda t: of_100(t, ()), number(100)),
    "With two hidden layers, and trained in the same way, it is 96 of 100.": (
        says(number(2), lambda t: of_100(t, OURS_HIDDEN), number(100))
    ),
    "With two hidden layers, and trained in the same way, it is {} of 100.": (
        says(number(2), lambda t: of_100(t, OURS_HIDDEN), number(100))
    ),
    "What holds it back? Here is the grid of the 8, and three of our 8s.": label_of,
    "Each has light on blue, which counts for an 8, and on red, against it.": lambda t, s: (
        label_of(t, s) and both_signs(t)
    ),
    "One grid for all ways to write an 8 is a compromise.": label_of,
    "On the first 8 we lay the grid of the 3, too.": (
        says(lambda t: hard(t)[1], lambda t: hard(t)[2])
    ),
    "Each output adds its own number. The 3 comes out ahead: this 8 is read as a 3.": read_as,
    "So why layers? They read more, and this hope says how.": lambda t, s: (
        of_100(t, OURS_HIDDEN) > of_100(t, ())
    ),
    "read right: {} of 100, not {}": (
        says(lambda t: of_100(t, OURS_HIDDEN), number(100), lambda t: of_100(t, ()))
    ),
    "the grid of the {}": lambda t, s: s.numbers[0].value in hard(t)[1:],
    "read as {}": lambda t, s: s.numbers[0].value in hard(t)[1:],
    "{} neurons": lambda t, s: s.numbers[0].value in (*layered(t).sizes, *straight(t).sizes),
    "{}": a_term,
}

NOTHING: Nothing = {
    DRAWN: (
        "On blue, light speaks for the digit; on red, against it.",
    ),
    RULE: (
        "Without any, every pixel goes straight to every output. Why not?",
    ),
    OURS: (
        "a loop: {} short edges", "a line: {} short edges",
        'two loops',
        'three lines',
        "Or describe a digit by its parts: a 9 is a loop and a line,",
        "an 8 is two loops,",
        "and a 4 is three lines.",
        "And a part? It is made of a few short edges, each a piece of a stroke.",
        "These parts, and curves, would serve other digits, too.",
        "the mean of two trainings each, by one recipe",
        "no hidden layer", "two hidden layers", "read right, of 100",

    ),
    SHOWN: (
        "But does a trained network do this?",
        "How many of 100 are read right?",
        "How many of 100 new pictures does it read right? Guess!",

    ),
}  # fmt: skip
