"""Labelled examples from whatever somebody names: an .npz, a CSV, a folder."""

from __future__ import annotations

from pathlib import Path

from nnmath.data.arrays import read_npz
from nnmath.data.folder import Read, Told, read_folder
from nnmath.data.labelled import Labelled
from nnmath.data.table import read_table


def read_data(path: Path, read: Read, told: Told) -> Labelled:
    """The examples of a file or folder. read, told: as `read_folder` takes them.

    Raises OSError, or ValueError that says what is wrong.
    """
    if path.is_dir():
        return read_folder(path, read, told)
    if path.suffix.lower() == ".npz":
        return read_npz(path)
    if path.suffix.lower() == ".csv":
        return read_table(path)
    if not path.exists():
        raise ValueError(f"there is no {path}; --data names a folder, an .npz or a .csv.")
    raise ValueError(
        f"{path} is no folder, .npz or .csv; save arrays with numpy.savez, images and labels."
    )
