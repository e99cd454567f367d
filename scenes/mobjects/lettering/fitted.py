"""Words that hold names of others, of any length: smaller, broken or cut short where they must."""

import textwrap
from typing import Any

from manim import LEFT, Typst, VGroup

from scenes.mobjects.lettering.labelled import stand
from scenes.mobjects.lettering.text import words
from scenes.mobjects.theme import BODY, SMALL

ELLIPSIS = "…"
LEAD = 0.36  # from line to line of a name, in Manim's units
FEWEST = 3  # characters of a name that is cut short


def fitted_words(
    width: float, sentence: str, *values: str | int, size: float = BODY, **looks: Any
) -> Typst:
    """Words no wider than a width: smaller where they must be, and then with values cut short.

    sentence, values, looks: as `words` takes them.
    """
    text = words(sentence, *values, size=size, **looks)
    if text.width > width and size > SMALL:
        text = words(sentence, *values, size=SMALL, **looks)
    most = max((len(value) for value in values if isinstance(value, str)), default=0)
    while text.width > width and most > FEWEST:
        # About as many as have room: each try has to be set.
        over = (1 - width / text.width) * sum(map(len, (sentence, *map(str, values))))
        most = max(most - max(int(over / max(len(values), 1)), 1), FEWEST)
        short = (cut_short(each, most) if isinstance(each, str) else each for each in values)
        text = words(sentence, *short, size=min(size, SMALL), **looks)
    return text


def name_in_lines(name: str, width: float, lines: int = 1, **looks: Any) -> Typst | VGroup:
    """A name in small print, no wider than a width: whole, or in so many lines, or cut short.

    Of several lines each is a part of its own, LEAD under the one before.
    """
    whole = words("{}", name, size=SMALL, **looks)
    if whole.width <= width:
        return whole
    for count in range(2, lines + 1):
        broken = [words("{}", line, size=SMALL, **looks) for line in _even(name, count)]
        if max(line.width for line in broken) <= width:
            for k, line in enumerate(broken):
                stand(line.align_to(broken[0], LEFT), -k * LEAD)
            return VGroup(*broken)
    return fitted_words(width, "{}", name, size=SMALL, **looks)


def cut_short(name: str, most: int) -> str:
    """A name of no more characters than this: its ends, and an ellipsis for what is between."""
    if len(name) <= most:
        return name
    kept = max(most - 1, 1)
    end = kept // 2
    return f"{name[: kept - end].rstrip()}{ELLIPSIS}{name[len(name) - end :].lstrip()}"


def _even(name: str, lines: int) -> list[str]:
    """A name in at most so many lines, none longer than it must be."""
    for most in range(-(-len(name) // lines), len(name)):
        broken = textwrap.wrap(name, most, break_long_words=False)
        if len(broken) <= lines:
            return broken
    return [name]
