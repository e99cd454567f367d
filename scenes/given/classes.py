"""What the outputs of a network stand for: the names of its classes."""

from collections.abc import Sequence

from nnmath.checks import shown

LONGEST = 40  # characters of a name that films have room for
DIGITS = tuple("0123456789")


def listed(text: str) -> list[str]:
    """The names in a text that a comma parts: "cat, dog" are two."""
    return [name.strip() for name in text.split(",")]


def checked_classes(names: object, outputs: int) -> tuple[str, ...]:
    """Names of classes, one for each output, as films write them.

    names: a list of texts. Raises ValueError where it is no such list or of another length, and
    for a name that is empty, too long, not printable, or another one's.
    """
    if (
        not isinstance(names, Sequence)
        or isinstance(names, str)
        or not all(isinstance(name, str) for name in names)
    ):
        raise ValueError(f"classes must be a list of names, given {shown(names)}.")
    if len(names) != outputs:
        said = "1 name" if len(names) == 1 else f"{len(names)} names"
        each = "1 output" if outputs == 1 else f"{outputs:,} outputs"
        raise ValueError(f"classes has {said}, and the network has {each}; name each of them.")
    for name in names:
        if not name.strip() or not name.isprintable() or len(name) > LONGEST:
            raise ValueError(
                f"a class's name must have 1 to {LONGEST} printable characters, given"
                f" {shown(name)}."
            )
    for name in names:
        if list(names).count(name) > 1:
            raise ValueError(f"each class must have a name of its own; two are {shown(name)}.")
    return tuple(names)


def numbered(outputs: int) -> tuple[str, ...]:
    """The names of classes that nobody named: "0", "1", "2" …"""
    return tuple(map(str, range(outputs)))


def are_digits(names: Sequence[str]) -> bool:
    """Whether outputs stand for the ten digits in their order.

    Only then a digit's label says which output should be the highest, and an answer can be right or
    wrong.
    """
    return tuple(names) == DIGITS
