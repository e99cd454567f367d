"""What `output_layer` says: which output is the highest, by how much, and on which digits."""

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
    lead,
    names,
    number,
    outputs,
    ranked,
    says,
    size,
)
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library

NEARLY = 0.05  # of the highest output: less of a lead is nearly none
MET = 1e-5  # apart at most: outputs whose meeting was searched for
WRONG_TOO = "A long lead: it is sure. A short one: it is not. Ringed: sure or not, it is wrong."
SURE = "We call a long lead sure, a short one unsure."


def hardest(t: Library) -> int:
    """Of all our own digits that are another picture, the one with the least lead."""
    leads = [lead(row) for row in answers(t, t.digits.x)]
    same = (t.digits.x == t.x).all(axis=1)
    return int(np.argmin(np.where(same, np.inf, leads)))


def hard(t: Library) -> np.ndarray:
    """Its outputs."""
    return answers(t, t.digits.x[hardest(t)])


def compared(t: Library) -> np.ndarray:
    """The outputs of all digits whose leads stand side by side, the hardest first."""
    first = t.digits.x[hardest(t)]
    others = (each for each in in_turn(t) if not np.array_equal(each, first))
    return answers(t, np.stack([first, *others]))


def covered(t: Library) -> list[str]:
    """The answers to the two digits whose picture is covered."""
    return [names(t)[ranked(each)[0]] for each in compared(t)[3::3][:2]]


def any_wrong(t: Library) -> bool:
    """Whether one of the digits side by side is not read as what it was written as."""
    first, labels = hardest(t), list(t.digits.labels)
    pictures = [t.digits.x[first], *in_turn(t)]
    known = [labels[int(np.argmax((t.digits.x == x).all(axis=1)))] for x in pictures]
    known = [known[0], *(k for k, x in zip(known[1:], pictures[1:]) if (x != pictures[0]).any())]
    return any(int(ranked(row)[0]) != k and lead(row) > 0 for row, k in zip(compared(t), known))


def reads_one_of_them(t: Library, said: Said) -> bool:
    """The network reads one of the digits of the film as this."""
    rows = [*compared(t), outputs(t)]
    return said.values[0] in {names(t)[ranked(row)[0]] for row in rows if lead(row) > 0}


def misread(t: Library, said: Said) -> bool:
    """One of the digits of the film is read as the first and was written as the second."""
    x = [t.digits.x[hardest(t)], *in_turn(t)]
    for one in x:
        wanted = t.digits.labels[int(np.argmax((t.digits.x == one).all(axis=1)))]
        read = names(t)[ranked(answers(t, one))[0]]
        if said.values == (read, str(wanted)) and read != str(wanted):
            return True
    return False


def leads(t: Library, said: Said) -> bool:
    """A lead of one of the digits of the film."""
    printed = said.numbers[0]
    return any(printed.says(lead(row)) for row in [*compared(t), outputs(t)])


def apart(t: Library, said: Said) -> bool:
    """The two highest outputs of the hardest digit, told apart."""
    first, second = (Said("{}", (value,)).numbers[0] for value in said.values)
    a, b = np.sort(hard(t))[::-1][:2]
    return first.says(a) and second.says(b) and (a == b or said.values[0] != said.values[1])


HOLDS: Holds = {
    "At one end of the network stands the input: 784 numbers.": says(size(0)),
    "At one end of the network stands the input: {} numbers.": says(size(0)),
    "At the other end wait ten neurons, one for each digit: the output layer.": says(size(-1)),
    "At the other end wait {} neurons, one for each answer: the output layer.": says(size(-1)),
    "At the other end waits a single neuron: the output layer.": lambda t, s: t.net.sizes[-1] == 1,
    "From the 784 numbers, the network computes how brightly each is lit.": says(size(0)),
    "From the {} numbers, the network computes how brightly each is lit.": says(size(0)),
    "The lights say {}. And this is the picture.": lambda t, s: s.values[0] in covered(t),
    "Of our other digits, on this one the two highest outputs lie closest together.": (
        lambda t, s: (
            lead(hard(t)) >= 0
            and all(
                lead(row) >= lead(hard(t))
                for row, x in zip(answers(t, t.digits.x), t.digits.x)
                if (x != t.x).any()
            )
        )
    ),
    "We looked for a digit between a 4 and a 9, until this network could hardly tell.": (
        lambda t, s: (
            t.digits.names[hardest(t)] == "ambiguous"
            and sorted(ranked(hard(t))[:2]) == [4, 9]
            and lead(hard(t)) < MET
        )
    ),
    "Nearly a tie: the two highest outputs are almost equal.": lambda t, s: (
        0 < lead(hard(t)) < NEARLY * np.abs(hard(t)).max()
    ),
    "It decides. Of our other digits, it decides none by so little.": lambda t, s: (
        lead(hard(t)) >= NEARLY * np.abs(hard(t)).max()
    ),
    "The higher of the two is the answer.": lambda t, s: lead(hard(t)) > 0,
    "The higher of the two is the answer: {}.": lambda t, s: (
        lead(hard(t)) > 0 and s.values[0] == names(t)[ranked(hard(t))[0]]
    ),
    "More decimals do not help: both are equal.": lambda t, s: lead(hard(t)) == 0,
    "The brightest wins. But by how much?": lambda t, s: lead(hard(t)) > 0 and hard(t).min() >= 0,
    "The highest wins. But by how much?": lambda t, s: lead(hard(t)) > 0 > hard(t).min(),
    "No output is ahead of the next.": lambda t, s: min(lead(hard(t)), lead(outputs(t))) == 0,
    SURE: lambda t, s: not any_wrong(t),
    WRONG_TOO: lambda t, s: any_wrong(t),
    "The network reads a {}": reads_one_of_them,
    "The network reads an {}": reads_one_of_them,
    "The network reads: {}": reads_one_of_them,
    "It reads a {}, but this is a {}": misread,
    "It reads a {}, but this is an {}": misread,
    "It reads an {}, but this is a {}": misread,
    "It reads an {}, but this is an {}": misread,
    "ahead by {}": leads,
    "{} against {}": apart,
    "{} or {}?": lambda t, s: (
        sorted(names(t).index(v) for v in s.values) == sorted(ranked(hard(t))[:2].tolist())
        and label(t) != -1
    ),
    "{}": lambda t, s: s.values[0] in names(t),
    "0: dark": says(number(0)),
    "1: fully lit": says(number(1)),
}

NOTHING: Nothing = {
    DRAWN: (
        "All are dark. How can lights name a digit?",
        "All are dark. How can lights name an answer?",
        "With other digits: the lead of the highest output over the second.",
        "lead over the second",
    ),
    RULE: (
        "But sure need not mean right.",
        "But how are these lights computed? We must look in between.",
    ),
    OURS: ("Decide before the network does: the bar shows how much time is left.",),
    SHOWN: (
        "Now you: the picture is covered. Which answer do the lights give?",
        "This is its answer, and this its lead over the second.",
    ),
}  # fmt: skip
