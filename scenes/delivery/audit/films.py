"""Which films of a course can be audited: those that are there, whole and up to date."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scenes.delivery.keeping.fingerprint import Look
from scenes.delivery.keeping.jobs import Job, UnfitError
from scenes.delivery.keeping.record import Record, read_record, why_outdated
from scenes.telling.shown import printable

REASONS = 3  # as many as are worth reading for one film


@dataclass(frozen=True)
class Left:
    """A film that is not audited. reasons: what changed since it was filmed; none where it was not.

    film_it: the command that films it.
    """

    job: Job
    reasons: tuple[str, ...]
    film_it: str

    @property
    def event(self) -> str:
        """What machines are told that it is."""
        return "outdated" if self.reasons else "missing"

    def __str__(self) -> str:
        if not self.reasons:
            return f"{self.job.name} is not filmed yet; film it: {self.film_it}"
        more = len(self.reasons) - REASONS
        also = f" and {more} more" if more > 0 else ""
        why = printable(", ".join(self.reasons[:REASONS]))
        return (
            f"{self.job.name} is not audited, for its film is not what would be filmed today "
            f"({why}{also}); film it anew: {self.film_it}"
        )


def films_to_audit(
    jobs: Sequence[Job], root: Path, film_it: Callable[[Job], str]
) -> tuple[list[tuple[Job, Record]], list[Left]]:
    """The films that can be audited, and those that are left out.

    root: the project. film_it: the command that films a job. Raises UnfitError for gifs.
    """
    if jobs and jobs[0].fmt == "gif":
        raise UnfitError(
            "a gif has 256 colours, which say no value exactly; audit the film: --format mp4"
        )
    look, found, left = Look(root), [], []
    for job in jobs:
        record = read_record(job.folder)
        if record is None:
            left.append(Left(job, (), film_it(job)))
        elif reasons := why_outdated(job, look.fingerprint(job), root):
            left.append(Left(job, tuple(reasons), film_it(job)))
        else:
            found.append((job, record))
    return found, left
