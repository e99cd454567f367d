"""Narration cut into captions that can be read in time."""

import re
import textwrap

LINE_LENGTH = 42
LINES = 2
CHARACTERS_PER_SECOND = 17
SHORTEST = 1.0


def narration(docstring: str | None) -> str:
    """The narration in a beat's docstring: its words, with line breaks taken out."""
    return " ".join((docstring or "").split())


def pieces(text: str) -> list[str]:
    """Cut narration into captions of at most two lines of 42 characters.

    A caption ends with its sentence where that fits, else at a comma or another pause, else
    between two words.
    """
    cut: list[str] = []
    for sentence in re.split(r"(?<=[.!?…])\s+", text.strip()):
        cut.extend(_fit(sentence) if sentence else [])
    return cut


def reading_time(caption: str) -> float:
    """Seconds that a viewer needs for a caption: 17 characters a second, at least one second."""
    return max(SHORTEST, len(caption) / CHARACTERS_PER_SECOND)


def _fit(sentence: str) -> list[str]:
    lines = textwrap.wrap(sentence, LINE_LENGTH)
    if len(lines) <= LINES:
        return ["\n".join(lines)]
    # A caption should end where a voice would pause, unless that leaves hardly a word of it.
    pauses = [m.end() for m in re.finditer(r"[,;:—–]\s", sentence)]
    pauses = [p for p in pauses if 0.25 < p / len(sentence) < 0.75]
    places = pauses or [m.end() for m in re.finditer(r"\s", sentence)]
    place = min(places, key=lambda p: abs(p - len(sentence) / 2))
    return _fit(sentence[:place].strip()) + _fit(sentence[place:].strip())
