"""How words are spoken: a voice is given words, plain numbers, and pauses, and no sign to guess at.

Each language has a table beside this file, spoken.en.toml; another language is given to its voice
as it is written.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parent
# A whole number or one with decimals, as this language or as English writes it.
NUMBER = re.compile(r"(?<![\w.,])(?:\d+(?:[.,]\d+)*|\.\d+)(?![\d])")
JOINED = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")  # spaces that group digits
BELOW = re.compile(r"(?<![\w)])[-−–]\s?(?=\.?\d)")  # the sign of a number
RANGE = re.compile(r"(\d)\s?[–—]\s?(\d)")
FRACTION = re.compile(r"(?<![\w/])(\d[\d.,]*)/(\d[\d.,]*)(?![\w/])")
EXPONENT = re.compile(r"(?<=\d)[eE]([+-]?)0*(\d+)\b")  # 1e-05
INDEX = re.compile(r"\b([^\W\d_])_\(?(\w+)\)?")
LAYER = re.compile(r"\b([^\W\d_])\^\(\((\w+)\)\)")
POWER = re.compile(r"(\w+|\))\^\(?([-−]?\w+)\)?")
APPLIED = re.compile(r"\b([^\W\d_])\((\w)\)")
TOUCHING = re.compile(r"(?<=\d)(?=(?!(?:st|nd|rd|th)\b)[^\W\d_])|(?<=[^\W\d_])(?=\d)")  # 3x
HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
DASH = re.compile(r"\s+[-–—]+\s+|[–—]+")
PAUSES = ".,;:?!"


@dataclass(frozen=True)
class Table:
    """How a language is spoken; what each part means is said in spoken.en.toml."""

    forms: Mapping[str, str]
    words: Mapping[str, str]
    signs: Mapping[str, str]
    letters: Mapping[str, str]
    plurals: Mapping[str, str]

    @cached_property
    def known(self) -> re.Pattern[str]:
        """The words that are said otherwise, the longest of them first."""
        longest = sorted(self.words, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")

    def form(self, name: str, *values: str) -> str:
        return self.forms[name].format(*values)

    def letter(self, found: re.Match[str]) -> str:
        """A letter that stands for a quantity, and not for a word."""
        return self.letters.get(found[1], found[1])

    def number(self, found: re.Match[str]) -> str:
        """A number without what groups its digits, with the language's decimal point.

        The films fill in numbers as English writes them, whatever the language: 13,002 and 0.95.
        Between points and commas three digits decide, but for what begins with a 0: 0.007.
        """
        written = found[0] if found[0][0].isdigit() else f"0{found[0]}"
        whole, *more = re.split("[.,]", written)
        grouped = all(len(part) == 3 for part in more) and len(whole) <= 3 and whole != "0"
        if len(more) == 1 and self.forms["decimal"] == "." and "." in written:
            grouped = False
        if grouped or not more:
            return whole + "".join(more)
        return "".join([whole, *more[:-1], self.forms["decimal"], more[-1]])


def spoken(text: str, language: str) -> str:
    """A text in one line as it is said in a language."""
    line = " ".join("".join(filter(_is_seen, unicodedata.normalize("NFC", text))).split(" "))
    table = _table(language.partition("-")[0])
    if table is None:
        return " ".join(line.replace("[", "(").replace("]", ")").split())
    return _tidy(_in_words(_formulas(line, table), table))


def _formulas(line: str, table: Table) -> str:
    """What has a shape of its own, and every number as it can be read."""
    line = JOINED.sub("", line)
    line = EXPONENT.sub(lambda m: f"×10^{m[1].replace('+', '')}{m[2]}", line)
    line = RANGE.sub(lambda m: table.form("range", m[1], m[2]), line)
    line = LAYER.sub(lambda m: table.form("layer", table.letter(m), m[2]), line)
    line = INDEX.sub(lambda m: table.form("index", table.letter(m), m[2]), line)
    line = POWER.sub(lambda m: _power(m, table), line)
    line = APPLIED.sub(lambda m: table.form("applied", m[1], m[2]), line)
    line = FRACTION.sub(lambda m: table.form("fraction", m[1], m[2]), line)
    line = re.sub(rf"(?<![\w.,]){table.plurals['pattern']}\b", lambda m: _plural(m, table), line)
    line = NUMBER.sub(table.number, BELOW.sub(f" {table.form('minus', '')}", line))
    return TOUCHING.sub(" ", line)


def _in_words(line: str, table: Table) -> str:
    """Signs and abbreviations as words; a Greek letter that no table has is called by its name."""
    line = DASH.sub(", ", line.replace("’", "'"))
    line = table.known.sub(lambda m: table.words[m[0]], line)
    return "".join(f" {table.signs[c]} " if c in table.signs else _letter(c) for c in line)


def _tidy(line: str) -> str:
    """Nothing but words, numbers and pauses, none of them at the beginning or twice."""
    line = HYPHEN.sub(" ", line)
    line = re.sub(r"\s*[()\[\]{}\"“”„»«…|]+\s*", lambda m: _aside(m[0]), line)
    line = re.sub(r"[^\w\s'.,;:?!]|_", " ", line)
    line = re.sub(rf"\s+([{PAUSES}])", r"\1", " ".join(line.split()))
    return re.sub(rf"[{PAUSES}]+(?=[{PAUSES}])", "", line).lstrip(PAUSES + " ")


def _aside(found: str) -> str:
    """What a bracket or a quotation mark is in speech: nothing but the space around it."""
    return ", " if "…" in found else " "


def _power(found: re.Match[str], table: Table) -> str:
    if found[2] == "2":
        return table.form("squared", found[1])
    return table.form("power", found[1], found[2].replace("-", "−"))


def _plural(found: re.Match[str], table: Table) -> str:
    return table.plurals.get(found[1], found[0])


def _letter(c: str) -> str:
    name = unicodedata.name(c, "") if c > "\u036f" else ""
    return f" {name.rpartition(' ')[2].lower()} " if name.startswith("GREEK ") else c


def _is_seen(c: str) -> bool:
    return unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn")


@cache
def _table(language: str) -> Table | None:
    path = TABLES / f"spoken.{language}.toml"
    if not path.is_file():
        return None
    found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    forms = {key: value for key, value in found.items() if isinstance(value, str)}
    return Table(forms, found["words"], found["signs"], found["letters"], found["plurals"])


def tables(language: str) -> str:
    """What decides how a language is spoken, for who wants to know whether it changed."""
    table = _table(language.partition("-")[0])
    return repr(table)
