"""Networks as Keras saves them: .keras, a zip of JSON and HDF5, and .h5, its older form."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scenes.given.networks.arrays import IN_OUT, Arrays, Floats
from scenes.given.networks.bounds import MOST_FILE, MOST_TEXT
from scenes.given.networks.formats.hdf5_apart import Contents, contents
from scenes.given.networks.formats.keras_layers import chain
from scenes.given.networks.formats.keras_model import Described, described
from scenes.given.networks.named import natural
from scenes.given.networks.operations import Chain

CONFIG, WEIGHTS = "config.json", "model.weights.h5"
# Where a .keras keeps layers: since Keras 3, and in the first .keras files of Keras 2.
HOMES = ("layers", "_layer_checkpoint_dependencies")
LARGEST = MOST_FILE // 2  # bytes of weights, and of what trained them, that are held in memory
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


def read_keras(path: Path) -> Chain:
    """The chain of operations of a .keras file. Raises ValueError for what is none.

    Nothing in it is run: a Lambda layer or a class of somebody's own is refused by name.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            config = _member(archive, CONFIG, MOST_TEXT)
            weights = _member(archive, WEIGHTS, LARGEST)
    except BROKEN:
        raise ValueError("it is no whole .keras file.") from None
    layers = described(_parsed(config))
    return chain(layers, _in_keras(contents(weights), layers))


def read_h5(path: Path) -> Chain | Arrays:
    """The same of an .h5 file; of one that holds weights alone, its arrays in their order."""
    held = contents(path)
    if held.config is not None:
        layers = described(_parsed(held.config))
        return chain(layers, _in_h5(held, layers))
    return Arrays(dict(sorted(held.arrays.items(), key=lambda item: natural(item[0]))), IN_OUT)


def _member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    if name not in archive.namelist():
        raise ValueError(f"it holds no {name}.")
    info = archive.getinfo(name)
    # Other methods of compression could inflate more than is asked for.
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError(f"{name} in it is compressed in an unknown way.")
    if info.file_size > most:
        raise ValueError(f"{name} in it has {info.file_size:,} bytes; at most {most:,} are read.")
    with archive.open(info) as file:
        return file.read(most)


def _parsed(config: bytes | str) -> Mapping[str, Any]:
    try:
        parsed = json.loads(config)
    except (ValueError, RecursionError):
        raise ValueError("its description of layers is no JSON that can be read.") from None
    if not isinstance(parsed, dict):
        raise ValueError("its description of layers is no JSON object.")
    return parsed


Stored = dict[str, list[Floats]]


def _in_keras(held: Contents, layers: tuple[Described, ...]) -> Stored:
    """The arrays of each layer by its name: layers/dense_1/vars/0 is the second Dense's first.

    The first .keras files count otherwise, dense_2 after dense, and those of Windows have \\ for
    /: so the groups of a kind are taken in their order.
    """
    stored: Stored = {}
    for kind in {layer.kind for layer in layers}:
        alike = [layer.name for layer in layers if layer.kind == kind and not layer.is_given]
        groups = _groups(held, _snake_case(kind))
        if len(groups) == len(alike):
            stored |= dict(zip(alike, groups, strict=True))
    return stored


def _groups(held: Contents, kind: str) -> list[list[Floats]]:
    """The arrays of each group of a kind, groups and arrays as people count them."""
    found: dict[str, list[Floats]] = {}
    for path in sorted(held.arrays, key=natural):
        home, _, rest = path.replace("\\", "/").partition("/")
        group, _, place = rest.partition("/vars/")
        if home in HOMES and place.isdecimal() and re.fullmatch(rf"{kind}(_\d+)?", group):
            found.setdefault(f"{home}/{group}", []).append(held.arrays[path])
    return list(found.values())


def _in_h5(held: Contents, layers: tuple[Described, ...]) -> Stored:
    """The arrays of each layer by its name, in the order that its weight_names give."""
    stored = {}
    for layer in layers:
        where = f"model_weights/{layer.name}"
        paths = [f"{where}/{name}" for name in held.weight_names.get(where, ())]
        stored[layer.name] = [held.arrays[path] for path in paths if path in held.arrays]
    return stored


def _snake_case(name: str) -> str:
    """BatchNormalization → batch_normalization, as Keras names what it saves."""
    name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", re.sub(r"\W+", "", name))
    return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()
