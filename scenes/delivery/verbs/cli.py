"""The `nnfilm` command: courses made of scenes."""

import argparse
import io
import sys
from collections.abc import Sequence
from typing import NoReturn

from scenes.delivery.verbs import check, deck, inspect, render, sheet, status, watch
from scenes.telling.shown import printable

# Each has add_to(verbs), which sets what runs it.
VERBS = (check, render, status, deck, sheet, watch, inspect)
DESCRIPTION = "Films, pages and slides of whole courses, from one short file each."
EXAMPLES = """\
examples:
  nnfilm check chapter1         is anything wrong with assets/courses/chapter1.toml?
  nnfilm render chapter1        films it at 480p, each scene that changed
  nnfilm status chapter1        is every film up to date, and why not?
  nnfilm deck chapter1          slides to teach from, one a beat
  nnfilm sheet forward          all beats of a scene on one picture
  nnfilm watch forward          films a scene again whenever it is saved
  nnfilm inspect chapter1       what would a viewer trip over?
  nnfilm render --help          qualities, formats, single scenes

One scene alone needs no course: manim -pql scenes/forward.py

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
        return int(given.run(given))
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
        verb.add_to(verbs)
    return command


class _Parser(argparse.ArgumentParser):
    """Repeats what was given so that it is harmless to a terminal."""

    def error(self, message: str) -> NoReturn:
        super().error(printable(message))


if __name__ == "__main__":
    sys.exit(main())
