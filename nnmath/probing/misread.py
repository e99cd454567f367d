"""A digit that a network gets wrong, though nobody else would: the first clear one of many."""

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
    written as. answer: what the network reads. looked_at: how many digits were read. misread: how
    many of them the network got wrong. clear: how many of those every judge got right.
    """

    image: Floats
    index: int
    label: int
    answer: int
    looked_at: int
    misread: int
    clear: int


def find_misread(network: Network, judges: Sequence[Network], digits: Digits) -> Misread | None:
    """Look through digits for the one that `network` most clearly gets wrong.

    A digit counts as clear when every judge, another network, reads it right. Of the clear ones it
    is the one with the largest sum of two margins: that by which the network prefers its wrong
    answer, and that by which the least sure judge prefers the right one. None where no digit is
    misread and clear. A judge that is the network itself makes no digit clear, so leave it out.
    """
    x = digits.images.reshape(len(digits.images), -1)
    ahead = label_margins(network, x, digits.labels)
    judged = [label_margins(judge, x, digits.labels) for judge in judges]
    surest = np.min(judged, axis=0) if judged else np.zeros(len(x))
    wrong = ahead < 0
    clear = wrong & ((surest > 0) | (not judged))
    if not clear.any():
        return None
    index = int(np.where(clear, surest - ahead, -np.inf).argmax())
    answer = int(forward(network, x[index])[-1].a.argmax())
    return Misread(
        image=digits.images[index],
        index=index,
        label=int(digits.labels[index]),
        answer=answer,
        looked_at=len(x),
        misread=int(wrong.sum()),
        clear=int(clear.sum()),
    )


def label_margins(network: Network, x: Floats, labels: NDArray[np.int64]) -> Floats:
    """How far each label's output is above the highest other one, (n,): below 0 where misread."""
    outputs = forward(network, x)[-1].a.copy()  # (n, n_out)
    rows = np.arange(len(x))
    own = outputs[rows, labels]
    outputs[rows, labels] = -np.inf
    return np.asarray(own - outputs.max(axis=1))
