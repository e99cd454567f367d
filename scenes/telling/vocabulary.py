"""Words in another language, where some hold values that only the film knows.

A value is written `{}`: "The network reads a {}" = "Das Netz liest eine {}". Where the translation
wants the values in another order it numbers them: {2} is the second of the English.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SLOT = "{}"
NUMBERED = re.compile(r"\{([1-9]?)\}")  # a slot in a translation


@dataclass(frozen=True)
class Vocabulary:
    """What to draw instead of English words. table: by the English sentence, with its slots."""

    table: Mapping[str, str]

    def __call__(self, english: str) -> str:
        """The sentence in the other language; English where the table does not know it."""
        return self.table.get(english, english)

    def lacks(self, drawn: Iterable[str]) -> list[str]:
        """Those of the English sentences that stay English, without those that have no letter."""
        return [english for english in drawn if english not in self.table and has_letters(english)]


def fill(sentence: str, values: Sequence[str | int]) -> str:
    """A sentence with the values in its slots; ValueError where they are not as many."""
    places = slots(sentence)
    if sorted(set(places)) != list(range(len(values))):
        raise ValueError(f"{sentence!r} has slots for other values than {list(values)}.")
    numbers = iter(places)
    return NUMBERED.sub(lambda _: str(values[next(numbers)]), sentence)


def slots(translated: str) -> list[int]:
    """Which value each slot of a translation takes, from 0."""
    return [
        int(number) - 1 if number else k for k, number in enumerate(NUMBERED.findall(translated))
    ]


def has_letters(text: str) -> bool:
    """Whether there is anything in words to translate: a letter outside the slots."""
    return any(character.isalpha() for character in text)
