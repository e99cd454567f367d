"""`nnfilm audit COURSE|SCENE`: whether what films show is true, frame by frame."""

import argparse
from contextlib import closing
from functools import partial
from pathlib import Path

from scenes.delivery.audit.auditing import Command, audit_all, audit_command
from scenes.delivery.audit.films import films_to_audit
from scenes.delivery.audit.told import Found
from scenes.delivery.filming.lock import locked
from scenes.delivery.verbs.arguments import add_filming, read_jobs
from scenes.delivery.verbs.report import exit_status, film_alone
from scenes.delivery.verbs.shown import show_again

HELP = "hold finished films against the numbers that they show"
DESCRIPTION = """\
Reads every frame of finished films and holds it against what it has to show: the values come from a
forward pass of the audit's own, the places from the scenes, the colours from the films. Says what
was checked, how often and how far off the worst was, what could not be looked at, and every fault.
Nothing is filmed.
"""
EXAMPLES = """\
examples:
  nnfilm audit chapter1                    the films at 480p
  nnfilm audit chapter1 --quality h        those at 1080p
  nnfilm audit chapter1 --only forward     this scene, as the course films it
  nnfilm audit forward                     the film that nnfilm render forward makes
  nnfilm audit chapter1 --language de      the German films

The report is renders/COURSE/QUALITY/truth/index.html, and the course's page leads to it. Beside
each film lies its certificate, film.truth.json, which is void as soon as the film is another one.
Only films that are up to date are audited. Errors are in levels of 255. For a report in another
language put an audit.CODE.toml beside your course, like assets/courses/audit.de.toml.

exit status: 0 no fault, 1 a fault, or a film that could not be audited, 2 something given was wrong
"""


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    add_filming(parser, "audit")
    parser.add_argument("--json", action="store_true", help="say it in JSON lines")


@exit_status
def run(given: argparse.Namespace, root: Path, command: Command = audit_command) -> int:
    """Audit the films of a course; the exit status. root: the project. command: what audits one."""
    course, jobs = read_jobs(given, root)
    chosen = [job for job in jobs if not given.only or job.name in given.only]
    films, left = films_to_audit(chosen, root, partial(film_alone, given))
    found, report = Found(left, given.json), None
    if films:
        with (
            locked(jobs[0].out_dir),
            closing(audit_all(films, given.jobs, command, root, given.json)) as audits,
        ):
            for audited, certificate in audits:
                found.tell(audited, certificate)
            report = show_again(course, jobs, root)
    found.tell_all(report)
    return 0 if found.is_true else 1
