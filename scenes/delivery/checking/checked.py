"""Everything that is wrong with a course and its translations, as far as can be said now."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from scenes.delivery.checking.pace import notes
from scenes.delivery.checking.pictures import is_current, pictures_of
from scenes.delivery.checking.recorded import recordings
from scenes.delivery.checking.translated import translation_problems
from scenes.delivery.checking.unlike import beats_unlike
from scenes.delivery.checking.usable import unusable
from scenes.delivery.course.catalogue import SceneSource, catalogue
from scenes.delivery.course.course import Course, find_course, read_course
from scenes.delivery.course.problems import CourseError, Problem, counted
from scenes.delivery.course.project import SHIPPED
from scenes.delivery.course.voices import tellers
from scenes.delivery.course.work import in_language, in_voice
from scenes.delivery.keeping.filmed import last_filmed
from scenes.telling.translation import translation_files


def check(
    path_or_name: str | Path,
    on_every_page: Sequence[str],
    root: Path = SHIPPED,
    voice: str | None = None,
) -> list[str]:
    """What to say of a course in which nothing is wrong; raises CourseError where something is.

    on_every_page: the words that a page shows whatever the course. voice: instead of its own.
    """
    path = find_course(path_or_name, root)
    problems: list[Problem] = []
    course: Course | None = None
    doubts: list[str] = []
    try:
        course = read_course(path, root)
        course = in_voice(course, voice) if voice else course
        faults, doubts = unusable(course, root)
        problems += faults
    except CourseError as error:
        problems += error.problems
    translations, scenes = translation_files(path), catalogue(root)
    pictures = pictures_of(scenes, root)
    filmed = pictures.as_filmed()
    for file in translations.values():
        problems += translation_problems(file, filmed, course, pictures, on_every_page)
    told: list[str] = []
    on_recordings: list[str] = []
    if course is not None:
        faults, on_recordings = recordings(course, translations, filmed)
        problems += faults
        faults, told = tellers(course, translations)
        problems += faults
    if course is None or problems:
        raise CourseError(problems)
    languages, given = f" ({', '.join(translations)})" if translations else "", str(path_or_name)
    films = last_filmed(course, scenes, root / "renders")
    current = {name: record for name, record in films.items() if is_current(record, root)}
    by_language = {course.language: films} | {
        name: last_filmed(in_language(course, name), scenes, root / "renders")
        for name in translations
    }
    return [
        f"{_counts(course, filmed, len(translations))}{languages}; nothing is wrong.",
        *doubts,
        *told,
        *notes(course, by_language, given),
        *beats_unlike(course, scenes, current),
        *(pictures.notes(course, given) if translations else ()),
        *on_recordings,
    ]


def _counts(course: Course, scenes: Mapping[str, SceneSource], translations: int) -> str:
    beats = sum(
        len(scenes[entry.scene].beats if entry.beats is None else entry.beats)
        for entry in course.entries
    )
    counts = (
        counted(len(course.chapters), "chapter"),
        counted(len(course.entries), "scene"),
        counted(beats, "beat"),
        counted(translations, "translation"),
    )
    return f"{course.name}: {', '.join(counts)}"
