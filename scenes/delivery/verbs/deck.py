"""`nnfilm deck COURSE`: a course to teach from, a slide for each beat."""

import argparse
import sys
from pathlib import Path

from scenes.delivery.checking.unlike import tell_unlike
from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.problems import counted, shown_path
from scenes.delivery.course.translations import translation_of
from scenes.delivery.deck.backwards import turned
from scenes.delivery.deck.deck import DeckError, choose, make_deck
from scenes.delivery.deck.files import FORMATS, write_deck
from scenes.delivery.deck.needs import lacking
from scenes.delivery.deck.present import present
from scenes.delivery.filming.lock import locked
from scenes.delivery.filming.produce import produce
from scenes.delivery.filming.render import Command
from scenes.delivery.keeping.jobs import file_name, manim_command
from scenes.delivery.verbs.arguments import add_filming, read_jobs
from scenes.delivery.verbs.report import exit_status, tell
from scenes.delivery.verbs.shown import showing

HELP = "make slides of a course, or show them: a slide for each beat"
DESCRIPTION = """\
Makes a slide of each beat of a course or a scene: its film plays, then its last picture stands
while you talk. The narration becomes the speaker's notes, a phrase a line. What changed is
filmed first.
"""
EXAMPLES = """\
examples:
  nnfilm deck chapter1                       a page with slides, for any browser, no network
  nnfilm deck chapter1 --to pptx             for PowerPoint, Keynote, LibreOffice
  nnfilm deck chapter1 --to pdf              one picture a beat, to print
  nnfilm deck forward --present              shows a scene now, in a window
  nnfilm deck chapter1 --beats quiz answer   these beats only
  nnfilm deck chapter1 --only weights squish --language de

The decks are in renders/COURSE/QUALITY/deck; beside an .html is the folder that belongs to it.

keys: right, left   to the next slide, to the one before
      space         stop the film, go on
      V             to the slide before, playing it backwards (.html and --present)
      S             notes and the next slide in a window of their own (.html)
      M             the voice off and on (.html)
      F             the whole screen

exit status: 0 fine, 1 something failed, 2 something given was wrong
"""


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    add_filming(parser, "slides of", "h")
    parser.add_argument("--to", choices=FORMATS, help="the kind of file; html unless given")
    parser.add_argument("--present", action="store_true", help="show the slides in a window")
    parser.add_argument(
        "--beats", nargs="+", default=(), metavar="BEAT", help="slides of these beats, no others"
    )


@exit_status
def run(given: argparse.Namespace, root: Path, command: Command = manim_command) -> int:
    """Make a deck; the exit status. root: the project. command: what films a job."""
    kind = given.to or (None if given.present else "html")
    if fault := lacking(kind, given.format, given.present):
        print(f"error: {fault}", file=sys.stderr)
        return 2
    course, jobs = read_jobs(given, root)
    scenes = catalogue(root)
    wanted = choose(course, scenes, given.only, given.beats)
    translation = translation_of(course)
    produced = produce(
        course,
        jobs,
        given.jobs,
        showing(course, jobs, root),
        only=tuple(wanted),
        root=root,
        command=command,
    )
    if produced.outcomes:
        tell(produced, given)
    if unfilmed := [name for name in wanted if name not in produced.films]:
        raise DeckError(f"no deck is made without {', '.join(unfilmed)}.")
    tell_unlike(course, scenes, produced.films)
    chosen = choose(course, scenes, tuple(wanted), given.beats, produced.films)
    deck = make_deck(course, produced.films, translation, chosen)
    out_dir = jobs[0].out_dir
    with locked(out_dir):
        reversed_clips = turned(deck, jobs) if kind == "html" or given.present else {}
        if kind:
            target = out_dir / "deck" / f"{file_name(course.name)}.{kind}"
            write_deck(deck, kind, target, reversed_clips)
            print(f"{counted(len(deck.slides), 'slide')}: {shown_path(target)}")
    if given.present:
        present(deck, reversed_clips)
    return 0
