"""Sentences in the language that is spoken: what scenes write in English, looked up and filled.

What is said while a film is made is remembered: it is what a translation needs.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from scenes.telling.typesetting import is_right_to_left, quoted
from scenes.telling.vocabulary import fill

# A sentence, or one with slots `{}` and the values for them, already printed as they shall be.
Sentence = str | tuple[str, *tuple[str | int, ...]]
Values = tuple[str, ...]  # printed, as they stand in a sentence's slots


@dataclass(frozen=True)
class _Language:
    """From English sentences to those that are drawn, and all that were, with their values."""

    vocabulary: Callable[[str], str]
    drawn: dict[str, dict[Values, None]] = field(default_factory=dict)


# Of its context, so that two films never share it.
_language: ContextVar[_Language | None] = ContextVar("language", default=None)
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')  # the words in a formula
HYPHEN = re.compile(r"(?<!\w)-(?=[\d.])")  # that Python writes for a minus sign
ISOLATED = "\u2068{}\u2069"  # reads from one end to the other, whatever is around it


@contextmanager
def speaking(
    vocabulary: Callable[[str], str],
) -> Iterator[Mapping[str, Collection[Values]]]:
    """Say all words within this context, in formulas too, as the vocabulary has them.

    The value is what has been said so far, in English, with slots, each with all values it had.
    """
    language = _Language(vocabulary)
    token = _language.set(language)
    try:
        yield language.drawn
    finally:
        _language.reset(token)


def said(sentence: str, values: Sequence[str | int]) -> str:
    """A sentence in the language that is spoken, with its values."""
    return filled(_told(sentence, tuple(map(str, values))), values)


def filled(told: str, values: Sequence[str | int]) -> str:
    """A sentence, in any language, with the values in its slots.

    Where some of it is read from right to left, each value keeps together: "−3", and not "3−".
    """
    printed = [HYPHEN.sub("−", str(value)) for value in values]
    if any(map(is_right_to_left, "".join([told, *printed]))):
        printed = list(map(ISOLATED.format, printed))
    return fill(told, printed)


def said_in_formula(code: str, values: Sequence[str | int]) -> str:
    """A formula with its values, the words in its quotes, and in theirs, one by one as spoken."""
    code, *printed = (QUOTED.sub(_translated, str(part)) for part in (code, *values))
    return fill(code, printed)


def _translated(found: re.Match[str]) -> str:
    """Words in a formula as the vocabulary has them, untouched where it has no others."""
    english = re.sub(r'\\(["\\])', r"\1", found[1])
    told = _told(english)
    return found[0] if told == english else quoted(told)


def _told(english: str, values: Values = ()) -> str:
    """A sentence as the vocabulary has it; remembered as one that has been said with values."""
    language = _language.get()
    if language is None:
        return english
    language.drawn.setdefault(english, {})[values] = None
    return language.vocabulary(english)
