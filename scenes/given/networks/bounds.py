"""How much of a stranger's file is believed: what it declares is held against these first."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nnmath.checks import shown

MOST = 8_000_000  # parameters; as many as an .npz of ours can hold
MOST_TEXT = 2**20  # bytes of names, JSON and structure; parsed, they can take a hundred times that
MOST_ARRAYS = 1000
MOST_FILE = 256 * 2**20  # bytes read at once: what trained it lies beside the weights, three times
INSTALL = 'pip install "nnfilm[networks]"'


def check_count(count: int) -> None:
    """Raises ValueError where a file declares more parameters than are read."""
    if count > MOST:
        raise ValueError(f"it declares {count:,} numbers; at most {MOST:,} are read.")


def check_shapes(shapes: Iterable[tuple[int, ...]]) -> None:
    """Raises ValueError where arrays of these shapes are more than are read."""
    listed = list(shapes)
    if len(listed) > MOST_ARRAYS:
        raise ValueError(f"it holds {len(listed):,} arrays; at most {MOST_ARRAYS:,} are read.")
    check_count(sum(map(math.prod, listed)))


def check_size(path: Path, most: int = MOST_FILE) -> None:
    """Raises ValueError for a file that is larger than is read at once."""
    if (size := os.path.getsize(path)) > most:
        raise ValueError(f"it has {size:,} bytes; at most {most:,} are read.")


def numbers(name: str, array: NDArray[np.generic]) -> NDArray[np.float64]:
    """An array as float64. Raises ValueError for what holds no numbers, NaN or infinity."""
    if array.dtype.kind not in "biuf" or array.dtype.itemsize > 8:
        raise ValueError(f"{shown(name)} holds {array.dtype}, expected numbers.")
    floats = array.astype(np.float64)
    if not np.isfinite(floats).all():
        what = "NaN" if np.isnan(floats).any() else "infinity"
        raise ValueError(f"{shown(name)} holds {what}; a network's numbers are finite.")
    return floats


def needed(library: str, suffix: str) -> ValueError:
    """What is said where a library is not installed."""
    return ValueError(f"reading {suffix} needs {library}; install it: {INSTALL}")
