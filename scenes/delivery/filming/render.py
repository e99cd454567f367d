"""Films jobs: each in processes of its own, its outputs moved into place whole."""

import os
import shutil
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event

from scenes.delivery.course.project import SHIPPED
from scenes.delivery.filming import footage, group
from scenes.delivery.filming.footage import FootageError
from scenes.delivery.filming.group import Limits
from scenes.delivery.filming.outputs import MEDIA, gather, new_folder, put_in_place
from scenes.delivery.filming.parcel import Parcel, unpack
from scenes.delivery.keeping.files import Stamp, digest_of, file_label, stamps
from scenes.delivery.keeping.fingerprint import fingerprint
from scenes.delivery.keeping.jobs import OPTIONS, RECORDINGS, Job, UnfitError, manim_command
from scenes.delivery.keeping.opened import OPENED, Opened, begin_notes, opened
from scenes.delivery.keeping.unsaid import unsaid

Command = Callable[[Job, Path], list[str]]
Media = Callable[[Job, Mapping[str, str]], Path]
Depends = Callable[[Job, Path], Mapping[str, str]]


class LostError(Exception):
    """An executor cannot say what became of a job; the text is why, in one sentence."""


@dataclass(frozen=True)
class Outcome:
    """What became of a job. fault: None when it is filmed. log: where all its output is.

    tail: the last lines of that. took: seconds.
    """

    job: Job
    fault: str | None
    tail: tuple[str, ...]
    log: Path
    took: float


@dataclass(frozen=True)
class Shot:
    """What filming a job gave, not yet in its place.

    fault, tail, took: as in Outcome. kept: the folder of what is kept, complete with its record,
    or a parcel from another machine; None with a fault. log: all the output, when it is not in the
    job's log file because another machine wrote it.
    """

    fault: str | None
    tail: tuple[str, ...]
    took: float
    kept: Path | Parcel | None = None
    log: str | None = None


class Progress:
    """Who is told how the filming goes, from several threads at once; this one tells nobody."""

    def begun(self, job: Job) -> None:
        """A job is being filmed."""

    def heard(self, job: Job, line: str) -> None:
        """The job's command printed a line, or a state of its progress bar."""

    def over(self, outcome: Outcome) -> None:
        """A job is over."""


@dataclass(frozen=True)
class Studio:
    """What filming takes on this machine.

    command: what to run for a job and a media folder, in the project's folder `root`. stop: ends
    everything when set. media: where Manim works on a job that depends on this, a folder that is
    lost when the job is done unless given. depends: what a job's film depends on, to be recorded.
    """

    command: Command = manim_command
    root: Path = SHIPPED
    limits: Limits = field(default_factory=Limits)
    progress: Progress = field(default_factory=Progress)
    stop: Event = field(default_factory=Event)
    media: Media | None = None
    depends: Depends = fingerprint


Errand = Callable[[], Shot]  # what an executor runs to film one job


@dataclass(frozen=True)
class Crew:
    """Who films: an executor, and the errand it is sent on for a job in a studio."""

    executor: Executor
    errand: Callable[[Job, Studio], Errand]


def local_crew(count: int) -> Crew:
    """This machine, filming `count` jobs at a time."""
    return Crew(ThreadPoolExecutor(count), lambda job, studio: partial(shoot, job, studio))


def film_all(jobs: Sequence[Job], crew: Crew, studio: Studio) -> Generator[Outcome]:
    """Film the jobs, as many at a time as the crew takes, and yield each when it is in its place.

    Whatever happens to one job does not stop the others. Closed early, it ends what is running;
    what was filmed by then is put in its place all the same.
    """
    waiting: dict[Future[Shot], Job] = {}
    try:
        for job in jobs:
            waiting[crew.executor.submit(crew.errand(job, studio))] = job
        for future in as_completed(list(waiting)):
            outcome = _outcome(waiting[future], future)
            del waiting[future]
            yield outcome
    finally:
        studio.stop.set()
        crew.executor.shutdown(wait=True, cancel_futures=True)
        for future, job in waiting.items():
            if future.done() and not future.cancelled() and not future.exception():
                deliver(job, future.result())


def _outcome(job: Job, future: Future[Shot]) -> Outcome:
    try:
        return deliver(job, future.result())
    except LostError as error:
        fault = f"{error}"
    except Exception as error:  # whatever it is, it is this job's alone
        fault = f"{type(error).__name__}: {error}"
    return Outcome(job, fault, (), job.work / "log.txt", 0)


def film(job: Job, studio: Studio) -> Outcome:
    """Film one job. Its outputs are in place, with their record, or it has a fault."""
    return deliver(job, shoot(job, studio))


