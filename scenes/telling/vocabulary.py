"""Words in another language, where some hold values that only the film knows.

A value that varies is written `{}`: "The network reads a {}" = "Das Netz liest eine {}". Where the
translation wants the values in another order it numbers them: {2} is the second of the English.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

SLOT = "{}"
NUMBERED = re.compile(r"\{([1-9]?)\}")  # a slot in a translation


@dataclass(frozen=True)
class Vocabulary:
    """What to draw instead of English words. table: by the English, with slots."""

    table: Mapping[str, str]

    def __call__(self, english: str) -> str:
        """The words in the other language; English where the table does not know them.

        Words that the table has as they are come first, then those with slots, of which the ones
        with the most letters come first. The space around the words stays.
        """
        core = english.strip()
        before, _, after = english.partition(core) if core else (english, "", "")
        return before + self._translated(core) + after

    def knows(self, english: str) -> bool:
        """Whether words are in the table, or one of its entries with slots covers them."""
        return english in self.table or any(slots.fullmatch(english) for slots, _ in self._slotted)

    def _translated(self, core: str) -> str:
        if core in self.table:
            return self.table[core]
        for slots, translated in self._slotted:
            if found := slots.fullmatch(core):
                return fill(translated, found.groups())
        return core

    @cached_property
    def _slotted(self) -> list[tuple[re.Pattern[str], str]]:
        keys = [key for key in self.table if SLOT in key and has_letters(key)]
        keys.sort(key=lambda key: len(key.replace(SLOT, "")), reverse=True)
        return [(pattern(key), self.table[key]) for key in keys]


def pattern(english: str) -> re.Pattern[str]:
    """What words with slots look like when the slots are filled."""
    return re.compile("(.+?)".join(map(re.escape, english.split(SLOT))), re.DOTALL)


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
