"""What a scene shows: a digit or an input, in a network whose outputs may have names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from scenes.delivery.course import choices
from scenes.delivery.course.fields import Table
from scenes.delivery.course.values import class_names, input_numbers
from scenes.telling.shown import shown

T = TypeVar("T")
KEYS = ("digit", "network", "classes", "input")  # at a scene, or above all chapters for all scenes


@dataclass(frozen=True)
class Chosen:
    """What a scene shows, None where it shows what it does by itself.

    digit, network: as NNFILM_DIGIT and NNFILM_NETWORK take them, a file as an absolute path.
    classes: what the network's outputs are called. input: its numbers, where it takes no image.
    """

    digit: str | None = None
    network: str | None = None
    classes: tuple[str, ...] | None = None
    input: tuple[float, ...] | None = None


def read_chosen(table: Table, root: Path, usual: Chosen = Chosen()) -> Chosen:
    """What a table chooses; what is wrong with it is noted there.

    usual: what the course chooses for all its scenes. Its names and numbers are its network's: a
    scene with another network does not take them.
    """
    if "network" in table:
        usual = replace(usual, network=None, classes=None, input=None)
    own = Chosen(
        _named(table, "digit", choices.digit, root),
        _named(table, "network", choices.network, root),
        _listed(table, "classes", class_names),
        _listed(table, "input", input_numbers),
    )
    given: dict[str, Any] = {key: value for key, value in vars(own).items() if value is not None}
    return replace(usual, **given)


def _named(
    table: Table, key: str, check: Callable[[str, Path, Path], str], root: Path
) -> str | None:
    value = table.values.get(key)
    if key == "digit" and type(value) is int:  # digit = 7, as people write it
        value = str(value)
    elif value is None or (value := table.text(key)) is None:
        return None
    return _checked(table, key, lambda: check(value, table.document.path.parent, root))


def _listed(table: Table, key: str, check: Callable[[Sequence[Any]], T]) -> T | None:
    value = table.values.get(key)
    if value is None:
        return None
    if not isinstance(value, list):
        example = '["cat", "dog"]' if key == "classes" else "[0.3, 1]"
        table.say(f"{key} is a list such as {example}, not {shown(value)}.", key)
        return None
    return _checked(table, key, lambda: check(value))


def _checked(table: Table, key: str, check: Callable[[], T]) -> T | None:
    try:
        return check()
    except ValueError as error:
        table.say(str(error), key)
        return None
