"""What a command says at its end: what there is, what failed and why, what to do now."""

import argparse
import os
import shlex
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from scenes.delivery.cluster.crew import ClusterError
from scenes.delivery.course.problems import CourseError, counted, shown_path
from scenes.delivery.deck.deck import DeckError
from scenes.delivery.digits.fault import DigitsError
from scenes.delivery.filming.footage import FootageError
from scenes.delivery.filming.lock import BusyError
from scenes.delivery.filming.produce import Produced
from scenes.delivery.filming.progress import say
from scenes.delivery.keeping.jobs import Job, UnfitError
from scenes.delivery.lab.fault import LabError
from scenes.delivery.networks.fault import NetworkError
from scenes.delivery.page.page import PAGE
from scenes.delivery.poster.fault import PosterError
from scenes.telling.shown import printable, printable_lines

GONE = 141  # 128 + SIGPIPE: what a shell says of a program whose reader has gone
P = ParamSpec("P")
# Something that was given cannot be used; the text says what and why.
WRONG = (ClusterError, DigitsError, LabError, NetworkError, PosterError, UnfitError)


def tell(produced: Produced, given: argparse.Namespace) -> None:
    """Say what there is, what is not, why, and what to do. given: on the command line."""
    for outcome in sorted(produced.failed, key=lambda outcome: outcome.job.name):
        print(f"\n{outcome.job.name} failed: {printable(outcome.fault or '')}")
        if outcome.tail:
            print("  its last lines:")
            print("\n".join(f"  | {printable(line)}" for line in outcome.tail))
        if outcome.log.is_file():
            print(f"  all of them: {shown_path(outcome.log)}")
        print(f"  film it alone: {film_alone(given, outcome.job)}")
    if produced.failed:
        print()
    for name, reasons in produced.late.items():
        print(f"{name} was filmed, but meanwhile {printable(', '.join(reasons))}; run it again.")
    total, missing = len(produced.jobs), produced.missing
    current = total - len(produced.filmed) - len(missing)
    counts = f"{counted(total, 'scene')}: {len(produced.filmed)} filmed, {current} up to date"
    print(f"{counts}, {len(missing)} missing ({', '.join(missing)})." if missing else f"{counts}.")


def tell_where(produced: Produced) -> None:
    """Say where to watch a course, or why there is nothing to watch."""
    if produced.listing:
        print(f"Watch it: {shown_path(produced.listing.with_name(PAGE))}")
    else:
        print("Films with scenes missing are not made, unless --allow-missing is given.")


def say_done(produced: Produced) -> None:
    """Say to machines what there is, as one line of JSON."""
    listing = produced.listing
    say(
        "done",
        filmed=sorted(produced.filmed),
        failed=[outcome.job.name for outcome in produced.failed],
        missing=produced.missing,
        course=str(listing) if listing else None,
        page=str(listing.with_name(PAGE)) if listing else None,
    )


def film_alone(given: argparse.Namespace, job: Job) -> str:
    """The command that films one of a course's jobs. given: on the command line."""
    words = ["nnfilm", "render", given.course]
    if given.language:
        words += ["--language", given.language]
    if given.voice:
        words += ["--voice", given.voice]
    words += ["--quality", job.quality]
    if job.fmt != "mp4":
        words += ["--format", job.fmt]
    return shlex.join([*words, "--only", job.name])


def exit_status(work: Callable[P, int]) -> Callable[P, int]:
    """Let a verb say what goes wrong in it, and return the status for it."""

    @wraps(work)
    def run(*given: P.args, **named: P.kwargs) -> int:
        try:
            return work(*given, **named)
        except CourseError as error:
            said, status = f"{error}", 2
        except (
            ClusterError,
            DigitsError,
            LabError,
            NetworkError,
            PosterError,
            UnfitError,
        ) as error:
            said, status = f"error: {error}", 2
        except KeyboardInterrupt:
            said, status = "Interrupted. What is finished stays; run it again to go on.", 130
        except (BusyError, DeckError, FootageError) as error:
            said, status = f"error: {error}", 1
        except BrokenPipeError:
            # Who read what is printed has seen enough, as `head` has: there is nobody to tell.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return GONE
        except OSError as error:
            where = f": {error.filename}" if error.filename is not None else ""
            said, status = f"error: {error.strerror or error}{where}", 1
        print(printable_lines(said), file=sys.stderr)
        return status

    return run
