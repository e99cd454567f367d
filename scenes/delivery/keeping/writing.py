"""Files that are there whole or not at all, and on the disk, whatever happens meanwhile."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PAUSES = (0.1, 0.3, 1.0)  # seconds between two tries to rename


def write_whole(path: Path, text: str) -> None:
    """Write a file of text so that it is there whole or not at all."""
    with whole(path) as unfinished:
        unfinished.write_text(text, encoding="utf-8", newline="\n")  # the same bytes everywhere


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Where to write a file that is put in its place when it is whole, and else is gone."""
    unfinished = path.with_name(f".{os.getpid()}.{path.name}")  # its ending may say what it is
    try:
        yield unfinished
        settle(unfinished)
        move(unfinished, path)
    except BaseException:
        with suppress(OSError):  # what went wrong first is what is told
            unfinished.unlink(missing_ok=True)
        raise
    settle(path.parent)


def sweep(path: Path) -> None:
    """Remove what runs that were killed while they wrote this file have left beside it.

    For files that only one process at a time writes: of another's it would remove what it writes.
    """
    for unfinished in path.parent.glob(f".[0-9]*.{path.name}"):
        unfinished.unlink(missing_ok=True)


def move(source: Path, target: Path) -> None:
    """Rename, in place of a file that is there.

    Windows refuses while some program has it open, if only a virus scanner for a moment: there it
    is tried again for a while.
    """
    for pause in PAUSES:
        try:
            os.replace(source, target)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) is None:
                raise
            time.sleep(pause)
    os.replace(source, target)


def settle(path: Path) -> None:
    """Wait until a file's content, or a folder's list of names, is on the disk."""
    is_folder = path.is_dir()
    try:
        # Windows settles only what can be written to, and opens no folder.
        descriptor = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    except PermissionError:
        if is_folder:
            return
        raise
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
