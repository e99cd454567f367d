"""What `function` says: where the answer changes between two digits, and how often."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    RULE,
    SHOWN,
    Claim,
    Holds,
    Nothing,
    answers,
    in_turn,
    label,
    names,
    ranked,
    says,
    size,
)
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import passed

STEPS = 4001  # pictures between two digits
APART = 0.1  # of the way: flips that are nearer are hard to see
JUMP = 0.1  # of full light from one picture to the next is no jump
CURVE = 401


@dataclass(frozen=True, eq=False)
class Way:
    """From one digit to another. outputs: (STEPS, n). right: whether both ends are read right."""

    outputs: np.ndarray
    right: bool

    @property
    def winners(self) -> list[int]:
        """The highest outputs, one after another."""
        best = self.outputs.argmax(axis=1)
        return [int(best[0]), *(int(k) for k in best[1:][np.diff(best) != 0])]

    @property
    def flips(self) -> np.ndarray:
        """How far on the way, 0..1, the answer changes."""
        best = self.outputs.argmax(axis=1)
        return (np.flatnonzero(np.diff(best)) + 0.5) / (len(best) - 1)

    @property
    def has_third(self) -> bool:
        """Whether there are two flips, well apart, and between them an answer of neither end."""
        if len(self.flips) != 2 or self.winners[1] in self.winners[::2]:
            return False
        return bool(np.diff([0, *self.flips, 1]).min() >= APART)

    @property
    def rank(self) -> tuple[float, ...]:
        """How telling it is."""
        third = self.outputs[:, self.winners[1]].max() if self.has_third else 0
        best = self.outputs.argmax(axis=1)
        at = np.flatnonzero(np.diff(best))
        height = self.outputs[at].max(axis=1).max() if len(at) else 0
        count = len(self.flips)
        return self.right, self.has_third, count > 0, -count, third, height


@lru_cache(2)
def way(t: Library) -> Way:
    """The most telling way from the chosen digit to one of our own."""
    share = np.linspace(0, 1, STEPS)[:, None]
    found = []
    for other in in_turn(t)[1:]:
        outputs = answers(t, (1 - share) * t.x + share * other)
        wanted = int(t.digits.labels[int(np.argmax((t.digits.x == other).all(axis=1)))])
        ends = [int(ranked(outputs[k])[0]) for k in (0, -1)]
        found.append(Way(outputs, ends == [label(t), wanted] and len(outputs[0]) == 10))
    return max(found, key=lambda each: each.rank)


def so_often(*counts: int) -> Claim:
    """A claim: the answer changes so often."""
    return lambda t, s: len(way(t).flips) in counts


def no_jump(t: Library) -> bool:
    """Whether outputs go on without a jump, however fine one looks."""
    return float(np.abs(np.diff(way(t).outputs, axis=0)).max()) < JUMP


def takes(t: Library) -> float:
    """How many numbers the neuron takes that is looked at."""
    return t.net.sizes[1 if len(t.net.weights) > 2 else 0]


def equal_there(t: Library, said: Said) -> bool:
    """Two outputs, or what they are, at a flip; or a name, or a place on the way."""
    if not said.numbers:
        return said.values[0] in names(t)
    best = way(t).outputs.argmax(axis=1)
    at = np.flatnonzero(np.diff(best))
    known = [*way(t).flips, *way(t).outputs[at].max(axis=1), *range(t.net.sizes[-1])]
    lit = passed(t.net, in_turn(t))
    known += [*np.concatenate([a.ravel() for a in lit.a]), *t.net.sizes, 0, 0.25, 0.5, 0.75, 1]
    return all(
        any(abs(each.value - value) <= each.room + 2e-3 for value in known) for each in said.numbers
    )


def equal_at(t: Library, said: Said) -> bool:
    """Where the answer changes, which two outputs are equal there, and what both are."""
    flips, winners, outputs = way(t).flips, way(t).winners, way(t).outputs
    place, value = said.numbers[0], said.numbers[-1]
    for flip, before, after in zip(flips, winners, winners[1:]):
        both = outputs[round(flip * (STEPS - 1)), [before, after]]
        close = abs(place.value - flip) <= place.room + 1 / STEPS
        if close and set(said.values[1:3]) == {names(t)[before], names(t)[after]}:
            return bool(np.abs(both - value.value).max() <= value.room + JUMP / 10)
    return False


def several_at(t: Library, said: Said) -> bool:
    """Where more than two outputs are equal, and what they are."""
    place, value = said.numbers[0], said.numbers[-1]
    there = way(t).outputs[round(place.value * (STEPS - 1))]
    return int((np.abs(there - value.value) <= value.room + JUMP / 10).sum()) > 2


HOLDS: Holds = {
    "Another picture, and yet the same number comes out.": lambda t, s: any(
        np.ptp(a, axis=0).min() < 0.005 for a in passed(t.net, in_turn(t)).a
    ),
    "Picture after picture goes in, and yet the same outputs come out.": lambda t, s: (
        np.ptp(answers(t, in_turn(t)), axis=0).min() < 0.005
    ),
    "There is only one output, so nothing can overtake it: its number is the answer.": (
        lambda t, s: t.net.sizes[-1] == 1
    ),
    "The highest outputs are equal all the way, so there is never one answer.": lambda t, s: (
        len(way(t).flips) == 0 and float(np.diff(np.sort(way(t).outputs)[:, -2:]).max()) == 0
    ),
    "So a neuron is a function: 16 numbers in, one out.": says(takes),
    "So a neuron is a function: {} numbers in, one out.": says(takes),
    "{} in": lambda t, s: s.numbers[0].value in (takes(t), len(t.x)),
    "{} out": lambda t, s: s.numbers[0].value in (1, t.net.sizes[-1]),
    "answer {}": lambda t, s: s.values[0] in [names(t)[k] for k in way(t).winners],
    "t ≈ {}: output {} = output {} {}": equal_at,
    "t ≈ {}: several outputs {}": several_at,
    "It is like f(x) at school, with 784 numbers for x, and ten come out.": says(size(0), size(-1)),
    "It is like f(x) at school, with {} numbers for x, and {} come out.": says(size(0), size(-1)),
    "It is like f(x) at school, with {} numbers for x, and one comes out.": lambda t, s: (
        t.net.sizes[-1] == 1 and says(size(0))(t, s)
    ),
    "Here two outputs are equal: from here on, another one is the highest.": lambda t, s: (
        len(way(t).flips) > 0
    ),
    "And here it happens once more.": so_often(2),
    "From here on, the same output stays the highest.": so_often(1),
    "It happens again and again: {} times in all.": says(lambda t: len(way(t).flips)),
    "In between, the answer is a third digit.": lambda t, s: way(t).has_third,
    "In between, the answer is {}: neither end gives it.": lambda t, s: (
        way(t).has_third and s.values[0] == names(t)[way(t).winners[1]]
    ),
    "So no third answer comes in between.": so_often(1),
    "In between, it answers otherwise than before and after.": lambda t, s: (
        len(way(t).flips) > 1 and not way(t).has_third
    ),
    "The answer changes twice, and yet no output ever jumps.": lambda t, s: (
        len(way(t).flips) == 2 and no_jump(t)
    ),
    "The answer changes once, and yet no output ever jumps.": lambda t, s: (
        len(way(t).flips) == 1 and no_jump(t)
    ),
    "The answer changes {} times, and yet no output ever jumps.": lambda t, s: (
        says(lambda t: len(way(t).flips))(t, s) and no_jump(t)
    ),
    "the answer changes once": so_often(1),
    "the answer changes {} times": says(lambda t: len(way(t).flips)),
    "The same output is the highest all the way: the answer never changes.": so_often(0),
    "No output ever jumps.": lambda t, s: no_jump(t),
    "It gives an answer to any 784 numbers.": says(size(0)),
    "It gives an answer to any {} numbers.": says(size(0)),
    "{} numbers": lambda t, s: s.numbers[0].value in t.net.sizes,
    "{}": equal_there,
}

NOTHING: Nothing = {
    DRAWN: (
        "All numbers just before it flow in. The brighter a line, the more it adds or takes.",
        "f answers every one of these pictures: each output draws its curve.",
        "t says how much of the second one is in: from none to all.",
    ),
    RULE: (
        "After the input, it is computed from other numbers.",
        "The same function each time: only what comes in has changed.",
        "It is one of many: after the input, each neuron is a function.",
        "Its weights and biases make it this function and no other.",
        "Picture after picture goes in, and its outputs come out: always the same f.",
        "Halfway, each pixel is the mean of both.",
        "Nobody wrote the digit halfway, and f answers all the same.",
        "All of it is one function",
    ),
    SHOWN: (
        "Now mix two of these pictures, pixel by pixel.",
        "Then what does it say to nothing but noise?",
        "How often does the answer change\non the way?",
    ),
}  # fmt: skip
