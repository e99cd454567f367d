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

MAX_BYTES = 64 * 2**20  # 8 million float64 parameters: far above any network filmed here
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError,
           ValueError, SyntaxError, KeyError, TypeError, tokenize.TokenError)  # fmt: skip


def write_arrays(
    path: str | Path, arrays: Mapping[str, NDArray[Any]], metadata: Mapping[str, Any]
) -> None:
    """Write arrays and metadata as .npz under a temporary name, then move it into place.

    Equal contents make equal files. Raises ValueError for metadata that JSON cannot say and for
    arrays of objects, OSError when the file cannot be written.
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
    objects or anything but floats, or declares more than MAX_BYTES.
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there; a network saved as .npz was expected.")
    try:
        with zipfile.ZipFile(path) as archive:
            if (declared := sum(member.file_size for member in archive.infolist())) > MAX_BYTES:
                raise ValueError(f"it declares {declared} bytes, more than {MAX_BYTES}")
            arrays = dict(_read_member(archive, member) for member in archive.infolist())
        text = arrays.pop("metadata")
        if text.shape != () or not str(text).startswith("{"):
            raise ValueError("its metadata is no JSON object")
        metadata = json.loads(str(text))
        for name, array in arrays.items():
            if array.dtype.kind != "f":
                raise ValueError(f"{name} must hold floats, given {array.dtype}")
    except KeyError:
        raise ValueError(f"{path} is no saved network: it holds no metadata.") from None
    except _BROKEN as error:
        raise ValueError(f"{path} cannot be read as a saved network: {error}.") from None
    return {name: array.astype(np.float64) for name, array in arrays.items()}, metadata


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> tuple[str, NDArray[Any]]:
    """Read one .npy of the archive, holding its header against its declared size first."""
    # Other methods of compression could inflate more than is asked for.
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError(f"{member.filename} is compressed in an unknown way")
    with archive.open(member) as stream:
        version = np.lib.format.read_magic(stream)
        if version != (1, 0):
            raise ValueError(f"{member.filename} is of .npy version {version}, expected (1, 0)")
        shape, fortran, dtype = np.lib.format.read_array_header_1_0(stream)
        if dtype.kind not in "fU":
            raise ValueError(f"{member.filename} must hold floats or text, given {dtype}")
        size = math.prod(shape) * dtype.itemsize
        if min(shape, default=0) < 0 or size != member.file_size - stream.tell():
            raise ValueError(
                f"{member.filename} declares shape {shape}, which is not what it holds"
            )
        data = stream.read(size)
        if stream.read(1) or len(data) != size:
            raise ValueError(f"{member.filename} is truncated")
    array = np.frombuffer(data, dtype).reshape(shape, order="F" if fortran else "C")
    return member.filename.removesuffix(".npy"), array
