"""Which scenes exist and which beats they have, read from their source without running it.

A scene's beats are the methods decorated with `@beat`, in the order in which `construct` first
calls them, itself or through other methods of the class. So a beat called in a loop stands once,
where the loop is; one called under an `if` stands as if it were always called; one that is never
called is never filmed and does not stand at all.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scenes.delivery.course.problems import Problem
from scenes.telling.captions import narration

ROOT = Path(__file__).resolve().parents[3]
SCENES = ROOT / "scenes"
NO_SCENES = ("mobjects", "telling", "delivery")  # folders of scenes/ that hold something else
Method = ast.FunctionDef


@dataclass(frozen=True)
class BeatSource:
    """A beat: its name, its narration in English (may be empty), the line where it begins.

    loops: whether its slide plays over and over, `@beat(loop=True)`.
    """

    name: str
    narration: str
    line: int
    loops: bool = False

    @property
    def label(self) -> str:
        """The beat's name as people read it: one_connection → One connection."""
        return label(self.name)


@dataclass(frozen=True)
class SceneSource:
    """A scene file: what to call it, what to film, and its beats in order.

    fault: why it cannot be filmed, None when nothing was found; then there are no beats.
    """

    stem: str
    class_name: str
    path: Path
    beats: tuple[BeatSource, ...]
    fault: Problem | None = None

    @property
    def beat_names(self) -> tuple[str, ...]:
        """The names of the beats in the order in which they are filmed."""
        return tuple(beat.name for beat in self.beats)


def catalogue(folder: Path = SCENES) -> dict[str, SceneSource]:
    """The scenes in a folder by their stem: every .py file without an underscore before its name.

    A file that cannot be filmed is there all the same, with its `fault`: the others still can be.
    """
    found = {}
    for path in sorted(folder.rglob("*.py")):
        inside = path.relative_to(folder).parts
        if inside[0] not in NO_SCENES and not any(part.startswith(("_", ".")) for part in inside):
            found[path.stem] = read_scene(path)
    return found


def read_scene(path: Path) -> SceneSource:
    """What a scene file says about itself."""
    name = "".join(word.capitalize() for word in path.stem.split("_"))

    def faulty(line: int, text: str) -> SceneSource:
        return SceneSource(path.stem, name, path, (), Problem(path, line, text))

    if path.exists() and not path.is_file():  # a pipe would be waited for
        return faulty(0, "this is no file.")
    try:
        tree = ast.parse(path.read_bytes())
    except SyntaxError as error:
        return faulty(error.lineno or 0, f"this is not Python: {error.msg}.")
    except (ValueError, RecursionError, MemoryError):
        return faulty(0, "this is not Python.")
    except OSError as error:
        return faulty(0, f"cannot be read: {error.strerror}.")
    classes = (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name)
    scene = next(classes, None)
    if scene is None:
        return faulty(0, f"the scene's class is missing: class {name}(Lesson) was expected.")
    methods = {node.name: node for node in scene.body if isinstance(node, Method)}
    if "construct" not in methods:
        return faulty(scene.lineno, f"{name} has no method construct, which calls the beats.")
    beats = tuple(_beat(methods[name]) for name in _beats_called("construct", methods, set()))
    return SceneSource(path.stem, name, path, beats)


def themes(path: Path = SCENES / "mobjects" / "theme.py") -> tuple[str, ...]:
    """The names of the themes that can be drawn: `DARK = Theme(…)` makes "dark" one."""
    return tuple(
        target.id.lower()
        for node in ast.parse(path.read_bytes()).body
        if isinstance(node, ast.Assign) and _name(node.value) == "Theme"
        for target in node.targets
        if isinstance(target, ast.Name)
    )


def label(name: str) -> str:
    """A scene's or a beat's name as people read it: edge_detector → Edge detector."""
    return name.replace("_", " ").strip().capitalize()


def _beat(method: Method) -> BeatSource:
    loops = any(
        keyword.arg == "loop" and isinstance(keyword.value, ast.Constant) and keyword.value.value
        for decorator in method.decorator_list
        if isinstance(decorator, ast.Call) and _name(decorator) == "beat"
        for keyword in decorator.keywords
    )
    return BeatSource(method.name, narration(ast.get_docstring(method)), method.lineno, loops)


def _beats_called(caller: str, methods: Mapping[str, Method], seen: set[str]) -> Iterator[str]:
    """The beats that a method calls on self, in the order of its lines."""
    calls = [
        node.func
        for node in ast.walk(methods[caller])
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "self"
    ]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if call.attr in methods and call.attr not in seen:
            seen.add(call.attr)
            if "beat" in map(_name, methods[call.attr].decorator_list):
                yield call.attr
            else:
                yield from _beats_called(call.attr, methods, seen)


def _name(node: ast.expr) -> str:
    """The last name in `beat`, `_lesson.beat` and `beat(…)` alike."""
    if isinstance(node, ast.Call):
        node = node.func
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
