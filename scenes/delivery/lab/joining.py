"""Modules of JavaScript as one script, which a page can carry: plain files, no tool to build them.

What the browser would do with imports, done beforehand: each file once, after those it imports,
all inside one function. So no two files may have the same name for something at their top.
"""

import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

IMPORT = re.compile(r'^import\s+\{[^}]*\}\s+from\s+"(\./|\.\./)([\w/.]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(async )?function|const |let |class )", re.MULTILINE)
LEFT = re.compile(r"^(import|export)\b.*", re.MULTILINE)
SAID = re.compile(r'\bsay\(\s*("(?:[^"\\\n]|\\.)*")')


def joined(entry: Path) -> str:
    """The script of a module and of all that it imports.

    Raises ValueError for imports in a circle and where a file imports or exports in another way
    than `import { a, b } from "./file.js"` and `export` before a function, class, const or let.
    """
    sources: dict[Path, str] = {}
    order: TopologicalSorter[Path] = TopologicalSorter()
    waiting = [entry.resolve()]
    while waiting:
        path = waiting.pop()
        if path in sources:
            continue
        source = sources[path] = path.read_text(encoding="utf-8")
        imported = [(path.parent / (a + b)).resolve() for a, b in IMPORT.findall(source)]
        order.add(path, *imported)
        waiting += imported
    try:
        files = list(order.static_order())
    except CycleError as error:
        names = " → ".join(path.name for path in error.args[1])
        raise ValueError(f"the modules import each other in a circle: {names}.") from None
    bodies = "\n".join(_body(path, sources[path]) for path in files)
    return f'(() => {{\n"use strict";\n{bodies}}})();\n'


def said(script: str) -> list[str]:
    """The English words that a script says: what stands in `say("…")`, each once."""
    return list(dict.fromkeys(_text(literal) for literal in SAID.findall(script)))


def _body(path: Path, source: str) -> str:
    body = EXPORT.sub("", IMPORT.sub("", source))
    if left := LEFT.search(body):
        raise ValueError(f"{path.name} cannot be joined with others: {left[0]}")
    return f"// {path.name}\n{body}"


def _text(literal: str) -> str:
    """What a string of JavaScript in double quotes is; of its escapes, those for quotes."""
    return re.sub(r"\\(.)", r"\1", literal[1:-1])
