"""Files that films depend on: what they are called everywhere, whether they are as they were."""

import hashlib
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from scenes.delivery.course.project import SHIPPED

Stamp = tuple[int, int, int]  # of a file: when it was written, when it was changed, its size


def digest(path: Path) -> str:
    """The SHA-256 of a file's content; read again only when the file was touched."""
    return _digest(path, stamp(path))


@cache
def _digest(path: Path, stamp: Stamp | None) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stamp(path: Path) -> Stamp | None:
    """What tells that a file is as it was without reading it; None where there is none."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size


def stamps(depends: Mapping[str, str], root: Path) -> dict[Path, Stamp | None]:
    """The stamps of the files in a fingerprint."""
    files = (labelled_file(label, root) for label, value in depends.items() if len(value) == 64)
    return {file: stamp(file) for file in files if file.is_file()}


def file_label(path: Path, root: Path) -> str:
    """What a file is called, on every machine alike where it lies in a folder that each has."""
    for name, home in _homes(root).items():
        if path.is_relative_to(home):
            return name + path.relative_to(home).as_posix()
    return str(path)


def labelled_file(label: str, root: Path) -> Path:
    """The file on this machine that is called so."""
    for name, home in _homes(root).items():
        if name and label.startswith(name):
            return home / label.removeprefix(name)
    return root / label


def _homes(root: Path) -> dict[str, Path]:
    shipped = {} if root == SHIPPED else {"nnfilm:": SHIPPED}
    inner = shipped if SHIPPED.is_relative_to(root) else {}
    return {**inner, "": root, **shipped, "NNFILM_MNIST/": mnist(), "~/": Path.home()}


def mnist() -> Path:
    """The folder of MNIST: NNFILM_MNIST, or beside the project."""
    return Path(os.environ.get("NNFILM_MNIST") or SHIPPED.parent / "shared" / "mnist")
