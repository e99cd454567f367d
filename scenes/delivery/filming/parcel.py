"""A finished film as one value: what comes back from another machine, whole or not at all."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from scenes.delivery.filming import footage
from scenes.delivery.filming.footage import FootageError
from scenes.delivery.keeping.record import (
    CAPTIONS,
    Record,
    nonsense,
    read_record,
    settle,
    write_record,
)
from scenes.delivery.keeping.typed import typed
from scenes.telling import captions

LIMIT = 1 << 30  # bytes: the scheduler and both ends hold all of it in memory for a moment


@dataclass(frozen=True)
class Parcel:
    """A folder of what is kept of a film: its record, and the content of each file by its path."""

    record: Record
    files: Mapping[str, bytes]


def pack(folder: Path) -> Parcel:
    """Put a complete folder into a parcel; raises FootageError when it is too large for one."""
    record = read_record(folder)
    if record is None:
        raise FootageError(f"{folder.name} has no record, so nothing of it can be sent.")
    size = sum(file.size for file in record.files)
    if size > LIMIT:
        raise FootageError(
            f"its files take {size / 1e9:.1f} GB and a worker can send {LIMIT / 1e9:.1f} GB; "
            "film it on this machine, or with a lower --quality."
        )
    return Parcel(record, {file.path: (folder / file.path).read_bytes() for file in record.files})


def unpack(parcel: Parcel, folder: Path) -> Path:
    """Make a folder of a parcel, complete with its record; the folder.

    Raises FootageError, and leaves no folder, unless each file is as the record says and inside,
    and what is there is a film with all that the record says of it.
    """
    record = _checked(parcel)
    if folder.exists():  # an interrupted run may have left one
        shutil.rmtree(folder)
    try:
        for listed in record.files:
            file = folder / listed.path
            if not file.resolve().is_relative_to(folder.resolve()):
                raise FootageError(f"the worker sent a file for another folder, {listed.path!r}.")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(parcel.files[listed.path])
            # The record knows a file that nobody touched by its time.
            os.utime(file, ns=(listed.mtime_ns, listed.mtime_ns))
            settle(file)
        _compare(record, folder)
        write_record(record, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def _checked(parcel: Parcel) -> Record:
    """The parcel's record, which tells of its files and of no others; else FootageError."""
    try:
        record = typed(asdict(parcel.record), Record)
        size = sum(len(memoryview(content)) for content in parcel.files.values())
    except (TypeError, ValueError):  # no dataclass, no bytes, lengths that are no numbers …
        raise FootageError("what came back from the worker makes no sense.") from None
    listed = [file.path for file in record.files]
    if len(listed) != len(parcel.files) or set(listed) != parcel.files.keys():
        raise FootageError("what came back from the worker is not what its record lists.")
    if fault := nonsense(record):
        raise FootageError(f"what came back from the worker makes no sense: {fault}.")
    if size > LIMIT:
        raise FootageError(f"the worker sent more than {LIMIT / 1e9:.1f} GB.")
    for file in record.files:
        if sha256(parcel.files[file.path]).hexdigest() != file.sha256:
            raise FootageError(f"{file.path} was damaged on its way back from the worker.")
    return record


def _compare(record: Record, folder: Path) -> None:
    """Raises FootageError unless the files are what the record says of them."""
    film = footage.measure(folder / record.film)
    if film.frames != record.frames or abs(film.duration - record.duration) > 0.002:
        raise FootageError(f"{record.film} from the worker is another film than its record says.")
    for beat in record.beats:
        if abs(footage.measure(folder / beat.clip).duration - beat.duration) > 0.002:
            raise FootageError(f"{beat.clip} from the worker is another than its record says.")
    footage.check_picture(folder / record.poster)
    try:
        if record.captions:
            captions.read_srt((folder / CAPTIONS[0]).read_text(encoding="utf-8"))
    except ValueError as error:
        raise FootageError(f"from the worker, {error}") from None
