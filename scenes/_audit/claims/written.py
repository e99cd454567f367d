"""What a scene's narration says, read from its file and its translation, without running them."""

import ast
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from scenes._audit.truth.files import ASSETS

COURSES = ASSETS / "courses"
Narrations = Mapping[str, tuple[str, ...]]  # the phrases of each beat, in their order
BAR = re.compile(r"(?<!\S)\|(?!\S)")


def english(scene_file: Path) -> Narrations:
    """The phrases in the docstrings of a scene's beats."""
    tree = ast.parse(scene_file.read_text(encoding="utf-8"))
    methods = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return {
        method.name: _phrases(ast.get_docstring(method) or "")
        for method in methods
        if any(_name(each) == "beat" for each in method.decorator_list)
    }


def translated(scene_file: Path, translation: Path | None) -> Narrations:
    """The same in the language of a translation; English where it has nothing.

    One that says where the rest of it is, in `rest_from`, names a file of our own courses.
    """
    narrations = dict(english(scene_file))
    if translation is None:
        return narrations
    table = tomllib.loads(translation.read_text(encoding="utf-8"))
    rest = translated(scene_file, COURSES / table["rest_from"]) if "rest_from" in table else {}
    told = table.get("beats", {}).get(scene_file.stem, {})
    own = {beat: _phrases(text) for beat, text in told.items() if beat in narrations}
    return {**narrations, **rest, **own}


def _phrases(text: str) -> tuple[str, ...]:
    parts = BAR.split(" ".join(text.split()))
    return tuple(part.strip() for part in parts if part.strip())


def _name(decorator: ast.expr) -> str:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return called.id if isinstance(called, ast.Name) else ""
