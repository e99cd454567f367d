"""Networks as .npz: ours, which say all, or arrays as np.savez writes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnmath import load_network, read_metadata
from nnmath.npz import read_members
from scenes.given.networks.arrays import Arrays
from scenes.given.networks.bounds import MOST_TEXT, check_shapes, numbers
from scenes.given.networks.formats.ours import Ours
from scenes.given.networks.wording import listed_texts

SAID = ("activations", "classes")  # texts among the arrays


def read_npz(path: Path) -> Arrays | Ours:
    """A network of ours, or the arrays of an .npz and what texts among them say.

    Raises ValueError for a file that is damaged or hostile.
    """
    members = read_members(path)
    if "metadata" in members:
        return Ours(load_network(path), read_metadata(path))
    said = {name: _texts(name, members.pop(name)) for name in SAID if name in members}
    check_shapes(array.shape for array in members.values())
    arrays = {name: numbers(name, array) for name, array in members.items()}
    return Arrays(arrays, None, said.get("activations"), said.get("classes"))


def _texts(name: str, array: NDArray[Any]) -> tuple[str, ...] | None:
    """Texts in an array, or one text with commas."""
    if array.dtype.kind != "U" or array.ndim > 1 or array.nbytes > MOST_TEXT:
        raise ValueError(f"{name} must be texts, given {array.dtype} of shape {array.shape}.")
    return listed_texts(",".join(map(str, np.atleast_1d(array))))
