"""The lab of a course: beside its page, each with a link to the other."""

from pathlib import Path

from scenes.delivery.course.course import Course
from scenes.delivery.keeping.jobs import file_name
from scenes.delivery.keeping.listing import LISTING
from scenes.delivery.lab.chosen import USUAL
from scenes.delivery.lab.fault import LabError
from scenes.telling.shown import printable


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


def networks_of(course: Course) -> list[str]:
    """The networks that a course films, in its order; the first one is shown in its lab."""
    return list(dict.fromkeys(entry.chosen.network or USUAL[0] for entry in course.entries))
