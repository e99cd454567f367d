"""One digit of several in a picture: `photo.png#2` is the second from the left."""

import os
from pathlib import Path

MOST_FIGURES = 9  # of its number


def file_and_number(name: str, folder: str | Path = "") -> tuple[str, int | None]:
    """The file that a name means, and which of the digits in it, counted from the left from 1.

    name: `photo.png`, or `photo.png#2` for the second one; where no number is named, and where a
    file is really called so, the second value is None. folder: where the file is looked for.
    """
    file, _, number = name.rpartition("#")
    is_number = number.isascii() and number.isdecimal() and len(number) <= MOST_FIGURES
    if not file or not is_number or os.path.isfile(os.path.join(folder, name)):
        return name, None
    return file, int(number)


def with_number(file: str, which: int | None) -> str:
    """The name that `file_and_number` takes apart."""
    return file if which is None else f"{file}#{which}"
