"""Networks on disk: an .npz of plain arrays, no pickle, with what is worth knowing about it.

`weights_1`, `biases_1`, `weights_2` … hold the layers; `metadata` is one JSON text. Nothing a file
claims about its size is believed before it is checked, so a hostile file costs no memory.
"""

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

from nnmath.network import Layer, Network

MAX_BYTES = 64 * 2**20  # 8 million float64 parameters: far above any network filmed here
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError,
           ValueError, SyntaxError, KeyError, TypeError, tokenize.TokenError)  # fmt: skip


def save_network(
    network: Network, path: str | Path, metadata: Mapping[str, Any] | None = None
) -> None:
    """Write a network as .npz, as float32 where that loses nothing, else as float64.

    metadata: anything JSON can say (seed, data, accuracy …); `sizes` and `activations` are always
    written from the network itself. The file appears whole or not at all. Raises ValueError for
    metadata that JSON cannot say, OSError when the file cannot be written.
    """
    arrays = {}
    for k, layer in enumerate(network.layers, start=1):
        arrays[f"weights_{k}"] = _shortest(layer.weights)
        arrays[f"biases_{k}"] = _shortest(layer.biases)
    write_arrays(path, arrays, {**(metadata or {}), **describe_network(network)})


def load_network(path: str | Path) -> Network:
    """Read a network written by `save_network`.

    Raises FileNotFoundError, or ValueError when the file is damaged, hostile or not a network.
    """
    arrays, metadata = read_arrays(path)
    activations = metadata.get("activations")
    if not isinstance(activations, list) or not activations:
        raise ValueError(f"{path} is no saved network: its metadata names no activations.")
    expected = {
        f"{kind}_{k + 1}" for kind in ("weights", "biases") for k in range(len(activations))
    }
    if set(arrays) != expected:
        raise ValueError(
            f"{path} must hold the arrays {', '.join(sorted(expected))} and metadata,"
            f" given {', '.join(sorted(arrays)) or 'none'}."
        )
    try:
        layers = (
            Layer(arrays[f"weights_{k}"], arrays[f"biases_{k}"], activation)
            for k, activation in enumerate(activations, start=1)
        )
        network = Network(tuple(layers))
    except ValueError as error:
        raise ValueError(f"{path} holds no network: {error}") from None
    if metadata.get("sizes") != list(network.sizes):
        raise ValueError(
            f"{path} contradicts itself: its metadata says sizes {metadata.get('sizes')}, its arrays"
            f" {list(network.sizes)}."
        )
    return network


def read_metadata(path: str | Path) -> dict[str, Any]:
    """Read what was saved beside the arrays: sizes, activations, seed, data, accuracy …

    Raises FileNotFoundError, or ValueError when the file is damaged or hostile.
    """
    return read_arrays(path)[1]


def describe_network(network: Network) -> dict[str, Any]:
    """Return the metadata that follows from the network itself: its sizes and activations."""
    return {
        "sizes": list(network.sizes),
        "activations": [layer.activation for layer in network.layers],
    }


def write_arrays(
    path: str | Path, arrays: Mapping[str, NDArray[Any]], metadata: Mapping[str, Any]
) -> None:
    """Write arrays and metadata as .npz under a temporary name, then move it into place."""
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
        with os.fdopen(handle, "wb") as file:
            np.savez(file, allow_pickle=False, metadata=np.array(text), **arrays)
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


def _shortest(array: NDArray[np.float64]) -> NDArray[Any]:
    with np.errstate(over="ignore"):
        single = array.astype(np.float32)
    return single if np.array_equal(single, array) else array
