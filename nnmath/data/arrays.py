"""Examples in an .npz of plain arrays, under any of the names that are usual: x_train, labels …"""

from __future__ import annotations

import math
import tokenize
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnmath.checks import shown
from nnmath.data.labelled import MOST_NUMBERS, Labelled, labelled

EXAMPLES = ("images", "x", "data", "pixels", "features", "image")
LABELS = ("labels", "label", "y", "targets", "target")
NAMES = ("class_names", "classes", "target_names", "label_names", "names")
LEARN, MEASURE = ("", "train", "training"), ("test", "testing", "val", "valid", "validation")
LISTED = 8  # arrays that a message names
MAX_HEADER = 1000  # bytes; numpy's own have 118
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError,
           ValueError, SyntaxError, KeyError, TypeError, tokenize.TokenError)  # fmt: skip
_HEADERS = {
    (1, 0): np.lib.format.read_array_header_1_0,
    (2, 0): np.lib.format.read_array_header_2_0,
}
Arrays = Mapping[str, NDArray[Any]]


def read_npz(path: Path) -> Labelled:
    """The examples of an .npz; those of a test part, where there is one, are the last.

    Raises FileNotFoundError, or ValueError for what is damaged, hostile, or holds no labelled
    examples.
    """
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there; an .npz of images and labels was expected.")
    arrays = _arrays(path)
    parts = [_part(arrays, names) for names in (LEARN, MEASURE)]
    examples, labels = parts[0] or _only_two(arrays) or (None, None)
    if examples is None or labels is None:
        given = ", ".join(list(arrays)[:LISTED]) or "none"
        raise ValueError(
            f"{path.name} must hold images and labels, or x_train and y_train, given the arrays"
            f" {given}."
        )
    names = _names(labels, arrays, path.name)
    if parts[1] is None:
        return labelled(examples, names, path.name)
    more, more_labels = parts[1]
    if more.shape[1:] != examples.shape[1:]:
        raise ValueError(
            f"{path.name} has examples of shape {examples.shape[1:]} to learn from and of"
            f" {more.shape[1:]} to test with; both must be alike."
        )
    names += _names(more_labels, arrays, path.name)
    together = np.concatenate([examples, more])
    return labelled(together, names, path.name, tests=len(more))


def _arrays(path: Path) -> dict[str, NDArray[Any]]:
    """All arrays, each claim about their sizes checked before it costs memory."""
    found: dict[str, NDArray[Any]] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                left = MOST_NUMBERS - sum(array.size for array in found.values())
                name = member.filename.removesuffix(".npy")
                if not name.isprintable() or len(name) > MAX_HEADER:
                    raise ValueError(f"no array is called {shown(name)}")
                found[name] = _array(archive, member, left)
    except _BROKEN as error:
        raise ValueError(f"{path.name} cannot be read as .npz: {error}.") from None
    return found


def _array(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> NDArray[Any]:
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError(f"{member.filename} is compressed in an unknown way")
    with archive.open(member) as stream:
        read_header = _HEADERS.get(np.lib.format.read_magic(stream))
        if read_header is None:
            raise ValueError(f"{member.filename} is of an unknown version of .npy")
        shape, fortran, dtype = read_header(stream, max_header_size=MAX_HEADER)
        if dtype.kind not in "biufU":
            raise ValueError(f"{member.filename} must hold numbers or text, given {dtype}")
        count = math.prod(shape)
        letters = dtype.itemsize // 4 if dtype.kind == "U" else 1
        if min(shape, default=0) < 0 or count * max(1, letters) > left:
            raise ValueError(f"with {member.filename} it holds more than {MOST_NUMBERS:,} numbers")
        if count * dtype.itemsize != member.file_size - stream.tell():
            raise ValueError(
                f"{member.filename} declares shape {shape}, which is not what it holds"
            )
        data = stream.read(count * dtype.itemsize)
    if len(data) != count * dtype.itemsize:
        raise ValueError(f"{member.filename} is truncated")
    return np.frombuffer(data, dtype).reshape(shape, order="F" if fortran else "C")


def _part(arrays: Arrays, part: tuple[str, ...]) -> tuple[NDArray[Any], NDArray[Any]] | None:
    """The examples and labels of a part: `x_train`, `train_images`, `X`."""
    kinds: dict[str, NDArray[Any]] = {}
    for name, array in arrays.items():
        words = name.lower().split("_")
        if "".join(word for word in words if word in (*LEARN, *MEASURE)) in part:
            kinds["_".join(word for word in words if word not in (*LEARN, *MEASURE))] = array
    examples = next((kinds[name] for name in EXAMPLES if name in kinds), None)
    labels = next((kinds[name] for name in LABELS if name in kinds), None)
    if examples is None or labels is None or examples.ndim < 2:
        return None
    return examples, labels


def _only_two(arrays: Arrays) -> tuple[NDArray[Any], NDArray[Any]] | None:
    """Two arrays of any names, of which one has a label for each example of the other."""
    if len(arrays) != 2:
        return None
    labels, examples = sorted(arrays.values(), key=lambda array: array.ndim)
    return (examples, labels) if labels.ndim == 1 and examples.ndim > 1 else None


def _names(labels: NDArray[Any], arrays: Arrays, where: str) -> list[str]:
    """The name of each example's class."""
    if labels.ndim == 2 and labels.shape[1] == 1:
        labels = labels[:, 0]
    if labels.ndim == 2 and labels.dtype.kind != "U" and set(np.unique(labels)) == {0, 1}:
        labels = labels.argmax(axis=1)  # one of many is 1
    if labels.ndim != 1:
        raise ValueError(f"{where} must hold one label an example, given shape {labels.shape}.")
    if labels.dtype.kind == "U":
        return [str(label) for label in labels]
    if labels.dtype.kind == "f" and not np.array_equal(labels, np.floor(labels)):
        raise ValueError(f"{where} must have whole numbers or words for labels.")
    numbers = labels.astype(np.int64).tolist()
    for known in (arrays[name] for name in NAMES if name in arrays):
        reach = min(numbers, default=0) >= 0 and max(numbers, default=0) < known.size
        if known.dtype.kind == "U" and known.ndim == 1 and reach:
            return [str(known[number]) for number in numbers]
    return [str(number) for number in numbers]
