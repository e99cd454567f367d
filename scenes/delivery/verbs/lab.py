"""`nnfilm lab`: a page on which one draws a digit and sees all of the network that reads it."""

import argparse
from pathlib import Path

from scenes.delivery.course.problems import shown_path
from scenes.delivery.lab.fault import LabError
from scenes.delivery.verbs.report import exit_status
from scenes.telling.shown import shown

HELP = "make a page to draw digits on, and to see all of the network"
DESCRIPTION = """\
Makes one HTML file on which one draws a digit and sees all of the network that reads it: every
pixel, every connection, every neuron. It opens from disk in any browser, on a phone and on a
classroom's board; it needs no server and no network, and sends nothing anywhere.
"""
EXAMPLES = """\
examples:
  nnfilm lab                              with strokes, the network of the films, beside plain
  nnfilm lab --network relu               with another one of assets/networks
  nnfilm lab --network mine.npz           with yours
  nnfilm lab --network mine.npz relu      with yours, beside one that you choose
  nnfilm lab --language de --out wall     in German, into this folder

The page is renders/lab/index.html unless --out says where. Draw with a finger, a pen or the mouse,
or press a digit; touch a neuron, and it tells where its number comes from. For another language put
a lab.CODE.toml into your folder, like assets/courses/lab.de.toml.

exit status: 0 fine, 1 something failed, 2 something given was wrong
"""
PAGE = "index.html"


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    parser.add_argument(
        "--network",
        nargs="+",
        default=(),
        metavar="NAME|FILE",
        help="names of assets/networks or .npz files, the first one is shown; strokes unless given",
    )
    parser.add_argument("--language", metavar="CODE", help="of a translation, such as de")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="where to put the page")


@exit_status
def run(given: argparse.Namespace, root: Path) -> int:
    """Make a lab; the exit status. root: the project."""
    # Only here are arrays and fonts needed, and the other verbs begin sooner without.
    from scenes.delivery.lab.chosen import chosen, translation
    from scenes.delivery.lab.linked import NOWHERE
    from scenes.delivery.lab.page import write_lab

    folder = given.out or root / "renders" / "lab"
    if folder.exists() and not folder.is_dir():
        raise LabError(f"{shown(str(folder))} is no folder; --out names the one to write into.")
    path = folder / PAGE
    write_lab(path, chosen(given.network), translation(given.language, root), NOWHERE)
    print(f"Open it in a browser: {shown_path(path)}")
    return 0
