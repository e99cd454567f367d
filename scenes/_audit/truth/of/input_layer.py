"""The input layer: one pixel's place in the column of all."""

import numpy as np

from scenes._audit.truth.library import Library
from scenes._audit.truth.of.neuron import followed


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """The pixel, its row and its column, its place, and all rows of the picture."""
    pixel, (rows, columns) = followed(truth), truth.shape or (1, len(truth.x))
    return {
        "the pixel": truth.x[pixel],
        "its row, its column, its place": np.array([*divmod(pixel, columns), pixel], dtype=float),
        "rows": truth.x.reshape(rows, columns),
    }
