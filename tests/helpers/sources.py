"""Reading a source file, for rules about what may stand in it."""

import ast
from pathlib import PurePosixPath


def imports(path: str, source: str) -> set[str]:
    """Every imported module and imported name as an absolute dotted name, wherever it stands."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if node.level:
                package = PurePosixPath(path).parts[: -node.level]
                module = ".".join([*package, *filter(None, [node.module])])
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and last_name(node.func) in ("import_module", "__import__"):
            # A computed name cannot be followed, so it is not allowed to hide anything.
            name = node.args[0].value if isinstance(node.args[0], ast.Constant) else "computed name"
            found.add(str(name))
    return found


def names(source: str) -> set[str]:
    """Every variable, attribute and imported name that the source uses."""
    used = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Name, ast.Attribute)):
            used.add(last_name(node))
        elif isinstance(node, ast.ImportFrom):
            used |= {alias.name for alias in node.names}
    return used


def last_name(node: ast.expr) -> str:
    """The last part of a name: UP and manim.UP alike; empty where there is none."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
