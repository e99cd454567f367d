"""Sentences of several scenes: what a network reads, and what its outputs say."""

from scenes._audit.claims.facts import (
    DRAWN,
    NAME,
    RULE,
    Holds,
    Nothing,
    label,
    lead,
    names,
    outputs,
    ranked,
    says,
    size,
    together,
)
from scenes._audit.claims.said import Said, approx
from scenes._audit.truth.library import Library


def reads(t: Library, said: Said) -> bool:
    """The first value is the highest output, and the second the label, which is another one."""
    best = names(t)[ranked(outputs(t))[0]]
    wanted = label(t)
    is_alone = len(said.values) == 1
    return (
        lead(outputs(t)) > 0
        and said.values[0] == best
        and (wanted is None or is_alone == (best == str(wanted)))
        and (is_alone or said.values[1] == str(wanted))
    )


def brightest_is_the_answer(t: Library, said: Said) -> bool:
    """One output is above all others, and all outputs are lights."""
    return lead(outputs(t)) > 0 and outputs(t).min() >= 0


def article(t: Library, said: Said) -> bool:
    """An 8, an 11 and an 18 are written with "an"."""
    wanted = ["an" if value[0] == "8" or value in ("11", "18") else "a" for value in said.values]
    found = [word for word in said.sentence.replace("{}", "").split() if word in ("a", "an")]
    return found == wanted


def read_with_article(t: Library, said: Said) -> bool:
    """What is read, with the right article."""
    return reads(t, said) and article(t, said)


HOLDS: Holds = {
    "fully lit: {}": lambda t, s: s.numbers[0].value > 0,
    "activation (fully lit: {})": lambda t, s: s.numbers[0].value > 0,
    "The network reads a {}": read_with_article,
    "The network reads an {}": read_with_article,
    "The network reads: {}": reads,
    "The network answers: {}": lambda t, s: s.values[0] == names(t)[ranked(outputs(t))[0]],
    "It reads a {}, but this is a {}": read_with_article,
    "It reads a {}, but this is an {}": read_with_article,
    "It reads an {}, but this is a {}": read_with_article,
    "It reads an {}, but this is an {}": read_with_article,
    "A tie: {} outputs are equal": says(lambda t: (outputs(t) == outputs(t).max()).sum()),
    "The only output says {}": says(lambda t: outputs(t)[0]),
    "The brightest output is the answer.": brightest_is_the_answer,
    "The highest output is the answer.": lambda t, s: (
        lead(outputs(t)) > 0 and outputs(t).min() < 0 < outputs(t).max()
    ),
    "No output is above zero; the highest of them is the answer.": lambda t, s: (
        lead(outputs(t)) > 0 >= outputs(t).max()
    ),
    "No output is brighter than all others, so the network has no answer.": lambda t, s: (
        lead(outputs(t)) == 0
    ),
    "There is only one output, and its number is the answer.": lambda t, s: t.net.sizes[-1] == 1,
    "The brighter an output, the more the network thinks that it is this one.": lambda t, s: (
        not together(t) and outputs(t).min() >= 0
    ),
    "The higher an output, the more the network thinks that it is this one.": lambda t, s: (
        not together(t) and outputs(t).min() < 0
    ),
    "The outputs are probabilities: together they are 1.": lambda t, s: (
        together(t) and approx(outputs(t).sum(), 1)
    ),
    "{} test images of MNIST": says(lambda t: 10_000),
    "our own {} digits": says(lambda t: len(t.digits.x)),
    "{} neurons": lambda t, s: all(n.value in t.net.sizes[1:] for n in s.numbers),
    "{} neuron": lambda t, s: 1 in t.net.sizes[1:],
    "{} outputs": says(size(-1)),
    "{} output": says(size(-1)),
    "{} pixels": says(size(0)),
    "{} numbers": says(size(0)),
    "{} inputs": says(size(0)),
    "{} input": says(size(0)),
}

NOTHING: Nothing = {
    DRAWN: (
        '0 … 9',
        '> 0.99',
        '< 0.01',
        '100 %',
        '"% read right"',
        "% read right",
        'all others',
        '… {} more',
        '⋮ {} more',
        "positive weight", "negative weight", "positive", "negative", "positive z", "negative z",
        "positive bias", "negative bias", "0: dark", "1: fully lit",
        "first place of each strip",
        "positive difference", "negative difference",
    ),
    NAME: tuple(map(str, range(10))),
    RULE: ("lines: activation × weight, compared in each layer",),
}  # fmt: skip
