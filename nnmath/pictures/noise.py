"""Pictures of nothing: each pixel drawn by itself, and a seed that names the picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def noise(seed: int, rows: int = 28, columns: int = 28) -> NDArray[np.float64]:
    """Draw each pixel evenly between 0 and 1; the same seed gives the same picture.

    Returns (rows, columns). It is numpy.random.default_rng(seed).random((rows, columns)).
    """
    return np.random.default_rng(seed).random((rows, columns))
