"""What the environment chooses, NNFILM_DIGIT and the like: for a scene, as `manim` takes it.

A course says it in its file, where everybody finds it; what the environment says besides is told.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from scenes.delivery.course import choices, values
from scenes.delivery.course.catalogue import SceneSource
from scenes.delivery.course.chosen import Chosen
from scenes.delivery.course.looks import SHAPES, THEMES
from scenes.delivery.course.problems import CourseError, Problem, shown_path, suggestion
from scenes.given.several import file_and_number, with_number
from scenes.telling.shown import shown
from scenes.telling.translation import LANGUAGE

T = TypeVar("T")
# What a course has in place of each.
KEYS: Mapping[str, str] = {
    "NNFILM_BEATS": "beats at a scene",
    "NNFILM_DIGIT": "digit at a scene",
    "NNFILM_NETWORK": "network at a scene",
    "NNFILM_LANGUAGE_FILE": "--language",
    "NNFILM_THEME": "theme",
    "NNFILM_SHAPE": "shape",
    "NNFILM_VOICE": "voice",
    "NNFILM_CLASSES": "classes at a scene",
    "NNFILM_INPUT": "input at a scene",
}


@dataclass(frozen=True)
class Around:
    """What the environment chooses for a scene, None where it says nothing.

    beats: in the scene's order. chosen, voice: with files as absolute paths. translation: a file
    named like chapter1.de.toml.
    """

    beats: tuple[str, ...] | None = None
    chosen: Chosen = field(default_factory=Chosen)
    translation: Path | None = None
    theme: str | None = None
    shape: str | None = None
    voice: str | None = None

    @property
    def language(self) -> str | None:
        """The language of the translation."""
        return self.translation.stem.rpartition(".")[2] if self.translation else None


def around(scene: SceneSource, root: Path) -> Around:
    """What the environment chooses for a scene; CourseError with all that cannot be chosen."""
    problems: list[Problem] = []

    def read(variable: str, check: Callable[[str], T]) -> T | None:
        given = os.environ.get(variable)
        try:
            return check(given) if given else None
        except ValueError as error:
            problems.append(Problem(scene.path, 0, f"{variable}: {error}"))
            return None

    def beats(given: str) -> tuple[str, ...]:
        names = [name for part in given.split(",") if (name := part.strip())]
        for name in names:
            _one_of(name, scene.known, "beat")
        return tuple(name for name in scene.known if name in names)

    found = Around(
        (read("NNFILM_BEATS", beats) or None) if not scene.fault else None,
        Chosen(
            read("NNFILM_DIGIT", lambda given: _digit(given, root)),
            read("NNFILM_NETWORK", lambda given: _network(given, root)),
            read("NNFILM_CLASSES", values.classes_around),
            read("NNFILM_INPUT", values.input_around),
        ),
        read("NNFILM_LANGUAGE_FILE", _translation),
        read("NNFILM_THEME", lambda given: _one_of(given, THEMES, "theme")),
        read("NNFILM_SHAPE", lambda given: _one_of(given, SHAPES, "shape")),
        read("NNFILM_VOICE", choices.voice_here),
    )
    if problems:
        raise CourseError(problems)
    return found


def not_read(course: Path) -> str | None:
    """What to say of variables that choose nothing in a course's file; None where none is set."""
    if not (given := [name for name in KEYS if os.environ.get(name)]):
        return None
    names, keys = (" and ".join(words) for words in (given, [KEYS[name] for name in given]))
    them, are = ("them", "are") if len(given) > 1 else ("it", "is")
    return f"{names} {are} not read for a course; {shown_path(course)} has {keys} for {them}."


def _digit(given: str, root: Path) -> str:
    if given.startswith("mnist:") or not Path(given).suffix:
        return choices.digit(given, Path.cwd(), root)
    file, which = file_and_number(given)
    return with_number(_file("picture", file), which)


def _network(given: str, root: Path) -> str:
    if choices.is_network_file(given):
        return _file("network", given)
    return choices.network(given, Path.cwd(), root)


def _translation(given: str) -> Path:
    path = Path(_file("translation", given))
    name, _, language = path.stem.rpartition(".")
    if path.suffix != ".toml" or not name or not LANGUAGE.fullmatch(language):
        raise ValueError(f"a translation is named like chapter1.de.toml, not {shown(path.name)}.")
    return path


def _file(kind: str, given: str) -> str:
    """A file as an absolute path, wherever it is: who says it here looks for it here."""
    if not os.path.isfile(given):
        raise ValueError(f"there is no {kind} file {shown(given)}.")
    return os.path.abspath(given)


def _one_of(given: str, known: tuple[str, ...], kind: str) -> str:
    if given not in known:
        raise ValueError(f"there is no {kind} {shown(given)}{suggestion(given, known)}")
    return given
