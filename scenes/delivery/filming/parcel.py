"""A finished film as one value: what comes back from another machine, whole or not at all."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from scenes.delivery.filming.footage import FootageError
from scenes.delivery.filming.record import Record, read_record, settle, write_record

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

    Raises FootageError, and leaves no folder, unless each file is as the record says and inside.
    """
    record = parcel.record
    recorded = {file.path: file for file in record.files}
    named = {record.film, record.poster, *(beat.clip for beat in record.beats)}
    if parcel.files.keys() != recorded.keys() or not named <= recorded.keys():
        raise FootageError("what came back from the worker is not what its record lists.")
    for path, content in parcel.files.items():
        if not _is_inside(path):
            raise FootageError(f"the worker sent a file for another folder, {path!r}.")
        if sha256(content).hexdigest() != recorded[path].sha256:
            raise FootageError(f"{path} was damaged on its way back from the worker.")
    shutil.rmtree(folder, ignore_errors=True)
    try:
        for path, content in parcel.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            # The record knows a file that nobody touched by its time.
            os.utime(file, ns=(recorded[path].mtime_ns, recorded[path].mtime_ns))
            settle(file)
        write_record(record, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def _is_inside(path: str) -> bool:
    """Whether a path leads to a file in the folder that it starts from, on every system."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not {"..", "/"} & set(parts) and not set(path) & set("\\:\0")
