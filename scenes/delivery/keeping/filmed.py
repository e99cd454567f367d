"""What is known of a course from its films: the record of each scene's latest one."""

from collections.abc import Mapping
from pathlib import Path

from scenes.delivery.course.catalogue import SceneSource
from scenes.delivery.course.course import Course
from scenes.delivery.keeping.fingerprint import Look
from scenes.delivery.keeping.jobs import FORMATS, QUALITIES, course_jobs
from scenes.delivery.keeping.record import RECORD, Record, read_record, why_outdated


def last_filmed(
    course: Course, scenes: Mapping[str, SceneSource], renders: Path
) -> dict[str, Record]:
    """The latest film of each scene, by the entry's name, whatever its quality and format.

    renders: the folder in which all courses are filmed.
    """
    found: dict[str, tuple[float, Record]] = {}
    for quality in QUALITIES:
        for job in course_jobs(course, scenes, quality, FORMATS[0], renders):
            if record := read_record(job.folder):
                time = (job.folder / RECORD).stat().st_mtime
                if job.name not in found or time > found[job.name][0]:
                    found[job.name] = (time, record)
    return {name: record for name, (_, record) in found.items()}


def up_to_date(course: Course, scenes: Mapping[str, SceneSource], root: Path) -> dict[str, Record]:
    """A film of each scene that is as it would be filmed now, by the entry's name.

    root: the project. Where several qualities are, the first of QUALITIES.
    """
    look, found = Look(root), dict[str, Record]()
    for quality in QUALITIES:
        for job in course_jobs(course, scenes, quality, FORMATS[0], root / "renders"):
            record = read_record(job.folder) if job.name not in found else None
            if record and not why_outdated(job, look.fingerprint(job), root):
                found[job.name] = record
    return found
