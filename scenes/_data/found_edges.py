"""A picture that is no digit, what a filter and its turns answer to it, and where."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nnmath import compass_kernels, edge_response
from nnmath.pictures.landscape import landscape

HUNDREDTHS = 2  # decimals of a pixel: so that a sum of pixels is exactly what is printed
COARSEST = 5  # blocks of 32 × 32 pixels


@dataclass(frozen=True, eq=False)
class FoundEdges:
    """picture: (rows, columns), 0..1. kernels: (n, 3, 3). answers: (n, rows, columns), signed."""

    picture: np.ndarray
    kernels: np.ndarray
    answers: np.ndarray

    @classmethod
    def of_the_landscape(cls) -> "FoundEdges":
        """The landscape in hundredths, with the eight kernels of the compass."""
        picture, kernels = landscape().round(HUNDREDTHS), compass_kernels()
        answers = np.stack([edge_response(picture, kernel) for kernel in kernels])
        return cls(picture, kernels, answers)

    @cached_property
    def place(self) -> tuple[int, int]:
        """The row and column of the first kernel's largest answer, the first of several."""
        first = self.answers[0].round(HUNDREDTHS)
        row, column = np.unravel_index(np.argmax(first), first.shape)
        return int(row), int(column)

    @property
    def patch(self) -> np.ndarray:
        """The pixels under the kernel at that place, (3, 3)."""
        row, column = self.place
        return self.picture[row - 1 : row + 2, column - 1 : column + 2]

    def coarse(self, level: np.ndarray | float) -> np.ndarray:
        """The picture in blocks of 2^level pixels a side, each as bright as its pixels' mean.

        level: 0, the picture itself, to COARSEST; between two, their mean.
        """
        whole = int(level)
        fine, coarse = (self._in_blocks(2 ** min(k, COARSEST)) for k in (whole, whole + 1))
        return np.asarray(fine + (level - whole) * (coarse - fine))

    def _in_blocks(self, side: int) -> np.ndarray:
        rows, columns = self.picture.shape
        blocks = self.picture.reshape(rows // side, side, columns // side, side)
        return np.asarray(np.kron(blocks.mean(axis=(1, 3)), np.ones((side, side))))
