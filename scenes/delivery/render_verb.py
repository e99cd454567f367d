"""`nnfilm render COURSE`: films what changed, puts it together, says what failed."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scenes.delivery.catalogue import ROOT, catalogue
from scenes.delivery.cluster import cluster_crew
from scenes.delivery.course import Course, find_work
from scenes.delivery.jobs import FORMATS, QUALITIES, Job, course_jobs, manim_command
from scenes.delivery.page import PAGE
from scenes.delivery.problems import CourseError, Problem, printable, shown, shown_path, suggestion
from scenes.delivery.produce import produce
from scenes.delivery.progress import say
from scenes.delivery.render import Command
from scenes.delivery.report import exit_status, tell

HELP = "film a course: only what changed, several scenes at a time"
DESCRIPTION = """\
Films the scenes of a course that changed since they were last filmed, each in a process of its
own, and joins them to a film for each chapter, with chapter marks and captions. A scene that
fails does not stop the others. Stopped at any moment, it goes on from there when run again.
"""
EXAMPLES = """\
examples:
  nnfilm render chapter1                     all of it at 480p, to look at
  nnfilm render chapter1 --quality h         all of it at 1080p, to show
  nnfilm render chapter1 --language de       with the words of chapter1.de.toml
  nnfilm render chapter1 --only forward      this scene, whatever the others need
  nnfilm render forward                      a scene without a course
  nnfilm render chapter1 --json              one JSON object a line, for programs
  nnfilm render chapter1 --scheduler tcp://host:8786     on the machines of a Dask cluster

The films are in renders/COURSE/QUALITY. Open index.html there to watch them; course.json lists
everything.

exit status: 0 fine, 1 something failed, 2 something given was wrong
"""


def add_to(verbs: Any) -> None:
    """Add this verb to the command's."""
    parser = verbs.add_parser(
        "render",
        help=HELP,
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_course(parser)
    add_jobs(parser)
    parser.add_argument(
        "--only", nargs="+", default=(), metavar="SCENE", help="film these scenes, no others"
    )
    parser.add_argument(
        "--allow-missing", action="store_true", help="make the film without the scenes that failed"
    )
    parser.add_argument("--json", action="store_true", help="say how it goes in JSON lines")
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="of a Dask cluster, such as tcp://host:8786: film there, one scene a worker at a time",
    )
    parser.set_defaults(run=run)


def add_course(parser: argparse.ArgumentParser, quality: str = "l") -> None:
    """Add what says which films are meant. quality: unless another one is given."""
    parser.add_argument(
        "course", metavar="COURSE", help="a name of assets/courses, a .toml file, or one scene"
    )
    heights = ", ".join(f"{letter} {size}" for letter, size in QUALITIES.items())
    parser.add_argument(
        "--quality",
        "-q",
        choices=QUALITIES,
        default=quality,
        help=f"{heights}; {quality} unless given",
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="mp4", help="mp4 unless given; no chapters from gif"
    )
    parser.add_argument(
        "--language", metavar="CODE", help="of a translation beside the course, such as de"
    )


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Add what says how many scenes are filmed at a time."""
    jobs = default_jobs()
    parser.add_argument(
        "--jobs",
        "-j",
        type=_count,
        default=jobs,
        metavar="N",
        help=f"scenes at a time here ({jobs})",
    )


def default_jobs() -> int:
    """As many scenes at a time as the machine serves well: one for each processor it lets us use.

    Manim draws on one thread and encodes on another, which has little to do at most qualities.
    """
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def read_jobs(given: argparse.Namespace, root: Path) -> tuple[Course, list[Job]]:
    """The course, or the scene as one, and its jobs; CourseError when something is wrong."""
    course = find_work(given.course, root, given.language)
    scenes = catalogue(root / "scenes")
    return course, course_jobs(course, scenes, given.quality, given.format, root / "renders")


def as_given(given: argparse.Namespace) -> list[str]:
    """The words of the command line that name the course."""
    return [given.course, *(["--language", given.language] if given.language else [])]


def check_only(only: Sequence[str], course: Course) -> None:
    """Raises CourseError for chosen scenes that the course does not have."""
    known = [entry.name for entry in course.entries]
    problems = [
        Problem(course.path, 0, f"there is no scene {shown(name)}{suggestion(name, known)}")
        for name in only
        if name not in known
    ]
    if problems:
        raise CourseError(problems)


def run(given: argparse.Namespace, root: Path = ROOT, command: Command = manim_command) -> int:
    """Film a course; the exit status. root: the project. command: what films a job."""
    return exit_status(lambda: _run(given, root, command))


def _run(given: argparse.Namespace, root: Path, command: Command) -> int:
    course, jobs = read_jobs(given, root)
    check_only(given.only, course)
    crew = cluster_crew(given.scheduler, root, _warn) if given.scheduler is not None else None
    produced = produce(
        course,
        jobs,
        given.jobs,
        only=given.only,
        allow_missing=given.allow_missing,
        as_json=given.json,
        root=root,
        command=command,
        crew=crew,
    )
    listing = produced.listing
    if given.json:
        say(
            "done",
            filmed=sorted(produced.filmed),
            failed=[outcome.job.name for outcome in produced.failed],
            missing=produced.missing,
            course=str(listing) if listing else None,
            page=str(listing.with_name(PAGE)) if listing else None,
        )
    else:
        tell(produced, as_given(given))
        if listing:
            print(f"Watch it: {shown_path(listing.with_name(PAGE))}")
        else:
            print("Films with scenes missing are not made, unless --allow-missing is given.")
    return 1 if produced.failed else 0


def _warn(text: str) -> None:
    print(printable(text), file=sys.stderr)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{shown(text)} is no number from 1 to 256")
    return int(text)