def shoot(job: Job, studio: Studio) -> Shot:
    """Film one job and gather what is kept of it, but leave its place as it is."""
    begin = time.monotonic()
    tail, kept = tuple[str, ...](), None
    studio.progress.begun(job)
    try:
        depends, before = _as_it_is(job, studio)
        seen = unsaid(job, depends, studio.root)
        media = (studio.media or _media_folder)(job, depends if studio.media else seen)
        notes = _notes(media, job, studio.root, depends)
        fault, tail = group.run(
            studio.command(job, media),
            work=job.work,
            log=job.work / "log.txt",
            cwd=studio.root,
            environment=environment(job) | {OPENED: str(notes)},
            limits=studio.limits,
            stop=studio.stop,
            hear=lambda line: studio.progress.heard(job, line),
        )
        if fault is None:
            if unlike := opened(media, job, studio.root).unlike(before):
                names = ", ".join(file_label(file, studio.root) for file in unlike)
                raise FootageError(
                    f"{names} changed while it was filmed, so nobody knows what it shows; "
                    "run it again."
                )
            own = opened(media, job, studio.root, depends).values(studio.root)
            kept = gather(job, media, depends, own, begin)
    except (FootageError, OSError) as error:
        fault = _fault(error, job)
    return Shot(fault, tail, time.monotonic() - begin, kept)


def _as_it_is(job: Job, studio: Studio) -> tuple[Mapping[str, str], dict[Path, Stamp | None]]:
    """What the film depends on, and the stamps of its files from before they were read."""
    before = stamps(studio.depends(job, studio.root), studio.root)
    depends = studio.depends(job, studio.root)
    return depends, {file: before.get(file) for file in stamps(depends, studio.root)}


def _notes(media: Path, job: Job, root: Path, depends: Mapping[str, str]) -> Path:
    """The file for notes of what is opened.

    Manim may take a long array for the same when only a few of its numbers are others. So its cache
    is not used when something that it was made of is not as it was.
    """
    before = opened(media, job, root, depends)
    if before.changed():
        shutil.rmtree(media)
        media.mkdir()
        before = Opened()
    return begin_notes(media, before)


def deliver(job: Job, shot: Shot) -> Outcome:
    """Put what was filmed in its place at once, or say why not."""
    fault, log = shot.fault, job.work / "log.txt"
    try:
        if shot.log is not None and fault is not None:
            job.work.mkdir(parents=True, exist_ok=True)
            log.write_text(shot.log, encoding="utf-8")
        if isinstance(shot.kept, Parcel):
            put_in_place(unpack(shot.kept, new_folder(job)), job)
        elif shot.kept is not None:
            put_in_place(shot.kept, job)
    except (FootageError, OSError) as error:
        fault = fault or _fault(error, job)
    return Outcome(job, fault, shot.tail, log, shot.took)


def _fault(error: FootageError | OSError, job: Job) -> str:
    if isinstance(error, FootageError | UnfitError):
        return f"{error}"
    return f"{error.strerror or error}: {error.filename or job.work}"


def environment(job: Job) -> dict[str, str]:
    """The environment of a job's command: the job alone says what is filmed."""
    kept = {name: os.environ[name] for name in os.environ if name not in (*OPTIONS, RECORDINGS)}
    wide = {"COLUMNS": "160"}  # or Manim breaks the lines of its log where a message is read
    path = {}
    if (SHIPPED / "pyproject.toml").is_file():  # a checkout, which may not be what is installed
        path["PYTHONPATH"] = os.pathsep.join(filter(None, [str(SHIPPED), kept.get("PYTHONPATH")]))
    return {**kept, **wide, **job.environment, **path, "PYTHONIOENCODING": "utf-8"}


def _media_folder(job: Job, seen: Mapping[str, str]) -> Path:
    """Where Manim works. What an interrupted run left there is used when nothing changed since.

    seen: what decides the pictures. What is only said may have changed: Manim takes for the same
    what lasts as long as it did and is drawn from the same data, and nothing else has changed.
    """
    return ready(job.work, seen)


def ready(folder: Path, made_of: object) -> Path:
    """A media folder ready to be filmed into; only its cache stays, others beside it go.

    made_of: a value of JSON, for each of which there is another one in the folder.
    Manim takes every file in its cache for a whole one, but writes them under their final names.
    """
    media = folder / f"{MEDIA}{digest_of(made_of)[:16]}"
    media.mkdir(parents=True, exist_ok=True)
    for other in folder.iterdir():
        if other.is_dir() and other != media:
            shutil.rmtree(other)
    for made in media.glob("videos/*/*/*"):
        if made.name == "sections":
            shutil.rmtree(made)
        elif made.is_file():
            made.unlink()
    for clip in media.glob("videos/*/*/partial_movie_files/*/*"):
        try:
            footage.measure(clip)
        except FootageError:
            clip.unlink()
    return media
