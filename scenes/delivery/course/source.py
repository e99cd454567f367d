"""Classes as their source has them, with what they inherit from others of the project."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from scenes.delivery.course.project import SHIPPED

Method = ast.FunctionDef
FURTHEST = 20  # imports that are followed from one class to the file that defines it
# Python 3.11 counts how deep it is in a tree for all threads together, and then fails at random.
_one_at_a_time = Lock()


class Found(NamedTuple):
    """A method, and which class of a lineage has it."""

    method: Method
    place: int


class Call(NamedTuple):
    """A method that another one names: where it is looked up in the lineage."""

    name: str
    start: int


@dataclass(frozen=True)
class Module:
    """A file's classes, and what it imports: by the name here, the dotted name and its folder.

    The folder is where a relative import starts, None for the others.
    """

    path: Path
    classes: dict[str, ast.ClassDef] = field(default_factory=dict)
    imported: dict[str, tuple[str, Path | None]] = field(default_factory=dict)


Lineage = Sequence[ast.ClassDef]


def tree_of(path: Path) -> ast.Module:
    """What stands in a file, asked by any thread; fails as `ast.parse` and reading do."""
    source = path.read_bytes()
    with _one_at_a_time:
        return ast.parse(source)


def parsed(path: Path) -> ast.Module:
    """What stands in a file; nothing where it is not Python, and filming will say why."""
    try:
        return tree_of(path)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def module_of(path: Path, tree: ast.Module) -> Module:
    """What a file that was parsed has to offer."""
    module = Module(path)
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            module.classes[node.name] = node
        elif isinstance(node, ast.Import):
            for alias in node.names:
                name = alias.name if alias.asname else alias.name.partition(".")[0]
                module.imported[alias.asname or name] = (name, None)
        elif isinstance(node, ast.ImportFrom):
            start = path.parents[node.level - 1] if 0 < node.level <= len(path.parents) else None
            for alias in node.names:
                dotted = ".".join(filter(None, [node.module, alias.name]))
                module.imported[alias.asname or alias.name] = (dotted, start)
    return module


def lineage(module: Module, name: str) -> Lineage:
    """A class of a module and its bases, as far as the project has them, in Python's order."""
    every = list(_family(module, name, FURTHEST))
    return [each for k, each in enumerate(every) if each not in every[k + 1 :]]


def find(name: str, classes: Lineage, start: int = 0) -> Found | None:
    """A method by its name, from a place in the lineage on."""
    for place, each in enumerate(classes[start:], start):
        for node in reversed(each.body):
            if isinstance(node, Method) and node.name == name:
                return Found(node, place)
    return None


def calls(found: Found) -> Iterator[Call]:
    """The methods that a method names, in the order of its lines: `self.one`, `super().two`.

    Whether they are called there, or through a variable, in a loop or by another, is not asked.
    A method that looks some up by name, `getattr(self, name)`, names what stands in it as text.
    """
    arguments = found.method.args.posonlyargs + found.method.args.args
    me = arguments[0].arg if arguments else "self"
    nodes = list(ast.walk(found.method))
    by_name = any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "getattr"
        and node.args
        and _is_name(node.args[0], me)
        for node in nodes
    )
    named: list[tuple[int, int, Call]] = []
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            if _is_name(node.value, me):
                named.append((node.lineno, node.col_offset, Call(node.attr, 0)))
            elif isinstance(node.value, ast.Call) and _is_name(node.value.func, "super"):
                named.append((node.lineno, node.col_offset, Call(node.attr, found.place + 1)))
        elif by_name and isinstance(node, ast.Constant) and isinstance(node.value, str):
            named.append((node.lineno, node.col_offset, Call(node.value, 0)))
    return (call for _, _, call in sorted(named))


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _family(module: Module, name: str, left: int) -> Iterator[ast.ClassDef]:
    """A class, then each base with its own bases."""
    first, _, rest = name.partition(".")
    if not rest and (found := module.classes.get(name)):
        yield found
        for base in found.bases:
            if left and (dotted := _dotted(base)):
                yield from _family(module, dotted, left - 1)
    elif left and first in module.imported:
        dotted, start = module.imported[first]
        where, _, last = ".".join(filter(None, [dotted, rest])).rpartition(".")
        for file in _files(where, start, module.path):
            yield from _family(_read(file, file.stat().st_mtime_ns), last, left - 1)


def _dotted(node: ast.expr) -> str:
    """A name as an expression has it, `_common.Common`; empty for what is none."""
    if isinstance(node, ast.Subscript):
        node = node.value
    if isinstance(node, ast.Attribute) and (before := _dotted(node.value)):
        return f"{before}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def _files(module: str, start: Path | None, path: Path) -> Iterator[Path]:
    """The file of a module that another one imports, if the project has it."""
    inside = module.replace(".", "/")
    names = [f"{inside}.py", f"{inside}/__init__.py"] if module else ["__init__.py"]
    for folder in [start] if start else _homes(path):
        for file in (folder / name for name in names):
            if file.is_file():
                yield file
                return


def _homes(path: Path) -> Iterator[Path]:
    """Where Python finds the modules of projects: beside the file, and where nnfilm's own are."""
    yield path.parent
    for folder in path.parents:
        if folder.name == "scenes":
            yield folder.parent
    yield SHIPPED


@cache
def _read(path: Path, stamp: int) -> Module:
    try:
        return module_of(path, parsed(path))
    except OSError:
        return Module(path)
