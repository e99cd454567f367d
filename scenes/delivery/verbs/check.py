"""`nnfilm check COURSE`: everything that is wrong with a course, said before anything is filmed."""

import argparse
from pathlib import Path

from scenes.delivery.checking.checked import check
from scenes.delivery.course.course import read_course
from scenes.delivery.page.words import PAGE_WORDS
from scenes.delivery.verbs.arguments import add_voice, tell_environment
from scenes.delivery.verbs.report import exit_status

HELP = "read a course and say everything that is wrong with it"
DESCRIPTION = """\
Reads a course and its translations without rendering anything. Each problem is one line, with
the file, the line and the nearest name that exists; all of them are shown at once.
"""
EXAMPLES = """\
COURSE is the name of a course in your folder or in assets/courses, or a .toml file anywhere.
assets/courses/README.md says what stands in it.

examples:
  nnfilm check chapter1                reads assets/courses/chapter1.toml and its translations
  nnfilm check mine/short.toml         reads this file, and short.de.toml beside it
  nnfilm check chapter1 --voice        and says who would speak it, in each of its languages

what it finds:
  unknown scenes, beats, keys, digits, networks, themes, shapes and languages; a name used twice;
  a chapter of wide and tall scenes; files that are missing or outside the project; wrong types;
  pictures and networks that cannot be filmed, each opened as the filming does it; classes and
  inputs that do not fit their network, networks that a scene cannot show; broken TOML; scenes that
  are no Python; narration, titles and words in the pictures that a translation lacks, and narration
  in which it has more phrases or fewer; letters that no font has; voices that are not installed;
  recordings beside the course that nobody hears, or that are no sound or silent

When nothing is wrong, it also names networks that read our digits no better than chance, with the
scenes that show them; phrases for which the picture stood still long when they were last filmed,
until they had been read; and where there are recordings, beats that have none, and recordings that
are clipped, far too long, or without pauses to cut them at. Which words stand in the pictures of a
scene, and which phrases its data choose, is known when it has been filmed since it was changed.

exit status: 0 when nothing is wrong, 2 otherwise
"""


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    parser.add_argument("course", metavar="COURSE", help="a course's name or its .toml file")
    add_voice(parser)


@exit_status
def run(given: argparse.Namespace, root: Path) -> int:
    """Check a course and print what was found; the exit status."""
    print(*check(given.course, PAGE_WORDS, root, given.voice), sep="\n")
    tell_environment(read_course(given.course, root))
    return 0
