"""One run at a time on an output folder."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scenes.delivery.course.problems import shown_path
from scenes.delivery.filming.jobs import work_folder
from scenes.delivery.filming.links import refuse_links
from scenes.delivery.filming.record import write_whole

PATIENCE = 3.0  # seconds in which the processes of a killed run are sure to be gone


class BusyError(Exception):
    """The output folder is another run's or another course's; the text says whose."""


@contextmanager
def locked(out_dir: Path, patience: float | None = None) -> Iterator[int]:
    """Hold the lock of an output folder; the value is its file descriptor.

    The kernel lets go of the lock when the last process that holds the descriptor ends, however it
    ends. Handed on to the processes that draw, it also says whether any of them is left. Raises
    BusyError when another run still holds it after `patience` seconds, PATIENCE when None, and
    OSError where a part of the folder is a link.
    """
    refuse_links(out_dir)
    folder = work_folder(out_dir)
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _wait_for(descriptor, out_dir, PATIENCE if patience is None else patience)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield descriptor
    finally:
        os.close(descriptor)


def claim(out_dir: Path, course: Path) -> None:
    """Note that the folder holds the films of this course; its lock must be held.

    Two files of one name would take turns in throwing each other's films away. Raises BusyError
    when the folder is that of another course that still exists.
    """
    note = work_folder(out_dir) / "course.txt"
    try:
        owner = Path(note.read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        owner = course
    if owner != course and os.path.isfile(owner):
        raise BusyError(
            f"{shown_path(out_dir)} holds the films of {shown_path(owner)}; give "
            f"{shown_path(course)} another name."
        )
    write_whole(note, f"{course}\n")


def _wait_for(descriptor: int, out_dir: Path, patience: float) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= deadline:
                holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
                raise BusyError(
                    f"another run (process {holder or 'unknown'}) is at work on "
                    f"{shown_path(out_dir)}; wait until it is done or stop it."
                ) from None
            time.sleep(0.05)
