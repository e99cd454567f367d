"""What a network answers to digits, and by how much: which of them a scene shows, by rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from nnmath import Network, forward, load_digits
from nnmath.lights import full_light
from nnmath.storage import read_metadata
from scenes._assets import ASSETS, Digit, class_names, network_name, own_digit, with_our_own
from scenes._sentences.verdict import Verdict, verdict
from scenes.given.classes import are_digits, numbered
from scenes.mobjects.lettering.printing import activation
from scenes.telling.speech import Sentence

ENOUGH_DECIMALS = 18  # tell any two numbers of 64 bits apart that are as large as outputs are
DIGITS = ASSETS / "digits" / "digits.npz"
NEARLY = 0.05  # of the highest output: less of a lead is nearly none


@dataclass(frozen=True)
class Answer:
    """A digit, the activations of the outputs that it leads to, (n,), and what these stand for."""

    digit: Digit
    outputs: np.ndarray
    named: tuple[str, ...] | None = None

    @classmethod
    def of(cls, network: Network, digit: Digit) -> "Answer":
        """Let the network read the digit."""
        return cls(digit, forward(network, digit.x)[-1].a, class_names(network))

    @property
    def names(self) -> tuple[str, ...]:
        """What the outputs stand for."""
        return self.named or numbered(len(self.outputs))

    @property
    def verdict(self) -> Verdict:
        """What to say of it."""
        return verdict(self.outputs, self.digit.label, self.names)

    @property
    def first_two(self) -> tuple[int, int]:
        """The highest output and the next; the earlier one first where they are equal."""
        first, second = np.argsort(-self.outputs, kind="stable")[:2]
        return int(first), int(second)

    @property
    def lead(self) -> float:
        """How far the highest output is above the next, from 0 up; 0 where there is no other."""
        if len(self.outputs) == 1:
            return 0.0
        first, second = self.first_two
        return float(self.outputs[first] - self.outputs[second])

    @property
    def closeness(self) -> str | None:
        """What is said of it where its two highest outputs are not nearly equal, or are equal."""
        if self.lead == 0:
            return self.verdict.said
        nearly = self.lead < NEARLY * np.abs(self.outputs).max()
        return None if nearly else "It decides. Of our other digits, it decides none by so little."

    @property
    def lead_told(self) -> str | None:
        """What is said of its lead where "the brightest wins" would not hold."""
        if self.lead == 0:
            return "No output is ahead of the next."
        return "The highest wins. But by how much?" if self.outputs.min() < 0 else None

    @property
    def apart(self) -> tuple[str, ...]:
        """The highest output and the next, with as many decimals as tell them apart."""
        pair = [float(self.outputs[each]) for each in self.first_two]
        for decimals in range(2, ENOUGH_DECIMALS if self.lead else 3):
            printed = tuple(activation(value, decimals) for value in pair)
            if len(set(printed)) == len(pair):
                break
        return printed

    @property
    def apart_told(self) -> Sentence:
        """What is said of these two: which is the answer, if one is higher."""
        if self.lead == 0:
            return "More decimals do not help: both are equal."
        return ("The higher of the two is the answer: {}.", self.names[self.first_two[0]])

    @property
    def lights_told(self) -> Sentence | None:
        """What is said where the lights have been read and the picture comes; None of a tie."""
        if self.lead == 0:
            return None
        return ("The lights say {}. And this is the picture.", self.names[self.first_two[0]])

    @property
    def is_wrong(self) -> bool:
        """Whether the highest output is not the digit's label; a tie is no answer.

        Where outputs stand for other things than the digits, nothing is wrong.
        """
        label = self.digit.label if are_digits(self.names) else None
        return self.lead > 0 and label is not None and label != self.first_two[0]


def waiting(names: Sequence[str]) -> Sentence | None:
    """What is said of outputs of these names, before they are lit; None of the ten digits."""
    outputs = len(names)
    if outputs == 1:
        return "At the other end waits a single neuron: the output layer."
    other = "At the other end wait {} neurons, one for each answer: the output layer."
    return None if are_digits(names) else (other, outputs)


def asked(names: Sequence[str]) -> Sentence | None:
    """What is asked of outputs of these names, before they are lit; None of the ten digits."""
    return None if are_digits(names) else "All are dark. How can lights name an answer?"


def sure(compared: Iterable[Answer]) -> Sentence | None:
    """What is said of leads where one of these answers is wrong."""
    if not any(answer.is_wrong for answer in compared):
        return None
    return "A long lead: it is sure. A short one: it is not. Ringed: sure or not, it is wrong."


def hardest(network: Network, but: Digit) -> Answer:
    """Of our own digits that are another image, the one with the least lead."""
    names = load_digits(DIGITS).names
    own = (own_digit(name, but.shape) for name in names)
    others = (one for one in own if not np.array_equal(one.image, but.image))
    return min((Answer.of(network, one) for one in others), key=lambda answer: answer.lead)


def how_found(hard: Answer) -> str | None:
    """What is said of the hardest of our digits where it was not made so for the chosen network,
    as the narration says.
    """
    made = own_digit("ambiguous", hard.digit.shape).image
    made_for = read_metadata(DIGITS)["network"]
    if network_name() == made_for and np.array_equal(hard.digit.image, made):
        return None
    return "Of our other digits, on this one the two highest outputs lie closest together."


def beside(network: Network, digit: Digit, hard: Answer) -> list[Answer]:
    """The answers to a digit and to our own of all classes; the hard one comes first."""
    others = (one for one in with_our_own(digit) if not np.array_equal(one.image, hard.digit.image))
    return [hard, *(Answer.of(network, one) for one in others)]


def fully_lit(network: Network, answers: Iterable[Answer]) -> float:
    """The activation drawn fully lit, of these answers."""
    return full_light(network.layers[-1], *(answer.outputs for answer in answers))
