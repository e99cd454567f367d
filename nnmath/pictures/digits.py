"""The project's own handwritten digits as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnmath.npz import read_arrays, write_arrays


@dataclass(frozen=True, eq=False)
class Digits:
    """Handwritten digits in the training frame.

    images: (n, 28, 28) in 0..1, bright on black. labels: (n,), the digit each was written as.
    names: n different names such as "3-round-1" and "ambiguous". defaults: for each class 0..9
    the index of the variant that stands for it.
    """

    images: NDArray[np.float64]
    labels: NDArray[np.int64]
    names: tuple[str, ...]
    defaults: tuple[int, ...]


def load_digits(path: str | Path) -> Digits:
    """Read a file of handwritten digits.

    Raises FileNotFoundError, or ValueError when the file is damaged, hostile or holds no digits.
    """
    if not Path(path).is_file():
        raise FileNotFoundError(f"{path} is not there; digits saved as .npz were expected.")
    try:
        arrays, metadata = read_arrays(path)
        digits = Digits(
            arrays["images"],
            np.array(metadata["labels"], dtype=np.int64),
            tuple(str(name) for name in metadata["names"]),
            tuple(int(index) for index in metadata["defaults"]),
        )
        count = len(digits.names)
        whole = (
            digits.images.shape == (count, 28, 28)
            and digits.labels.shape == (count,)
            and ((digits.images >= 0) & (digits.images <= 1)).all()
            and all(0 <= index < count for index in digits.defaults)
            and digits.labels[list(digits.defaults)].tolist() == list(range(10))
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        whole = False
    if not whole:
        raise ValueError(
            f"{path} is damaged or holds no digits: images (n, 28, 28) in 0..1 with n labels and"
            " names and a default for each class were expected."
        )
    digits.images.flags.writeable = digits.labels.flags.writeable = False
    return digits


def save_digits(digits: Digits, path: str | Path, made: Mapping[str, Any]) -> None:
    """Write digits as .npz, whole or not at all: the images as float32, all else as JSON text.

    made: how they were made, anything JSON can say. Raises OSError when it cannot be written.
    """
    metadata = {
        "labels": digits.labels.tolist(),
        "names": list(digits.names),
        "defaults": list(digits.defaults),
        **made,
    }
    write_arrays(path, {"images": digits.images.astype(np.float32)}, metadata)
