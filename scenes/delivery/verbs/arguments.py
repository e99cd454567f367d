"""What the verbs of the command share: how each is declared, and which films are meant."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from scenes.delivery.course.around import not_read
from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.course import Course
from scenes.delivery.course.problems import CourseError, unknown
from scenes.delivery.course.work import find_work
from scenes.delivery.keeping.jobs import FORMATS, QUALITIES, Job, course_jobs
from scenes.telling.shown import shown
from scenes.telling.voice.voices import DEFAULT, ESPEAK, MODEL, RECORDINGS

ROOM = 1_500_000_000  # bytes of memory that a scene gets; at 1080p it takes 1.1 GB


def add_verb(verbs: Any, verb: Any) -> None:
    """Add a verb to the command's: a file of this room, which says what it is, takes and does."""
    parser = verbs.add_parser(
        verb.__name__.rpartition(".")[2],
        help=verb.HELP,
        description=verb.DESCRIPTION,
        epilog=verb.EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.add_to(parser)
    parser.set_defaults(run=verb.run)


def add_course(parser: argparse.ArgumentParser, quality: str = "l") -> None:
    """Add what says which films are meant. quality: unless another one is given."""
    parser.add_argument(
        "course", metavar="COURSE", help="a course's name or its .toml file, or one scene"
    )
    add_quality(parser, quality)
    parser.add_argument(
        "--format", choices=FORMATS, default="mp4", help="mp4 unless given; no chapters from gif"
    )
    add_language(parser)
    add_voice(parser)


def add_filming(parser: argparse.ArgumentParser, what: str, quality: str = "l") -> None:
    """Add what says which films are meant and how they are made. what: is done with scenes."""
    add_course(parser, quality)
    add_jobs(parser)
    add_only(parser, what)


def add_only(parser: argparse.ArgumentParser, what: str) -> None:
    """Add what says which scenes are meant. what: is done with them."""
    parser.add_argument(
        "--only", nargs="+", default=(), metavar="SCENE", help=f"{what} these scenes, no others"
    )


def add_quality(parser: argparse.ArgumentParser, quality: str = "l") -> None:
    """Add what says how large the films are. quality: unless another one is given."""
    heights = ", ".join(f"{letter} {size}" for letter, size in QUALITIES.items())
    text = f"{heights}; {quality} unless given"
    parser.add_argument("--quality", "-q", choices=QUALITIES, default=quality, help=text)


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add what says in which language."""
    parser.add_argument(
        "--language", metavar="CODE", help="of a translation beside the course, such as de"
    )


def add_voice(parser: argparse.ArgumentParser) -> None:
    """Add what says who tells the films aloud."""
    parser.add_argument(
        "--voice",
        nargs="?",
        const=DEFAULT,
        metavar="VOICE",
        help=f"tell it aloud: {DEFAULT} unless given, {ESPEAK}, {RECORDINGS} or a piper {MODEL}",
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
    """As many scenes at a time as the machine serves well: one a processor, if memory allows.

    On two processors, two at a time are 1.4 times as fast at 480p and 1.2 times at 1080p as one
    after the other (`make bench-course`): at 1080p a scene draws on one processor and encodes on
    another already.
    """
    import psutil

    usable = getattr(psutil.Process(), "cpu_affinity", None)  # macOS has none
    processors = len(usable()) if usable else os.cpu_count() or 1
    return max(1, min(processors, psutil.virtual_memory().total // ROOM))


def read_jobs(given: argparse.Namespace, root: Path) -> tuple[Course, list[Job]]:
    """The course, or the scene as one, and its jobs; CourseError when something is wrong."""
    course = find_work(given.course, root, given.language, given.voice)
    tell_environment(course)
    names, only = [entry.name for entry in course.entries], vars(given).get("only", ())
    if problems := unknown(only, names, "scene", course.path):
        raise CourseError(problems)
    scenes = catalogue(root)
    return course, course_jobs(course, scenes, given.quality, given.format, root / "renders")


def tell_environment(course: Course) -> None:
    """Say which variables choose nothing, because it is a course that is filmed."""
    if not course.is_scene and (said := not_read(course.path)):
        print(f"note: {said}", file=sys.stderr)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{shown(text)} is no number from 1 to 256")
    return int(text)
