"""Puts texts together that are read as one: along a line, and down a column to its sum."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from scenes._audit.checks.equations import APART, Relation, relations, summed
from scenes._audit.checks.notation import as_set
from scenes._audit.found import Box
from scenes._audit.stated.moment import Thing

FIGURE = 0.61  # ems: how high a figure is
NEAR = 1.6  # ems: texts of one line are no further apart
TALL = 1.5  # ems: what is higher is no line
ALIGNED = 0.1  # ems: how far right edges of a column's numbers are apart


class _Text:
    """A text in a picture: left, top, right, bottom; em: how large it is, in pixels."""

    def __init__(self, thing: Thing) -> None:
        self.thing = thing
        is_formula = bool(np.any(thing.more.get("formula", 0)))
        self.text = as_set(thing.text) if is_formula else thing.text
        self.left, self.top = thing.boxes[:, :2].min(axis=0).tolist()
        self.right, self.bottom = thing.boxes[:, 2:].max(axis=0).tolist()
        size = float(np.max(thing.more.get("em", self.bottom - self.top)))
        self.em = size / FIGURE if thing.kind == "number" else size
        self.is_line = "\n" not in self.text and self.bottom - self.top < TALL * self.em

    def beside(self, other: "_Text") -> bool:
        """Whether both stand on one line."""
        middles = (self.top + self.bottom) / 2, (other.top + other.bottom) / 2
        return other.top <= middles[0] <= other.bottom or self.top <= middles[1] <= self.bottom


def worked_in(things: Sequence[Thing]) -> Iterator[tuple[Relation, Box]]:
    """The equations among texts, on one line or in a column, and where they are."""
    texts = [_Text(thing) for thing in things]
    for text in texts:
        if not text.is_line:
            for said in text.text.splitlines():
                yield from ((each, _box([text])) for each in relations(said))
    for line in _lines([text for text in texts if text.is_line]):
        yield from ((each, _box(line)) for each in relations(_joined(line)))
    yield from _sums([text for text in texts if text.thing.kind == "number"])


def _lines(texts: Sequence[_Text]) -> list[list[_Text]]:
    """The texts of each line from left to right."""
    lines: list[list[_Text]] = []
    for text in sorted(texts, key=lambda each: each.left):
        for line in lines:
            if text.beside(line[-1]) and text.left - line[-1].right < NEAR * text.em:
                line.append(text)
                break
        else:
            lines.append([text])
    return lines


def _joined(line: Sequence[_Text]) -> str:
    """What a line says; what lies on each other is not read as one."""
    said = line[0].text
    for before, text in pairwise(line):
        over = text.left < before.right - 0.3 * text.em
        said += f" {APART} {text.text}" if over else f" {text.text}"
    return said


def _sums(numbers: Sequence[_Text]) -> Iterator[tuple[Relation, Box]]:
    """Sums of columns of right-aligned numbers; those that are sums say of how many."""
    for total in numbers:
        if not (count := int(np.max(total.thing.more.get("adds", 0)))):
            continue
        over = [
            number
            for number in numbers
            if number.bottom < total.top and abs(number.right - total.right) < ALIGNED * total.em
        ]
        terms = sorted(over, key=lambda each: each.bottom)[-count:]
        if len(terms) == count and (relation := summed([each.text for each in (*terms, total)])):
            yield relation, _box([*terms, total])


def _box(texts: Sequence[_Text]) -> Box:
    return (
        int(min(each.left for each in texts)),
        int(min(each.top for each in texts)),
        int(max(each.right for each in texts)) + 1,
        int(max(each.bottom for each in texts)) + 1,
    )
