"""How a language writes numbers: its point, and what parts its thousands."""

import re
from collections.abc import Callable

EXAMPLE = "1,234.5"  # a translation says how its language writes this: 1.234,5
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")  # as English writes it
Say = Callable[[str], str]


def written(text: str, say: Say) -> str:
    """A text with its numbers as a language writes them. say: English words in that language."""
    example = say(EXAMPLE)
    if len(example) != len(EXAMPLE):
        return text
    signs = {ord(","): example[1], ord("."): example[-2]}
    return NUMBER.sub(lambda number: number[0].translate(signs), text)
