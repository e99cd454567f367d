"""`nnfilm where SCENE`: the file of a scene, for what takes files."""

import argparse
from pathlib import Path

from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.work import find_scene
from scenes.delivery.verbs.report import exit_status

HELP = "say where the file of a scene is"
DESCRIPTION = """\
Prints the path of a scene's file, yours or one that comes with nnfilm, for what takes files.
"""
EXAMPLES = """\
examples:
  nnfilm where forward                                        to read it, or copy it and change it
  manim -ql --format gif -n 0,2 "$(nnfilm where forward)"     filmed with options of Manim

exit status: 0 fine, 2 something given was wrong
"""


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    parser.add_argument("scene", metavar="SCENE", help="a scene's name")


@exit_status
def run(given: argparse.Namespace, root: Path) -> int:
    """Print where a scene is; the exit status."""
    print(find_scene(given.scene, catalogue(root)).path)
    return 0
