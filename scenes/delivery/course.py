"""A course: scenes in order, in chapters, as a TOML file lists them."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from scenes.delivery import choices
from scenes.delivery.catalogue import ROOT, SceneSource, catalogue, label, themes
from scenes.delivery.document import read_document
from scenes.delivery.fields import Table
from scenes.delivery.problems import CourseError, Problem, shown, suggestion
from scenes.delivery.translation import ENGLISH, LANGUAGE, translation_files

__all__ = ["Chapter", "Course", "CourseError", "Entry", "Problem", "find_course", "read_course"]

DARK = "dark"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")  # names a folder on every system


@dataclass(frozen=True)
class Entry:
    """A scene as a course films it.

    scene: its stem. beats: the chosen ones in the scene's order, None for all. digit, network:
    what NNFILM_DIGIT and NNFILM_NETWORK are set to (a file as an absolute path), None for the
    default. name: different for each entry of a course, ignoring case, and fit for a folder.
    """

    scene: str
    beats: tuple[str, ...] | None
    digit: str | None
    network: str | None
    title: str | None
    name: str

    @property
    def label(self) -> str:
        """What to call it on a page: its title, else its scene's name in words."""
        return self.title or label(self.scene)


@dataclass(frozen=True)
class Chapter:
    """A chapter: its title and its scenes in order, one at least."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Course:
    """A course: chapters in order, one at least; path: the file that it was read from."""

    title: str
    language: str
    theme: str
    chapters: tuple[Chapter, ...]
    path: Path

    @property
    def name(self) -> str:
        """The course's name: its file's, without .toml."""
        return self.path.stem

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all chapters in order."""
        return tuple(entry for chapter in self.chapters for entry in chapter.entries)


def find_course(path_or_name: str | Path, root: Path = ROOT) -> Path:
    """The file of a course: a path that ends in .toml, else a name in assets/courses."""
    given, shelf = str(path_or_name), root / "assets" / "courses"
    is_name = not given.endswith(".toml")
    path = shelf / f"{given}.toml" if is_name else Path(given)
    if (is_name and path.parent != shelf) or not os.path.isfile(path):
        courses = {file.stem for file in shelf.glob("*.toml") if "." not in file.stem}
        near = suggestion(path.stem, courses)
        raise CourseError([Problem(Path(given), 0, f"there is no such course{near}")])
    original, _, language = path.stem.rpartition(".")
    if original and LANGUAGE.fullmatch(language):
        text = f"this is the translation of a course, did you mean {original}?"
        raise CourseError([Problem(path, 0, text)])
    return path.absolute()


def read_course(path_or_name: str | Path, root: Path = ROOT) -> Course:
    """Read a course; raises CourseError with everything that is wrong with it, all at once.

    root: the project, the folder that holds scenes/ and assets/.
    """
    path = find_course(path_or_name, root)
    problems: list[Problem] = []
    table = Table(read_document(path), problems)
    table.only(("title", "language", "theme", "chapters"))
    scenes, taken = catalogue(root / "scenes"), dict[str, Problem]()
    course = Course(
        table.text("title") or "",
        _language(table, path),
        _theme(table, root),
        tuple(
            _chapter(chapter, scenes, taken, root)
            for chapter in table.tables("chapters", "chapter")
        ),
        path,
    )
    if problems:
        raise CourseError(problems)
    return course


def _theme(table: Table, root: Path) -> str:
    known = themes(root / "scenes" / "mobjects" / "theme.py")
    return (table.one_of("theme", known, "theme") if "theme" in table else DARK) or ""


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
    table: Table, scenes: Mapping[str, SceneSource], taken: dict[str, Problem], root: Path
) -> Chapter:
    table.only(("title", "scenes"))
    entries = table.tables("scenes", "scene", short="scene")
    return Chapter(
        table.text("title") or "",
        tuple(_entry(entry, scenes, taken, root) for entry in entries),
    )


def _entry(
    table: Table, scenes: Mapping[str, SceneSource], taken: dict[str, Problem], root: Path
) -> Entry:
    table.only(("scene", "name", "title", "beats", "digit", "network"))
    stem = table.one_of("scene", scenes, "scene")
    scene = scenes[stem] if stem else None
    if scene and scene.fault:
        table.problems.append(scene.fault)
    return Entry(
        stem or "",
        _beats(table, scene) if "beats" in table else None,
        _choice(table, "digit", root),
        _choice(table, "network", root),
        table.text("title") if "title" in table else None,
        _name(table, stem, taken),
    )


def _beats(table: Table, scene: SceneSource | None) -> tuple[str, ...]:
    """The chosen beats. Each builds on those before it, so their order is the scene's."""
    chosen = table.several("beats", "beat")
    if scene is None or scene.fault:
        return ()
    order = scene.beat_names
    known = [k for k, beat in enumerate(chosen) if table.knows(beat, order, "beat", "beats", k)]
    for before, k in pairwise(known):
        if chosen[k] in chosen[:k]:
            table.say(f"the beat {shown(chosen[k])} is named twice.", "beats", k)
        elif order.index(chosen[k]) < order.index(chosen[before]):
            table.say(
                f"the beat {shown(chosen[k])} comes before {shown(chosen[before])} in the scene; "
                "list the beats in the scene's order.",
                "beats",
                k,
            )
    return tuple(map(str, chosen))


def _choice(table: Table, key: str, root: Path) -> str | None:
    """The digit or the network of an entry."""
    value = table.values.get(key)
    if key == "digit" and type(value) is int:  # digit = 7, as people write it
        value = str(value)
    elif value is None or (value := table.text(key)) is None:
        return None
    check = choices.digit if key == "digit" else choices.network
    try:
        return check(value, table.document.path.parent, root)
    except ValueError as error:
        table.say(str(error), key)
        return None


def _name(table: Table, stem: str | None, taken: dict[str, Problem]) -> str:
    """The entry's name, which no other entry has."""
    name = table.text("name") if "name" in table else stem
    if name is None:
        return ""
    if not NAME.fullmatch(name):
        named = shown(name)
        table.say(
            f"{named} cannot name a folder; use 1 to 60 letters a to z, 0 to 9, - and _.", "name"
        )
        return ""
    here = table.here("", "name")
    if (first := taken.setdefault(name.lower(), here)) is not here:
        table.say(
            f"the name {shown(name)} is taken on line {first.line}, "
            f'did you mean name = "{name}_2"?',
            "name",
        )
    return name
