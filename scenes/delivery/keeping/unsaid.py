"""What decides the pictures of a film: all that it depends on, but for what is only said.

A changed sentence leaves Manim's cache as it is, and what lasts as long as before is taken from it.
"""

import ast
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from scenes.delivery.course.source import parsed
from scenes.delivery.keeping.files import Stamp, labelled_file, stamp
from scenes.delivery.keeping.fingerprint import NARRATION, SPOKEN, VOICE
from scenes.delivery.keeping.jobs import Job

SAID = (NARRATION, VOICE, SPOKEN)


def unsaid(job: Job, depends: Mapping[str, str], root: Path) -> dict[str, str]:
    """A fingerprint without narrations, the voice and recordings."""
    found = {}
    for label, value in depends.items():
        file = labelled_file(label, root)
        if label in SAID or (job.recordings and file.is_relative_to(job.recordings)):
            continue
        is_source = file.suffix == ".py" and len(value) == 64
        found[label] = _digest(file, stamp(file)) if is_source else value
    return found


@cache
def _digest(file: Path, stamp: Stamp | None) -> str:
    return hashlib.sha256(without_narrations(file)).hexdigest()


def without_narrations(file: Path) -> bytes:
    """A module's source without the docstrings of its beats; as it is where it is no Python."""
    try:
        source = file.read_bytes()
    except OSError:
        return b""
    lines = source.splitlines(keepends=True)
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.FunctionDef) and _is_told(node):
            _cut(lines, node.body[0])
    return b"".join(lines)


def _is_told(function: ast.FunctionDef) -> bool:
    """Whether a function is a beat with a narration."""
    return ast.get_docstring(function) is not None and any(map(_is_beat, function.decorator_list))


def _is_beat(decorator: ast.expr) -> bool:
    """Whether a decorator is @beat, @beat(loop=True), @_lesson.beat."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(called).rpartition(".")[2] == "beat"


def _cut(lines: list[bytes], node: ast.stmt) -> None:
    """Take out what a statement stands in, and keep the number of lines."""
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    before, after = lines[first][: node.col_offset], lines[last][node.end_col_offset :]
    lines[first : last + 1] = [before, *[b""] * (last - first - 1), after][: last - first + 1]
    if first == last:
        lines[first] = before + after
