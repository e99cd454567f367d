"""Which beats are over before their narration can be read, as far as they have been filmed.

A lesson holds such a beat's last picture until then, so nothing is lost; but a picture that stands
for long wants more to happen in it, or less to be said.
"""

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from scenes.delivery.catalogue import SceneSource
from scenes.delivery.course import Course
from scenes.delivery.jobs import FORMATS, QUALITIES, course_jobs
from scenes.delivery.record import RECORD, Record, read_record
from scenes.delivery.translation import ENGLISH, Translation
from scenes.telling import captions

PATIENCE = 1.0  # seconds for which a picture may stand still before anybody notices


def notes(
    course: Course,
    scenes: Mapping[str, SceneSource],
    translations: Mapping[str, Translation],
    renders: Path,
    given: str,
) -> list[str]:
    """A heading, and a line for each beat that waits for its narration, the longest waits first.

    translations: by their languages. renders: the folder in which all courses are filmed.
    given: the word of the command line that names the course.
    """
    records = _last_filmed(course, scenes, list(translations), renders)
    found: list[tuple[float, str]] = []
    for entry in course.entries:
        told = {beat.name: beat.narration for beat in scenes[entry.scene].beats}
        filmed = records[entry.name].beats if entry.name in records else ()
        for beat in filmed:
            if beat.played is None or beat.name not in told:
                continue
            said = {ENGLISH: told[beat.name]}
            for language, translation in translations.items():
                said[language] = translation.narration(entry.scene, beat.name) or told[beat.name]
            if waits := _waits(said, beat.played):
                place, reading = f"{entry.name}.{beat.name}", " and ".join(waits)
                line = f"{place}: plays {beat.played:.1f} s, reading takes {reading}."
                found.append((max(waits.values()), line))
    lines = [line for _, line in sorted(found, key=lambda pair: -pair[0])]
    missing = [entry.name for entry in course.entries if entry.name not in records]
    return [*_heading(course, lines, missing, given), *lines]


def _heading(course: Course, lines: list[str], missing: list[str], given: str) -> Iterator[str]:
    if missing:
        unknown = "the beats" if len(missing) == len(course.entries) else ", ".join(missing)
        command = f"nnfilm render {shlex.quote(given)}"
        yield f"How long {unknown} play is known once they are filmed: {command}"
    if lines:
        yield (
            f"As last filmed, these are over more than {PATIENCE:.0f} s before their narration can "
            "be read; their last picture stands until then:"
        )
    elif len(missing) < len(course.entries):
        yield "As last filmed, every beat lasts until its narration can be read."


def _waits(said: Mapping[str, str], played: float) -> dict[str, float]:
    """How long a beat waits for its narration in each language, by what to say of that."""
    found = {}
    for language, narration in said.items():
        reading = sum(map(captions.reading_time, captions.pieces(narration)))
        if reading - played > PATIENCE:
            found[f"{reading:.1f} s ({language})"] = reading - played
    return found


def _last_filmed(
    course: Course, scenes: Mapping[str, SceneSource], languages: list[str], renders: Path
) -> dict[str, Record]:
    """The latest film of each scene, whatever its quality, format and language: all play alike."""
    found: dict[str, tuple[float, Record]] = {}
    for name in (course.name, *(f"{course.name}-{language}" for language in languages)):
        for quality in QUALITIES:
            jobs = course_jobs(replace(course, name=name), scenes, quality, FORMATS[0], renders)
            for job in jobs:
                record = read_record(job.folder)
                if record is None or not any(beat.played is not None for beat in record.beats):
                    continue
                time = (job.folder / RECORD).stat().st_mtime
                if job.name not in found or time > found[job.name][0]:
                    found[job.name] = (time, record)
    return {name: record for name, (_, record) in found.items()}
