"""A digit that a network gets wrong, though nobody else would: the surest error of many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnmath.forward import forward
from nnmath.network import Network
from nnmath.pictures.digits import Digits

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Misread:
    """A digit that was misread, and what it took to find it.

    image: (28, 28) in 0..1. index: its place among the digits looked through. label: what it was
    written as. answer: what the network reads. looked_at: how many digits were read. misread (m,):
    which of them the network got wrong. clear (k,): which of those a judge got right.
    """

    image: Floats
    index: int
    label: int
    answer: int
    looked_at: int
    misread: NDArray[np.int64]
    clear: NDArray[np.int64]


def find_misread(network: Network, judges: Sequence[Network], digits: Digits) -> Misread | None:
    """Look through digits for the one that `network` gets wrong and is surest of.

    A digit counts as clear when a judge, another network, reads it right; without judges all are.
    Of the clear ones it is the one on which the network's wrong answer is farthest ahead of the
    right one. None where no digit is misread and clear. A judge that is the network itself makes no
    digit clear. Raises ValueError where the network has no output for one of the labels.
    """
    x = digits.images.reshape(len(digits.images), -1)
    ahead = label_margins(network, x, digits.labels)
    misread = np.flatnonzero(ahead < 0)
    by_judges = [label_margins(judge, x[misread], digits.labels[misread]) > 0 for judge in judges]
    clear = misread[np.any(by_judges, axis=0)] if judges else misread
    if not len(clear):
        return None
    index = int(clear[ahead[clear].argmin()])
    answer = int(forward(network, x[index])[-1].a.argmax())
    label = int(digits.labels[index])
    return Misread(digits.images[index], index, label, answer, len(x), misread, clear)


def label_margins(network: Network, x: Floats, labels: NDArray[np.int64]) -> Floats:
    """How far each label's output is above the highest other one, (n,): below 0 where misread."""
    if (n_out := network.sizes[-1]) <= (largest := int(labels.max(initial=0))):
        raise ValueError(f"network must have an output for {largest}; it has {n_out} outputs.")
    outputs = forward(network, x)[-1].a.copy()  # (n, n_out)
    rows = np.arange(len(x))
    own = outputs[rows, labels]
    outputs[rows, labels] = -np.inf
    return np.asarray(own - outputs.max(axis=1))
