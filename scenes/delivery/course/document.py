"""A TOML file that knows on which line each of its values stands, so that messages can say it."""

import re
import tomllib
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from scenes.delivery.course.problems import CourseError, Problem

MAX_BYTES = 2**20  # far above any course, far below what takes long to read
DEEPEST = 16  # tables and lists inside one another; a course needs five
LOOK_AHEAD = 8
TOO_DEEP = f"tables and lists are nested more than {DEEPEST} deep."
TOO_LARGE = "a whole number has more than 64 bits."
Place = tuple[str | int, ...]  # ("chapters", 0, "title")

TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' r"|'''.*?'{3,5}"  # strings of several lines
    r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'"  # strings of one line
    r"|#[^\n]*|[\[\]{}\n]|[^\s=,\[\]{}#\"']+",  # comments, brackets, bare keys and values
    re.DOTALL,
)  # fmt: skip


@dataclass(frozen=True)
class Document:
    """A TOML file's values and the line, from 1, of each place in it."""

    path: Path
    values: Mapping[str, Any]
    lines: Mapping[Place, int]

    def problem(self, text: str, *place: str | int) -> Problem:
        """A problem at this place, or where the nearest thing around it begins."""
        while place and place not in self.lines:
            place = place[:-1]
        return Problem(self.path, self.lines.get(place, 1), text)


def read_document(path: Path) -> Document:
    """Read a TOML file; raises CourseError when it is not there or no TOML."""

    def fault(text: str) -> CourseError:
        return CourseError([Problem(path, 0, text)])

    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for, a device never ends
            raise fault("this is no file.")
        with open(path, "rb") as file:
            raw = file.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            raise fault(f"the file is larger than {MAX_BYTES:,} bytes.")
        # Some editors begin a file with a mark that TOML does not know; it means nothing.
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        if _dots(text) >= DEEPEST:  # of these tomllib takes memory that grows with their square
            raise fault(TOO_DEEP)
        values = tomllib.loads(text)
    except OSError as error:
        raise fault(f"cannot be read: {error.strerror or 'nobody knows why'}.") from None
    except ValueError as error:  # tomllib's and the decoder's alike
        raise CourseError([_no_toml(path, error)]) from None
    except RecursionError:
        raise fault(TOO_DEEP) from None
    if _is_too_deep(values):
        raise fault(TOO_DEEP)
    document = Document(path, values, _lines(text))
    if problems := [document.problem(TOO_LARGE, *place) for place in _too_large(values)]:
        raise CourseError(problems)
    return document


def _dots(text: str) -> int:
    """The most dots that any key of a text has, and so the depth of the tables that it opens."""
    most = dots = end = 0
    for token in TOKEN.finditer(text):
        if token[0] in ("[", "]", "{", "}", "\n") or {"=", ","} & set(text[end : token.start()]):
            dots = 0
        if token[0][0] not in "\"'#":
            dots += token[0].count(".")
        most, end = max(most, dots), token.end()
    return most


def _is_too_deep(values: Mapping[str, Any]) -> bool:
    level: list[Any] = [values]
    for _ in range(DEEPEST):
        inside = (value.values() if isinstance(value, dict) else value for value in level)
        level = [item for items in inside for item in items if isinstance(item, (dict, list))]
    return bool(level)


def _too_large(values: Mapping[str, Any]) -> Iterator[Place]:
    """Where whole numbers stand that TOML has no room for; Python would not even print them."""
    for place, value in _leaves((), values):
        if isinstance(value, int) and not -(2**63) <= value < 2**63:
            yield place


def _no_toml(path: Path, error: ValueError) -> Problem:
    if isinstance(error, UnicodeDecodeError):
        line = bytes(error.object).count(b"\n", 0, error.start) + 1
        return Problem(path, line, "the text is not UTF-8; save the file as UTF-8.")
    text = str(error)
    if "integer string conversion" in text:  # Python's own limit, and what to do about it there
        return Problem(path, 0, TOO_LARGE)
    found = re.search(r" \(at line (\d+), column \d+\)$", text)
    line = int(found[1]) if found else 0  # at the end of the file there is no line to name
    reason = text[: found.start()] if found else text.replace(" (at end of document)", "")
    place = "" if found else ", at the end of the file"
    return Problem(path, line, f"this is not TOML: {reason}{place}.")


def _lines(text: str) -> dict[Place, int]:
    """The line of each place in a text that is known to be TOML."""
    lines: dict[Place, int] = {(): 1}
    table: Place = ()
    tables: Counter[Place] = Counter()  # how many tables each array of tables has so far
    for start, statement in _statements(text):
        values = tomllib.loads(statement)
        if statement.startswith("["):
            table = _table(values, statement.startswith("[["), tables)
            for depth in range(1, len(table) + 1):
                lines.setdefault(table[:depth], start)
            continue
        scalars, line = deque(_scalars(statement, start)), start
        for place, value in _leaves(table, values):
            lines.setdefault(place[: len(table) + 1], start)
            # Quoted keys come between the values, so the next few have to be looked at.
            for ahead, (found_on, found) in enumerate(islice(scalars, LOOK_AHEAD), 1):
                if found == value:
                    line = found_on
                    for _ in range(ahead):
                        scalars.popleft()
                    break
            for depth in range(len(table) + 2, len(place) + 1):
                lines.setdefault(place[:depth], line)
    return lines


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Headers and assignments, each with the line on which it begins."""
    begin, line, depth = 0, 1, 0
    for token in TOKEN.finditer(text + "\n"):
        mark = token[0]
        depth += (mark in ("[", "{")) - (mark in ("]", "}"))
        if mark == "\n" and depth == 0:
            statement = text[begin : token.start()]
            if not re.match(r"\s*(#|$)", statement):
                yield line, statement.strip()
            line += statement.count("\n") + 1
            begin = token.end()


def _table(header: Mapping[str, Any], repeated: bool, tables: Counter[Place]) -> Place:
    """The place of the table that a header opens."""
    place: Place = ()
    while header:
        (key, header), *_ = header.items()
        place = (*place, key)
        if isinstance(header, list):
            header = header[0]
        if not header and repeated:
            tables[place] += 1
        if place in tables:
            place = (*place, tables[place] - 1)
    return place


def _leaves(place: Place, value: Any) -> Iterator[tuple[Place, object]]:
    """The values in a table or an array that hold no others, in the order they are written."""
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(item, (dict, list)) and item:
            yield from _leaves((*place, key), item)
        else:
            yield (*place, key), item


def _scalars(statement: str, line: int) -> Iterator[tuple[int, object]]:
    """The strings, numbers and so on in a statement, each with its line."""
    for token in TOKEN.finditer(statement):
        # A bracket, a comment or a bare key is no value.
        with suppress(ValueError):
            yield line, tomllib.loads(f"x = {token[0]}")["x"]
        line += token[0].count("\n")
