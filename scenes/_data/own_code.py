"""Our own code for the screen: a function's lines, read from its file, and what each of them did.

Nothing is typed twice: who changes the function changes the film.
"""

import ast
import inspect
import io
import sys
import textwrap
import tokenize
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any


@dataclass(frozen=True)
class Listing:
    """A function's lines as they are shown: without docstring, comments and type hints.

    lines: the first is its head. numbers: of each line in the function's file, from 1. file: its
    path from the project's folder.
    """

    lines: tuple[str, ...]
    numbers: tuple[int, ...]
    file: str

    def line(self, part: str) -> int:
        """Which of the lines holds this piece of code; ValueError where none does."""
        for index, line in enumerate(self.lines):
            if part in line:
                return index
        raise ValueError(f"no line of {self.file} holds {part!r}: the film speaks of it.")


@dataclass(frozen=True)
class Ran:
    """A line that ran: its index in the listing, and what the variables held when it was done.

    variables: by name; what a line gives back is called "return".
    """

    line: int
    variables: dict[str, Any]


def listing(function: Callable[..., Any]) -> Listing:
    """Read a function from its file."""
    written, first = inspect.getsourcelines(function)
    source = textwrap.dedent("".join(written))
    tree = ast.parse(source).body[0]
    assert isinstance(tree, ast.FunctionDef)
    names = ", ".join(each.arg for each in tree.args.args)
    statements = tree.body[1:] if ast.get_docstring(tree) is not None else tree.body
    lines = _without_comments(source).splitlines()
    shown = range(statements[0].lineno - 1, len(lines))
    kept = [(lines[k], first + k) for k in shown if lines[k]]
    head = (f"def {tree.name}({names}):", first + tree.lineno - 1)
    texts, numbers = zip(head, *kept)
    path = Path(inspect.getfile(function)).resolve()
    return Listing(texts, numbers, path.relative_to(Path(__file__).parents[2]).as_posix())


def run(function: Callable[..., Any], *arguments: Any) -> list[Ran]:
    """Run a function, and keep what each of its lines did, in the order in which they ran."""
    shown = {number: index for index, number in enumerate(listing(function).numbers)}
    ran: list[Ran] = []

    def watch(frame: FrameType, event: str, value: Any) -> Any:
        if frame.f_code is not function.__code__:
            return None
        # A line is told of before it runs: what it did is seen when the next one begins.
        if ran and event in ("line", "return"):
            ran[-1].variables.update(frame.f_locals)
        if event == "line":
            ran.append(Ran(shown[frame.f_lineno], {}))
        elif event == "return":
            ran[-1].variables["return"] = value
        return watch

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        function(*arguments)
    finally:
        sys.settrace(before)
    return ran


def _without_comments(source: str) -> str:
    lines = source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    return "\n".join(line.rstrip() for line in lines)
