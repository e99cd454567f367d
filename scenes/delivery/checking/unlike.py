"""Where the beats that a film plays are others than those that its scene's source shows."""

from collections.abc import Iterator, Mapping, Sequence

from scenes.delivery.course.catalogue import SceneSource
from scenes.delivery.course.course import Course
from scenes.delivery.keeping.listing import Films
from scenes.delivery.keeping.record import Record
from scenes.telling.shown import printable


def tell_unlike(course: Course, scenes: Mapping[str, SceneSource], films: Films) -> None:
    """Say of which films this is so, a line each."""
    for line in beats_unlike(course, scenes, {name: record for name, (_, record) in films.items()}):
        print(line)


def beats_unlike(
    course: Course, scenes: Mapping[str, SceneSource], films: Mapping[str, Record]
) -> Iterator[str]:
    """What to say of each film of which this is so, a line each; those without clips say nothing.

    films: by the entry's name. Page, captions and slides follow the film; what is known from the
    source is what a course can choose and what a translation lacks.
    """
    for entry in course.entries:
        if entry.name not in films or not (played := films[entry.name].played):
            continue
        source = entry.beats or scenes[entry.scene].beat_names
        more = [name for name in played if name not in source]
        fewer = [name for name in source if name not in played]
        if more:
            yield f"{entry.name} plays {_listed(more)}, which its source is not seen to call."
        if fewer:
            yield f"{entry.name} does not play {_listed(fewer)}, though its source calls it."


def _listed(names: Sequence[str]) -> str:
    return printable(", ".join(names))
