"""Filming on a cluster, the workers' part: each has a project of its own."""

import os
import platform
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from importlib import metadata
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any

from scenes.delivery.filming import render
from scenes.delivery.filming.files import digest, file_label
from scenes.delivery.filming.fingerprint import differences, fingerprint, versions
from scenes.delivery.filming.footage import FootageError
from scenes.delivery.filming.group import Limits
from scenes.delivery.filming.jobs import Job, file_name
from scenes.delivery.filming.parcel import pack
from scenes.delivery.filming.progress import BAR
from scenes.delivery.filming.render import Progress, Shot, Studio
from scenes.telling.typesetting import font_files

if TYPE_CHECKING:
    from distributed import Worker

PROJECT = ("scenes/**/*.py", "nnmath/**/*.py", "manim.cfg", "assets/networks/*", "assets/digits/*")
GIVEN = ("digit", "network", "language")  # what of a job may be a file that travels with it
TICK = 0.5  # seconds between two looks at whether the film is still wanted
STUDIO = Studio()  # this worker's; tests give it another
BUSY: set[str] = set()  # the tasks that this worker is at
ROOMS: set[Path] = set()  # where it films
DOOR = Lock()


@dataclass(frozen=True)
class Given:
    """A file that travels with a job: what it is called there and in fingerprints, its content."""

    path: str
    label: str
    content: bytes


@dataclass(frozen=True)
class Order:
    """A job as it is sent to a worker.

    run, number: which of whose jobs it is. scene: the path inside the project. given: the files
    that travel with it, by the job's field; fonts: those of its folder, by their paths in it.
    depends: what the film depends on where it is wanted.
    """

    run: str
    number: int
    job: Job
    scene: str
    given: Mapping[str, Given]
    fonts: Mapping[str, Given]
    depends: Mapping[str, str]
    limits: Limits


def order(run: str, number: int, job: Job, studio: Studio) -> Order:
    """Make a job ready to travel. Raises OSError when a file cannot be read."""

    def give(path: Path) -> Given:
        return Given(str(path), file_label(path, studio.root), path.read_bytes())

    paths = {field: Path(getattr(job, field) or "") for field in GIVEN}
    given = {field: give(path) for field, path in paths.items() if path.is_absolute()}
    folder = job.fonts
    fonts = (
        {file.relative_to(folder).as_posix(): give(file) for file in font_files(folder)}
        if folder
        else {}
    )
    scene = job.scene_path.relative_to(studio.root).as_posix()
    depends = studio.depends(job, studio.root)
    return Order(run, number, job, scene, given, fonts, depends, studio.limits)


def identity(root: Path | None = None) -> dict[str, str]:
    """What has to be the same wherever a film is drawn: versions, and the project's files."""
    root = root or STUDIO.root
    files = {file for pattern in PROJECT for file in root.glob(pattern) if file.is_file()}
    return {
        "python": platform.python_version(),
        "distributed": dask_version(),
        **versions(),
        **{file_label(file, root): digest(file) for file in sorted(files)},
    }


def dask_version() -> str:
    """The version of what machines talk to each other with."""
    return metadata.version("distributed")


def busy(run: str) -> list[str]:
    """The tasks of a run that this worker is at."""
    return [key for key in BUSY if key.startswith(run)]


def shoot(order: Order) -> Shot:
    """Film a job on this worker, in a folder of its own, of which nothing stays."""
    from distributed import get_worker

    worker: Worker = get_worker()
    key = str(worker.get_current_task())
    BUSY.add(key)
    try:
        with _room(STUDIO.root) as room, _wanted(worker, key) as stop:
            job, names = _settle_in(order, room)
            wire = _Wire(worker, order)
            depends = partial(_compared, order=order, names=names, address=worker.address)
            studio = replace(STUDIO, limits=order.limits, progress=wire, stop=stop, depends=depends)
            shot = render.shoot(job, studio)
            wire.send()
            with suppress(OSError):
                shot = replace(shot, log=(job.work / "log.txt").read_text(encoding="utf-8"))
            if isinstance(shot.kept, Path):
                shot = replace(shot, kept=pack(shot.kept))
            return shot
    except FootageError as error:
        return Shot(f"{error}", (), 0)
    except OSError as error:
        fault = f"{error.strerror or error}: {error.filename} (on {worker.address})"
        return Shot(fault, (), 0)
    finally:
        BUSY.remove(key)


