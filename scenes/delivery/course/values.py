"""The names of classes and the numbers of an input, as a course lists them and films take them."""

import math
from collections.abc import Iterable, Sequence

from scenes.delivery.course.problems import counted
from scenes.telling.shown import shown

LONGEST_NAME = 40  # characters, as scenes have room for
MOST_NAMES = 1_000
MOST_NUMBERS = 4_096  # pixels of 64 × 64
BETWEEN = ","  # in the environment


def class_names(values: Sequence[object]) -> tuple[str, ...]:
    """What the outputs of a network are called, in order; ValueError says what is wrong."""
    names = tuple(map(_class_name, values))
    if not 0 < len(names) <= MOST_NAMES:
        raise ValueError(
            f"classes are 1 to {MOST_NAMES:,} names, one for each output, not"
            f" {counted(len(names), 'name')}."
        )
    if twice := [name for k, name in enumerate(names) if name in names[:k]]:
        raise ValueError(f"the class {shown(twice[0])} is named twice; outputs differ in name.")
    return names


def _class_name(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f'a class is a name in quotes, such as "cat", not {shown(value)}.')
    name = " ".join(value.split())
    if not name:
        raise ValueError("the name of a class is empty.")
    if len(name) > LONGEST_NAME:
        raise ValueError(
            f"the class {shown(name)} has {len(name):,} characters; films have room for"
            f" {LONGEST_NAME}."
        )
    if not name.isprintable():
        raise ValueError(f"the class {shown(name)} holds characters that cannot be printed.")
    if BETWEEN in name:
        raise ValueError(f"the class {shown(name)} has a comma, which stands between names.")
    return name


def input_numbers(values: Sequence[object]) -> tuple[float, ...]:
    """What a network without an image is given, in order; ValueError says what is wrong."""
    if not 0 < len(values) <= MOST_NUMBERS:
        raise ValueError(
            f"an input is 1 to {MOST_NUMBERS:,} numbers, one for each that the network takes, not"
            f" {counted(len(values), 'number')}."
        )
    return tuple(map(_number, values))


def _number(value: object) -> float:
    # Of Python's numbers truth values are some, too.
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError(f"an input is made of finite numbers, such as 0.3, not {shown(value)}.")
    return float(value)


def classes_around(given: str) -> tuple[str, ...]:
    """The names in an environment variable."""
    return class_names(given.split(BETWEEN))


def input_around(given: str) -> tuple[float, ...]:
    """The numbers in an environment variable."""
    return input_numbers([_read(part) for part in given.split(BETWEEN)])


def _read(part: str) -> object:
    try:
        return float(part)
    except ValueError:
        return part.strip()


def listed(values: Iterable[str | float] | None) -> str | None:
    """Names or numbers as an environment variable holds them."""
    if values is None:
        return None
    return BETWEEN.join(value if isinstance(value, str) else f"{value!r}" for value in values)
