"""What a command says at its end: what there is, what failed and why, what to do now."""

import shlex
import sys
from collections.abc import Callable, Sequence

from scenes.delivery.cluster.crew import ClusterError
from scenes.delivery.course.problems import CourseError, counted, shown_path
from scenes.delivery.filming.footage import FootageError
from scenes.delivery.filming.lock import BusyError
from scenes.delivery.filming.produce import Produced
from scenes.delivery.filming.progress import say
from scenes.delivery.keeping.jobs import Job, UnfitError
from scenes.delivery.page.page import PAGE
from scenes.telling.shown import printable, printable_lines


def tell(produced: Produced, given: Sequence[str]) -> None:
    """Say what there is, what is not, why, and what to do.

    given: the words of the command line that name the course.
    """
    for outcome in sorted(produced.failed, key=lambda outcome: outcome.job.name):
        print(f"\n{outcome.job.name} failed: {printable(outcome.fault or '')}")
        if outcome.tail:
            print("  its last lines:")
            print("\n".join(f"  | {printable(line)}" for line in outcome.tail))
        if outcome.log.is_file():
            print(f"  all of them: {shown_path(outcome.log)}")
        print(f"  film it alone: {_alone(given, outcome.job)}")
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


def _alone(given: Sequence[str], job: Job) -> str:
    words = ["nnfilm", "render", *given, "--quality", job.quality]
    if job.fmt != "mp4":
        words += ["--format", job.fmt]
    return shlex.join([*words, "--only", job.name])


def exit_status(work: Callable[[], int]) -> int:
    """What the work returns; where something goes wrong, say it and return the status for it."""
    try:
        return work()
    except CourseError as error:
        _complain(f"{error}")
        return 2
    except (ClusterError, UnfitError) as error:
        _complain(f"error: {error}")
        return 2
    except KeyboardInterrupt:
        print("Interrupted. What is finished stays; run it again to go on.", file=sys.stderr)
        return 130
    except (BusyError, FootageError) as error:
        _complain(f"error: {error}")
    except OSError as error:
        where = f": {error.filename}" if error.filename is not None else ""
        _complain(f"error: {error.strerror or error}{where}")
    return 1


def _complain(text: str) -> None:
    print(printable_lines(text), file=sys.stderr)
