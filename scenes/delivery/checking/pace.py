"""Which pictures stand still until their phrase has been read, as far as they have been filmed.

Nothing is lost by that; but a picture that stands for long wants more to happen in it, or less to
be said.
"""

import shlex
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from scenes.delivery.course.catalogue import SceneSource
from scenes.delivery.course.course import Course
from scenes.delivery.keeping.filmed import last_filmed
from scenes.delivery.keeping.record import Record
from scenes.telling.shown import shown

PATIENCE = 1.0  # seconds for which a picture may stand still before anybody notices


def notes(
    course: Course,
    scenes: Mapping[str, SceneSource],
    translations: Collection[str],
    renders: Path,
    given: str,
) -> list[str]:
    """A heading, and a line for each phrase that a picture waits for, the longest waits first.

    translations: their languages; of these, only what has been filmed is told. renders: the folder
    in which all courses are filmed. given: the word of the command line that names the course.
    """
    films = {course.language: last_filmed(course, scenes, renders)}
    films |= {name: last_filmed(course, scenes, renders, name) for name in translations}
    waits = sorted(
        (wait for language, records in films.items() for wait in _waits(language, records)),
        key=lambda wait: -wait[0],
    )
    filmed = films[course.language]
    missing = [entry.name for entry in course.entries if entry.name not in filmed]
    unknown = "the beats" if len(missing) == len(course.entries) else ", ".join(missing)
    lines = []
    if missing:
        command = f"nnfilm render {shlex.quote(given)}"
        lines.append(f"How {unknown} keep time is known once they are filmed: {command}")
    if waits:
        lines.append(
            f"As last filmed, these pictures stand still for more than {PATIENCE:.0f} s until what "
            "is said of them has been read:"
        )
    elif any(films.values()):
        lines.append("As last filmed, no picture waits long for what is said of it.")
    return [*lines, *(line for _, line in waits)]


def _waits(language: str, records: Mapping[str, Record]) -> Iterator[tuple[float, str]]:
    """The waits that are too long, in seconds, and what to say of each."""
    for name, record in records.items():
        for beat in record.beats:
            for phrase in beat.said:
                if phrase.waited > PATIENCE:
                    where, what = f"{name}.{beat.name} ({language})", shown(phrase.text)
                    yield phrase.waited, f"{where}: {phrase.waited:.1f} s, {what}"
