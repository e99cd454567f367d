"""What is wrong with a file that somebody wrote: one line for each problem, all of them at once.

And how messages word things.
"""

import difflib
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from scenes.telling.shown import printable, shown


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right. line: from 1; 0 stands for the file as a whole."""

    file: Path
    line: int
    text: str

    def __str__(self) -> str:
        place = f"{shown_path(self.file)}:{self.line}" if self.line else shown_path(self.file)
        return f"{place}: {self.text}"


class CourseError(Exception):
    """A course, or a file beside it, cannot be used; `problems` says everything that is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def shown_path(path: Path) -> str:
    """A path as short as it can be said from here."""
    try:
        return printable(str(path.relative_to(Path.cwd())))
    except (ValueError, OSError):
        return printable(os.fspath(path))


def suggestion(name: object, known: Iterable[str], otherwise: str | None = None) -> str:
    """The end of a message about an unknown name: the nearest known one, else what there is."""
    known = sorted(map(printable, known))
    folded = {candidate.lower(): candidate for candidate in known}
    near = difflib.get_close_matches(str(name).lower()[:200], folded, n=1, cutoff=0.5)
    if near:
        return f", did you mean {folded[near[0]]}?"
    if otherwise is not None:
        return otherwise
    return f"; there are {', '.join(known)}." if known else "; there are none."


def unknown(names: Iterable[str], known: Collection[str], kind: str, file: Path) -> list[Problem]:
    """A problem of a file for each name that it has no thing of this kind of."""
    return [
        Problem(file, 0, f"there is no {kind} {shown(name)}{suggestion(name, known)}")
        for name in names
        if name not in known
    ]


def counted(count: int, noun: str) -> str:
    """A number with its noun: 1 scene, 2 scenes, no scenes."""
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"
