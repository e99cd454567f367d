"""`nnfilm sheet SCENE|COURSE`: a picture of all beats, to review a film at a glance."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scenes.delivery.course.catalogue import ROOT, catalogue, label
from scenes.delivery.course.course import Chapter, Course
from scenes.delivery.course.entry import Entry
from scenes.delivery.course.problems import CourseError, Problem, counted, shown, shown_path
from scenes.delivery.course.shapes import TALL
from scenes.delivery.course.translations import translation_of
from scenes.delivery.filming.jobs import QUALITIES, Job, manim_command
from scenes.delivery.filming.listing import Films
from scenes.delivery.filming.produce import produce
from scenes.delivery.filming.record import Record, settle
from scenes.delivery.filming.render import Command
from scenes.delivery.page.page import write_page
from scenes.delivery.sheet.sheet import BeatShown, SceneShown, TooMuchError, draw_sheet, plan
from scenes.delivery.verbs.arguments import (
    add_course,
    add_jobs,
    add_only,
    add_verb,
    as_given,
    check_only,
    read_jobs,
)
from scenes.delivery.verbs.report import exit_status, tell
from scenes.telling.translation import Translation

if TYPE_CHECKING:
    from PIL.Image import Image

HELP = "put all beats on one picture: each in mid-motion and at its end"
DESCRIPTION = """\
Films what changed, then writes a contact sheet as PNG: of every beat the frame at which most
changes and the last one, with its name, its narration and the times in the film.
"""
EXAMPLES = """\
examples:
  nnfilm sheet forward                       the beats of one scene
  nnfilm sheet chapter1                      of all scenes of a course
  nnfilm sheet chapter1 --only squish        of this scene, as the course films it
  nnfilm sheet forward --at 0.3 0.6 1        each beat after 30 % and 60 % of it, and at its end
  nnfilm sheet forward --out forward.png     written to this file

The sheet is renders/COURSE/QUALITY/sheet.png unless --out says where.

exit status: 0 fine, 1 something failed, 2 something given was wrong
"""
SHEET = "sheet.png"


def add_to(verbs: Any) -> None:
    """Add this verb to the command's."""
    parser = add_verb(verbs, "sheet", HELP, DESCRIPTION, EXAMPLES)
    add_course(parser)
    add_jobs(parser)
    add_only(parser, "show")
    parser.add_argument(
        "--at",
        nargs="+",
        type=_share,
        default=(),
        metavar="SHARE",
        help="show these moments of each beat: 0 is its first frame, 1 its last",
    )
    parser.add_argument("--out", type=_png, metavar="FILE", help="where to write it, a .png file")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace, root: Path = ROOT, command: Command = manim_command) -> int:
    """Make a contact sheet; the exit status. root: the project. command: what films a job."""
    return exit_status(lambda: _run(given, root, command))


def _run(given: argparse.Namespace, root: Path, command: Command) -> int:
    course, jobs = read_jobs(given, root)
    check_only(given.only, course)
    scenes = catalogue(root / "scenes")
    wanted = [
        (chapter, entry)
        for chapter in course.chapters
        for entry in chapter.entries
        if not given.only or entry.name in given.only
    ]
    with _fitting(course):  # better said before the filming than after
        counts = [len(entry.beats or scenes[entry.scene].beats) for _, entry in wanted]
        plan(counts, [entry.shape == TALL for _, entry in wanted], len(given.at) or 2)
    produced = produce(
        course, jobs, given.jobs, write_page, only=given.only, root=root, command=command
    )
    tell(produced, as_given(given))
    words = translation_of(course)
    shown = [
        _scene(entry, chapter if len(course.chapters) > 1 else None, produced.films, words)
        for chapter, entry in wanted
    ]
    if not any(scene.beats for scene in shown):
        print("No sheet is made, since there is no film to show.")
        return 1
    with _fitting(course):
        sheet = draw_sheet(words.words(course.title), QUALITIES[given.quality], shown, given.at)
    place = given.out or jobs[0].out_dir / SHEET
    _write(sheet, place)
    print(f"Sheet, {sheet.width} × {sheet.height} pixels: {shown_path(place)}")
    return 1 if produced.failed else 0


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


def _write(sheet: "Image", place: Path) -> None:
    """Write the picture so that it is there whole or not at all."""
    temporary = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        sheet.save(temporary, "PNG")
        settle(temporary)
        os.replace(temporary, place)
    finally:
        temporary.unlink(missing_ok=True)
    settle(place.parent)


def _share(text: str) -> float:
    with suppress(ValueError):
        if 0 <= (share := float(text)) <= 1:
            return share
    raise argparse.ArgumentTypeError(f"{shown(text)} is no number from 0 to 1")


def _png(text: str) -> Path:
    if not text.lower().endswith(".png") or not os.path.isdir(Path(text).parent):
        raise argparse.ArgumentTypeError(f"{shown(text)} is no .png file in a folder that exists")
    return Path(text)
