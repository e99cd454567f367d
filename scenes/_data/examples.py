"""Which pixels of an image a scene takes as its examples: rules on the data, for every network."""

from collections.abc import Sequence

import numpy as np

GREY = (0.3, 0.7)  # activations that are clearly neither dark nor fully lit


def two_examples(x: np.ndarray, weights: np.ndarray) -> tuple[int, int]:
    """The grey pixels with the largest and the least weight; of others, where grey ones lack.

    x, weights: (n,).
    """
    grey = np.flatnonzero((x > GREY[0]) & (x < GREY[1]))
    lit = np.flatnonzero(x > 0)
    choice = next((some for some in (grey, lit) if len(some) > 1), np.arange(len(x)))
    ranked = choice[np.argsort(weights[choice], kind="stable")]
    return int(ranked[-1]), int(ranked[0])


def telling_pixel(xs: Sequence[np.ndarray]) -> int:
    """Of the grey pixels of the first image, the one that differs most from image to image.

    Of its lit ones where none is grey, of all where none is lit. xs: (n,) for each image.
    """
    first, spread = xs[0], np.std(xs, axis=0)
    grey = (first > GREY[0]) & (first < GREY[1])
    choice = next(some for some in (grey, first > 0, first == first) if some.any())
    return int(np.argmax(np.where(choice, spread, -1)))


def along_the_column(x: np.ndarray, between: int) -> tuple[int, ...]:
    """The first pixel, the last, and one of each of so many equal stretches between them.

    x: (n,). Of a stretch in turn the brightest pixel and the one that is nearest to half-lit.
    """
    chosen = [0]
    for k, stretch in enumerate(np.array_split(np.arange(1, len(x) - 1), between)):
        score = -np.abs(x[stretch] - 0.5) if k % 2 else x[stretch]
        chosen.append(int(stretch[np.argmax(score)]))
    return (*chosen, len(x) - 1)
