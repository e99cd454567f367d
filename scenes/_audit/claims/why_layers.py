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
    """The hurried writing that its weights misread most clearly: its place, its label, what is
    read.
    """
    x, labels = t.hurried.x, t.hurried.labels
    own = np.eye(10, dtype=bool)[labels]
    sums, read = x @ straight(t).weights[0].T, passed(straight(t), x).a[-1].argmax(axis=1)
    ahead = margins(passed(t.shipped[DEFAULT], x).a[-1], labels)
    wanted = (ahead > 0) & (sums.argmax(axis=1) == read)
    index = int(np.where(wanted, sums[own] - sums.max(axis=1), np.inf).argmin())
    return index, int(labels[index]), int(read[index])


def forms(t: Library) -> int:
    """How many forms of this digit we write."""
    label = str(hard(t)[1])
    written = [name for name in t.hurried.names if name.startswith(f"{label}-")]
    return len({name.rpartition("-")[0] for name in written})


def sent(t: Library) -> np.ndarray:
    """What light of that writing sends to each output, (10, pixels)."""
    return np.asarray(straight(t).weights[0] * t.hurried.x[hard(t)[0]])


def both_signs(t: Library) -> bool:
    """Whether light lies on positive weights of the digit's grid, and on negative ones."""
    own = sent(t)[hard(t)[1]]
    return bool((own > 0).any() and (own < 0).any())


def more_against(t: Library, said: Said) -> bool:
    """On its own digit's grid, its light counts less for it than against it."""
    return label_of(t, said) and float(sent(t)[hard(t)[1]].sum()) < 0


def read_as(t: Library, said: Said) -> bool:
    """By the weights alone another sum is the largest of all, and it is read as that."""
    index, label, read = hard(t)
    z = passed(straight(t), t.hurried.x[index]).z[0]
    told = [each.value for each in said.numbers]
    largest = int(sent(t).sum(axis=1).argmax())
    return largest == read == int(z.argmax()) != label and told == [len(z), label, read]


def right_with_layers(t: Library, said: Said) -> bool:
    """A network with two hidden layers reads that writing as what it was written."""
    judge, (index, label, _) = t.shipped[DEFAULT], hard(t)
    read = int(passed(judge, t.hurried.x[index]).a[-1].argmax())
    told = [each.value for each in said.numbers]
    return read == label and told == [len(judge.sizes) - 2, label]


def a_term(t: Library, said: Said) -> bool:
    """A digit, or what light on one of the two grids counts for it, against it, and in all."""
    own = sent(t)[[*hard(t)[1:]]]
    parts = [np.clip(own, 0, None).sum(axis=1), np.clip(own, None, 0).sum(axis=1), own.sum(axis=1)]
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
    own = straight(t).weights[0][label] * t.hurried.x[t.hurried.labels == label]
    clip = (0, None) if said.sentence.startswith("for") else (None, 0)
    sums = np.abs(np.clip(own, *clip).sum(axis=1))
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
    "What holds it back? Here is the grid of the 5, and three of our hurried 5s.": label_of,
    "Each has light on blue, which counts for a 5, and on red, against it.": lambda t, s: (
        label_of(t, s) and both_signs(t)
    ),
    "The first 5 has more against it than for it.": more_against,
    "Lay the grid of the 3 on it, too: what counts for a 3?": (
        says(lambda t: hard(t)[2], lambda t: hard(t)[2])
    ),
    "That sum is the largest of all ten: this 5 is read as a 3.": read_as,
    "One grid for all ways to write a 5 is a compromise.": label_of,
    "With two hidden layers, this 5 is read right.": right_with_layers,
    "with two hidden layers: read as {}": right_with_layers,
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
