"""One run at a time on an output folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from scenes.delivery.course.problems import shown_path
from scenes.delivery.filming.worker import end_all
from scenes.delivery.keeping.jobs import work_folder
from scenes.delivery.keeping.links import refuse_links
from scenes.delivery.keeping.record import write_whole

PATIENCE = 3.0  # seconds in which a run that is just ending is over


class BusyError(Exception):
    """The output folder is another run's or another course's; the text says whose."""


@contextmanager
def locked(out_dir: Path, patience: float | None = None) -> Iterator[None]:
    """Hold the lock of an output folder, in which nothing is at work then.

    The system lets go of the lock when the process that holds it ends, however it ends; what a
    killed run may have left at work is ended here. Raises BusyError when another run still holds it
    after `patience` seconds, PATIENCE when None, and OSError where a part of the folder is a link.
    """
    refuse_links(out_dir)
    folder = work_folder(out_dir)
    folder.mkdir(parents=True, exist_ok=True)
    holder = folder / "holder.txt"  # not the lock itself: on Windows nobody else can read that
    lock = FileLock(folder / "lock", timeout=PATIENCE if patience is None else patience)
    try:
        lock.acquire()
    except Timeout:
        raise BusyError(
            f"another run (process {_read(holder) or 'unknown'}) is at work on "
            f"{shown_path(out_dir)}; wait until it is done or stop it."
        ) from None
    try:
        write_whole(holder, f"{os.getpid()}\n")
        end_all(os.path.realpath(folder))
        yield
    finally:
        lock.release()


def claim(out_dir: Path, course: Path) -> None:
    """Note that the folder holds the films of this course; its lock must be held.

    Two files of one name would take turns in throwing each other's films away. Raises BusyError
    when the folder is that of another course that still exists.
    """
    note = work_folder(out_dir) / "course.txt"
    owner = Path(_read(note) or course)
    if owner != course and os.path.isfile(owner):
        raise BusyError(
            f"{shown_path(out_dir)} holds the films of {shown_path(owner)}; give "
            f"{shown_path(course)} another name."
        )
    write_whole(note, f"{course}\n")


def _read(note: Path) -> str:
    """A line that was noted; empty where there is none that can be read."""
    try:
        return note.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""