@contextmanager
def _room(root: Path) -> Iterator[Path]:
    """A folder that no other run works in; those that killed workers left here are removed."""
    shelf, host = root / "renders" / ".work" / "workers", file_name(socket.gethostname())
    shelf.mkdir(parents=True, exist_ok=True)
    with DOOR:
        for left in shelf.glob(f"{host}.*"):
            if left not in ROOMS and not _is_another(int(left.name.split(".")[1])):
                shutil.rmtree(left, ignore_errors=True)
        room = Path(tempfile.mkdtemp(prefix=f"{host}.{os.getpid()}.", dir=shelf))
        ROOMS.add(room)
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)
        ROOMS.discard(room)


def _is_another(pid: int) -> bool:
    """Whether a number is that of another process; in a container, ours may be an old one's."""
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _settle_in(order: Order, room: Path) -> tuple[Job, dict[str, str]]:
    """The job with paths of this machine, and what these are called where it comes from."""
    paths: dict[str, Any] = {}
    names: dict[str, str] = {}

    def put(given: Given, file: Path) -> Path:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(given.content)
        names.update({str(file): given.path, file_label(file, STUDIO.root): given.label})
        return file

    for field, given in order.given.items():
        file = put(given, room / "given" / field / Path(given.path).name)
        paths[field] = file if field == "language" else str(file)
    if order.fonts:
        paths["fonts"] = room / "given" / "fonts"
        for name, given in order.fonts.items():
            put(given, paths["fonts"] / name)
    scene, out_dir = STUDIO.root / order.scene, room / "course" / order.job.quality
    return replace(order.job, scene_path=scene, out_dir=out_dir, **paths), names


def _compared(
    job: Job, root: Path, order: Order, names: Mapping[str, str], address: str
) -> Mapping[str, str]:
    """What the film depends on, which is the same here as where it is wanted, or it is refused."""
    here = {
        names.get(label, label): names.get(value, value)
        for label, value in fingerprint(job, root).items()
    }
    if different := differences(order.depends, here):
        raise FootageError(f"the worker {address} would draw another film: {'; '.join(different)}.")
    return order.depends


@contextmanager
def _wanted(worker: "Worker", key: str) -> Iterator[Event]:
    """Set the event when the film is not wanted any more.

    A task that was cancelled, or whose asking machine is gone, runs on in its thread, but the
    worker knows of it: the task is not among those that are being executed.
    """
    stop, over = Event(), Event()

    def look() -> None:
        while not over.wait(TICK):
            task = worker.state.tasks.get(key)
            at_work = worker.status.name in ("running", "paused")
            if not at_work or task is None or task.state != "executing":
                stop.set()

    watch = Thread(target=look, daemon=True)
    watch.start()
    try:
        yield stop
    finally:
        over.set()
        watch.join()


class _Wire(Progress):
    """Tells the asking machine how it goes, once a second at most."""

    def __init__(self, worker: "Worker", order: Order) -> None:
        self._worker, self._order = worker, order
        self._lines: list[str] = []
        self._bar, self._sent = "", 0.0

    def begun(self, job: Job) -> None:
        self._say(begun=True, lines=[])

    def heard(self, job: Job, line: str) -> None:
        found = BAR.search(line)
        bar = found["what"] if found else ""
        if bar and bar == self._bar and self._lines:
            self._lines.pop()  # of a progress bar only the last state counts
        self._lines.append(line)
        self._bar = bar
        if time.monotonic() - self._sent >= 1:
            self.send()

    def send(self) -> None:
        """Send what has been heard since this was last done."""
        self._say(begun=False, lines=self._lines)
        self._lines, self._sent = [], time.monotonic()

    def _say(self, **values: object) -> None:
        self._worker.log_event(self._order.run, {"number": self._order.number, **values})
