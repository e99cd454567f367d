"""The fields of a table in a file that somebody wrote, taken out with care.

Whatever is wrong is noted with its line and the reading goes on, so that all of it is said at once.
"""

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from scenes.delivery.course.document import Document, Place
from scenes.delivery.course.problems import Problem, suggestion
from scenes.telling.shown import shown

NO_LETTERS = "\ufffe\uffff"  # nor can they stand in a deck's XML


class Table:
    """A table somewhere in a document. `problems` is shared by all tables of one reading."""

    def __init__(
        self,
        document: Document,
        problems: list[Problem],
        values: Mapping[str, Any] | None = None,
        place: Place = (),
    ) -> None:
        self.document, self.problems, self.place = document, problems, place
        self.values = document.values if values is None else values

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def here(self, text: str, *inside: str | int) -> Problem:
        """A problem of this table, or of something inside it."""
        return self.document.problem(text, *self.place, *inside)

    def say(self, text: str, *inside: str | int) -> None:
        """Note a problem of this table, or of something inside it."""
        self.problems.append(self.here(text, *inside))

    def only(self, keys: Collection[str]) -> None:
        """Note every key that is none of these."""
        for key in self.values:
            if key not in keys:
                self.say(f"unknown key {shown(key)}{suggestion(key, keys)}", key)

    def text(self, key: str) -> str | None:
        """Text that says something, its line breaks taken out; None where there is none."""
        value = self.values.get(key)
        if value is None:
            self.say(f'{key} = "…" is missing.')
        elif not isinstance(value, str):
            self.say(f"{shown(key)} is text in quotes, not {shown(value)}.", key)
        elif not (value := " ".join(value.split())):
            self.say(f"{shown(key)} is empty.", key)
        elif any(unicodedata.category(c) == "Cc" or c in NO_LETTERS for c in value):
            self.say(f"{shown(key)} holds control characters, which nobody can read.", key)
        else:
            return value
        return None

    def one_of(self, key: str, known: Collection[str], kind: str) -> str | None:
        """One of the known names; None where it is none of them."""
        value = self.text(key)
        return value if value is not None and self.knows(value, known, kind, key) else None

    def knows(
        self, value: object, known: Collection[str], kind: str, *inside: str | int
    ) -> bool:  # fmt: skip
        """Whether a value is one of the known names; noted where it is not."""
        if not isinstance(value, str):
            self.say(f"a {kind} is a name in quotes, not {shown(value)}.", *inside)
        elif value not in known:
            self.say(f"unknown {kind} {shown(value)}{suggestion(value, known)}", *inside)
        else:
            return True
        return False

    def several(self, key: str, kind: str) -> list[Any]:
        """A list with one member at least; an empty one where it is none."""
        value = self.values.get(key)
        if isinstance(value, list) and value:
            return value
        if key not in self.values:
            self.say(f"{key} is missing: a list with a {kind} in it.")
        else:
            self.say(f"{key} is a list with a {kind} in it, not {shown(value)}.", key)
        return []

    def tables(self, key: str, kind: str, short: str | None = None) -> Iterator["Table"]:
        """The tables of a list. short: the key that is meant where text stands for a table."""
        for k, value in enumerate(self.several(key, kind)):
            if short is not None and isinstance(value, str):
                value = {short: value}
            if isinstance(value, dict):
                yield Table(self.document, self.problems, value, (*self.place, key, k))
            else:
                meant = "a table" if short is None else "a name or a table"
                self.say(f"a {kind} is {meant}, not {shown(value)}.", key, k)

    def inner(self, key: str) -> "Table":
        """The table under a key; an empty one where there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self.say(f"{key} is a table, [{key}], not {shown(value)}.", key)
            value = {}
        return Table(self.document, self.problems, value, (*self.place, key))

    def texts(self, key: str) -> dict[str, str]:
        """A table in which every value is text."""
        table = self.inner(key)
        return {name: text for name in table.values if (text := table.text(name)) is not None}
