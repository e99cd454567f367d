"""What the names in a scene's source stand for, module by module, without running any of it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

EACH, ANY = "each", "any"  # on the way into a value: each of its elements; whatever it holds
Way = tuple[str | int, ...]
Bindings = dict[str, list[tuple[ast.expr, Way]]]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Source:
    """A module: what it imports of scenes/, what binds its names, its calls with the function
    around them, its classes' fields, its texts.
    """

    imports: frozenset[str]
    bindings: Bindings
    calls: tuple[tuple[ast.Call, "Scope"], ...]
    fields: dict[str, tuple[str, ...]]
    texts: frozenset[str]


@dataclass(frozen=True, eq=False)
class Scope:
    """A function: what to call it by, its parameters (without self), what binds its names."""

    called: str
    parameters: tuple[str, ...]
    defaults: dict[str, ast.expr]
    bindings: Bindings
    outer: "Scope | None" = None


def sources_of(scene: Path, root: Path) -> list[Source]:
    """The scene and the modules of scenes/ that it imports, directly or through others."""
    found: dict[Path, Source] = {}
    waiting = [scene]
    while waiting:
        path = waiting.pop()
        if path in found or not path.is_file():
            continue
        source = _source(path, path.stat().st_mtime_ns)
        if source is not None:  # else it is no Python, which is said of the course
            found[path] = source
            waiting += [root / f"{name.replace('.', '/')}.py" for name in sorted(source.imports)]
    return list(found.values())


@cache
def _source(path: Path, stamp: int) -> Source | None:
    try:
        tree = ast.parse(path.read_bytes())
    except (SyntaxError, ValueError, RecursionError, OSError):
        return None
    module = Scope("", (), {}, _bindings(tree))
    imports, texts, fields = set(), set(), {}
    nodes = list(ast.walk(tree))
    pieces = {id(p) for node in nodes if isinstance(node, ast.JoinedStr) for p in node.values}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("scenes"):
            imports |= {f"{node.module}", *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            texts |= {node.value} if id(node) not in pieces else set()
        elif isinstance(node, ast.ClassDef):
            lines = [line.target for line in node.body if isinstance(line, ast.AnnAssign)]
            fields[node.name] = tuple(line.id for line in lines if isinstance(line, ast.Name))
    drawing = frozenset(name for name in imports if not name.startswith("scenes.delivery"))
    return Source(drawing, module.bindings, tuple(_calls(tree, module)), fields, frozenset(texts))


def _calls(
    node: ast.AST, scope: Scope, inside: str | None = None
) -> Iterator[tuple[ast.Call, Scope]]:
    """Every call below a node, with the function around it. inside: the class around the node."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, scope
        if isinstance(child, FUNCTIONS):
            yield from _calls(child, _function(child, scope, inside))
        else:
            yield from _calls(child, scope, child.name if isinstance(child, ast.ClassDef) else None)


def _function(
    node: ast.FunctionDef | ast.AsyncFunctionDef, outer: Scope, inside: str | None
) -> Scope:
    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
    defaults = dict(zip(reversed(names), reversed(node.args.defaults)))
    for argument, default in zip(node.args.kwonlyargs, node.args.kw_defaults):
        names.append(argument.arg)
        if default is not None:
            defaults[argument.arg] = default
    if inside and names[:1] == ["self"]:
        names = names[1:]
    called = inside if inside and node.name == "__init__" else node.name
    return Scope(called, tuple(names), defaults, _bindings(node), outer)


def _bindings(tree: ast.AST) -> Bindings:
    """What each name below a node is set to: an expression, and the way into its value."""
    found: Bindings = {}

    def bind(target: ast.expr, value: ast.expr, way: Way) -> None:
        if isinstance(target, ast.Name):
            found.setdefault(target.id, []).append((value, way))
        elif isinstance(target, (ast.Tuple, ast.List)):
            for k, part in enumerate(target.elts):
                bind(part, value, (*way, k))

    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Assign):
            for target in node.targets:
                bind(target, node.value, ())
        elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
            bind(node.target, node.value, ())
        elif isinstance(node, (ast.For, ast.comprehension)):
            bind(node.target, node.iter, (EACH,))
        inner = ast.iter_child_nodes(node)
        waiting += [c for c in inner if not isinstance(c, (*FUNCTIONS, ast.ClassDef, ast.Lambda))]
    return found
