"""`nnfilm render COURSE`: films what changed, puts it together, says what failed."""

import argparse
import sys
from pathlib import Path

from scenes.delivery.checking.unlike import tell_unlike
from scenes.delivery.cluster.crew import cluster_crew
from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.filming.produce import produce
from scenes.delivery.filming.render import Command
from scenes.delivery.keeping.jobs import manim_command
from scenes.delivery.verbs.arguments import add_filming, read_jobs
from scenes.delivery.verbs.report import exit_status, say_done, tell, tell_where
from scenes.delivery.verbs.shown import showing
from scenes.telling.shown import printable

HELP = "film a course: only what changed, several scenes at a time"
DESCRIPTION = """\
Films the scenes of a course that changed since they were last filmed, each in a process of its
own, and joins them to a film for each chapter, with chapter marks and captions. A scene that
fails does not stop the others. Stopped at any moment, it goes on from there when run again.
"""
EXAMPLES = """\
examples:
  nnfilm render chapter1                     all of it at 480p, to look at
  nnfilm render chapter1 --quality h         all of it at 1080p, to show
  nnfilm render chapter1 --language de       with the words of chapter1.de.toml
  nnfilm render chapter1 --voice             told aloud; --voice model.onnx by another voice
  nnfilm render chapter1 --only forward      this scene, whatever the others need
  nnfilm render forward                      a scene without a course
  nnfilm render chapter1 --json              one JSON object a line, for programs
  nnfilm render chapter1 --scheduler tcp://host:8786     on the machines of a Dask cluster

The films are in renders/COURSE/QUALITY. Open index.html there to watch them; course.json lists
everything.

exit status: 0 fine, 1 something failed, 2 something given was wrong
"""


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    add_filming(parser, "film")
    parser.add_argument(
        "--allow-missing", action="store_true", help="make the film without the scenes that failed"
    )
    parser.add_argument("--json", action="store_true", help="say how it goes in JSON lines")
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="of a Dask cluster, such as tcp://host:8786: film there, one scene a worker at a time",
    )


@exit_status
def run(given: argparse.Namespace, root: Path, command: Command = manim_command) -> int:
    """Film a course; the exit status. root: the project. command: what films a job."""
    course, jobs = read_jobs(given, root)
    crew = cluster_crew(given.scheduler, root, _warn) if given.scheduler is not None else None
    produced = produce(
        course,
        jobs,
        given.jobs,
        showing(course, jobs, root),
        only=given.only,
        allow_missing=given.allow_missing,
        as_json=given.json,
        root=root,
        command=command,
        crew=crew,
    )
    if given.json:
        say_done(produced)
    else:
        tell(produced, given)
        tell_unlike(course, catalogue(root), produced.films)
        tell_where(produced)
    return 1 if produced.failed else 0


def _warn(text: str) -> None:
    print(printable(text), file=sys.stderr)
