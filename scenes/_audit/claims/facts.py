"""What claims ask of the truth again and again, in numpy."""

import os
import re
from collections.abc import Callable, Sequence
from typing import SupportsFloat

import numpy as np

from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import Passed, contributions, function, passed

Claim = Callable[[Library, Said], bool | np.bool]
Quantity = Callable[[Library], SupportsFloat]
Holds = dict[str, Claim]
Nothing = dict[str, tuple[str, ...]]

EQUATION = re.compile("([=≈])")
FIGURES = re.compile(r"-?\d+(?:\.\d+)?")

# Why a sentence claims nothing of the data.
DRAWN = "says how values are drawn, which the film's cells, lamps, bars and lines are held against"
RULE = "says how something is computed or called, whatever the data"
SHOWN = "says what is shown now, or what comes next"
OURS = "says what we did or chose, not what is in the data"
PROMISE = "is what the whole audit holds the film to"
NAME = "is a name, whose numbers tell something apart"


def outputs(t: Library) -> np.ndarray:
    """The activations of the last layer."""
    return t.passed.a[-1]


def ranked(values: np.ndarray) -> np.ndarray:
    """The indices from the highest value to the least; of equal ones the first comes first."""
    return np.argsort(-values, kind="stable")


def lead(values: np.ndarray) -> float:
    """How far the highest value is above the next."""
    first, second = ranked(values)[:2]
    return float(values[first] - values[second])


def names(t: Library) -> tuple[str, ...]:
    """What the outputs stand for: as somebody chose, as the file says, or 0, 1, 2 …"""
    if given := os.environ.get("NNFILM_CLASSES"):
        return tuple(name.strip() for name in given.split(","))
    known = t.net.known.get("classes")
    return tuple(known) if known else tuple(map(str, range(t.net.sizes[-1])))


def label(t: Library) -> int | None:
    """The digit that the chosen input was written as: as its file says, or as one of ours is.

    None where nobody said, or where the outputs do not stand for the digits.
    """
    if names(t) != tuple("0123456789") or t.digits.x.shape[1:] != t.x.shape:
        return None
    if t.label is not None:
        return t.label
    same = (t.digits.x == t.x).all(axis=1)
    return int(t.digits.labels[same.argmax()]) if same.any() else None


def side(t: Library) -> int:
    """How many rows and columns the picture has."""
    return round(float(np.sqrt(len(t.x))))


def together(t: Library, layer: int = -1) -> bool:
    """Whether a layer's activations are probabilities, which together are 1."""
    return t.net.activations[layer] == "softmax"


def suited(t: Library) -> int:
    """The neuron of the first layer that the input suits best, which films follow."""
    return int(np.argmax(t.passed.sums[0]))


def carried(t: Library, layer: int = 0) -> np.ndarray:
    """What each connection of a layer brings, w · a."""
    return contributions(t.net, t.passed, layer)


def ten(t: Library) -> np.ndarray:
    """Our own digits, one of each class, (10, n)."""
    return t.digits.x[list(t.digits.defaults)]


def in_turn(t: Library) -> np.ndarray:
    """The chosen input, and our own digits from its label on that are another picture."""
    first = label(t) or 0
    others = (ten(t)[(first + k) % 10] for k in range(10))
    return np.stack([t.x, *(each for each in others if not np.array_equal(each, t.x))])


def answers(t: Library, x: np.ndarray) -> np.ndarray:
    """The outputs for other inputs, (n, n_in)."""
    return passed(t.net, x).a[-1]


def without_biases(t: Library, x: np.ndarray) -> Passed:
    """What the network makes of inputs where all biases are 0."""
    bare = type(t.net)(t.net.weights, tuple(0 * b for b in t.net.biases), t.net.activations)
    return passed(bare, x)


def squish(t: Library, z: np.ndarray | float, layer: int = 0) -> np.ndarray:
    """What the function of a layer makes of z."""
    return function(t.net.activations[layer])(np.asarray(z, dtype=float))


def distinct(rows: np.ndarray) -> bool:
    """Whether no two rows are the same."""
    return len(np.unique(rows, axis=0)) == len(rows)


def says(*quantities: Quantity) -> Callable[[Library, Said], bool]:
    """The numbers in a sentence are these, each correctly rounded as it is printed."""

    def claim(t: Library, said: Said) -> bool:
        numbers = said.numbers
        return len(numbers) == len(quantities) and all(
            number.says(float(quantity(t))) for number, quantity in zip(numbers, quantities)
        )

    return claim


def among(values: Sequence[float] | np.ndarray, said: Said) -> bool:
    """Whether each number in a sentence is one of some values, as it is printed."""
    return all(any(number.says(float(v)) for v in np.ravel(values)) for number in said.numbers)


def size(k: int) -> Quantity:
    """How many numbers a stage holds, the input's first."""
    return lambda t: t.net.sizes[k]


def number(value: float) -> Quantity:
    """A number that is the same in all data."""
    return lambda t: value


def is_as_printed(t: Library, said: Said) -> bool:
    """Whether an equation in words holds: "16 × 784 = 12,544 weights", as it is printed."""
    left, sign, right = EQUATION.split(said.text.replace("−", "-").replace(",", ""), maxsplit=1)
    factors = [float(each) for each in FIGURES.findall(left)]
    total = float(np.prod(factors)) if "×" in left else float(np.sum(factors))
    wanted = float(FIGURES.findall(right)[0])
    return bool(np.isclose(total, wanted, rtol=0 if sign == "=" else 0.02, atol=1e-9))
