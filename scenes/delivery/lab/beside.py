"""The course of a lab: beside its page, each with a link to the other, or the shipped one's."""

from pathlib import Path

from scenes.delivery.course.course import Course
from scenes.delivery.course.problems import CourseError
from scenes.delivery.course.work import find_work
from scenes.delivery.keeping.jobs import QUALITIES, file_name
from scenes.delivery.keeping.listing import LISTING
from scenes.delivery.lab.chosen import USUAL
from scenes.delivery.lab.fault import LabError
from scenes.telling.shown import printable

CHAPTER = "chapter1"


def listing_of(course: Course, quality: str, root: Path) -> Path:
    """The course.json of a course that was filmed; LabError where it was not.

    quality: of its films, a letter.
    """
    path = root / "renders" / file_name(course.name) / quality / LISTING
    if not path.is_file():
        raise LabError(
            f"{printable(course.name)} was not filmed with --quality {quality} yet, so that there "
            "is no page beside which its lab could lie; film it with nnfilm render."
        )
    return path


def whole_chapter(root: Path, language: str | None) -> tuple[Course, Path] | None:
    """The chapter that comes with nnfilm, and the course.json of its best films; None where it was
    not filmed in this language.
    """
    try:
        course = find_work(CHAPTER, root, language)
    except CourseError:
        return None
    folder = root / "renders" / file_name(course.name)
    listings = (folder / quality / LISTING for quality in reversed(QUALITIES))
    return next(((course, path) for path in listings if path.is_file()), None)


def networks_of(course: Course) -> list[str]:
    """The networks that a course films, in its order; the first one is shown in its lab."""
    return list(dict.fromkeys(entry.chosen.network or USUAL[0] for entry in course.entries))
