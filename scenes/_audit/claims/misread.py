"""Which digit is misread, and what its answer depends on, in numpy."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scenes._audit.claims.facts import (
    answers,
    in_turn,
    label,
    names,
    ranked,
    side,
)
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import contributions, passed

JUDGES = ("strokes", "plain", "relu")
LARGEST, SQUARE, SHARE = 10, 3, 0.5
STRONG = 0.5


def margins(outputs: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """How far each label's output is above the highest other one."""
    rows = np.arange(len(outputs))
    others = outputs.copy()
    others[rows, labels] = -np.inf
    return outputs[rows, labels] - others.max(axis=1)


@dataclass(frozen=True, eq=False)
class Case:
    """A digit that is misread: its pixels, what it was written as, what is read."""

    x: np.ndarray
    wanted: int
    read: int


@lru_cache(2)
def hurried(t: Library) -> tuple[int, int, int]:
    """Of the digits written in a hurry: how many are misread, by others read right, and which."""
    ahead = margins(answers(t, t.hurried.x), t.hurried.labels)
    wrong = np.flatnonzero(ahead < 0)
    judged = [margins(passed(t.shipped[n], t.hurried.x).a[-1], t.hurried.labels) for n in JUDGES]
    clear = wrong[np.any([each[wrong] > 0 for each in judged], axis=0)]
    chosen = clear if len(clear) else wrong
    index = int(chosen[ahead[chosen].argmin()]) if len(chosen) else -1
    return int((ahead <= 0).sum()), len(clear), index


@lru_cache(2)
def case(t: Library) -> Case:
    """The misread digit of the film."""
    own, wanted = answers(t, t.x), label(t)
    if wanted is not None and int(ranked(own)[0]) != wanted:
        return Case(t.x, wanted, int(ranked(own)[0]))
    index = hurried(t)[2]
    x = t.hurried.x[index]
    return Case(x, int(t.hurried.labels[index]), int(ranked(answers(t, x))[0]))


@lru_cache(32)
def covered(t: Library, size: int) -> np.ndarray:
    """The outputs with a dark square of this size at each place of the misread digit."""
    return _covered(t, case(t).x, size)


def _covered(t: Library, x: np.ndarray, size: int) -> np.ndarray:
    n = side(t)
    places = n - size + 1
    tried = np.tile(x.reshape(n, n), (places, places, 1, 1))
    for row in range(places):
        for column in range(places):
            tried[row, column, row : row + size, column : column + size] = 0
    return answers(t, tried.reshape(places, places, -1))


def lead_of(outputs: np.ndarray, wanted: int) -> np.ndarray:
    """How far an output is above the highest other one."""
    return outputs[..., wanted] - np.delete(outputs, wanted, axis=-1).max(axis=-1)


@lru_cache(2)
def repair(t: Library) -> tuple[int, int, int] | None:
    """The smallest square without which it is as sure of the right answer: its side and place."""
    one, turned = case(t), None
    whole = answers(t, one.x)
    needed = whole.max() - whole[one.wanted]
    for size in range(1, LARGEST + 1):
        lead = lead_of(covered(t, size), one.wanted)
        row, column = (int(k) for k in np.unravel_index(lead.argmax(), lead.shape))
        if lead[row, column] >= needed > 0:
            return size, row, column
        if turned is None and lead[row, column] > 0:
            turned = size, row, column
    return turned


def most_difference(t: Library) -> tuple[float, int]:
    """How much more the neuron with the most difference sends, and what is highest without it."""
    one = case(t)
    reading = passed(t.net, one.x)
    sent = contributions(t.net, reading, len(t.net.weights) - 1)
    apart = sent[one.read] - sent[one.wanted]
    return float(apart.max()), int((reading.z[-1] - sent[:, apart.argmax()]).argmax())


@dataclass(frozen=True)
class Rest:
    """A digit without what can be done without: what is read, of which share of its ink, and what
    the answer's output says of the whole digit, of what is left and of an empty picture.
    """

    answer: str
    ink: float
    whole: float
    left: float
    empty: float


@lru_cache(2)
def rest(t: Library) -> Rest:
    """What is left of a digit that is read right."""
    x = next(each for each in in_turn(t) if _is_right(t, each))
    first = answers(t, x)
    read = int(ranked(first)[0])
    wanted = SHARE * float(lead_of(first, read))
    left, n = x.copy(), side(t)
    while True:
        lead = lead_of(_covered(t, left, SQUARE), read)
        windows = np.lib.stride_tricks.sliding_window_view(left.reshape(n, n), (SQUARE, SQUARE))
        lead = np.where(windows.sum(axis=(2, 3)) > 0, lead, -np.inf)
        row, column = np.unravel_index(lead.argmax(), lead.shape)
        if lead[row, column] < wanted:
            break
        left = left.reshape(n, n).copy()
        left[row : row + SQUARE, column : column + SQUARE] = 0
        left = left.ravel()
    ink = float(left.sum() / x.sum())
    said = (float(answers(t, each.ravel())[read]) for each in (x, left, 0 * x))
    return Rest(names(t)[read], ink, *said)


def _is_right(t: Library, x: np.ndarray) -> bool:
    same = (t.digits.x == x).all(axis=1)
    best = int(ranked(answers(t, x))[0])
    return not same.any() or best == int(t.digits.labels[same.argmax()])
