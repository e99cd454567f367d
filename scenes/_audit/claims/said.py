"""A sentence as it was said or drawn, the numbers in it, and whether it claims anything."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np

WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen"),
)
IN_WORDS = {word: number for number, word in enumerate(WORDS, start=2)}
MINUS = re.compile(r"\bminus (?=[\d.])|[−-](?=[\d.])")
NUMBER = re.compile(rf"(?<![\w.])~?\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)
BOUND = re.compile(r"[<>] ?~?$")
SLOT = re.compile(r"\{\}")
SENTENCE = re.compile(r"[^.!?:…]*(?:[.:](?=\d)[^.!?:…]*)*[.!?:…]*")
# What only a sentence that says something of the data has: a number, or one of these.
LONGER = (
    *("bright", "dark", "high", "low", "large", "small", "long", "short", "strong", "weak", "few"),
    *("close", "near", "wide", "deep", "clear", "great", "steep", "flat", "fast", "old", "simpl"),
)
COMPARED = re.compile(
    rf"\b(?:(?:{'|'.join(LONGER)})(?:er|est)|farther|farthest|furthest|better|best|worse|worst"
    r"|more|most|mostly|less|least|all|every|everything|each|any|only|none|no|nobody|nothing|never"
    r"|always|both|either|neither|half|halfway|same|equal|alike|nearly|almost|hardly|twice|once"
    r"|exactly|enough|as \w+ as|too \w+|one of|positive|negative|above|below|beyond|between"
    r"|right|wrong|zero|ahead|tie|surely|sure|unsure|without|loses?|wins?"
    r"|answers? (?:is|changes))\b",
    re.IGNORECASE,
)


BARE = re.compile(r"([<>≈=+]? ?[−-]? ?[\d.,-]*\d)( ?%)?")  # numbers with no words around


@dataclass(frozen=True)
class Said:
    """A sentence in English, with `{}` for each of its values, which are printed."""

    sentence: str
    values: tuple[str, ...] = ()

    @classmethod
    def of(cls, sentence: str, values: tuple[str, ...] = ()) -> "Said":
        """A sentence; a number that was written as one is the value of a slot."""
        if not values and (bare := BARE.fullmatch(sentence)):
            return cls("{}" + (bare[2] or ""), (bare[1],))
        return cls(sentence, values)

    @cached_property
    def text(self) -> str:
        """The sentence with its values."""
        values = iter(self.values)
        return SLOT.sub(lambda slot: next(values, slot[0]), self.sentence)

    @cached_property
    def numbers(self) -> tuple["Printed", ...]:
        """The numbers in it, in their order; "one" is none, for it may be somebody."""
        text = MINUS.sub("~", self.text)
        return tuple(Printed.of(found, text) for found in NUMBER.finditer(text))

    @property
    def is_claiming(self) -> bool:
        """Whether it has a number or compares something; a question claims nothing."""
        told = (part for part in SENTENCE.findall(self.text) if not part.rstrip().endswith("?"))
        return any(NUMBER.search(part) or COMPARED.search(part) for part in told)


@dataclass(frozen=True)
class Printed:
    """A printed number: its value, how far from it what it stands for may be, and < or >."""

    value: float
    room: float
    bound: str = ""

    @classmethod
    def of(cls, found: re.Match[str], text: str) -> "Printed":
        """The number that was found in a text in which ~ is a minus sign."""
        bound = BOUND.search(text[: found.start()])
        word = found[0].lower()
        if word in IN_WORDS:
            return cls(IN_WORDS[word], 0.0)
        figures = word.lstrip("~").replace(",", "").rstrip(".")
        decimals = len(figures.partition(".")[2])
        sign = -1 if "~" in text[max(found.start() - 1, 0) : found.start() + 1] else 1
        return cls(sign * float(figures), 0.5 * 10.0**-decimals, bound[0][0] if bound else "")

    def says(self, value: float) -> bool:
        """Whether it is what a value is printed as, correctly rounded."""
        if self.bound:
            return value < self.value if self.bound == "<" else value > self.value
        is_whole = float(value).is_integer() and float(self.value).is_integer()
        return abs(value - self.value) <= (0 if is_whole else self.room + 1e-9 * max(1, abs(value)))


def agree(said: Said, *values: float) -> bool:
    """Whether the numbers in a sentence are these values, each as it is printed."""
    numbers = said.numbers
    return len(numbers) == len(values) and all(
        number.says(float(value)) for number, value in zip(numbers, values)
    )


def approx(one: object, other: object) -> bool:
    """Whether two numbers, or arrays of them, are the same but for rounding."""
    return bool(np.allclose(np.asarray(one), np.asarray(other), rtol=1e-9, atol=1e-12))
