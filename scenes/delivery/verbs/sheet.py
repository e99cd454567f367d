"""`nnfilm sheet SCENE|COURSE`: a picture of all beats, to review a film at a glance."""

import argparse
import os
from contextlib import suppress
from pathlib import Path

from scenes.delivery.checking.unlike import tell_unlike
from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.problems import shown_path
from scenes.delivery.filming.produce import produce
from scenes.delivery.filming.render import Command
from scenes.delivery.keeping.jobs import QUALITIES, manim_command
from scenes.delivery.keeping.writing import whole
from scenes.delivery.sheet.filmed import check_size, chosen, sheet_of
from scenes.delivery.verbs.arguments import add_filming, read_jobs
from scenes.delivery.verbs.report import exit_status, tell
from scenes.delivery.verbs.shown import showing
from scenes.telling.shown import shown

HELP = "put all beats on one picture: each in mid-motion and at its end"
DESCRIPTION = """\
Films what changed, then writes a contact sheet as PNG: of every beat the frame at which most
changes and the last one, with its name, its narration and the times in the film.
"""
EXAMPLES = """\
examples:
  nnfilm sheet forward                       the beats of one scene
  nnfilm sheet chapter1                      of all scenes of a course
  nnfilm sheet chapter1 --only squish        of this scene, as the course films it
  nnfilm sheet forward --at 0.3 0.6 1        each beat after 30 % and 60 % of it, and at its end
  nnfilm sheet forward --out forward.png     written to this file

The sheet is renders/COURSE/QUALITY/sheet.png unless --out says where.

exit status: 0 fine, 1 something failed, 2 something given was wrong
"""
SHEET = "sheet.png"


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    add_filming(parser, "show")
    parser.add_argument(
        "--at",
        nargs="+",
        type=_share,
        default=(),
        metavar="SHARE",
        help="show these moments of each beat: 0 is its first frame, 1 its last",
    )
    parser.add_argument("--out", type=_png, metavar="FILE", help="where to write it, a .png file")


@exit_status
def run(given: argparse.Namespace, root: Path, command: Command = manim_command) -> int:
    """Make a contact sheet; the exit status. root: the project. command: what films a job."""
    course, jobs = read_jobs(given, root)
    entries = chosen(course, given.only)
    # Better said before the filming than after.
    scenes = catalogue(root)
    check_size(course, entries, scenes, len(given.at))
    produced = produce(
        course,
        jobs,
        given.jobs,
        showing(course, jobs, root),
        only=given.only,
        root=root,
        command=command,
    )
    tell(produced, given)
    tell_unlike(course, scenes, produced.films)
    sheet = sheet_of(course, entries, produced.films, QUALITIES[given.quality], given.at)
    if sheet is None:
        print("No sheet is made, since there is no film to show.")
        return 1
    place = given.out or jobs[0].out_dir / SHEET
    with whole(place) as unfinished:
        sheet.save(unfinished, "PNG")
    print(f"Sheet, {sheet.width} × {sheet.height} pixels: {shown_path(place)}")
    return 1 if produced.failed else 0


def _share(text: str) -> float:
    with suppress(ValueError):
        if 0 <= (share := float(text)) <= 1:
            return share
    raise argparse.ArgumentTypeError(f"{shown(text)} is no number from 0 to 1")


def _png(text: str) -> Path:
    if not text.lower().endswith(".png") or not os.path.isdir(Path(text).parent):
        raise argparse.ArgumentTypeError(f"{shown(text)} is no .png file in a folder that exists")
    return Path(text)
