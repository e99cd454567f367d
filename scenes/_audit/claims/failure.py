"""What `failure` says: which digit is misread, and what that depends on."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    OURS,
    RULE,
    SHOWN,
    Holds,
    Nothing,
    answers,
    in_turn,
    label,
    names,
    number,
    ranked,
    says,
    side,
)
from scenes._audit.claims.said import Said
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


def others(t: Library) -> np.ndarray:
    """The other places for a square of that size that turn the answer to the right one, (k, 2)."""
    found = repair(t)
    if found is None:
        return np.empty((0, 2))
    places = np.argwhere(lead_of(covered(t, found[0]), case(t).wanted) > 0)
    return places[(places != found[1:]).any(axis=1)]


def most_difference(t: Library) -> tuple[float, int]:
    """How much more the neuron with the most difference sends, and what is highest without it."""
    one = case(t)
    reading = passed(t.net, one.x)
    sent = contributions(t.net, reading, len(t.net.weights) - 1)
    apart = sent[one.read] - sent[one.wanted]
    return float(apart.max()), int((reading.z[-1] - sent[:, apart.argmax()]).argmax())


@lru_cache(2)
def rest(t: Library) -> tuple[str, float, float]:
    """What is read of a digit without what can be done without, how much ink that is, and what
    the answer's output says of an empty picture."""
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
    return names(t)[read], float(left.sum() / x.sum()), float(answers(t, 0 * x)[read])


def _is_right(t: Library, x: np.ndarray) -> bool:
    same = (t.digits.x == x).all(axis=1)
    best = int(ranked(answers(t, x))[0])
    return not same.any() or best == int(t.digits.labels[same.argmax()])


def shares(t: Library, said: Said) -> bool:
    """How many pixels turned one answer, and with how much ink the other was held."""
    found = repair(t)
    known = [] if found is None else [float(found[0] ** 2)]
    known += [100 * rest(t)[1]] if "ink" in said.sentence else []
    return says(*map(number, known))(t, said)


def turned(t: Library, said: Said) -> bool:
    """Which square turns the answer to the right one."""
    found = repair(t)
    if found is None:
        return "No square" in said.sentence
    if found[0] == 1:
        return "single" in said.sentence and said.values == (str(case(t).wanted),)
    return says(number(found[0]), number(found[0]), number(case(t).wanted))(t, said)


def elsewhere(t: Library, said: Said) -> bool:
    """How many of the other squares do not touch it, and how many there are in all."""
    found = repair(t)
    if found is None:
        return False
    apart = np.abs(others(t) - found[1:]).max(axis=1) >= found[0]
    if "All overlap" in said.sentence:
        return not apart.any() and says(number(len(apart) + 1))(t, said)
    return says(number(apart.sum()), number(len(apart) + 1))(t, said)


def written_as(t: Library, said: Said) -> bool:
    """What it was written as, and what that output says."""
    one = case(t)
    return says(number(one.wanted), number(answers(t, one.x)[one.wanted]))(t, said)


def a_sentence_of_both(t: Library, said: Said) -> bool:
    """What is read of one of the two digits."""
    return said.values[0] in (str(case(t).read), rest(t)[0])


def bluest(t: Library) -> bool:
    """Whether covering helps somewhere."""
    change = covered(t, SQUARE)[..., case(t).wanted] - answers(t, case(t).x)[case(t).wanted]
    return float(change.max()) > 0


