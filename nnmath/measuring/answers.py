"""How bright the brightest output gets, for pictures of nothing and for digits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.checks import finite_array
from nnmath.forward import forward
from nnmath.network import Network
from nnmath.pictures.noise import noise

Floats = NDArray[np.float64]

SEEDS = 10_000  # pictures of noise: seeds 0 to 9,999
BINS = 20
BATCH = 1000  # images looked at together; more would only take more memory


@dataclass(frozen=True, eq=False)
class Answers:
    """The brightest outputs of a network for many images of two kinds, counted in bins.

    edges (k + 1,): where the bins begin and end, from 0 to 1, or farther where a network's outputs
    go farther; a bin has its lower edge in it, the last one both. noise (k,) and digits (k,): how
    many images of each kind have their brightest output in a bin. read_as (n_out,): how often each
    output is the brightest for noise.
    """

    edges: Floats
    noise: Floats
    digits: Floats
    read_as: Floats


def measure_answers(network: Network, images: ArrayLike, seeds: int = SEEDS) -> Answers:
    """Measure the brightest outputs for noise of the seeds from 0 on, and for digits.

    images: (n, rows, columns), the digits. seeds: how many pictures of noise there are, of the same
    size. Raises ValueError for other shapes.
    """
    images = finite_array("images", images, ("n", "rows", "columns"))
    _, rows, columns = images.shape
    nothing = _outputs(network, seeds, lambda seed: noise(seed, rows, columns))
    read = _outputs(network, len(images), lambda index: images[index])
    tops = nothing.max(axis=1), read.max(axis=1)
    both = np.concatenate(tops)
    low, high = np.floor(10 * both.min()) / 10, np.ceil(10 * both.max()) / 10
    edges = np.linspace(min(0.0, low), max(1.0, high), BINS + 1)
    noisy, digit = (np.histogram(top, edges)[0].astype(float) for top in tops)
    read_as = np.bincount(nothing.argmax(axis=1), minlength=network.sizes[-1]).astype(float)
    return Answers(edges, noisy, digit, read_as)


def _outputs(network: Network, count: int, image: Callable[[int], Floats]) -> Floats:
    """The outputs for so many images, (count, n_out); image: makes each of its number."""
    batches = (range(start, min(start + BATCH, count)) for start in range(0, count, BATCH))
    read = ([image(index).ravel() for index in batch] for batch in batches)
    return np.concatenate([forward(network, some)[-1].a for some in read])
