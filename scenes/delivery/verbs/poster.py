"""`nnfilm poster`: the facts of a network on one page, to print and to show."""

import argparse
from pathlib import Path

from scenes.delivery.course.looks import LIGHT, THEMES
from scenes.delivery.course.problems import shown_path
from scenes.delivery.poster.fault import PosterError
from scenes.delivery.poster.papers import PAPERS
from scenes.delivery.verbs.report import exit_status
from scenes.telling.shown import shown

HELP = "make a poster of a network: PDF to print, PNG to show"
DESCRIPTION = """\
Puts the facts of a network on one portrait page, all of them computed from it: a digit that it
reads, its formula, how many numbers it is made of, the weights of its first layer, how its sums
become activations. The PDF is to be printed, the PNG to be shown.
"""
EXAMPLES = """\
examples:
  nnfilm poster                               of strokes, the network of the films
  nnfilm poster --network relu --paper a3     of another one, on A3
  nnfilm poster --network mine.npz            of yours
  nnfilm poster --language de --theme dark    in German, for a screen
  nnfilm poster --out wall                    into this folder

The posters are in renders/posters unless --out says where. For another language put a
poster.CODE.toml into your folder, like assets/courses/poster.de.toml.

exit status: 0 fine, 1 something failed, 2 something given was wrong
"""
NETWORK = "strokes"  # as films have it


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    parser.add_argument(
        "--network",
        metavar="NAME|FILE",
        default=NETWORK,
        help=f"a name of assets/networks or a file; {NETWORK} unless given",
    )
    parser.add_argument("--language", metavar="CODE", help="of a translation, such as de")
    parser.add_argument(
        "--theme", choices=THEMES, default=LIGHT, help="light, for print, unless given"
    )
    parser.add_argument("--paper", choices=PAPERS, default="a4", help="a4 unless given")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="where to put the two files")


@exit_status
def run(given: argparse.Namespace, root: Path) -> int:
    """Make a poster; the exit status. root: the project."""
    # Only here are arrays and fonts needed, and the other verbs begin sooner without.
    from scenes.delivery.poster.chosen import chosen
    from scenes.delivery.poster.content import content
    from scenes.delivery.poster.printed import pdf_of, png_of, write
    from scenes.delivery.typeset.words import Words, translation

    folder = given.out or root / "renders" / "posters"
    if folder.exists() and not folder.is_dir():
        raise PosterError(f"{shown(str(folder))} is no folder; --out names the one to write into.")
    try:
        say = Words(translation("poster.toml", given.language, root))
    except ValueError as error:
        raise PosterError(str(error)) from None
    of = chosen(given.network)
    data = content(of, say, given.theme, given.paper)
    usual = {"en", LIGHT, "a4", None}
    looks = [look for look in (given.language, given.theme, given.paper) if look not in usual]
    for path in write(folder, "-".join([of.name, *looks]), pdf_of(data), png_of(data)):
        print(f"Poster: {shown_path(path)}")
    return 0