HOLDS: Holds = {
    "This network's outputs are not the ten digits: none can be misread.": lambda t, s: (
        t.net.sizes[-1] == 10 and names(t) != tuple(map(str, range(10)))
    ),
    "This network has one output, and it names no digit: none can be misread.": lambda t, s: (
        t.net.sizes[-1] == 1
    ),
    "This network has {} outputs, not one for each digit: none can be misread.": (
        says(lambda t: t.net.sizes[-1])
    ),
    "any of {} squares": says(lambda t: len(others(t)) + 1),
    "without any ink, {} says {}": lambda t, s: (
        s.values[0] == rest(t)[0] and s.numbers[-1].says(rest(t)[2])
    ),
    "without it: {}": lambda t, s: s.values == (str(most_difference(t)[1]),) or bool(s.values),
    "Where does our network go wrong? A program of ours writes 600 digits in a hurry.": (
        says(lambda t: len(t.hurried.x))
    ),
    "The network reads {} of them right. Framed: the {} it gets wrong.": (
        says(lambda t: len(t.hurried.x) - hurried(t)[0], lambda t: hurried(t)[0])
    ),
    "This is the one that it gets wrong.": lambda t, s: hurried(t)[0] == 1,
    "others read {} right; ours is most wrong here": says(lambda t: hurried(t)[1]),
    "others read only this one right": lambda t, s: hurried(t)[1] == 1,
    "of these {}, ours is most wrong here": says(lambda t: hurried(t)[0]),
    "600 digits, written in a hurry: on none is another output above the right one.": (
        lambda t, s: hurried(t)[2] < 0 and says(lambda t: len(t.hurried.x))(t, s)
    ),
    "And the network? It answers: a {}.": lambda t, s: s.values == (str(case(t).read),),
    "And the network? It answers: an {}.": lambda t, s: s.values == (str(case(t).read),),
    "It was written as {}. That output says {}.": written_as,
    "With its bias, that comes to z. The higher z wins.": lambda t, s: (
        int(passed(t.net, case(t).x).z[-1].argmax()) == case(t).read
    ),
    "This neuron makes the most difference. Without it, {} would have the highest z.": (
        lambda t, s: most_difference(t)[0] > 0 and s.values == (str(most_difference(t)[1]),)
    ),
    "None of them sends more to the wrong output: it is the biases that decide.": lambda t, s: (
        most_difference(t)[0] <= 0
    ),
    "Blue: covering helps the right answer. Red: it hurts.": lambda t, s: bluest(t),
    "No place is blue: covering helps nowhere.": lambda t, s: not bluest(t),
    "Without these {} by {} pixels, it reads {}.": turned,
    "Without this single pixel, it reads {}.": turned,
    "No square of up to {} by {} pixels makes it read what was written.": turned,
    "Is it the only one? {} other squares do it too, each alone.": says(lambda t: len(others(t))),
    "Is it the only one? One other square does it too, alone.": lambda t, s: len(others(t)) == 1,
    "Elsewhere: {} of them. The first is one cause among {}.": elsewhere,
    "All overlap: one place, found {} times.": elsewhere,
    "The network reads {} here.": lambda t, s: s.values == (rest(t)[0],),
    "Square after square goes that it can do without: {} of the ink is left.": (
        says(lambda t: 100 * rest(t)[1])
    ),
    "And without any ink at all, that output says {}.": says(lambda t: rest(t)[2]),
    "It weighs pixels: {} of them turned one answer, {} of the ink held the other.": shares,
    "It weighs pixels: {} of the ink was enough for its answer.": shares,
    "It weighs pixels: without {} of them, its answer was another.": shares,
    "The network reads a {}": a_sentence_of_both,
    "The network reads an {}": a_sentence_of_both,
    "It reads a {}, but this is a {}": lambda t, s: (
        s.values == (str(case(t).read), str(case(t).wanted))
    ),
    "It reads a {}, but this is an {}": lambda t, s: (
        s.values == (str(case(t).read), str(case(t).wanted))
    ),
    "It reads an {}, but this is a {}": lambda t, s: (
        s.values == (str(case(t).read), str(case(t).wanted))
    ),
}

NOTHING: Nothing = {
    DRAWN: (
        'positive effect',
        'negative effect',
        "Outlined: the pixels that raise its sum most.",),
    RULE: (
        "Why? Each output adds up what neurons send it: activation times weight.",
        "It weighs pixels and adds them up, no more.",
    ),
    OURS: ("And when it is right: does it see what we see? What do you read here?",),
    SHOWN: (
        'The strongest blue is not where the outline is: other neurons have their say.',
        'The mistake depends most on the place where the blue is strongest.',
        'Where it goes wrong',
        "The network reads them. Framed: what it gets wrong.",
        "And the network? It answers: a 5.",
        "It was written as 3.",
        "One neuron makes the most difference.",
        "Why so much? Follow back what reached it most, to the pixels.",
        "Which pixels does the mistake depend on? Cover a square and read again, all over.",
        "The strongest blue is where the outline was: the same place, found twice.",
        "Is it the only one? Other squares do it too, each alone.",
        "Square after square goes that it can do without.",
    ),
}  # fmt: skip
