"""Inspects scenes, each in a process of its own, several at a time."""

import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event

from scenes.delivery.checking.inspected import Inspected, say_to_machines, tell
from scenes.delivery.course.looks import DARK, WIDE
from scenes.delivery.filming.playing import OVER, display, play
from scenes.delivery.keeping.jobs import Job

Command = Callable[[Job, Path], list[str]]


def inspection(job: Job, media: Path, pictures: Path | None = None) -> list[str]:
    """The command that inspects a job. media: a folder of its own."""
    unusual = [option for option in (job.theme, job.shape) if option not in (None, DARK, WIDE)]
    name = "-".join(map(str, [job.name, *unusual]))
    wanted = ["--pictures", str(pictures.absolute()), "--name", name] if pictures else []
    words = ["-P", "-m", "scenes._inspection", str(job.scene_path), "--media", str(media), *wanted]
    return [sys.executable, *words]


def inspect_all(
    jobs: Sequence[Job],
    at_once: int,
    command: Command,
    root: Path,
    *,
    named: Sequence[str] = (),
    as_json: bool = False,
) -> tuple[int, int]:
    """Inspect jobs and say of each what was found; how many findings, in how many scenes.

    A scene that was not played to its end counts too. command: what inspects a job. named: which
    of a job's options people are told.
    """
    stop, faulty, found = Event(), 0, 0
    with display(as_json, len(jobs)) as told, ThreadPoolExecutor(at_once) as pool:
        try:
            look = partial(_inspect, named=named, root=root, command=command, stop=stop, told=told)
            for inspected in pool.map(look, jobs):
                found += len(inspected.findings)
                faulty += bool(inspected.findings or inspected.fault)
                (say_to_machines if as_json else tell)(inspected)
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)
    return found, faulty


def _inspect(
    job: Job,
    *,
    named: Sequence[str],
    root: Path,
    command: Command,
    stop: Event,
    told: Callable[[str, str], None],
) -> Inspected:
    """Play one scene in a process of its own. named: which of its options people are told."""
    name = " ".join([job.name, *(str(getattr(job, option)) for option in named)])
    inspected = Inspected(job, name)

    def hear(line: str) -> bool:
        return inspected.hear(line, partial(told, name))

    with tempfile.TemporaryDirectory(prefix="nnfilm-") as folder:
        work = Path(folder)
        inspected.fault, inspected.tail = play(
            job, command(job, work), work=work, root=root, stop=stop, hear=hear
        )
    told(name, OVER)
    return inspected
