"""Which scenes exist and which beats they have, read from their source without running it.

A scene's beats are the methods decorated with `@beat`, its own and those it inherits, in the order
in which `construct` first names them, itself or through other methods. So a beat called in a loop
stands once, where the loop is; one called under an `if` stands as if it were always called; one
that is never named does not stand at all. What a film plays, its record says: that holds where the
two differ.
"""

import ast
import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scenes.delivery.course.problems import Problem
from scenes.delivery.course.project import SHIPPED, homes
from scenes.delivery.course.source import (
    Lineage,
    Method,
    calls,
    find,
    lineage,
    module_of,
    tree_of,
)
from scenes.telling.captions import narration

NO_SCENES = ("mobjects", "telling", "given", "delivery")  # folders of scenes/ that hold others


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

    stem: of its file; with its folder, week1/intro, where another scene has the same.
    fault: why it cannot be filmed, None when nothing was found; then there are no beats.
    others: the beats that `construct` is not seen to call. needs: which networks it can show, a
    word of scenes/given/needs.py.
    """

    stem: str
    class_name: str
    path: Path
    beats: tuple[BeatSource, ...]
    fault: Problem | None = None
    others: tuple[BeatSource, ...] = ()
    needs: str | None = None

    @property
    def beat_names(self) -> tuple[str, ...]:
        """The names of the beats in the order in which they are filmed."""
        return tuple(beat.name for beat in self.beats)

    @property
    def known(self) -> tuple[str, ...]:
        """The names of all beats that a film of it may have."""
        return (*self.beat_names, *(beat.name for beat in self.others))


def catalogue(root: Path = SHIPPED) -> dict[str, SceneSource]:
    """The scenes that can be filmed in a project by their stem: its own, then those shipped.

    They are the .py files right in it, and those anywhere in its scenes/, without an underscore
    before their names. A file that cannot be filmed is there all the same, with its `fault`: the
    others still can be. So is a name that several have; they themselves are there by folder and
    stem.
    """
    found: dict[str, SceneSource] = {}
    for home in reversed(homes(root)):
        found |= _scenes(home)
    return found


def _scenes(home: Path) -> dict[str, SceneSource]:
    files: dict[str, list[Path]] = {}
    for path in _scene_files(home):
        files.setdefault(path.stem, []).append(path)
    found = {}
    for stem, paths in files.items():
        if len(paths) == 1:
            found[stem] = read_scene(paths[0])
            continue
        folder = home / "scenes"
        if not all(path.is_relative_to(folder) for path in paths):
            folder = home
        inside = [path.relative_to(folder).with_suffix("").as_posix() for path in paths]
        names = [name if "/" in name else f"./{name}" for name in inside]
        several = f"scenes of this name are {' and '.join(names)}; say which, or give its file."
        place = folder / f"{stem}.py"
        found[stem] = SceneSource(stem, class_name(stem), place, (), Problem(place, 0, several))
        for name, path in zip(names, paths, strict=True):
            found[name] = replace(read_scene(path), stem=name)
    return found


def _scene_files(home: Path) -> Iterator[Path]:
    if home != SHIPPED:  # among whose packages there may be modules of anybody's
        yield from (path for path in sorted(home.glob("*.py")) if path.name[0] not in "_.")
    folder = home / "scenes"
    for path in sorted(folder.rglob("*.py")):
        inside = path.relative_to(folder).parts
        if inside[0] not in NO_SCENES and not any(part.startswith(("_", ".")) for part in inside):
            yield path


def read_scene(path: Path) -> SceneSource:
    """What a scene file says about itself."""
    name = class_name(path.stem)

    def faulty(line: int, text: str) -> SceneSource:
        return SceneSource(path.stem, name, path, (), Problem(path, line, text))

    if path.exists() and not path.is_file():  # a pipe would be waited for
        return faulty(0, "this is no file.")
    try:
        tree = tree_of(path)
    except SyntaxError as error:
        return faulty(error.lineno or 0, f"this is not Python: {error.msg}.")
    except (ValueError, RecursionError, MemoryError):
        return faulty(0, "this is not Python.")
    except OSError as error:
        return faulty(0, f"cannot be read: {error.strerror}.")
    classes = lineage(module_of(path, tree), name)
    if not classes and (better := _fit_stem(path.stem)) != path.stem:
        return faulty(
            0,
            f"rename the file {better}.py: its scene is called after it, "
            f"class {class_name(better)}(Lesson).",
        )
    if not classes:
        return faulty(0, f"the scene's class is missing: class {name}(Lesson) was expected.")
    if find("construct", classes) is None:
        return faulty(classes[0].lineno, f"{name} has no method construct, which calls the beats.")
    called = tuple(_beats_called("construct", classes))
    names = {beat.name for beat in called}
    others = (beat for beat in _beats(classes) if beat.name not in names)
    return SceneSource(path.stem, name, path, called, None, tuple(others), _needs(classes))


def _needs(classes: Lineage) -> str | None:
    """What `needs = PICTURES` says in a scene's class, or in the nearest base that says it."""
    said = (
        _name(node.value)
        for each in classes
        for node in each.body
        if isinstance(node, ast.Assign) and "needs" in map(_name, node.targets)
    )
    return next(said, None) or None


def class_name(stem: str) -> str:
    """The name of the class in a scene's file: edge_detector → EdgeDetector."""
    return "".join(word.capitalize() for word in stem.split("_"))


def _fit_stem(stem: str) -> str:
    """What a scene's file may be called so that a class can be called after it: itself, if so."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", stem)
    fit = re.sub(r"[\W_]+", "_", words).strip("_").lower()
    can_be = class_name(fit).isidentifier() and not keyword.iskeyword(class_name(fit))
    return fit if can_be else f"scene_{fit}".rstrip("_")


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


def _beats_called(name: str, classes: Lineage) -> Iterator[BeatSource]:
    """The beats that a method names, in the order of its lines, through others that it names."""
    seen: set[tuple[str, int]] = set()

    def follow(name: str, start: int) -> Iterator[BeatSource]:
        found = find(name, classes, start)
        if found is None or (name, found.place) in seen:
            return
        seen.add((name, found.place))
        if _is_beat(found.method):
            yield _beat(found.method)
        else:
            for call in calls(found):
                yield from follow(call.name, call.start)

    return follow(name, 0)


def _beats(classes: Lineage) -> Iterator[BeatSource]:
    """All beats of a class, those of its bases first."""
    names = dict.fromkeys(
        node.name for each in reversed(classes) for node in each.body if isinstance(node, Method)
    )
    for name in names:
        found = find(name, classes)
        if found and _is_beat(found.method):
            yield _beat(found.method)


def _is_beat(method: Method) -> bool:
    return "beat" in map(_name, method.decorator_list)


def _name(node: ast.expr) -> str:
    """The last name in `beat`, `_lesson.beat` and `beat(…)` alike."""
    if isinstance(node, ast.Call):
        node = node.func
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
