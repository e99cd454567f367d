"""What a network makes of a digit, in whole sentences that hold for every network and digit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from scenes._data.reading import Reading
from scenes.given.classes import are_digits, numbered
from scenes.mobjects.lettering.printing import activation
from scenes.telling.articles import article, article_of
from scenes.telling.speech import Sentence

NO_SECOND = "So there is no runner-up."


@dataclass(frozen=True)
class Verdict:
    """The answer, for the picture; and what is said where "the brightest output is the answer"
    would not hold.

    marked: the outputs to point at. second: the runner-up, None where there is none.
    """

    drawn: Sentence
    said: str | None
    marked: tuple[int, ...]
    second: int | None = None


def verdict(outputs: np.ndarray, label: int | None, names: Sequence[str] | None = None) -> Verdict:
    """What to say of a network's outputs, (n,). label: the digit that it is, None where nobody
    said. names: what the outputs stand for, by default 0, 1, 2 …; of others, a label says nothing.
    """
    highest = tuple(map(int, np.flatnonzero(outputs == outputs.max())))
    if len(outputs) == 1:
        said = "There is only one output, and its number is the answer."
        return Verdict(("The only output says {}", activation(outputs[0])), said, highest)
    if len(highest) > 1:
        said = "No output is brighter than all others, so the network has no answer."
        return Verdict(("A tie: {} outputs are equal", len(highest)), said, highest)
    winner, second = map(int, np.argsort(-outputs, kind="stable")[:2])
    called = numbered(len(outputs)) if names is None else names
    if names is not None and not are_digits(names):
        label = None
    return Verdict(_reading(called[winner], label), _said_of(outputs), (winner,), second)


def read_as(reading: Reading) -> Verdict:
    """What to say of what a network makes of a digit, or of numbers, which nobody reads."""
    seen = verdict(reading.outputs, reading.label, reading.names)
    if reading.digit.is_picture or seen.second is None:
        return seen
    return replace(seen, drawn=("The network answers: {}", reading.names[seen.marked[0]]))


def _said_of(outputs: np.ndarray) -> str | None:
    """What is true of the highest output, where it need not be the brightest."""
    if outputs.max() <= 0:
        return "No output is above zero; the highest of them is the answer."
    return "The highest output is the answer." if outputs.min() < 0 else None


def _reading(name: str, label: int | None) -> Sentence:
    """name: of the highest output."""
    if not (before := article_of(name)):
        return ("The network reads: {}", name)
    winner = int(name)
    if label in (None, winner):
        sentences = {"a": "The network reads a {}", "an": "The network reads an {}"}
        return (sentences[before], winner)
    sentence = {
        ("a", "a"): "It reads a {}, but this is a {}",
        ("a", "an"): "It reads a {}, but this is an {}",
        ("an", "a"): "It reads an {}, but this is a {}",
        ("an", "an"): "It reads an {}, but this is an {}",
    }[before, article(label)]
    return (sentence, winner, label)
