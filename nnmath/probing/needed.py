"""What a network needs of an image: cover whatever it can do without, and see what is left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.forward import forward
from nnmath.network import Network
from nnmath.probing.occlusion import occlusion

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Stripped:
    """An image of which square after square is covered, and what a network answers to the rest.

    size: of the squares, in pixels. places (k, 2): row and column of each one's upper left corner.
    images (k + 1, rows, columns), outputs (k + 1, n_out): before the first, and after each.
    """

    size: int
    places: NDArray[np.int64]
    images: Floats
    outputs: Floats

    @property
    def ink(self) -> Floats:
        """The share, 0..1, of the image's light that is left, (k + 1,)."""
        light = self.images.sum(axis=(1, 2))
        return np.asarray(light / (light[0] or 1.0))


def strip(network: Network, image: ArrayLike, size: int, share: float = 0.5) -> Stripped:
    """Cover square after square, as long as a network still clearly gives the same answer.

    Each time it is the square after which the answer's lead over the next output is largest, of
    those under which something is lit. It ends where the lead would fall below `share` of what it
    was at first; an image without an answer, on which two outputs are highest, is left as it is.
    image, size: as `occlusion` takes them. After the sufficient input subsets of Carter et al.,
    What made you do this? Understanding black-box decisions, 2019. Raises ValueError where the
    network has a single output, and as `occlusion` does.
    """
    if network.sizes[-1] < 2:
        raise ValueError(
            "network must have two outputs or more; with one, there is no other answer."
        )
    images, places = [np.array(image, dtype=float)], list[tuple[int, int]]()
    outputs = [forward(network, images[0].ravel())[-1].a]
    answer = int(outputs[0].argmax())
    first, second = np.sort(outputs[0])[:-3:-1]
    while first > second:
        tried = occlusion(network, images[-1], size)
        lead = np.where(_light(images[-1], size) > 0, tried.lead(answer), -np.inf)
        row, column = map(int, np.unravel_index(lead.argmax(), lead.shape))
        if lead[row, column] < share * (first - second):
            break
        rest = images[-1].copy()
        rest[row : row + size, column : column + size] = 0
        places.append((row, column))
        images.append(rest)
        outputs.append(tried.covered[row, column])
    return Stripped(
        size, np.array(places, dtype=np.int64).reshape(-1, 2), np.array(images), np.array(outputs)
    )


def _light(image: Floats, size: int) -> Floats:
    """How much is lit under a square at each place where it fits."""
    windows = np.lib.stride_tricks.sliding_window_view(image, (size, size))
    return np.asarray(windows.sum(axis=(2, 3)))
