"""`nnfilm render COURSE`: films what changed, puts it together, says what failed."""

import argparse
import os
import shlex
import signal
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from scenes.delivery.assemble import assemble
from scenes.delivery.catalogue import ROOT, catalogue
from scenes.delivery.course import Course, read_course
from scenes.delivery.fingerprint import fingerprint
from scenes.delivery.footage import FootageError
from scenes.delivery.jobs import FORMATS, QUALITIES, Job, course_jobs, manim_command
from scenes.delivery.lock import BusyError, locked
from scenes.delivery.problems import CourseError, printable, shown, shown_path, suggestion
from scenes.delivery.progress import display, say
from scenes.delivery.record import read_record, why_outdated
from scenes.delivery.render import Command, Outcome, Studio, film, film_all

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
  nnfilm render chapter1 --only forward      this scene, whatever the others need
  nnfilm render chapter1 --json              one JSON object a line, for programs

The films are in renders/COURSE/QUALITY, course.json there lists everything.

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
    jobs = default_jobs()
    parser.add_argument(
        "--jobs", "-j", type=_count, default=jobs, metavar="N", help=f"scenes at a time ({jobs})"
    )
    parser.add_argument(
        "--only", nargs="+", default=(), metavar="SCENE", help="film these scenes, no others"
    )
    parser.add_argument(
        "--allow-missing", action="store_true", help="make the film without the scenes that failed"
    )
    parser.add_argument("--json", action="store_true", help="say how it goes in JSON lines")
    parser.set_defaults(run=run)


def add_course(parser: argparse.ArgumentParser) -> None:
    """Add what says which films are meant."""
    parser.add_argument("course", metavar="COURSE", help="a name of assets/courses or a .toml file")
    heights = ", ".join(f"{letter} {size}" for letter, size in QUALITIES.items())
    parser.add_argument(
        "--quality", "-q", choices=QUALITIES, default="l", help=f"{heights}; l unless given"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="mp4", help="mp4 unless given; no chapters from gif"
    )


def default_jobs() -> int:
    """As many scenes at a time as the machine serves well: one for each processor it lets us use.

    Manim draws on one thread and encodes on another, which has little to do at most qualities.
    """
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def read_jobs(given: argparse.Namespace, root: Path) -> tuple[Course, list[Job]]:
    """The course and its jobs; raises CourseError when something is wrong with it."""
    course, scenes = read_course(given.course, root), catalogue(root / "scenes")
    return course, course_jobs(course, scenes, given.quality, given.format, root / "renders")


def run(given: argparse.Namespace, root: Path = ROOT, command: Command = manim_command) -> int:
    """Film a course; the exit status. root: the project. command: what films a job."""
    try:
        course, jobs = read_jobs(given, root)
    except CourseError as error:
        print(error, file=sys.stderr)
        return 2
    known = [job.name for job in jobs]
    if unknown := [name for name in given.only if name not in known]:
        for name in unknown:
            said = suggestion(name, known)
            print(f"error: there is no scene {shown(name)} in {course.name}{said}", file=sys.stderr)
        return 2
    before = signal.signal(signal.SIGTERM, _end)
    try:
        with locked(jobs[0].out_dir) as lock:
            studio = Studio(command=command, root=root, hand_on=(lock,))
            return _run(given, studio, course, jobs)
    except KeyboardInterrupt:
        print("Interrupted. What is finished stays; run it again to go on.", file=sys.stderr)
        return 130
    except (BusyError, FootageError) as error:
        print(f"error: {error}", file=sys.stderr)
    except OSError as error:
        print(f"error: {error.strerror}: {error.filename}", file=sys.stderr)
    finally:
        signal.signal(signal.SIGTERM, before)
    return 1


def _run(given: argparse.Namespace, studio: Studio, course: Course, jobs: Sequence[Job]) -> int:
    outdated = [job for job in jobs if why_outdated(job, fingerprint(job, studio.root))]
    wanted = [job for job in outdated if not given.only or job.name in given.only]
    outcomes: list[Outcome] = []
    with display(wanted, given.json) as progress:
        shoot = partial(film, studio=replace(studio, progress=progress))
        pool = ThreadPoolExecutor(given.jobs)
        with closing(film_all(wanted, pool, shoot, studio.stop)) as over:
            for outcome in over:
                progress.over(outcome)
                outcomes.append(outcome)
    failed = [outcome for outcome in outcomes if outcome.fault is not None]
    done = {outcome.job.name for outcome in outcomes} - {outcome.job.name for outcome in failed}
    missing = [job.name for job in outdated if job.name not in done]
    listing = None
    if not missing or (given.allow_missing and len(missing) < len(jobs)):
        present = ((job, read_record(job.folder)) for job in jobs if job.name not in missing)
        films = {job.name: (job, record) for job, record in present if record}
        listing = assemble(course, jobs, films)
    if given.json:
        say(
            "done",
            filmed=sorted(done),
            failed=[outcome.job.name for outcome in failed],
            missing=missing,
            course=str(listing) if listing else None,
        )
    else:
        _tell(given, len(jobs), done, failed, missing, listing)
    return 1 if failed else 0


def _tell(
    given: argparse.Namespace,
    total: int,
    done: set[str],
    failed: Sequence[Outcome],
    missing: Sequence[str],
    listing: Path | None,
) -> None:
    """Say at the end what there is, what is not, why, and what to do."""
    for outcome in sorted(failed, key=lambda outcome: outcome.job.name):
        print(f"\n{outcome.job.name} failed: {printable(outcome.fault or '')}")
        if outcome.tail:
            print("  its last lines:")
            print("\n".join(f"  | {printable(line)}" for line in outcome.tail))
        if outcome.log.is_file():
            print(f"  all of them: {shown_path(outcome.log)}")
        print(f"  film it alone: {_alone(given, outcome.job)}")
    if failed:
        print()
    print(
        f"{total} scenes: {len(done)} filmed, {total - len(done) - len(missing)} up to date", end=""
    )
    print(f", {len(missing)} missing ({', '.join(missing)})." if missing else ".")
    if listing:
        print(f"Everything is listed in {shown_path(listing)}")
    else:
        print("Films with scenes missing are not made, unless --allow-missing is given.")


def _alone(given: argparse.Namespace, job: Job) -> str:
    words = ["nnfilm", "render", given.course, "--quality", job.quality]
    if job.fmt != "mp4":
        words += ["--format", job.fmt]
    return shlex.join([*words, "--only", job.name])


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{shown(text)} is no number from 1 to 256")
    return int(text)


def _end(number: int, frame: object) -> None:
    """End as Ctrl-C does, so that what is running is ended too."""
    raise SystemExit(128 + number)
