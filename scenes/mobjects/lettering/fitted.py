"""Words that hold names of others, of any length: smaller, broken or cut short where they must."""

import re
from collections.abc import Sequence
from typing import Any

from manim import Typst

from scenes.mobjects.lettering.text import words
from scenes.mobjects.theme import BODY, SMALL

ELLIPSIS = "…"
FEWEST = 3  # characters of a name that is cut short
BREAKS = re.compile(r"(?<=[\s/-])")  # behind these a name can go on in the next line


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


def name_in_lines(name: str, width: float, lines: int = 1, **looks: Any) -> Typst:
    """A name in small print, no wider than a width: whole, or in so many lines, or cut short."""
    whole = words("{}", name, size=SMALL, **looks)
    if whole.width <= width:
        return whole
    pieces = BREAKS.split(name)
    for count in range(2, min(lines, len(pieces)) + 1):
        broken = words("{}", "\n".join(_even(pieces, count)), size=SMALL, **looks)
        if broken.width <= width:
            return broken
    return fitted_words(width, "{}", name, size=SMALL, **looks)


def cut_short(name: str, most: int) -> str:
    """A name of no more characters than this: its ends, and an ellipsis for what is between."""
    if len(name) <= most:
        return name
    kept = max(most - 1, 1)
    end = kept // 2
    return f"{name[: kept - end].rstrip()}{ELLIPSIS}{name[len(name) - end :].lstrip()}"


def _even(pieces: Sequence[str], lines: int) -> list[str]:
    """Pieces joined to so many lines, about equally long."""
    aim, made = len("".join(pieces)) / lines, [""]
    for piece in pieces:
        if made[-1] and len(made) < lines and len(made[-1]) + len(piece) / 2 > aim:
            made.append("")
        made[-1] += piece
    return [line.strip() for line in made]
