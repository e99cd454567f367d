"""What others named, as a message repeats it: nothing in it can move the cursor, ring or hide."""

import json

SHOWN = 60  # characters of a name that are worth repeating
SHOWN_OF_VALUE = 200  # and of a value: a path takes many


def printable(text: str) -> str:
    """Text in which no character moves the cursor, rings, hides or turns the line around."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def printable_lines(text: str) -> str:
    """The same of a text of several lines, which stay lines."""
    return "\n".join(map(printable, text.split("\n")))


def shown(value: object) -> str:
    """A name, or something else that a file holds, quoted and cut short."""
    if isinstance(value, str):
        return f'"{_cut(printable(value))}"'
    return _cut(printable(json.dumps(value, default=str, ensure_ascii=False)))


def shown_value(value: str) -> str:
    """A value without quotes; of a long one the beginning and the end."""
    text = printable(value)
    half = SHOWN_OF_VALUE // 2
    return text if len(text) <= SHOWN_OF_VALUE else f"{text[:half]}…{text[-half:]}"


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
