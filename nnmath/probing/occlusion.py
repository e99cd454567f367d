"""What a network's answer hangs on: cover a part of the image, and see what it says then."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.checks import finite_array
from nnmath.forward import forward
from nnmath.network import Network

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Occlusion:
    """All outputs of a network for an image of which one square is covered, for every place of it.

    size: of the square, in pixels. whole (n_out,): the outputs for the image as it is. covered
    (rows − size + 1, columns − size + 1, n_out): the outputs with the square's upper left corner at
    each place.
    """

    size: int
    whole: Floats
    covered: Floats

    @property
    def answer(self) -> int:
        """What the network reads while nothing is covered."""
        return int(self.whole.argmax())

    @property
    def answers(self) -> NDArray[np.int64]:
        """What it reads with the square at each place."""
        return np.asarray(self.covered.argmax(axis=2))

    def lead(self, output: int) -> Floats:
        """How far an output is above the highest other one at each place, below 0 where it is not.

        For networks of two outputs or more.
        """
        highest = np.delete(self.covered, output, axis=2).max(axis=2)
        return np.asarray(self.covered[:, :, output] - highest)

    def change(self, output: int | None = None) -> Floats:
        """How far an output, the answer's unless told, rises (above 0) or falls at each place."""
        output = self.answer if output is None else output
        return np.asarray(self.covered[:, :, output] - self.whole[output])

    def pixel_change(self, output: int | None = None) -> Floats:
        """The same for each pixel, (rows, columns): the mean over all squares that cover it."""
        change = self.change(output)
        rows, columns = change.shape
        total = np.zeros((rows + self.size - 1, columns + self.size - 1))
        count = np.zeros_like(total)
        for down in range(self.size):
            for right in range(self.size):
                total[down : down + rows, right : right + columns] += change
                count[down : down + rows, right : right + columns] += 1
        return total / count


def occlusion(network: Network, image: ArrayLike, size: int) -> Occlusion:
    """Cover a square of an image, which becomes 0 there, at every place where it fits.

    image: (rows, columns) with rows · columns = network.sizes[0]. size: pixels, from 1 to the
    image's shorter side. Source: Zeiler and Fergus, Visualizing and understanding convolutional
    networks, 2014. Raises ValueError otherwise, OverflowError as `forward` does.
    """
    picture = finite_array("image", image, ("rows", "columns"))
    rows, columns = picture.shape
    if picture.size != network.sizes[0]:
        raise ValueError(
            f"image must have the network's {network.sizes[0]} inputs, given {picture.shape}."
        )
    if not 1 <= size <= min(rows, columns):
        raise ValueError(f"size must be from 1 to {min(rows, columns)} pixels, given {size}.")
    places = [(top, left) for top in range(rows - size + 1) for left in range(columns - size + 1)]
    images = np.tile(picture, (len(places), 1, 1))
    for covered, (top, left) in zip(images, places, strict=True):
        covered[top : top + size, left : left + size] = 0.0
    outputs = forward(network, images.reshape(len(places), -1))[-1].a
    whole = forward(network, picture.ravel())[-1].a
    return Occlusion(size, whole, outputs.reshape(rows - size + 1, columns - size + 1, -1))
