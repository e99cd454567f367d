"""From a course to its films: films what changed, puts it together, keeps what failed."""

import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from scenes.delivery.course.course import Course, in_words
from scenes.delivery.course.project import SHIPPED
from scenes.delivery.course.translations import translation_of
from scenes.delivery.course.voices import try_voice
from scenes.delivery.filming.assemble import assemble, finished
from scenes.delivery.filming.lock import claim, locked
from scenes.delivery.filming.outputs import clear_work
from scenes.delivery.filming.progress import display
from scenes.delivery.filming.render import Command, Crew, Outcome, Studio, film_all, local_crew
from scenes.delivery.keeping.fingerprint import Look
from scenes.delivery.keeping.jobs import Job, manim_command
from scenes.delivery.keeping.listing import Films
from scenes.delivery.keeping.record import why_outdated

Show = Callable[[Path, Callable[[str], str]], object]


@dataclass(frozen=True)
class Produced:
    """What there is of a course after filming.

    jobs: all of the course's. films: those that are whole and up to date. outcomes: of the jobs
    that were filmed just now. listing: course.json, None where films with holes were not wanted.
    late: why some of what was filmed just now is outdated already, by name.
    """

    jobs: Sequence[Job]
    films: Films
    outcomes: Sequence[Outcome]
    listing: Path | None
    late: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def failed(self) -> list[Outcome]:
        """What was filmed in vain."""
        return [outcome for outcome in self.outcomes if outcome.fault is not None]

    @property
    def filmed(self) -> list[str]:
        """The names of the scenes filmed just now."""
        return [outcome.job.name for outcome in self.outcomes if outcome.fault is None]

    @property
    def missing(self) -> list[str]:
        """The names of the scenes without a film that is up to date."""
        return [job.name for job in self.jobs if job.name not in self.films]


def produce(
    course: Course,
    jobs: Sequence[Job],
    at_once: int,
    show: Show,
    *,
    only: Sequence[str] = (),
    allow_missing: bool = False,
    as_json: bool = False,
    root: Path = SHIPPED,
    command: Command = manim_command,
    crew: AbstractContextManager[Crew] | None = None,
) -> Produced:
    """Film the jobs of a course that are not up to date, `at_once` at a time, and assemble it.

    show: makes what the films are watched on, given course.json and the words of the language.
    only: the names of the jobs to film, all when empty. allow_missing: assemble it with holes too.
    root: the project. command: what films a job. crew: who films instead of this machine. Raises
    BusyError, FootageError and OSError, and what the command and the crew do.
    """
    if crew is None:
        command(jobs[0], jobs[0].work)  # a folder that is unfit is so for all of them
    with _ended_by_sigterm(), locked(jobs[0].out_dir):
        claim(jobs[0].out_dir, course.path)

        def why(job: Job, look: Look) -> list[str]:
            return why_outdated(job, look.fingerprint(job), root)

        look = Look(root)
        outdated = [job for job in jobs if why(job, look)]
        for job in jobs:
            if job not in outdated:  # what is left of a run that was killed at its very end
                clear_work(job)
        wanted = [job for job in outdated if not only or job.name in only]
        if wanted:
            try_voice(course, wanted[0].speech)
        studio = Studio(command=command, root=root)
        outcomes = _film(wanted, crew or nullcontext(local_crew(at_once)), studio, as_json)
        produced = Produced(jobs, {}, outcomes, None)
        filmed = [job for job in wanted if job.name in produced.filmed]
        look = Look(root)  # for much may have been saved meanwhile
        late = {job.name: reasons for job in filmed if (reasons := why(job, look))}
        left = {job.name for job in outdated} - set(produced.filmed)
        films = finished([job for job in jobs if job.name not in left])
        complete = len(films) == len(jobs)
        wanted_anyway = allow_missing and films
        listing = None
        if complete or wanted_anyway:
            words = translation_of(course).words
            listing = assemble(in_words(course, words), jobs, films)
            show(listing, words)
        return replace(produced, films=films, listing=listing, late=late)


def _film(
    jobs: Sequence[Job], crew: AbstractContextManager[Crew], studio: Studio, as_json: bool
) -> list[Outcome]:
    """Film the jobs and show how it goes. A crew is called for only when there is something."""
    outcomes: list[Outcome] = []
    if jobs:
        with crew as filming, display(jobs, as_json) as progress:
            studio = replace(studio, progress=progress)
            with closing(film_all(jobs, filming, studio)) as over:
                for outcome in over:
                    progress.over(outcome)
                    outcomes.append(outcome)
    return outcomes


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """End on SIGTERM as on Ctrl-C, so that what is running is ended too."""

    def end(number: int, frame: object) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
