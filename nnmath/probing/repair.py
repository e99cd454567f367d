"""The piece of an image that a network's error hangs on: without it, the answer is right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nnmath.network import Network
from nnmath.probing.occlusion import Occlusion, occlusion

LARGEST = 10  # pixels: the side of a square that still leaves much of a digit


@dataclass(frozen=True, eq=False)
class Repair:
    """A square that, covered, turns a wrong answer into the right one.

    tried: the outputs with a square of this size at every place. row, column: its upper left corner
    at the place that is best.
    """

    tried: Occlusion
    row: int
    column: int


def find_repair(
    network: Network, image: ArrayLike, label: int, largest: int = LARGEST
) -> Repair | None:
    """Find the smallest square without which a network is as sure of `label` as of its error.

    Sure is how far the answer is ahead of the next output, and the error's lead is that over the
    label. Of all places for a square of this size, it is the one after which the label leads by
    most. Where no square up to `largest` pixels does that, it is the smallest one after which the
    label leads at all; None where no such one is there either. image: as `occlusion` takes it.
    """
    turned = None
    for size in range(1, largest + 1):
        tried = occlusion(network, image, size)
        lead = tried.lead(label)
        row, column = map(int, np.unravel_index(lead.argmax(), lead.shape))
        wanted = tried.whole.max() - tried.whole[label]
        if lead[row, column] >= wanted > 0:
            return Repair(tried, row, column)
        if turned is None and lead[row, column] > 0:
            turned = Repair(tried, row, column)
    return turned
