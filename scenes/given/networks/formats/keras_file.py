"""Networks as Keras saves them: .keras, a zip of JSON and HDF5, and .h5, its older form."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nnmath.checks import shown
from scenes.given.networks.arrays import IN_OUT, Arrays, Floats
from scenes.given.networks.bounds import MOST_FILE, MOST_TEXT
from scenes.given.networks.formats import hdf5
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
    with hdf5.opened(weights) as file:
        return chain(layers, _in_keras(file, layers))


def read_h5(path: Path) -> Chain | Arrays:
    """The same of an .h5 file; of one that holds weights alone, its arrays in their order."""
    with hdf5.opened(path) as file:
        config = hdf5.text(file, "model_config")
        if config is not None:
            layers = described(_parsed(config))
            return chain(layers, _in_h5(file, layers))
        datasets = sorted(hdf5.all_datasets(file), key=lambda item: natural(item[0]))
        kept = {name: each for name, each in datasets if not name.startswith("optimizer")}
        return Arrays(hdf5.arrays(kept), IN_OUT)


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


def _in_keras(file: Any, layers: tuple[Described, ...]) -> Stored:
    """The arrays of each layer by its name: layers/dense_1/vars/0 is the second Dense's first."""
    counts: dict[str, int] = {}
    found = {}
    for layer in layers:
        kind = _snake_case(layer.kind)
        count = counts[kind] = counts.get(kind, -1) + 1
        unique = f"{kind}_{count}" if count else kind
        groups = (hdf5.inside(file, home, unique, "vars") for home in HOMES)
        group = next((each for each in groups if each is not None), None)
        names = [] if group is None else sorted(hdf5.members(group), key=natural)
        found[layer.name] = {f"{layer.name}/{k}": hdf5.inside(group, k) for k in names}
    return _read(found)


def _in_h5(file: Any, layers: tuple[Described, ...]) -> Stored:
    """The arrays of each layer by its name, in the order that its weight_names give."""
    found = {}
    for layer in layers:
        group = hdf5.inside(file, "model_weights", layer.name)
        names = [] if group is None else hdf5.texts(group, "weight_names")
        found[layer.name] = {
            f"{layer.name}: {name}": hdf5.inside(group, *name.split("/")) for name in names
        }
    return _read(found)


def _read(found: Mapping[str, Mapping[str, Any]]) -> Stored:
    # All in one go: their number and size are looked at before the first is read.
    datasets = dict(_all(found))
    read = hdf5.arrays(datasets)
    return {layer: [read[name] for name in names] for layer, names in found.items()}


def _all(found: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    for names in found.values():
        for name, dataset in names.items():
            if not hasattr(dataset, "dtype"):
                raise ValueError(f"{shown(name)} is no array.")
            yield name, dataset


def _snake_case(name: str) -> str:
    """BatchNormalization → batch_normalization, as Keras names what it saves."""
    name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", re.sub(r"\W+", "", name))
    return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()
