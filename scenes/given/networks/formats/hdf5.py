"""HDF5 read with suspicion: plain arrays alone, in the file itself, no larger than they say."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from nnmath.checks import shown
from scenes.given.networks.arrays import Floats
from scenes.given.networks.bounds import (
    MOST_ARRAYS,
    MOST_TEXT,
    check_count,
    check_shapes,
    needed,
    numbers,
)

T = TypeVar("T")
MOST_DEEP = 12  # groups inside one another
# What h5py raises for files that contradict themselves.
BROKEN = (OSError, KeyError, RuntimeError, TypeError, ValueError, AttributeError, OverflowError)


@contextmanager
def opened(source: Path | bytes) -> Iterator[Any]:
    """An HDF5 file, or the bytes of one. Raises ValueError where it is none."""
    try:
        import h5py
    except ImportError:
        raise needed("h5py", "Keras's files") from None
    try:
        file = h5py.File(io.BytesIO(source) if isinstance(source, bytes) else source, "r")
    except BROKEN:
        raise ValueError("it is no whole HDF5 file.") from None
    with file:
        yield file


def inside(group: Any, *names: str) -> Any:
    """What lies under names inside a group, None where nothing does; no link leads elsewhere."""
    import h5py

    for name in names:
        if not isinstance(group, h5py.Group):
            return None
        link = _tried(name, partial(group.get, name, getlink=True))
        if link is None:
            return None
        if not isinstance(link, h5py.HardLink):
            raise ValueError(f"{shown(name)} is a link to somewhere else.")
        group = _tried(name, partial(group.__getitem__, name))
    return group


def members(group: Any) -> list[str]:
    """The names in a group. Raises ValueError for more than any network has."""
    if len(group) > MOST_ARRAYS:
        raise ValueError(f"it holds {len(group):,} things in one group.")
    return _tried("a group", lambda: [name for name in group if isinstance(name, str)])


def text(group: Any, name: str) -> str | None:
    """An attribute that is one text, None where there is none."""
    value = _attribute(group, name)
    if isinstance(value, bytes):
        value = value.decode("utf-8", errors="replace")
    return value if isinstance(value, str) and len(value) <= MOST_TEXT else None


def texts(group: Any, name: str) -> list[str]:
    """An attribute that is a list of texts; empty where there is none."""
    value = _attribute(group, name)
    items = value.tolist() if isinstance(value, np.ndarray) else []
    return [
        str(item, "utf-8", "replace") if isinstance(item, bytes) else str(item) for item in items
    ]


def arrays(datasets: Mapping[str, Any]) -> dict[str, Floats]:
    """The numbers of datasets, read only when the declared shapes of all have been looked at."""
    for name, dataset in datasets.items():
        _tried(name, partial(_check, name, dataset))
    check_shapes(tuple(dataset.shape) for dataset in datasets.values())
    read = {
        name: _tried(name, partial(dataset.__getitem__, ())) for name, dataset in datasets.items()
    }
    return {name: numbers(name, np.asarray(array)) for name, array in read.items()}


def all_datasets(group: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Every dataset by its path, in the file's order."""
    import h5py

    if depth > MOST_DEEP:
        raise ValueError("its groups lie in one another too deeply.")
    for name in members(group):
        found = inside(group, name)
        here = f"{path}/{name}".lstrip("/")
        if isinstance(found, h5py.Group):
            yield from all_datasets(found, here, depth + 1)
        elif isinstance(found, h5py.Dataset):
            yield here, found


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


def _attribute(group: Any, name: str) -> Any:
    def read() -> Any:
        if name not in group.attrs:
            return None
        held = group.attrs.get_id(name)
        if math.prod(held.shape or ()) > MOST_ARRAYS or held.dtype.itemsize > MOST_TEXT:
            raise ValueError(f"{shown(name)} is too large.")
        return group.attrs[name]

    return _tried(name, read)


def _tried(name: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except ValueError:
        raise
    except BROKEN:
        raise ValueError(f"{shown(name)} in it is damaged.") from None
