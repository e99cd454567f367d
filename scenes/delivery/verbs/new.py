"""`nnfilm new FOLDER`: a folder for scenes and courses of one's own."""

import argparse
from pathlib import Path

from scenes.delivery.course.problems import shown_path
from scenes.delivery.course.starter import begin
from scenes.delivery.verbs.report import exit_status

HELP = "make a folder for scenes and courses of your own"
DESCRIPTION = """\
Makes a folder with a first scene, a course of it, settings for Manim, and a README that says how to
go on. Whatever is filmed in it stays in it, in renders/.
"""
EXAMPLES = """\
examples:
  nnfilm new mine          the folder mine, here
  nnfilm new ~/films/ai    it may be anywhere

exit status: 0 fine, 2 something given was wrong
"""


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="one that is new or empty")


@exit_status
def run(given: argparse.Namespace, root: Path) -> int:
    """Make the folder; the exit status."""
    made = begin(given.folder)
    print(f"Made {shown_path(made)}; its README.md says how to go on. To film its first scene:")
    print(f'  cd "{shown_path(made)}"\n  manim -pql ten_answers.py')
    return 0
