"""`nnfilm status COURSE`: what is up to date, and why the rest is not."""

import argparse
from pathlib import Path

from scenes.delivery.audit.told import sentence
from scenes.delivery.course.problems import shown_path
from scenes.delivery.keeping.certificate import certificate_of
from scenes.delivery.keeping.fingerprint import Look
from scenes.delivery.keeping.jobs import QUALITIES
from scenes.delivery.keeping.record import read_record, why_outdated
from scenes.delivery.verbs.arguments import add_course, read_jobs
from scenes.delivery.verbs.report import exit_status
from scenes.telling.shown import printable

HELP = "say which scenes of a course are up to date, and why not"
DESCRIPTION = """\
Says for each scene of a course whether its film is there, whole and up to date, and what changed
where it is not. Nothing is filmed.
"""
EXAMPLES = """\
examples:
  nnfilm status chapter1                 the films at 480p
  nnfilm status chapter1 --quality h     the films at 1080p

exit status: 0 fine, 2 something given was wrong
"""
REASONS = 4  # as many as are worth reading for one scene


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    add_course(parser)


@exit_status
def run(given: argparse.Namespace, root: Path) -> int:
    """Print the state of a course's films; the exit status."""
    _, jobs = read_jobs(given, root)
    current, look = 0, Look(root)
    for job in jobs:
        reasons = why_outdated(job, look.fingerprint(job), root)
        record = read_record(job.folder)
        if record and not reasons:
            current += 1
            audited = certificate_of(job.folder / record.film)
            found = f", audited: {sentence([audited])}" if audited else ""
            print(f"{job.name}: up to date, {record.duration:.1f} s{found}")
        else:
            more = f" and {len(reasons) - REASONS} more" if len(reasons) > REASONS else ""
            print(f"{job.name}: {printable(', '.join(reasons[:REASONS]))}{more}")
    folder = shown_path(jobs[0].out_dir)
    print(
        f"{current} of {len(jobs)} scenes are up to date at {QUALITIES[given.quality]} in {folder}"
    )
    return 0
