"""What the names in a scene's source stand for, module by module, without running any of it."""

import ast
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
    module = Scope("", (), {}, {})
    imports, texts = set[str](), set[str]()
    fields: dict[str, tuple[str, ...]] = {}
    calls: list[tuple[ast.Call, Scope]] = []
    waiting: list[tuple[ast.AST, Scope, str | None]] = [(tree, module, None)]
    while waiting:  # one walk for all of it: every node of some twenty modules is looked at
        node, scope, inside = waiting.pop()
        within = None  # the class whose body the node is
        if isinstance(node, ast.Call):
            calls.append((node, scope))
        elif isinstance(node, FUNCTIONS):
            scope = _function(node, scope, inside)
        elif isinstance(node, ast.Constant):
            texts |= {node.value} if isinstance(node.value, str) else set()
        elif isinstance(node, ast.ClassDef):
            within = node.name
            lines = [line.target for line in node.body if isinstance(line, ast.AnnAssign)]
            fields[node.name] = tuple(line.id for line in lines if isinstance(line, ast.Name))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("scenes"):
            imports |= {f"{node.module}", *(f"{node.module}.{alias.name}" for alias in node.names)}
        else:
            _bind(node, scope.bindings)
        formatted = isinstance(node, ast.JoinedStr)
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, ast.expr_context) and not (
                formatted and isinstance(child, ast.Constant)
            ):
                waiting.append((child, scope, within))
    drawing = frozenset(name for name in imports if not name.startswith("scenes.delivery"))
    return Source(drawing, module.bindings, tuple(calls), fields, frozenset(texts))


def _function(
    node: ast.FunctionDef | ast.AsyncFunctionDef, outer: Scope, inside: str | None
) -> Scope:
    """The scope of a function, nothing bound in it yet. inside: the class that it belongs to."""
    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
    defaults = dict(zip(reversed(names), reversed(node.args.defaults)))
    for argument, default in zip(node.args.kwonlyargs, node.args.kw_defaults):
        names.append(argument.arg)
        if default is not None:
            defaults[argument.arg] = default
    if inside and names[:1] == ["self"]:
        names = names[1:]
    called = inside if inside and node.name == "__init__" else node.name
    return Scope(called, tuple(names), defaults, {}, outer)


def _bind(node: ast.AST, found: Bindings) -> None:
    """Note what a statement or a loop sets names to: an expression, and the way into its value."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            _bind_target(target, node.value, (), found)
    elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
        _bind_target(node.target, node.value, (), found)
    elif isinstance(node, (ast.For, ast.comprehension)):
        _bind_target(node.target, node.iter, (EACH,), found)


def _bind_target(target: ast.expr, value: ast.expr, way: Way, found: Bindings) -> None:
    if isinstance(target, ast.Name):
        found.setdefault(target.id, []).append((value, way))
    elif isinstance(target, (ast.Tuple, ast.List)):
        for k, part in enumerate(target.elts):
            _bind_target(part, value, (*way, k), found)
