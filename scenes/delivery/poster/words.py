"""What a poster says, in the language that it is printed in."""

from collections.abc import Sequence
from typing import TypeVar

from nnmath.facts import Facts
from scenes.delivery.poster.reading import Reading
from scenes.delivery.typeset.words import Words
from scenes.given.classes import are_digits, numbered

Term = TypeVar("Term")
NAMED = 4  # layers whose numbers are all written; of more, the first and the last ones


def verdict(say: Words, reading: Reading, label: int, names: Sequence[str]) -> str:
    """What is seen of how the network reads our own digit. names: what the outputs stand for."""
    if len(reading.outputs) == 1:
        return say("Our handwritten {} goes in, and one number comes out.", label)
    if len(reading.answers) > 1:
        return say(
            "Our handwritten {} goes in. Several outputs are equally bright: no answer.", label
        )
    (answer,) = reading.answers
    if tuple(names) != numbered(len(names)):
        said = "Our handwritten {} goes in. The brightest output: {}."
        return say(said, label, names[answer])
    if not are_digits(names):
        return say("Our handwritten {} goes in. The brightest output is number {}.", label, answer)
    if answer == label:
        return say(
            "Our handwritten {} goes in. The brightest output is the {}: read right.", label, answer
        )
    return say(
        "Our handwritten {} goes in. The brightest output is the {}: read wrong.", label, answer
    )


def counted(say: Words, facts: Facts) -> list[tuple[str, str, str]]:
    """How the weights, the biases and all numbers are counted, how many they are, and of what."""
    pairs = zip(facts.sizes, facts.sizes[1:])
    weights = some([f"{before:,} × {after:,}" for before, after in pairs], "…")
    biases = some([f"{count:,}" for count in facts.biases], "…")
    single = sum(facts.biases) == 1
    return [
        (" + ".join(weights), f"{sum(facts.weights):,}", say("weights")),
        (" + ".join(biases), f"{sum(facts.biases):,}", say("bias") if single else say("biases")),
        ("", f"{facts.parameters:,}", say("numbers, learnt" if facts.is_trained else "numbers")),
    ]


def used_in(say: Words, layers: Sequence[int], count: int) -> str:
    """In which layers of the network an activation function is used. count: of all of them."""
    if not layers:
        return say("nowhere")
    if len(layers) == count:
        return say("in the only layer") if count == 1 else say("in every layer")
    if len(layers) == 1:
        return say("in layer {}", layers[0])
    return say("in layers {}", ", ".join(some([str(k) for k in layers], "…")))


def some(terms: Sequence[Term], between: Term) -> list[Term]:
    """The terms, or of many the first and the last, and what stands between them."""
    return list(terms) if len(terms) <= NAMED else [*terms[:2], between, terms[-1]]
