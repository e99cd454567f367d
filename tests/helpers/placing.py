"""The rule that a scene types no coordinate: it places by the stage's areas and by relation.

So the same scene can be filmed wide and tall. Shares (`area.split(2, 1)`), half of a length
(`gap / 2 * UP`) and spacing (`next_to(bars, DOWN, buff=0.3)`) are no coordinates.
"""

import ast

from tests.helpers.sources import last_name

DIRECTIONS = {"UP", "DOWN", "LEFT", "RIGHT", "UL", "UR", "DL", "DR", "IN", "OUT", "ORIGIN"}
# What takes a place or a nudge as its first argument.
PLACES = {"move_to", "shift", "set_x", "set_y", "set_z", "set_coord", "next_to", "align_to"}
FRAME = {"to_edge", "to_corner", "center"}  # these know the frame and not its areas
AREAS = {"Area", "Stage"}  # made of numbers, they are coordinates


def places_nothing_by_hand(path: str, source: str) -> list[str]:
    """No number, called by a name or not, and no bare direction says where something is."""
    tree = ast.parse(source)
    by_name = _numbers_by_name(tree)
    found = [
        node
        for node in ast.walk(tree)
        if (isinstance(node, ast.Call) and _is_typed_call(node, by_name))
        or (isinstance(node, ast.BinOp) and _is_nudge(node, by_name))
    ]
    found.sort(key=lambda node: node.lineno)
    return [f"line {node.lineno}: {ast.unparse(node)}" for node in found]


def _is_typed_call(node: ast.Call, by_name: set[str]) -> bool:
    """Whether a call places something by hand, or is given a point."""
    name, given = last_name(node.func), [*node.args, *(keyword.value for keyword in node.keywords)]
    return (
        name in FRAME
        or (name in AREAS and any(_typed(one, by_name) for one in given))
        or (name in PLACES and any(_typed(one, by_name) for one in given[:1]))
        or any(_is_point(one, by_name) for one in given)
    )


def _typed(node: ast.expr, by_name: set[str]) -> bool:
    """Whether a place is typed, or something typed is added to it."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        return _typed(node.left, by_name) or _typed(node.right, by_name)
    if isinstance(node, ast.UnaryOp):
        return _typed(node.operand, by_name)
    if isinstance(node, (ast.List, ast.Tuple)):
        return any(_is_number(one, by_name) for one in node.elts[:2])  # the third is depth
    if isinstance(node, ast.Call) and last_name(node.func) in ("array", "asarray"):
        return any(_typed(one, by_name) for one in node.args)
    return _is_number(node, by_name) or last_name(node) in DIRECTIONS


def _is_nudge(node: ast.BinOp, by_name: set[str]) -> bool:
    """Whether a direction is taken a number of times, or a number longer: `UP * (gap + 0.2)`."""
    if isinstance(node.op, ast.Div):  # half of a length is no nudge: `UP * gap / 2`
        return _only_directions(node.left) and _typed(node.right, by_name)
    if not isinstance(node.op, ast.Mult):
        return False
    sides = (node.left, node.right), (node.right, node.left)
    return any(_has_direction(one) and _typed(other, by_name) for one, other in sides)


def _only_directions(node: ast.expr) -> bool:
    """Whether this is a direction, or a sum of some."""
    if isinstance(node, ast.BinOp):
        return _only_directions(node.left) and _only_directions(node.right)
    if isinstance(node, ast.UnaryOp):
        return _only_directions(node.operand)
    return last_name(node) in DIRECTIONS


def _has_direction(node: ast.expr) -> bool:
    """Whether this is a direction, or one is in its arithmetic."""
    if isinstance(node, ast.BinOp):
        return _has_direction(node.left) or _has_direction(node.right)
    return _only_directions(node)


def _is_point(node: ast.expr, by_name: set[str]) -> bool:
    """Whether an argument is a point of the plane: three numbers of which the last is 0."""
    if not isinstance(node, (ast.List, ast.Tuple)) or len(node.elts) != 3:
        return False
    last = node.elts[-1]
    flat = isinstance(last, ast.Constant) and last.value == 0
    return flat and all(_is_number(one, by_name) for one in node.elts)


def _is_number(node: ast.expr, by_name: set[str]) -> bool:
    """Whether this is a number, or made of numbers, or a name for one."""
    if isinstance(node, ast.UnaryOp):
        return _is_number(node.operand, by_name)
    if isinstance(node, ast.BinOp):
        return _is_number(node.left, by_name) and _is_number(node.right, by_name)
    if isinstance(node, ast.Constant):
        return type(node.value) in (int, float)
    return last_name(node) in by_name


def _numbers_by_name(tree: ast.Module) -> set[str]:
    """The names that stand for a number and nothing else: `GAP = 0.3`."""
    numbers, others = set[str](), set[str]()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            is_number = node.value is not None and _is_number(node.value, set())
            (numbers if is_number else others).update(map(last_name, targets))
        elif isinstance(node, ast.AugAssign):
            others.add(last_name(node.target))
        elif isinstance(node, ast.arg):
            others.add(node.arg)
    return numbers - others
