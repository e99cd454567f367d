"""Films jobs: each in processes of its own, its outputs moved into place whole."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from scenes.delivery import footage, group
from scenes.delivery.catalogue import ROOT
from scenes.delivery.fingerprint import fingerprint
from scenes.delivery.footage import FootageError
from scenes.delivery.group import Limits
from scenes.delivery.jobs import OPTIONS, Job, manim_command
from scenes.delivery.outputs import deliver

Command = Callable[[Job, Path], list[str]]
Media = Callable[[Job, Mapping[str, str]], Path]


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
    everything when set. hand_on: file descriptors that the commands shall hold. media: where Manim
    works on a job that depends on this, a folder that is lost when the job is done unless given.
    """

    command: Command = manim_command
    root: Path = ROOT
    limits: Limits = field(default_factory=Limits)
    progress: Progress = field(default_factory=Progress)
    stop: Event = field(default_factory=Event)
    hand_on: tuple[int, ...] = ()
    media: Media | None = None


def film_all(
    jobs: Sequence[Job], executor: Executor, film: Callable[[Job], Outcome], stop: Event
) -> Generator[Outcome]:
    """Film the jobs, as many at a time as the executor takes, and yield each when it is over.

    Whatever happens to one job does not stop the others. Closed early, it ends what is running.
    """
    waiting: dict[Future[Outcome], Job] = {executor.submit(film, job): job for job in jobs}
    try:
        for future in as_completed(waiting):
            try:
                yield future.result()
            except Exception as error:  # whatever it is, it is this job's alone
                job = waiting[future]
                yield Outcome(job, f"{type(error).__name__}: {error}", (), job.work / "log.txt", 0)
    finally:
        stop.set()
        executor.shutdown(wait=True, cancel_futures=True)


def film(job: Job, studio: Studio) -> Outcome:
    """Film one job. Its outputs are in place, with their record, or it has a fault."""
    begin = time.monotonic()
    log, tail = job.work / "log.txt", tuple[str, ...]()
    studio.progress.begun(job)
    try:
        depends = fingerprint(job, studio.root)
        media = (studio.media or _media_folder)(job, depends)
        fault, tail = group.run(
            studio.command(job, media),
            log=log,
            cwd=studio.root,
            environment=_environment(job, studio.root),
            limits=studio.limits,
            stop=studio.stop,
            hear=lambda line: studio.progress.heard(job, line),
            hand_on=studio.hand_on,
        )
        if fault is None:
            deliver(job, media, depends, begin)
    except FootageError as error:
        fault = f"{error}"
    except OSError as error:
        fault = f"{error.strerror or error}: {error.filename or job.work}"
    return Outcome(job, fault, tail, log, time.monotonic() - begin)


def _environment(job: Job, root: Path) -> dict[str, str]:
    """The environment of the command: the job alone says what is filmed."""
    kept = {name: value for name, value in os.environ.items() if name not in OPTIONS}
    path = os.pathsep.join(filter(None, [str(root), kept.get("PYTHONPATH")]))
    wide = {"COLUMNS": "160"}  # or Manim breaks the lines of its log where a message is read
    return {**kept, **wide, **job.environment, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}


def _media_folder(job: Job, depends: Mapping[str, str]) -> Path:
    """Where Manim works. What an interrupted run left there is used when nothing changed since."""
    digest = hashlib.sha256(json.dumps(depends, sort_keys=True).encode()).hexdigest()
    return ready(job.work / f"media-{digest[:16]}")


def ready(media: Path) -> Path:
    """Make a media folder ready to be filmed into; only its cache stays, others beside it go.

    Manim takes every file in its cache for a whole one, but writes them under their final names.
    """
    media.mkdir(parents=True, exist_ok=True)
    for other in media.parent.iterdir():
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
