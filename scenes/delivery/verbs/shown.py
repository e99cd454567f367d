"""What a course's films are watched on: its page, and beside it what their audit found."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from scenes.delivery.audit.auditing import TRUTH
from scenes.delivery.audit.report import write_report
from scenes.delivery.course.course import Course
from scenes.delivery.course.translations import translation_of
from scenes.delivery.filming.produce import Show
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.keeping.listing import LISTING
from scenes.delivery.page.page import write_page


def showing(course: Course, jobs: Sequence[Job], root: Path) -> Show:
    """What shows a course that was put together.

    The report of an audit tells no more of films that were made anew. root: the project.
    """

    def show(listing: Path, words: Callable[[str], str]) -> None:
        if (listing.parent / TRUTH).is_dir():
            write_report(course, jobs, root)
        write_page(listing, words)

    return show


def show_again(course: Course, jobs: Sequence[Job], root: Path) -> Path | None:
    """Show what an audit found of a course that is filmed; where its report is, if there is one."""
    report, listing = write_report(course, jobs, root), jobs[0].out_dir / LISTING
    if listing.is_file():
        try:
            write_page(listing, translation_of(course).words)
        except ValueError as error:
            print(f"note: {error}", file=sys.stderr)
    return report
