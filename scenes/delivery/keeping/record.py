"""The record of a finished film: it is written last, and without it nothing is finished."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from scenes.delivery.course.project import SHIPPED
from scenes.delivery.keeping.files import digest
from scenes.delivery.keeping.fingerprint import differences
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.keeping.opened import current
from scenes.delivery.keeping.typed import read_json
from scenes.delivery.keeping.writing import write_whole
from scenes.telling.phrases import Phrase

RECORD = "job.json"
CAPTIONS = ("film.srt", "film.vtt")
# A file inside the folder, on every system, as `file_name` names them.
INSIDE = re.compile(r"([A-Za-z0-9][A-Za-z0-9_-]*/)*[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class File:
    """A finished file: its path inside the folder, size in bytes, time of change, SHA-256."""

    path: str
    size: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True)
class Beat:
    """A beat of a film: where it starts and how long it takes in seconds, its clip's path.

    said: what was said, in the film's language. loops: whether its slide plays over and over.
    is_beat: False for a section that the scene began on its own, without a beat.
    """

    name: str
    start: float
    duration: float
    clip: str
    said: tuple[Phrase, ...] = ()
    loops: bool = False
    is_beat: bool = True


@dataclass(frozen=True)
class Record:
    """A finished film: what it depends on, what there is of it.

    film, poster: paths inside the folder. duration: of the film; took: of the filming, in seconds.
    captions: whether there are film.srt and film.vtt. opened: what else was opened while it was
    filmed, as `current` says it. drawn: the words in its pictures, in English
    and with slots for their values; None where the film does not say. sound: whether it has any.
    """

    fingerprint: Mapping[str, str]
    film: str
    poster: str
    captions: bool
    duration: float
    frames: int
    took: float
    beats: tuple[Beat, ...]
    files: tuple[File, ...]
    drawn: tuple[str, ...] | None = None
    opened: Mapping[str, str] = field(default_factory=dict)
    sound: bool = False

    @property
    def played(self) -> tuple[str, ...]:
        """The names of the beats, each once, in their order."""
        return tuple(dict.fromkeys(beat.name for beat in self.beats if beat.is_beat))

    @property
    def digest(self) -> str:
        """The film's SHA-256."""
        return next(file.sha256 for file in self.files if file.path == self.film)


def write_record(record: Record, folder: Path) -> None:
    """Write the record into the folder of its files."""
    write_whole(folder / RECORD, json.dumps(asdict(record), indent=1) + "\n")


def read_record(folder: Path) -> Record | None:
    """The record in a folder; None where there is none that can be read and makes sense."""
    record = read_json(folder / RECORD, Record)
    return record if record is not None and not nonsense(record) else None


def nonsense(record: Record) -> str | None:
    """What a record says that cannot be so of files in one folder; None where all of it can."""
    listed = {file.path for file in record.files}
    captions = CAPTIONS if record.captions else ()
    named = (record.film, record.poster, *captions, *(beat.clip for beat in record.beats))
    if odd := sorted(path for path in listed if not INSIDE.fullmatch(path) or path == RECORD):
        return f"it lists a file for another folder, {odd[0]!r}"
    if missing := [path for path in named if path not in listed]:
        return f"it does not list {missing[0]!r}, which it names"
    return None


def why_outdated(job: Job, fingerprint: Mapping[str, str], root: Path = SHIPPED) -> list[str]:
    """Why the job has to be filmed; empty when its film is there, whole and up to date.

    fingerprint: the job's in the project `root`.
    """
    record = read_record(job.folder)
    if record is None:
        return ["not filmed yet"]
    if damaged := [file.path for file in record.files if not is_intact(file, job.folder)]:
        return [f"{path} is missing or was changed" for path in damaged]
    return [
        *differences(record.fingerprint, fingerprint, record.drawn),
        *differences(_there(record.opened), _there(current(record.opened, root))),
    ]


def _there(values: Mapping[str, str]) -> dict[str, str]:
    """The values of what is there; of what is missing, the value is empty."""
    return {label: value for label, value in values.items() if value}


def describe(path: Path, folder: Path) -> File:
    """A file as a record lists it."""
    status = path.stat()
    return File(
        path.relative_to(folder).as_posix(), status.st_size, status.st_mtime_ns, digest(path)
    )


def is_intact(file: File, folder: Path) -> bool:
    """Whether the file is as it was recorded. A file that nobody touched is not read for that."""
    path = folder / file.path
    try:
        status = path.stat()
        if status.st_size != file.size:
            return False
        return status.st_mtime_ns == file.mtime_ns or digest(path) == file.sha256
    except OSError:
        return False
