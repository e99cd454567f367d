"""`nnfilm lab`: a page on which one draws a digit and sees all of the network that reads it."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path

from scenes.delivery.course.problems import CourseError, shown_path
from scenes.delivery.lab.fault import LabError
from scenes.delivery.verbs.arguments import add_language, add_quality
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
  nnfilm lab --network mine.keras         with yours, of any kind that nnfilm network reads
  nnfilm lab --network mine.npz relu      with yours, beside one that you choose
  nnfilm lab --language de --out wall     in German, into this folder
  nnfilm lab chapter1                     of a course that is filmed: its page and its lab lead to
                                          each other, from what one sees to the film about it

on the page:
  draw with a finger, a pen or the mouse, or choose a digit, or drop a picture; watch how it becomes
  784 numbers, and how they light up all connections. Touch a neuron: it tells where its number
  comes from. Take the biases or the squish away, and see what becomes of the answer.

The page is renders/lab/index.html. Where chapter1 is filmed, it leads to these films; with --out it
is one file to carry away, and leads nowhere. Of a course it is renders/COURSE/QUALITY/lab.html, and
stays there when the course is filmed again. For another language put a lab.CODE.toml into your
folder, like assets/courses/lab.de.toml.

exit status: 0 fine, 1 something failed, 2 something given was wrong
"""


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    parser.add_argument(
        "course", nargs="?", metavar="COURSE", help="a filmed course's name or .toml file"
    )
    add_quality(parser)
    parser.add_argument(
        "--network",
        nargs="+",
        default=(),
        metavar="NAME|FILE",
        help="names of assets/networks or files, the first is shown; strokes unless given",
    )
    add_language(parser)
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="where to put the page")


@exit_status
def run(given: argparse.Namespace, root: Path) -> int:
    """Make a lab; the exit status. root: the project."""
    if given.out and given.out.exists() and not given.out.is_dir():
        raise LabError(f"{shown(str(given.out))} is no folder; --out names the one to write into.")
    path, fault = _of_course(given, root) if given.course else _alone(given, root)
    if fault:
        print(f"note: {fault}", file=sys.stderr)
    print(f"Open it in a browser: {shown_path(path)}")
    return 0


def _alone(given: argparse.Namespace, root: Path) -> tuple[Path, str]:
    """Where the lab is that belongs to no course."""
    # Only here are arrays and fonts needed, and the other verbs begin sooner without.
    from scenes.delivery.course.translations import translation_of
    from scenes.delivery.lab.beside import whole_chapter
    from scenes.delivery.lab.chosen import chosen, translation
    from scenes.delivery.lab.linked import NOWHERE, linked
    from scenes.delivery.lab.page import write_lab
    from scenes.delivery.page.page import PAGE

    path = (given.out or root / "renders" / "lab") / "index.html"
    films = NOWHERE
    # What is put elsewhere is to be carried away, from where a link would lead to nothing.
    if not given.out and (chapter := whole_chapter(root, given.language)):
        course, listing = chapter
        with suppress(LabError, CourseError):  # nobody asked for this course
            films = linked(listing, listing.with_name(PAGE), path, translation_of(course).words)
    write_lab(path, chosen(given.network), translation(given.language, root), films)
    return path, ""


def _of_course(given: argparse.Namespace, root: Path) -> tuple[Path, str]:
    """Where the lab of a course is, and what is amiss with it; the course's page leads to it."""
    from scenes.delivery.course.translations import translation_of
    from scenes.delivery.course.work import find_work
    from scenes.delivery.filming.lock import locked
    from scenes.delivery.lab.beside import listing_of, networks_of
    from scenes.delivery.lab.chosen import chosen, translation
    from scenes.delivery.lab.linked import linked
    from scenes.delivery.lab.page import write_lab
    from scenes.delivery.page.page import LAB, PAGE, write_page

    course = find_work(given.course, root, given.language)
    listing = listing_of(course, given.quality, root)
    path = given.out / "index.html" if given.out else listing.with_name(LAB)
    networks = chosen(given.network or networks_of(course))
    fault = ""
    try:
        words = translation(course.language, root)
    except LabError as error:
        words, fault = None, f"{error} It speaks English."
    titles = translation_of(course).words
    with locked(listing.parent):
        films = linked(listing, listing.with_name(PAGE), path, titles)
        write_lab(path, networks, words, films)
        try:
            write_page(listing, titles)
        except ValueError as error:
            raise LabError(str(error)) from None
    return path, fault
