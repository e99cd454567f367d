"""Modules of JavaScript as one script, which a page can carry: plain files, no tool to build them.

What the browser would do with imports, done beforehand: each file once, after those it imports, as
a function that is called at once and gives what the file exports.
"""

import json
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

IMPORT = re.compile(r'^import (\{[^}]*\}) from "(\.\.?/[\w./]+)";$', re.MULTILINE)
EXPORT = re.compile(
    r"^export (?=(?:async function|function\*?|class|const) ([\w$]+))", re.MULTILINE
)
LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
# What is half of a file and of no use to a browser: comments on lines of their own, and indents.
UNREAD = re.compile(r"^[ \t]*(?:/\*\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)[ \t]*\n|^[ \t]+", re.MULTILINE)
SAID = re.compile(r'\bsay\(\s*("(?:[^"\\\n]|\\.)*")')


def joined(entry: Path) -> str:
    """The script of a module and of all that it imports.

    Raises ValueError for imports in a circle and where a file imports or exports in another way
    than `import { a, b } from "./file.js";` and `export` before a function, a class or a const.
    """
    sources: dict[Path, str] = {}
    order: TopologicalSorter[Path] = TopologicalSorter()
    waiting = [entry.resolve()]
    while waiting:
        path = waiting.pop()
        if path not in sources:
            sources[path] = path.read_text(encoding="utf-8")
            imported = [_beside(path, name) for _, name in IMPORT.findall(sources[path])]
            order.add(path, *imported)
            waiting += imported
    try:
        files = list(order.static_order())
    except CycleError as error:
        circle = " → ".join(path.name for path in error.args[1])
        raise ValueError(f"the modules import each other in a circle: {circle}.") from None
    names = {path: path.relative_to(entry.resolve().parent).as_posix() for path in files}
    bodies = "".join(_module(path, sources[path], names) for path in files)
    return f'(() => {{\n"use strict";\nconst modules = {{}};\n{bodies}}})();\n'


def said(script: str) -> list[str]:
    """The English words that a script says: what stands in `say("…")`, each once."""
    return list(dict.fromkeys(json.loads(literal) for literal in SAID.findall(script)))


def _module(path: Path, source: str, names: dict[Path, str]) -> str:
    exported = ", ".join(EXPORT.findall(source))
    body = IMPORT.sub(
        lambda found: (
            f"const {found[1].replace(' as ', ': ')} = "
            f"modules[{json.dumps(names[_beside(path, found[2])])}];"
        ),
        EXPORT.sub("", UNREAD.sub("", source)),
    )
    if left := LEFT.search(body):
        raise ValueError(f"{path.name} cannot be joined with others: {left[0]}")
    return (
        f"modules[{json.dumps(names[path])}] = (() => {{\n{body}return {{ {exported} }};\n}})();\n"
    )


def _beside(path: Path, name: str) -> Path:
    return (path.parent / name).resolve()
