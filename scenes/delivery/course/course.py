"""A course: scenes in order, in chapters, as a TOML file lists them."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from scenes.delivery.course import choices
from scenes.delivery.course.catalogue import SceneSource, catalogue
from scenes.delivery.course.chosen import KEYS, Chosen, read_chosen
from scenes.delivery.course.document import read_document
from scenes.delivery.course.entry import Entry, read_entry, read_shape
from scenes.delivery.course.fields import Table
from scenes.delivery.course.looks import DARK, THEMES, WIDE
from scenes.delivery.course.problems import CourseError, Problem, suggestion
from scenes.delivery.course.project import SHIPPED, homes
from scenes.telling.shown import shown
from scenes.telling.translation import ENGLISH, LANGUAGE, translation_files
from scenes.telling.voice.takes import recordings_beside

T = TypeVar("T")


@dataclass(frozen=True)
class Chapter:
    """A chapter: its title and its scenes in order, one at least."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Course:
    """A course: chapters in order, one at least.

    name: of its folder in renders/. path: the file that it was read from, a scene's where a scene
    is shown like a course. fonts: a folder of more fonts. translation: into its language, where it
    is not the one beside the course. voice: as NNFILM_VOICE takes it, None for silent films.
    """

    name: str
    title: str
    language: str
    theme: str
    chapters: tuple[Chapter, ...]
    path: Path
    fonts: Path | None = None
    translation: Path | None = None
    voice: str | None = None

    @property
    def words_from(self) -> Path | None:
        """The file with the words in its language, None where there is none."""
        return self.translation or translation_files(self.path).get(self.language)

    @property
    def recordings(self) -> Path | None:
        """The folder with recordings of what it says in its language; None where there is none."""
        folder = recordings_beside(self.words_from or self.path)
        return folder if self.voice and folder.is_dir() else None

    @property
    def is_scene(self) -> bool:
        """Whether it is a scene that is shown like a course."""
        return self.path.suffix == ".py"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all chapters in order."""
        return tuple(entry for chapter in self.chapters for entry in chapter.entries)


def in_words(course: Course, words: Callable[[str], str]) -> Course:
    """The course with its titles, and its scenes', as they are called in another language."""
    chapters = tuple(
        Chapter(
            words(chapter.title),
            tuple(replace(entry, title=words(entry.label)) for entry in chapter.entries),
        )
        for chapter in course.chapters
    )
    return replace(course, title=words(course.title), chapters=chapters)


def shelves(root: Path) -> list[Path]:
    """Where a course is looked for when only its name is given: its own folders go first.

    In the project's assets/courses, right in it where it has none, then among those shipped.
    """
    places = [(home, home / "assets" / "courses") for home in homes(root)]
    return [shelf if shelf.is_dir() else home for home, shelf in places]


def courses(root: Path) -> set[str]:
    """The names of the courses on the shelves; their translations are none."""
    files = (file for shelf in shelves(root) for file in shelf.glob("*.toml"))
    return {file.stem for file in files if "." not in file.stem}


def find_course(path_or_name: str | Path, root: Path = SHIPPED) -> Path:
    """The file of a course: a path that ends in .toml, else a name on the shelves."""
    given = str(path_or_name)
    path = Path(given) if given.endswith(".toml") else shelved(given, root)
    if path is None or not os.path.isfile(path):
        near = suggestion(Path(given.removesuffix(".toml")).name, courses(root))
        raise CourseError([Problem(Path(given), 0, f"there is no such course{near}")])
    original, _, language = path.stem.rpartition(".")
    if original and LANGUAGE.fullmatch(language):
        text = f"this is the translation of a course, did you mean {original}?"
        raise CourseError([Problem(path, 0, text)])
    return path.absolute()


def shelved(name: str, root: Path) -> Path | None:
    """The file of a course of this name; of a translation, too."""
    files = ((shelf, shelf / f"{name}.toml") for shelf in shelves(root))
    return next((f for shelf, f in files if f.parent == shelf and os.path.isfile(f)), None)


def read_course(path_or_name: str | Path, root: Path = SHIPPED) -> Course:
    """Read a course; raises CourseError with everything that is wrong with it, all at once.

    root: the project.
    """
    path = find_course(path_or_name, root)
    problems: list[Problem] = []
    table = Table(read_document(path), problems)
    table.only(("title", "language", "theme", "shape", "fonts", "voice", "chapters", *KEYS))
    scenes, taken = catalogue(root), dict[str, Problem]()
    shape, chosen = read_shape(table, WIDE), read_chosen(table, root)
    course = Course(
        path.stem,
        table.text("title") or "",
        _language(table, path),
        _theme(table),
        tuple(
            _chapter(chapter, scenes, taken, root, shape, chosen)
            for chapter in table.tables("chapters", "chapter")
        ),
        path,
        _beside(table, "fonts", choices.fonts, root),
        voice=_beside(table, "voice", choices.voice, root),
    )
    if problems:
        raise CourseError(problems)
    return course


def _theme(table: Table) -> str:
    return (table.one_of("theme", THEMES, "theme") if "theme" in table else DARK) or ""


def _beside(table: Table, key: str, check: Callable[[str, Path, Path], T], root: Path) -> T | None:
    """What a course names that may lie beside it."""
    name = table.text(key) if key in table else None
    try:
        return check(name, table.document.path.parent, root) if name else None
    except ValueError as error:
        table.say(str(error), key)
        return None


def _language(table: Table, path: Path) -> str:
    language = table.text("language") if "language" in table else ENGLISH
    if language is not None and not LANGUAGE.fullmatch(language):
        table.say(f'{shown(language)} is no language; write "en", "de" or "pt-BR".', "language")
    elif language not in (None, ENGLISH, *(files := translation_files(path))):
        expected = f"{path.stem}.{language}.toml"
        table.say(
            f"the translation {shown(expected)} is missing beside the course"
            f"{suggestion(language, {ENGLISH, *files})}",
            "language",
        )
    return language or ""


def _chapter(
    table: Table,
    scenes: Mapping[str, SceneSource],
    taken: dict[str, Problem],
    root: Path,
    shape: str,
    chosen: Chosen,
) -> Chapter:
    table.only(("title", "scenes"))
    tables = list(table.tables("scenes", "scene", short="scene"))
    entries = tuple(read_entry(entry, scenes, taken, root, shape, chosen) for entry in tables)
    _one_shape(tables, [entry.shape for entry in entries])
    return Chapter(table.text("title") or "", entries)


def _one_shape(tables: Sequence[Table], shapes: Sequence[str]) -> None:
    """Note the first scene of a chapter that has another shape than those before it."""
    for (before, shape), table in zip(pairwise(shapes), tables[1:], strict=True):
        if before and shape and before != shape:
            table.say(
                f"this scene is {shape} and the one before it is {before}, but a chapter is one "
                "film: give all its scenes one shape, or each shape a chapter of its own.",
                "shape",
            )
            return
