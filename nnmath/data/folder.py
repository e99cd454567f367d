"""Examples in a folder: MNIST's four files, or pictures in a folder for each class."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnmath.data.labelled import MOST_INPUTS, Labelled, check_size, labelled
from nnmath.pictures.idx import is_mnist, load_mnist
from nnmath.pictures.picture import to_grey

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff")
LEARN, MEASURE = ("train", "training"), ("test", "testing", "val", "valid", "validation")
HIDDEN = (".", "_", "Thumbs.db", "desktop.ini")  # what systems and programs leave lying about
MOST_FOLDERS = 10_000
MOST_FILES = 200_000  # pictures; what is more is better kept as .npz
Read = Callable[[Path], NDArray[Any]]
Told = Callable[[int, int], None]


def read_folder(path: Path, read: Read, told: Told = lambda done, total: None) -> Labelled:
    """The examples of a folder; those of a test part, where there is one, are the last.

    path: holds the four files of MNIST, or of another set in its form; or folders named after the
    classes, with pictures in them; or `train` and `test` with such folders. read: the pixels of a
    picture file, raising ValueError. told(done, total): called after each picture. Raises OSError,
    or ValueError that names the file which is wrong.
    """
    if is_mnist(path):
        return _mnist(path)
    inner = _folders(path)
    learn = next((folder for folder in inner if folder.name.lower() in LEARN), None)
    measure = next((folder for folder in inner if folder.name.lower() in MEASURE), None)
    parts = [learn, measure] if learn and measure and len(inner) == 2 else [path]
    listed: list[tuple[Path, str]] = []
    counts: list[int] = []
    for part in parts:
        found = _listed(part, MOST_FILES - len(listed))
        counts.append(len(found))
        listed += found
    if not listed:
        raise ValueError(
            f"{path} holds no examples: folders of PNG or JPEG files were expected, each named"
            " after a class, or the four files of MNIST."
        )
    images = _images([file for file, _ in listed], path, read, told)
    names = [name for _, name in listed]
    return labelled(images, names, path.name or str(path), tests=sum(counts[1:]))


def _listed(part: Path, room: int) -> list[tuple[Path, str]]:
    """Every picture with the name of its class; ValueError where a folder holds anything else."""
    listed: list[tuple[Path, str]] = []
    for folder in _folders(part):
        pictures = _pictures(folder, room - len(listed))
        if odd := next(_entries(folder, MOST_FILES, "files", _is_other), None):
            raise ValueError(f"{odd} is no picture that is learnt from; use PNG or JPEG.")
        if not pictures:
            raise ValueError(f"{folder} holds no pictures; remove it, or put some into it.")
        listed += [(file, folder.name) for file in pictures]
    if listed and (odd := next(_entries(part, MOST_FILES, "files", _is_picture), None)):
        raise ValueError(f"{odd} lies in no class's folder; move it into one.")
    return listed


def _mnist(path: Path) -> Labelled:
    images, labels = load_mnist(path, "train")
    more, more_labels = load_mnist(path, "test")
    names = [str(label) for label in (*labels.tolist(), *more_labels.tolist())]
    return labelled(np.concatenate([images, more]), names, path.name or str(path), tests=len(more))


def _folders(path: Path) -> list[Path]:
    return sorted(_entries(path, MOST_FOLDERS, f"{MOST_FOLDERS:,} folders", os.DirEntry.is_dir))


def _pictures(path: Path, room: int) -> list[Path]:
    return sorted(_entries(path, room, f"{MOST_FILES:,} pictures", _is_picture))


def _is_picture(entry: os.DirEntry[str]) -> bool:
    return entry.name.lower().endswith(PICTURES) and entry.is_file()


def _is_other(entry: os.DirEntry[str]) -> bool:
    return not _is_picture(entry)


def _entries(
    path: Path, room: int, most: str, wanted: Callable[[os.DirEntry[str]], bool]
) -> Iterator[Path]:
    """What is wanted of a folder, and not hidden; ValueError where there is no room for it."""
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.name.startswith(HIDDEN) or not wanted(entry):
                continue
            room -= 1
            if room < 0:
                raise ValueError(f"there are more than {most} in {path}; give fewer, or an .npz.")
            yield Path(entry.path)


def _images(files: list[Path], where: Path, read: Read, told: Told) -> NDArray[np.float32]:
    """All pictures in grey, (n, rows, columns), which are of one size."""
    first = _grey(files[0], read)
    check_size(len(files), first.size, str(where))
    images = np.empty((len(files), *first.shape), np.float32)
    for k, file in enumerate(files):
        grey = _grey(file, read)
        if grey.shape != first.shape:
            sizes = [f"{image.shape[1]} × {image.shape[0]}" for image in (first, grey)]
            raise ValueError(
                f"{file} has {sizes[1]} pixels and {files[0]} has {sizes[0]}; scale all pictures to"
                " one size, 28 × 28 for the films' digits."
            )
        images[k] = grey
        told(k + 1, len(files))
    return images


def _grey(file: Path, read: Read) -> NDArray[np.float64]:
    try:
        pixels = read(file)
        rows, columns = pixels.shape[:2]
        if rows * columns > MOST_INPUTS:
            raise ValueError(
                f"it has {columns:,} × {rows:,} pixels, and at most {MOST_INPUTS:,} are learnt"
                " from; scale all pictures down, to 28 × 28 for the films' digits."
            )
        return to_grey(pixels)
    except ValueError as error:
        raise ValueError(f"{file}: {error}") from None
