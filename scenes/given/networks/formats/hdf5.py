"""`python -m scenes.given.networks.formats.hdf5 FILE OUT`: takes the arrays out of an HDF5 file.

Writes them to OUT as .npz, the description of a Keras model beside them. HDF5's library, which is
written in C, crashes or never ends on some damaged files: so it runs in a process of its own, which
`hdf5_apart` starts. Only plain arrays are read, in the file itself, no larger than they say.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from nnmath.checks import shown
from nnmath.npz import write_arrays
from scenes.given.networks.bounds import MOST_ARRAYS, MOST_TEXT, check_count, check_shapes, numbers

MOST_CHARACTERS = MOST_TEXT // 8  # of a description: as much as the metadata of an .npz can hold
SKIPPED = ("optimizer", "metrics")  # what trained it and measured it, in groups of such names
# What h5py raises for files that contradict themselves.
BROKEN = (OSError, LookupError, RuntimeError, TypeError, AttributeError, OverflowError)


def main(given: str, out: str) -> int:
    """Take out what there is; 0, or 2 after one sentence on standard output."""
    try:
        with h5py.File(given, "r") as file:
            take_out(file, Path(out))
    except (*BROKEN, UnicodeError):  # whatever is looked at may be what is damaged
        print(ascii("it is no whole HDF5 file."))
        return 2
    except ValueError as error:
        print(ascii(str(error)))
        return 2
    return 0


def take_out(file: Any, out: Path) -> None:
    """Write all arrays, once the declared shapes of all have been looked at."""
    groups, datasets = _walked(file)
    for name, dataset in datasets.items():
        _check(name, dataset)
    check_shapes(tuple(dataset.shape) for dataset in datasets.values())
    arrays = {
        str(k): numbers(name, np.asarray(dataset[()]))
        for k, (name, dataset) in enumerate(datasets.items())
    }
    order = {name: _texts(group, "weight_names") for name, group in groups.items()}
    metadata = {
        "config": _text(file, "model_config"),
        "paths": list(datasets),
        "weight_names": {name: names for name, names in order.items() if names},
    }
    write_arrays(out, arrays, metadata)


def _walked(file: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """All groups and all datasets by their paths, each group's in its order."""
    groups: dict[str, Any] = {}
    datasets: dict[str, Any] = {}
    left = [("", file)]
    while left:
        path, group = left.pop(0)
        groups[path] = group
        for name, found in _members(group):
            here = f"{path}/{name}".lstrip("/")
            if here.startswith(SKIPPED):
                continue
            if isinstance(found, h5py.Group):
                left.append((here, found))
            elif isinstance(found, h5py.Dataset):
                datasets[here] = found
        if len(left) + len(groups) + len(datasets) > MOST_ARRAYS:
            raise ValueError(f"it holds more than {MOST_ARRAYS:,} groups and arrays.")
    return groups, datasets


def _members(group: Any) -> Iterator[tuple[str, Any]]:
    """What lies in a group; no link leads elsewhere."""
    if len(group) > MOST_ARRAYS:
        raise ValueError(f"it holds more than {MOST_ARRAYS:,} groups and arrays.")
    for name in group:
        if not isinstance(group.get(name, getlink=True), h5py.HardLink):
            raise ValueError(f"{shown(name)} is a link to somewhere else.")
        yield name, group[name]


def _check(name: str, dataset: Any) -> None:
    """Raises ValueError for an array that lies elsewhere, or that could take more than it says."""
    layout = dataset.id.get_create_plist()
    if dataset.is_virtual or dataset.external:
        raise ValueError(f"{shown(name)} lies in another file.")
    # Unpacking goes on for as long as there is something packed, whatever the shape says.
    if layout.get_nfilters():
        raise ValueError(f"{shown(name)} is compressed; save it without compression.")
    if dataset.dtype.kind not in "biuf" or dataset.dtype.itemsize > 8 or dataset.shape is None:
        raise ValueError(f"{shown(name)} holds {shown(str(dataset.dtype))}, expected numbers.")
    check_count(math.prod(dataset.chunks or ()))


def _text(group: Any, name: str) -> str | None:
    """An attribute that is one text, None where there is none."""
    value = _attribute(group, name)
    if isinstance(value, bytes):
        value = value.decode("utf-8", errors="replace")
    if isinstance(value, str) and len(value) > MOST_CHARACTERS:
        raise ValueError(f"{shown(name)} is too long.")
    return value if isinstance(value, str) else None


def _texts(group: Any, name: str) -> list[str]:
    """An attribute that is a list of texts; empty where there is none."""
    value = _attribute(group, name)
    items = value.tolist() if isinstance(value, np.ndarray) else []
    return [
        str(item, "utf-8", "replace") if isinstance(item, bytes) else str(item) for item in items
    ]


def _attribute(group: Any, name: str) -> Any:
    if name not in group.attrs:
        return None
    held = group.attrs.get_id(name)
    if math.prod(held.shape or ()) > MOST_ARRAYS or held.dtype.itemsize > MOST_TEXT:
        raise ValueError(f"{shown(name)} is too large.")
    return group.attrs[name]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
