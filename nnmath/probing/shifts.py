"""What a network answers to one image in every place: the image moved by whole pixels each way."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage

from nnmath.checks import finite_array
from nnmath.forward import forward
from nnmath.network import Network

Floats = NDArray[np.float64]


def shifted(image: ArrayLike, most: int) -> Floats:
    """Move an image to every place up to `most` pixels away; what leaves it is lost, 0 comes in.

    image: (rows, columns). Returns (2 most + 1, 2 most + 1, rows, columns): at [most + down, most +
    right] the image moved so far down and to the right, negative ones up and to the left.
    """
    image = finite_array("image", image, ("rows", "columns"))
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, most), image.shape)
    return np.asarray(windows[::-1, ::-1])


def shifted_outputs(network: Network, image: ArrayLike, most: int) -> Floats:
    """All outputs for every place of `shifted`: (2 most + 1, 2 most + 1, n_out)."""
    images = shifted(image, most)
    side = len(images)
    return forward(network, images.reshape(side * side, -1))[-1].a.reshape(side, side, -1)


def regions(answers: ArrayLike, free: ArrayLike | None = None) -> list[tuple[int, int, float]]:
    """Of each region of equal answers, the cell that lies deepest in it, and how deep that is.

    answers: (rows, columns). Cells belong together where their edges meet. free: (rows, columns),
    which cells may be chosen, by default all; a region without any is left out. Returns row, column
    and the distance of the cell's middle to that of the nearest cell of another answer, or beyond
    the edge; the largest region's first.
    """
    answers = finite_array("answers", answers, ("rows", "columns"))
    open_ = np.ones(answers.shape, bool) if free is None else np.asarray(free, bool)
    found = list[tuple[int, int, int, float]]()
    for answer in np.unique(answers):
        labels, count = ndimage.label(answers == answer)
        for label in range(1, count + 1):
            inside = labels == label
            depth = ndimage.distance_transform_edt(np.pad(inside, 1))[1:-1, 1:-1] * open_
            row, column = np.unravel_index(depth.argmax(), depth.shape)
            if depth.max() > 0:
                found.append((int(inside.sum()), int(row), int(column), float(depth.max())))
    return [each[1:] for each in sorted(found, reverse=True)]


def in_large(answers: ArrayLike, least: int) -> NDArray[np.bool_]:
    """Which cells lie in a region, as `regions` has them, of at least so many cells."""
    answers = finite_array("answers", answers, ("rows", "columns"))
    large = np.zeros(answers.shape, bool)
    for answer in np.unique(answers):
        labels, _ = ndimage.label(answers == answer)
        large |= (labels > 0) & (np.bincount(labels.ravel())[labels] >= least)
    return large


def joined(inside: ArrayLike, row: int, column: int) -> NDArray[np.bool_]:
    """Which of the cells inside belong to the same piece as one of them: edge meets edge."""
    labels, _ = ndimage.label(np.asarray(inside, bool))
    return np.asarray((labels == labels[row, column]) & (labels > 0))


def spiral(most: int) -> NDArray[np.int64]:
    """All places of `shifted` from the middle outwards, each beside the one before it.

    Returns ((2 most + 1)², 2): row and column.
    """
    steps = [(0, 1), (1, 0), (0, -1), (-1, 0)]
    way = [np.zeros((1, 2), dtype=int)]
    for turn in range(4 * most + 1):
        length = turn // 2 + 1 if turn < 4 * most else 2 * most
        way.append(np.tile(steps[turn % 4], (length, 1)))
    return np.asarray(np.cumsum(np.concatenate(way), axis=0) + most)
