"""Examples in a CSV, as Kaggle's digits are: `label,pixel0,pixel1,…`, an example a line."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

import numpy as np
from numpy.typing import NDArray

from nnmath.checks import shown
from nnmath.data.labelled import MOST_INPUTS, Labelled, check_size, labelled

LONGEST_LINE = 32 * MOST_INPUTS  # characters
AT_ONCE = 1000  # lines
LABELS = ("label", "labels", "class", "target", "digit", "species", "y")
Line = tuple[int, str]  # its number, from 1, and what stands in it


def read_table(path: Path) -> Labelled:
    """The examples of a CSV, with the label first or last in each line.

    A header is known by its words, and the label's column by its name there (`label`, `class` …)
    or by its being text. Raises OSError, or ValueError that names the line which is wrong.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            return _read(file, path.name)
    except UnicodeDecodeError:
        raise ValueError(f"{path.name} is no text; a CSV of numbers was expected.") from None


def _read(file: TextIO, name: str) -> Labelled:
    lines = _lines(file, name)
    first = list(islice(lines, 2))
    header = _cells(first[0][1]) if first and _is_header(_cells(first[0][1])) else None
    kept = first[1:] if header else first
    if not kept:
        raise ValueError(f"{name} holds no examples.")
    cells = _cells(kept[0][1])
    if len(cells) < 2:
        raise ValueError(
            f"{name}:{kept[0][0]}: a label and numbers, with commas between, were expected, given"
            f" {shown(kept[0][1])}."
        )
    is_last = _is_last(header, cells)
    rows: list[NDArray[np.float32]] = []
    names: list[str] = []
    lines = chain(kept, lines)
    while some := list(islice(lines, AT_ONCE)):
        check_size(len(names) + len(some), len(cells) - 1, name)
        parts = [_parted(text, is_last) for _, text in some]
        rows.append(_numbers([rest for _, rest in parts], len(cells) - 1, name, some))
        names += [label for label, _ in parts]
    return labelled(np.concatenate(rows), names, name)


def _lines(file: TextIO, name: str) -> Iterator[Line]:
    """The lines that are not empty."""
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise ValueError(
                f"{name}:{number}: the line has more than {LONGEST_LINE:,} characters."
            )
        if line := line.strip():
            yield number, line


def _cells(line: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(",")]


def _is_header(cells: Sequence[str]) -> bool:
    named = any(cell.lower() in LABELS for cell in (cells[0], cells[-1]))
    return named or not any(map(_is_number, cells))


def _is_last(header: Sequence[str] | None, cells: Sequence[str]) -> bool:
    """Whether the label stands last, not first."""
    for place in (0, -1):
        if header and header[place].lower() in LABELS:
            return place == -1
    return _is_number(cells[0]) and not _is_number(cells[-1])


def _parted(line: str, is_last: bool) -> tuple[str, str]:
    """The label as a name, where 3.0 is 3, and the numbers beside it."""
    label, _, rest = line.rpartition(",")[::-1] if is_last else line.partition(",")
    label = label.strip().strip('"')
    whole, _, more = label.partition(".")
    return (whole if whole.isdecimal() and not more.strip("0") else label), rest


def _numbers(rests: list[str], width: int, name: str, lines: list[Line]) -> NDArray[np.float32]:
    try:
        with warnings.catch_warnings(action="ignore"):  # of lines without a number, told below
            rows = np.loadtxt(rests, np.float32, None, delimiter=",", ndmin=2)
        if rows.shape == (len(rests), width):
            return rows
    except (ValueError, OverflowError):
        pass
    return np.stack([_row(rest, width, f"{name}:{line}") for rest, (line, _) in zip(rests, lines)])


def _row(text: str, width: int, where: str) -> NDArray[np.float32]:
    """The numbers of one line; ValueError says what is wrong with it."""
    cells = _cells(text) if text else []
    if len(cells) != width:
        raise ValueError(
            f"{where}: there are {len(cells)} numbers beside the label, and {width} in the first"
            " line."
        )
    if odd := [cell for cell in cells if not _is_number(cell)]:
        raise ValueError(f"{where}: {shown(odd[0])} is no number.")
    largest = float(np.finfo(np.float32).max)
    if large := [cell for cell in cells if largest < abs(float(cell)) < np.inf]:
        raise ValueError(f"{where}: {shown(large[0])} is larger than any number of a picture.")
    return np.array(cells, np.float32)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
