"""The modules that a scene imports, directly or through others, and their texts; no library.

Found in the text: nothing is run.
"""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from scenes.delivery.course.project import PACKAGES, SHIPPED
from scenes.delivery.keeping.files import Stamp, stamp


class Sources:
    """The modules of a project, each looked at once, so that what several scenes share is quick.

    What is saved later is not seen: whoever looks again needs another one.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files, self._source = cache(_module_files), cache(self._read)
        self.of = cache(self._of)
        self.texts = cache(self._texts)

    def _of(self, scene: Path) -> tuple[Path, ...]:
        """The scene and all modules that it imports, those that are shipped and those beside it."""
        found: set[Path] = set()
        known: set[str] = set()
        waiting = [scene]
        while waiting:
            path = waiting.pop()
            if path in found or (source := self._source(path)) is None:
                continue
            found.add(path)
            names = source.modules - known
            known |= names
            for name in names:
                # The scene's own folder is the first place where the manim command looks.
                # In a checkout, all that lies beside scenes/ is the project's.
                shipped = self._root == SHIPPED or name.partition(".")[0] in PACKAGES
                places = [scene.parent, *([SHIPPED] if shipped else [])]
                waiting += [file for place in places for file in self._files(name, place)]
        return tuple(sorted(found))

    def _texts(self, scene: Path) -> frozenset[str]:
        """The texts in the source of a scene and of the modules that it imports."""
        sources = filter(None, map(self._source, self.of(scene)))
        return frozenset(text for source in sources for text in source.texts)

    def _read(self, path: Path) -> "_Source | None":
        return _read(path, stamp(path)) if path.is_file() else None


def texts_of(scene: Path, root: Path) -> frozenset[str]:
    """The texts in the source of a scene and of the modules that it imports."""
    return Sources(root).texts(scene)


def _module_files(name: str, start: Path) -> tuple[Path, ...]:
    """The files in a folder that importing a dotted name runs."""
    place, found = str(start), []
    for part in name.split("."):
        place = f"{place}/{part}"
        found += [Path(f) for f in (f"{place}/__init__.py", f"{place}.py") if os.path.isfile(f)]
    return tuple(found)


class _Source(NamedTuple):
    """What a module imports, by dotted names, and all texts that stand in it."""

    modules: frozenset[str]
    texts: frozenset[str]


@cache
def _read(path: Path, stamp: Stamp | None) -> _Source:
    try:
        tree = ast.parse(path.read_bytes())
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        # Its digest counts all the same; filming will say why.
        return _Source(frozenset(), frozenset())
    package = path.relative_to(SHIPPED).parts[:-1] if path.is_relative_to(SHIPPED) else ()
    modules, texts = set(), set()
    for node in _nodes(tree):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else []
            module = ".".join([*above, *filter(None, [node.module])])
            modules |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            texts.add(node.value)
    return _Source(frozenset(modules), frozenset(texts))


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module, without what only type checkers read."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            waiting += node.orelse
            continue
        yield node
        waiting += ast.iter_child_nodes(node)
