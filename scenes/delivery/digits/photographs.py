"""Photographs of digits: each read as the films read it, or refused with their sentence."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from nnmath.pictures.picture import to_grey
from nnmath.pictures.preprocess import Stages, find_digits, preprocess
from scenes.given.pictures import read_levels
from scenes.given.several import file_and_number

LONGEST_NAME = 40  # characters of a file's name that there is room for


@dataclass(frozen=True, eq=False)
class Photograph:
    """What was found in a picture file.

    name: the file's, cut short. levels: what was taken for black and white in it, where that had to
    be found out. found: the digits with their numbers from the left, from 1. grey:
    the picture, None where the file is none that is read. fault: why it is refused, None where it
    is read.
    """

    name: str
    grey: np.ndarray | None = None
    found: tuple[tuple[int, Stages], ...] = field(default=())
    fault: str | None = None
    levels: tuple[float, float] | None = None


def files(given: list[str]) -> list[Path]:
    """The files behind what is given."""
    return [Path(file_and_number(name)[0]) for name in given]


def photographs(given: list[str], frame: tuple[int, int]) -> Iterator[Photograph]:
    """Each picture when it is asked for.

    given: files, `photo.png#2` for one digit of several. frame: rows and columns that the network
    takes.
    """
    for name in given:
        yield _photograph(name, frame)


def _photograph(given: str, frame: tuple[int, int]) -> Photograph:
    file, which = file_and_number(given)
    name = _short(Path(given).name)
    if not os.path.isfile(file):
        return Photograph(name, fault="there is no such picture file.")
    try:
        pixels, levels = read_levels(Path(file))
    except (ValueError, OSError) as error:
        return Photograph(name, fault=_sentence(error))
    try:
        grey = to_grey(pixels)
    except ValueError as error:
        return Photograph(name, fault=str(error))
    try:
        found: tuple[tuple[int, Stages], ...]
        if which is not None:
            name = _short(Path(file).name)
            found = ((which, preprocess(pixels, which, frame)),)
        else:
            found = tuple(enumerate(find_digits(pixels, frame), start=1))
        return Photograph(name, grey, found, None, levels)
    except ValueError as error:
        return Photograph(name, grey, fault=str(error))


def _sentence(error: ValueError | OSError) -> str:
    return f"{error.strerror}." if isinstance(error, OSError) else str(error)


def _short(name: str) -> str:
    half = LONGEST_NAME // 2
    return name if len(name) <= LONGEST_NAME else f"{name[:half]}…{name[-half:]}"
