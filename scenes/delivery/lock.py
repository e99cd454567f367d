"""One run at a time on an output folder."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scenes.delivery.jobs import work_folder
from scenes.delivery.problems import shown_path

PATIENCE = 3.0  # seconds in which the processes of a killed run are sure to be gone


class BusyError(Exception):
    """Another run is at work on the output folder; the text says so."""


@contextmanager
def locked(out_dir: Path, patience: float | None = None) -> Iterator[int]:
    """Hold the lock of an output folder; the value is its file descriptor.

    The kernel lets go of the lock when the last process that holds the descriptor ends, however it
    ends. Handed on to the processes that draw, it also says whether any of them is left. Raises
    BusyError when another run still holds it after `patience` seconds, PATIENCE when None.
    """
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
