"""The `nnfilm` command: courses made of scenes."""

import argparse
import io
import sys
from collections.abc import Sequence
from typing import NoReturn

from scenes.delivery.course.project import hidden, project
from scenes.delivery.verbs import (
    audit,
    check,
    deck,
    digits,
    inspect,
    lab,
    network,
    new,
    poster,
    render,
    script,
    sheet,
    status,
    watch,
    where,
)
from scenes.delivery.verbs.arguments import add_verb
from scenes.telling.shown import printable

VERBS = (
    new,
    check,
    render,
    status,
    deck,
    script,
    sheet,
    watch,
    inspect,
    audit,
    poster,
    digits,
    network,
    lab,
    where,
)
DESCRIPTION = "Films, pages and slides of whole courses, from one short file each."
EXAMPLES = """\
examples:
  nnfilm new mine               a folder for scenes and courses of your own
  nnfilm check chapter1         is anything wrong with assets/courses/chapter1.toml?
  nnfilm render chapter1        films it at 480p, each scene that changed
  nnfilm status chapter1        is every film up to date, and why not?
  nnfilm deck chapter1          slides to teach from, one a beat
  nnfilm script chapter1        what to read aloud, for a voice of your own
  nnfilm sheet forward          all beats of a scene on one picture
  nnfilm watch forward          films a scene again whenever it is saved
  nnfilm inspect chapter1       what would a viewer trip over?
  nnfilm audit chapter1         is what the films show true, frame by frame?
  nnfilm poster                 a network's facts on one page, to print
  nnfilm lab                    a page to draw digits on, and see all of the network
  nnfilm digits photo.png       how a photographed digit is read, step by step
  nnfilm network mine.keras     what is in a network's file, and how to film it
  nnfilm render --help          qualities, formats, single scenes

Scenes and courses are looked for in the folder in which you stand, or the nearest one above it that
has a manim.cfg, then among those that come with nnfilm; films go to renders/ there. One scene alone
needs no course: manim -pql ten_answers.py

exit status: 0 fine, 1 something failed, 2 something given was wrong
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a letter gets a stand-in for it, not a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    given = parser().parse_args(arguments)
    try:
        root = project()
    except FileNotFoundError:
        print("error: the folder in which you stand is gone; go to another one.", file=sys.stderr)
        return 2
    if given.run is not new.run and (fault := hidden(root)):
        print(f"error: {printable(fault)}", file=sys.stderr)
        return 2
    try:
        return int(given.run(given, root))
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """What the command understands."""
    command = _Parser(
        "nnfilm",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = command.add_subparsers(metavar="VERB", required=True, title="verbs")
    for verb in VERBS:
        add_verb(verbs, verb)
    return command


class _Parser(argparse.ArgumentParser):
    """Repeats what was given so that it is harmless to a terminal."""

    def error(self, message: str) -> NoReturn:
        super().error(printable(message))


if __name__ == "__main__":
    sys.exit(main())
