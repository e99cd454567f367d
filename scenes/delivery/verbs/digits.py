"""`nnfilm digits PHOTO …`: how photographs of digits are read, stage by stage, on one picture."""

import argparse
import sys
from pathlib import Path

from scenes.delivery.course.looks import DARK, THEMES
from scenes.delivery.course.problems import shown_path
from scenes.delivery.verbs.report import exit_status
from scenes.telling.shown import printable

HELP = "show how photographs of digits are read, stage by stage"
DESCRIPTION = """\
Shows on one picture what becomes of a photographed digit before a network sees it, and what the
network makes of it: the photograph in grey, the paper taken away, the ink cut out, made small and
centred in 28 × 28 pixels, and the outputs of the network with their numbers. Several digits in a
photograph have a row each, from left to right. The same is printed in words.
"""
EXAMPLES = """\
examples:
  nnfilm digits photo.png                       writes renders/digits/photo.png
  nnfilm digits monday.jpg tuesday.jpg          a row for each digit of both
  nnfilm digits class.png#2                     only the second digit from the left
  nnfilm digits photo.png --network relu        what another network makes of it
  nnfilm digits photo.png --network mine.npz    and yours
  nnfilm digits photo.png --language de --theme light --out board.png

A digit that is read as you wrote it can be filmed: NNFILM_DIGIT=photo.png manim -pql forward.py, or
in a course digit = "photo.png", and digit = "class.png#2" where there are several. What cannot be
read is told in a sentence; write larger, darker and apart, and let the light be even.

exit status: 0 fine, 1 a photograph cannot be read, 2 something given was wrong
"""


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    parser.add_argument(
        "photographs", metavar="PHOTO", nargs="+", help="PNG, JPEG …, or photo.png#2"
    )
    parser.add_argument(
        "--network",
        metavar="NAME|FILE",
        help="of assets/networks, or a network's file; NNFILM_NETWORK or strokes unless given",
    )
    parser.add_argument("--language", metavar="CODE", help="of a translation, such as de")
    parser.add_argument("--theme", choices=THEMES, default=DARK, help="dark unless given")
    parser.add_argument("--out", type=Path, metavar="FILE", help="the .png to write")


@exit_status
def run(given: argparse.Namespace, root: Path) -> int:
    """Show digits; the exit status. root: the project."""
    # Only here are arrays and fonts needed, and the other verbs begin sooner without.
    from scenes.delivery.digits.answers import reader
    from scenes.delivery.digits.content import content, shown_of
    from scenes.delivery.digits.drawn import place, png_of, translated, write
    from scenes.delivery.digits.photographs import files, photographs

    taken = files(given.photographs)
    usual = root / "renders" / "digits" / f"{taken[0].stem}.png"
    out = place(given.out or usual, taken)
    of, say = reader(given.network), translated(given.language, root)
    shown = shown_of(photographs(given.photographs, of.frame), of, say, given.theme)
    for line in shown.lines:
        print(line)
    if any(row["stages"] for row in shown.rows):
        write(out, png_of(content(shown, of, say, given.theme)))
        print(f"Picture: {shown_path(out)}")
    if shown.refused:
        print(printable(f"{shown.refused} of {len(taken)} cannot be read."), file=sys.stderr)
    return 1 if shown.refused else 0
