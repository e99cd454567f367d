"""Arrays on disk: an .npz without pickle, whose every claim is checked before it costs memory."""

from __future__ import annotations

import json
import math
import os
import tempfile
import tokenize
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnmath.checks import refuse_masked, shown

MAX_BYTES = 64 * 2**20  # far above any network filmed here
MAX_NUMBERS = MAX_BYTES // 8  # all become float64
MAX_TEXT = 2**20  # bytes of metadata; JSON can take twenty times the memory of its text
MAX_HEADER = 1000  # bytes; numpy's own have 118, and what parses long ones takes any memory
MAX_NAME = 60  # characters
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError,
           ValueError, SyntaxError, KeyError, TypeError, tokenize.TokenError)  # fmt: skip


def write_arrays(
    path: str | Path, arrays: Mapping[str, NDArray[Any]], metadata: Mapping[str, Any]
) -> None:
    """Write arrays and metadata as .npz under a temporary name, then move it into place.

    Equal contents make equal files. Raises ValueError for metadata that JSON cannot say, for masked
    arrays and for arrays of objects, OSError when the file cannot be written.
    """
    path = Path(path)
    try:
        text = json.dumps(metadata, allow_nan=False, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"metadata must be what JSON can say, given {error}.") from None
    if not path.parent.is_dir():
        raise FileNotFoundError(
            f"{path.parent} is not there; make the folder first to save {path.name}."
        )
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w") as archive:
            for name, array in {"metadata": np.array(text), **arrays}.items():
                refuse_masked(name, array)
                # A ZipInfo made by hand carries no time, so equal contents make equal files.
                member = zipfile.ZipInfo(f"{name}.npy")
                member.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(member, "w") as stream:
                    np.lib.format.write_array(stream, array, version=(1, 0), allow_pickle=False)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def read_arrays(path: str | Path) -> tuple[dict[str, NDArray[np.float64]], dict[str, Any]]:
    """Read the arrays (floats only, as float64) and the metadata of an .npz, believing nothing.

    Raises FileNotFoundError, or ValueError when the file is no .npz, is damaged, holds pickled
    objects or anything but floats, or declares more than MAX_BYTES or MAX_NUMBERS.
    """
    try:
        members = _members(path, "f")
        text = members.pop("metadata", None)
        for name, array in members.items():
            if array.dtype.kind != "f":
                raise ValueError(f"{name} must hold floats, given {array.dtype}")
        if text is None:
            raise ValueError("it holds no metadata")
        if text.shape != () or not str(text).startswith("{"):
            raise ValueError("its metadata is no JSON object")
        metadata = json.loads(str(text))
    except _BROKEN as error:
        raise _unreadable(path, error) from None
    return {name: array.astype(np.float64) for name, array in members.items()}, metadata


def read_members(path: str | Path) -> dict[str, NDArray[Any]]:
    """Read all arrays of an .npz that anybody wrote, in its order: any real numbers, and texts.

    Raises as `read_arrays` does; of what the arrays are called and mean nothing is expected.
    """
    try:
        return _members(path, "biuf")
    except _BROKEN as error:
        raise _unreadable(path, error) from None


def _unreadable(path: str | Path, error: Exception) -> Exception:
    if isinstance(error, FileNotFoundError):
        return error
    return ValueError(f"{path} cannot be read as a saved network: {error}.")


def _members(path: str | Path, kinds: str) -> dict[str, NDArray[Any]]:
    """All arrays by name. kinds: of the numbers that are read, as numpy's dtypes have them."""
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there; a network saved as .npz was expected.")
    arrays: dict[str, NDArray[Any]] = {}
    with zipfile.ZipFile(path) as archive:
        if (declared := sum(member.file_size for member in archive.infolist())) > MAX_BYTES:
            raise ValueError(f"it declares {declared} bytes, more than {MAX_BYTES}")
        for member in archive.infolist():
            left = MAX_NUMBERS - sum(array.size for array in arrays.values())
            arrays[_name(member)] = _read_member(archive, member, left, kinds)
    return arrays


def _name(member: zipfile.ZipInfo) -> str:
    """What an array is called; one that messages cannot repeat is refused."""
    name = member.filename.removesuffix(".npy")
    if not name.isprintable() or len(name) > MAX_NAME:
        raise ValueError(f"no array of a network is called {shown(name)}")
    return name


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int, kinds: str
) -> NDArray[Any]:
    """Read one .npy of the archive, holding its header against its declared size first.

    left: how many numbers there is still room for. kinds: of numbers that are read.
    """
    # Other methods of compression could inflate more than is asked for.
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError(f"{member.filename} is compressed in an unknown way")
    with archive.open(member) as stream:
        version = np.lib.format.read_magic(stream)
        if version != (1, 0):
            raise ValueError(f"{member.filename} is of .npy version {version}, expected (1, 0)")
        header = np.lib.format.read_array_header_1_0(stream, max_header_size=MAX_HEADER)
        shape, fortran, dtype = header
        if dtype.kind not in f"{kinds}U" or (dtype.kind != "U" and dtype.itemsize > 8):
            what = "floats" if kinds == "f" else "numbers"
            raise ValueError(f"{member.filename} must hold {what} or text, given {dtype}")
        size = math.prod(shape) * dtype.itemsize
        if min(shape, default=0) < 0 or size != member.file_size - stream.tell():
            raise ValueError(
                f"{member.filename} declares shape {shape}, which is not what it holds"
            )
        if math.prod(shape) > left or (dtype.kind == "U" and size > MAX_TEXT):
            most = f"{MAX_NUMBERS:,} numbers or {MAX_TEXT:,} bytes of text"
            raise ValueError(f"with {member.filename} it holds more than {most}")
        data = stream.read(size)
        if stream.read(1) or len(data) != size:
            raise ValueError(f"{member.filename} is truncated")
    return np.frombuffer(data, dtype).reshape(shape, order="F" if fortran else "C")
