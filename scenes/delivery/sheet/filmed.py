"""What a sheet shows of the films that there are, and where the sheet goes."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scenes.delivery.course.catalogue import SceneSource, label
from scenes.delivery.course.course import Chapter, Course
from scenes.delivery.course.entry import Entry
from scenes.delivery.course.problems import CourseError, Problem, counted
from scenes.delivery.course.shapes import TALL
from scenes.delivery.course.translations import translation_of
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.keeping.listing import Films
from scenes.delivery.keeping.record import Record, move, settle
from scenes.delivery.sheet.sheet import BeatShown, SceneShown, TooMuchError, draw_sheet, plan
from scenes.telling.translation import Translation

if TYPE_CHECKING:
    from PIL.Image import Image

Entries = Sequence[tuple[Chapter, Entry]]


def chosen(course: Course, only: Sequence[str]) -> Entries:
    """The entries that a sheet shows, each with its chapter. only: their names, all when empty."""
    return [
        (chapter, entry)
        for chapter in course.chapters
        for entry in chapter.entries
        if not only or entry.name in only
    ]


def check_size(
    course: Course, entries: Entries, scenes: Mapping[str, SceneSource], moments: int
) -> None:
    """Raises CourseError for more than fits on a sheet. moments: of each beat, 0 for the usual."""
    counts = [len(entry.beats or scenes[entry.scene].beats) for _, entry in entries]
    with _fitting(course):
        plan(counts, [entry.shape == TALL for _, entry in entries], moments or 2)


def sheet_of(
    course: Course, entries: Entries, films: Films, note: str, moments: Sequence[float]
) -> "Image | None":
    """The sheet of a course, None where there is no film to show.

    note: stands beside the title. moments: of each beat, as shares of it; the usual when empty.
    """
    words = translation_of(course)
    several = len(course.chapters) > 1
    shown = [
        _scene(entry, chapter if several else None, films, words) for chapter, entry in entries
    ]
    if not any(scene.beats for scene in shown):
        return None
    with _fitting(course):
        return draw_sheet(words.words(course.title), note, shown, moments)


def _scene(
    entry: Entry,
    chapter: Chapter | None,
    films: Films,
    words: Translation,
) -> SceneShown:
    """A scene as the sheet shows it; one that could not be filmed has no beats."""
    title = words.words(entry.label)
    places = [words.words(chapter.title)] if chapter else []
    if entry.name not in films:
        return SceneShown(title, " · ".join([*places, entry.name, "not filmed"]), ())
    job, record = films[entry.name]
    beats = tuple(_beats(job, record, words))
    counts = [f"{record.duration:.1f} s", *([counted(len(beats), "beat")] if record.beats else [])]
    note = " · ".join([*places, entry.name, *counts])
    return SceneShown(title, note, beats, entry.shape == TALL)


def _beats(job: Job, record: Record, words: Translation) -> Iterator[BeatShown]:
    """The beats of a film; one that has no clips, as a gif, is shown as one."""
    for beat in record.beats:
        narration = " ".join(phrase.text for phrase in beat.said)
        clip, end = job.folder / beat.clip, beat.start + beat.duration
        yield BeatShown(words.words(label(beat.name)), narration, clip, beat.start, end)
    if not record.beats:
        yield BeatShown("The whole film", "", job.folder / record.film, 0, record.duration)


@contextmanager
def _fitting(course: Course) -> Iterator[None]:
    """Say of a course that is too large for a sheet what can be done."""
    try:
        yield
    except TooMuchError as error:
        raise CourseError([Problem(course.path, 0, str(error))]) from None


def write_sheet(sheet: "Image", place: Path) -> None:
    """Write the picture so that it is there whole or not at all."""
    temporary = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        sheet.save(temporary, "PNG")
        settle(temporary)
        move(temporary, place)
    finally:
        temporary.unlink(missing_ok=True)
    settle(place.parent)
