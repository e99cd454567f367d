"""Filming on a cluster, the workers' part: each has a project of its own."""

import platform
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from importlib import metadata
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from scenes.delivery.course.project import SETTINGS, SHIPPED, project, settings
from scenes.delivery.filming import render
from scenes.delivery.filming.footage import FootageError
from scenes.delivery.filming.group import Limits
from scenes.delivery.filming.parcel import pack
from scenes.delivery.filming.render import Progress, Shot, Studio
from scenes.delivery.keeping.files import digest, file_label, labelled_file
from scenes.delivery.keeping.fingerprint import ASSETS, differences, fingerprint, versions
from scenes.delivery.keeping.jobs import Job
from scenes.given.several import file_and_number
from scenes.telling.typesetting import font_files

if TYPE_CHECKING:
    from distributed import Worker

PACKAGE = (
    "scenes/**/*.py",
    "nnmath/**/*.py",
    *(f"assets/{folder}/*" for folder in ASSETS),
)
PROJECT = ("scenes/**/*.py", "*.py", SETTINGS)
GIVEN = ("digit", "network", "language", "voice")  # of a job what may be a file that travels
FOLDERS = ("fonts", "recordings")  # and what may be a folder
TICK = 0.5  # seconds between two looks at whether the film is still wanted
STUDIO: Studio | None = None  # this worker's, where it is not that of the folder it stands in


@dataclass(frozen=True)
class Given:
    """A file that travels with a job: what it is called there and in fingerprints, its content."""

    path: str
    label: str
    content: bytes


@dataclass(frozen=True)
class Order:
    """A job as it is sent to a worker.

    run, number: which of whose jobs it is. scene: its file, as fingerprints call it. given: the
    files that travel with it, by the job's field, and what lies beside one; folders: the files in
    each, by their paths in it.
    depends: what the film depends on where it is wanted.
    """

    run: str
    number: int
    job: Job
    scene: str
    given: Mapping[str, Given]
    folders: Mapping[str, Mapping[str, Given]]
    depends: Mapping[str, str]
    limits: Limits


def order(run: str, number: int, job: Job, studio: Studio) -> Order:
    """Make a job ready to travel. Raises OSError when a file cannot be read."""

    def give(path: Path) -> Given:
        return Given(str(path), file_label(path, studio.root), path.read_bytes())

    paths = {field: Path(_file(job, field)) for field in GIVEN}
    given = {field: give(path) for field, path in paths.items() if path.is_absolute()}
    if "voice" in given:
        given["voice.json"] = give(Path(f"{job.voice}.json"))
    folders = {
        field: {file.relative_to(folder).as_posix(): give(file) for file in files_of(folder)}
        for field, files_of in zip(FOLDERS, (font_files, _files), strict=True)
        if (folder := getattr(job, field))
    }
    scene = file_label(job.scene_path, studio.root)
    depends = studio.depends(job, studio.root)
    return Order(run, number, job, scene, given, folders, depends, studio.limits)


def _file(job: Job, field: str) -> str:
    """The file that a job names, of photo.png#2 the photo."""
    given = str(getattr(job, field) or "")
    return file_and_number(given)[0] if field == "digit" else given


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def identity(root: Path | None = None) -> dict[str, str]:
    """What has to be the same wherever a film is drawn: versions, and the project's files."""
    root = root or _studio().root
    kinds = ((SHIPPED, PACKAGE), (root, PROJECT))
    found = (file for home, patterns in kinds for name in patterns for file in home.glob(name))
    files = {file for file in found if file.is_file()}
    return {
        "python": platform.python_version(),
        "distributed": dask_version(),
        **versions(),
        **{file_label(file, root): digest(file) for file in sorted(files)},
    }


def _studio() -> Studio:
    return STUDIO or Studio(root=project())


def dask_version() -> str:
    """The version of what machines talk to each other with."""
    return metadata.version("distributed")


def busy(run: str, dask_worker: "Worker") -> list[str]:
    """The tasks of a run that this worker is at, those that nobody wants any more too."""
    keys = map(str, list(dask_worker.active_threads.values()))
    return [key for key in keys if key.startswith(run)]


def shoot(order: Order) -> Shot:
    """Film a job on this worker, in a folder of its own, of which nothing stays."""
    from distributed import get_worker

    worker: Worker = get_worker()
    key = str(worker.get_current_task())
    try:
        # Dask clears its folders away, those of workers that were killed too.
        room = tempfile.TemporaryDirectory("", "nnfilm-", worker.local_directory)
        with room as folder, _wanted(worker, key) as stop:
            job, names = _settle_in(order, Path(folder))
            depends = partial(_compared, order=order, names=names, address=worker.address)
            wire = _Wire(worker, order)
            studio = replace(_studio(), limits=order.limits, progress=wire, stop=stop)
            studio = replace(studio, depends=depends)
            shot = render.shoot(job, studio)
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


def _settle_in(order: Order, room: Path) -> tuple[Job, dict[str, str]]:
    """The job with paths of this machine, and what these are called where it comes from."""
    paths: dict[str, Any] = {}
    names: dict[str, str] = {}

    def put(given: Given, file: Path) -> Path:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(given.content)
        names.update({str(file): given.path, file_label(file, _studio().root): given.label})
        return file

    for field, given in order.given.items():
        name, _, beside = field.partition(".")
        file = put(given, room / "given" / name / Path(given.path).name)
        if field == "digit":  # photo.png#2 is the second digit of the file here, too
            asked = str(order.job.digit)
            paths[field] = f"{file}{asked.removeprefix(given.path)}"
            names[paths[field]] = asked
        elif not beside:
            paths[field] = file if field == "language" else str(file)
    for field, files in order.folders.items():
        paths[field] = room / "given" / field
        for name, given in files.items():
            put(given, paths[field] / name)
    paths |= {"out_dir": room / "course" / order.job.quality, "settings": settings(_studio().root)}
    scene = labelled_file(order.scene, _studio().root)
    return replace(order.job, scene_path=scene, **paths), names


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
    """Tells the asking machine how it goes."""

    def __init__(self, worker: "Worker", order: Order) -> None:
        self._worker, self._order = worker, order

    def begun(self, job: Job) -> None:
        self._say(None)

    def heard(self, job: Job, line: str) -> None:
        self._say(line)

    def _say(self, line: str | None) -> None:
        self._worker.log_event(self._order.run, {"number": self._order.number, "line": line})
