"""What a network is given: a digit, another picture, or numbers."""

from dataclasses import dataclass

import numpy as np

from nnmath import Stages
from scenes.given.inputs import Shape


@dataclass(frozen=True)
class Digit:
    """A handwritten digit as the network sees it, or whatever else it is given.

    image: (rows, columns), 0..1; or (n,), any numbers, for a network whose inputs are no picture.
    label: the digit it is, None where nobody said. origin: for the screen, a sentence and its
    values. stages: how a picture file became this image, None for no such file.
    """

    image: np.ndarray
    label: int | None
    origin: tuple[str, *tuple[str | int, ...]]
    stages: Stages | None = None

    @property
    def x(self) -> np.ndarray:
        """The input of the network: (784,), pixel 28 · row + column."""
        return self.image.ravel()

    @property
    def is_picture(self) -> bool:
        """Whether it has rows and columns."""
        return self.image.ndim > 1

    @property
    def shape(self) -> Shape:
        """The rows and columns of a picture."""
        rows, columns = self.image.shape
        return rows, columns
