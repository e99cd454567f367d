"""`nnfilm inspect SCENE|COURSE`: what a viewer would trip over, beat by beat."""

import argparse
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path

from scenes.delivery.checking.inspecting import Command, inspect_all, inspection
from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.looks import SHAPES, THEMES
from scenes.delivery.course.problems import counted, shown_path
from scenes.delivery.course.work import find_work
from scenes.delivery.keeping.jobs import course_jobs
from scenes.delivery.verbs.arguments import add_jobs, add_language, add_voice, tell_environment
from scenes.delivery.verbs.report import exit_status

HELP = "say what a viewer of a scene would trip over, without filming it"
DESCRIPTION = """\
Plays a scene, or each scene of a course, at 480p without writing a film, and says beat by beat what
a viewer would trip over. Times are seconds from the beginning of the scene's film.
"""
EXAMPLES = """\
examples:
  nnfilm inspect forward                         one scene
  nnfilm inspect chapter1                        each scene of a course, as the course films it
  nnfilm inspect chapter1 --language de          with the words of chapter1.de.toml
  nnfilm inspect chapter1 --theme dark light     in both themes, whatever the course says
  nnfilm inspect chapter1 --shape wide tall      in both shapes; with both options, all four
  nnfilm inspect forward --pictures looks        and a picture of each thing found, framed

what it finds:
  text over text                  letters of two texts on each other
  text over data                  letters on a grid, a line, a dot; a plate of one colour is fine
  leaves the frame                anything drawn beyond the edge of the picture
  text too small                  less than 18 pixels to the em at 480p; exponents and indices too
  low contrast                    under 4.5:1 between letters and what is behind them; under 3:1
                                  for shapes, and under 1.3:1 for those that are translucent
  letters drawn as boxes          those that the fonts do not have
  off its baseline                a number a little higher or lower than what it stands beside
  sign by hue alone               plus and minus that look the same in grey or to the colour-blind
  covered by the caption          anything in the lowest 15 %, where players draw captions
  narration too fast              more than 17 characters a second, or than 2 lines of 42
  nothing happens                 for more than two seconds nothing moves and nothing is said
  stands still while it is told   for more than one and a half seconds
  not translated                  sentences in the pictures that stay English
  ends with less than it showed   the last picture of a beat, its slide, is all but empty
What passes in less than 0.4 seconds is not reported, nor a text that fades in or out.

exit status: 0 nothing found, 1 something found or not played, 2 something given was wrong
"""


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    parser.add_argument(
        "course", metavar="SCENE|COURSE", help="a scene, a name of assets/courses or a .toml file"
    )
    add_language(parser)
    add_voice(parser)
    for option, choices in (("theme", THEMES), ("shape", SHAPES)):
        parser.add_argument(
            f"--{option}",
            nargs="+",
            choices=choices,
            default=(),
            help=f"{' or '.join(choices)}, or both; as the course has it unless given",
        )
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="show what is found, in PNGs")
    parser.add_argument("--json", action="store_true", help="say it in JSON lines")
    add_jobs(parser)


@exit_status
def run(given: argparse.Namespace, root: Path, command: Command | None = None) -> int:
    """Inspect a scene or a course; the exit status. command: what inspects a job."""
    command = command or partial(inspection, pictures=given.pictures)
    course = find_work(given.course, root, given.language, given.voice)
    tell_environment(course)
    jobs = [
        replace(job, theme=theme or job.theme, shape=shape or job.shape)
        for theme, shape in product(given.theme or [None], given.shape or [None])
        for job in course_jobs(course, catalogue(root), "l", "mp4", root / "renders")
    ]
    named = [option for option in ("theme", "shape") if getattr(given, option)]
    found, faulty = inspect_all(jobs, given.jobs, command, root, named=named, as_json=given.json)
    if not given.json and len(jobs) > 1:
        things = f"{counted(found, 'finding')} in {faulty} of them" if faulty else "nothing found"
        print(f"{counted(len(jobs), 'scene')}: {things}.")
    if given.pictures and found and not given.json:
        print(f"The pictures are in {shown_path(given.pictures)}")
    return 1 if faulty else 0
