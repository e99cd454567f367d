"""Everything that is wrong with a course and its translations, as far as can be said now."""

from collections.abc import Sequence
from pathlib import Path

from scenes.delivery.checking.pictures import pictures_of
from scenes.delivery.checking.translated import translation_problems
from scenes.delivery.checking.usable import unusable
from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.course import Course, find_course, read_course
from scenes.delivery.course.problems import CourseError, Problem, counted
from scenes.delivery.course.project import SHIPPED
from scenes.telling.translation import translation_files


def check(path_or_name: str | Path, on_every_page: Sequence[str], root: Path = SHIPPED) -> str:
    """One line about a course in which nothing is wrong; raises CourseError where something is.

    on_every_page: the words that a page shows whatever the course.
    """
    path = find_course(path_or_name, root)
    problems: list[Problem] = []
    course: Course | None = None
    try:
        course = read_course(path, root)
        problems += unusable(course, root)
    except CourseError as error:
        problems += error.problems
    translations = translation_files(path)
    pictures = pictures_of(catalogue(root), root)
    scenes = pictures.as_filmed()
    for file in translations.values():
        problems += translation_problems(file, scenes, course, pictures, on_every_page)
    if course is None or problems:
        raise CourseError(problems)
    beats = sum(
        len(scenes[entry.scene].beats if entry.beats is None else entry.beats)
        for entry in course.entries
    )
    counts = (
        counted(len(course.chapters), "chapter"),
        counted(len(course.entries), "scene"),
        counted(beats, "beat"),
        counted(len(translations), "translation"),
    )
    languages = f" ({', '.join(translations)})" if translations else ""
    return f"{course.name}: {', '.join(counts)}{languages}; nothing is wrong."
