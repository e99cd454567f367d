"""`nnfilm watch SCENE`: films a scene again whenever it is saved."""

import argparse
from pathlib import Path

from scenes.delivery.course.around import around
from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.problems import CourseError, shown_path, unknown
from scenes.delivery.course.work import find_scene
from scenes.delivery.filming.render import Command, Studio
from scenes.delivery.filming.watching import watch
from scenes.delivery.keeping.jobs import manim_command
from scenes.delivery.verbs.arguments import add_quality
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


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    parser.add_argument("scene", metavar="SCENE", help="a scene's name or its file")
    add_quality(parser)
    parser.add_argument(
        "--beats", nargs="+", default=(), metavar="BEAT", help="film these beats, no others"
    )


@exit_status
def run(given: argparse.Namespace, root: Path, command: Command = manim_command) -> int:
    """Watch a scene until interrupted; the exit status. command: what films a job."""
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
