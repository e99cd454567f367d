"""Reader for IDX files, the format of the MNIST digits.

An IDX file is two zero bytes, a byte naming the type of number, a byte counting the dimensions,
each dimension as four bytes, then the numbers; everything big-endian.
"""

from __future__ import annotations

import gzip
import math
import struct
import zlib
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

_DTYPES = {0x08: "u1", 0x09: "i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
_FILES = {"train": ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
          "test": ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")}  # fmt: skip
_DEFLATE_MAX_RATIO = 1032  # deflate cannot pack more than 1032 bytes into one
_CHUNK = 1 << 20
MAX_BYTES = 60_000 * 28 * 28  # MNIST's own size: the training images


def read_idx(path: str | Path) -> NDArray[Any]:
    """Read an IDX file, plain or gzip (told by its first bytes, not its name).

    Returns the array the file declares, in the machine's byte order. Raises FileNotFoundError, or
    ValueError when the file is truncated, too long, damaged, no IDX file or larger than MNIST;
    what a file claims about its size is checked before any memory is set aside.
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there; an IDX file was expected.")
    on_disk = path.stat().st_size
    with path.open("rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        if not zipped:
            return _read(file, path, on_disk)
        try:
            with gzip.open(file) as stream:
                return _read(stream, path, on_disk * _DEFLATE_MAX_RATIO)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ValueError(f"{path} is a damaged gzip file ({error}); fetch it again.") from None


def load_mnist(folder: str | Path, split: str) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Load the MNIST digits of one split from a folder that holds the four standard files.

    split: "train" (60,000 images) or "test" (10,000). Returns images (n, 28, 28) with 0 for paper
    and 1 for full ink, and labels (n,) in 0..9. Raises FileNotFoundError when a file is missing
    and ValueError when one is damaged or the two do not belong together.
    """
    if split not in _FILES:
        raise ValueError(f'split must be "train" or "test", given {split!r}.')
    images_path, labels_path = (_find(Path(folder), name) for name in _FILES[split])
    images, labels = read_idx(images_path), read_idx(labels_path)
    if images.dtype != np.uint8 or images.shape[1:] != (28, 28):
        raise ValueError(
            f"{images_path} must hold images of 28 x 28 bytes, given {images.dtype} values of"
            f" shape {images.shape}."
        )
    if labels.dtype != np.uint8 or labels.ndim != 1 or (labels > 9).any():
        raise ValueError(f"{labels_path} must hold one label in 0..9 an image.")
    if len(images) != len(labels):
        raise ValueError(
            f"{images_path} holds {len(images)} images but {labels_path} holds {len(labels)}"
            " labels; both must come from the same set."
        )
    return images / 255.0, labels.astype(np.int64)


def is_mnist(folder: str | Path) -> bool:
    """Whether a folder holds files named as MNIST's are, all four or only some."""
    names = [name for pair in _FILES.values() for name in pair]
    return any((Path(folder) / f"{name}{end}").is_file() for name in names for end in ("", ".gz"))


def _find(folder: Path, name: str) -> Path:
    for candidate in (folder / name, folder / f"{name}.gz"):
        if candidate.is_file():
            return candidate
    raise FileNotFoundError(f"{folder} must hold {name} or {name}.gz, given neither.")


def _read(stream: BinaryIO | gzip.GzipFile, path: Path, most: int) -> NDArray[Any]:
    magic = stream.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] not in _DTYPES or not 1 <= magic[3] <= 32:
        raise ValueError(f"{path} is no IDX file: it begins with {magic.hex(' ') or 'nothing'}.")
    dimensions = stream.read(4 * magic[3])
    if len(dimensions) < 4 * magic[3]:
        raise ValueError(f"{path} is truncated: it ends inside its header.")
    shape = struct.unpack(f">{magic[3]}I", dimensions)
    dtype = np.dtype(_DTYPES[magic[2]])
    size = math.prod(shape) * dtype.itemsize
    if size > most:
        raise ValueError(
            f"{path} is truncated: it declares {size} bytes of numbers, more than it can hold."
        )
    if size > MAX_BYTES:
        raise ValueError(
            f"{path} declares {size} bytes of numbers, more than the {MAX_BYTES} of MNIST's largest"
            " file."
        )
    data = bytearray()
    while len(data) <= size and (chunk := stream.read(min(_CHUNK, size + 1 - len(data)))):
        data += chunk
    if len(data) != size:
        verdict = "is truncated" if len(data) < size else "is too long"
        raise ValueError(
            f"{path} {verdict}: it declares {size} bytes of numbers for shape {shape}."
        )
    return np.frombuffer(data, dtype).reshape(shape).astype(dtype.newbyteorder("="), copy=False)
