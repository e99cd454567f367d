"""`nnfilm watch SCENE`: films a scene again whenever it is saved."""

import argparse
from pathlib import Path
from typing import Any

from scenes.delivery.course.around import around
from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.course import find_scene
from scenes.delivery.course.problems import CourseError, shown_path, unknown
from scenes.delivery.filming.render import Command, Studio
from scenes.delivery.filming.watching import watch
from scenes.delivery.keeping.jobs import QUALITIES, manim_command
from scenes.delivery.verbs.arguments import add_verb
from scenes.delivery.verbs.report import exit_status

HELP = "film a scene again whenever it is saved"
DESCRIPTION = """\
Films a scene, and films it again whenever it, a module that it imports or its data is saved. What
did not change is taken from Manim's cache. An error is shown, and the next save tried again.
"""
EXAMPLES = """\
examples:
  nnfilm watch forward                       the whole scene at 480p
  nnfilm watch forward --beats winner        only this beat, while working on it
  nnfilm watch scenes/forward.py -q m        by its file, at 720p

The film is where nnfilm render SCENE puts it; with --beats it has a folder of its own beside it.
Ctrl-C ends it.

exit status: 0 when ended, 2 something given was wrong
"""


def add_to(verbs: Any) -> None:
    """Add this verb to the command's."""
    parser = add_verb(verbs, "watch", HELP, DESCRIPTION, EXAMPLES)
    parser.add_argument("scene", metavar="SCENE", help="a scene's name or its file")
    heights = ", ".join(f"{letter} {size}" for letter, size in QUALITIES.items())
    parser.add_argument(
        "--quality", "-q", choices=QUALITIES, default="l", help=f"{heights}; l unless given"
    )
    parser.add_argument(
        "--beats", nargs="+", default=(), metavar="BEAT", help="film these beats, no others"
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace, root: Path, command: Command = manim_command) -> int:
    """Watch a scene until interrupted; the exit status. command: what films a job."""
    return exit_status(lambda: _run(given, root, command))


def _run(given: argparse.Namespace, root: Path, command: Command) -> int:
    scene = find_scene(given.scene, catalogue(root))
    if not scene.fault and (problems := unknown(given.beats, scene.known, "beat", scene.path)):
        raise CourseError(problems)
    around(scene, root)  # what cannot be chosen is said now
    print(f"Watching {shown_path(scene.path)} and all that it uses; Ctrl-C ends it.", flush=True)
    try:
        watch(scene.path, given.quality, given.beats, Studio(command, root))
    except KeyboardInterrupt:
        print("\nNo longer watching.")
    return 0
