"""How many photographs of digits are read right, refused in words, or misread without a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnmath.forward import predict
from nnmath.network import Network
from nnmath.photographs.photograph import KINDS, Photograph, photograph
from nnmath.pictures.preprocess import Stages, find_digits

SEEDS = range(17_000, 17_238)  # fourteen of each kind, which nothing was adjusted to
RIGHT, REFUSED, MISREAD, CLEAN_MISREAD = range(4)
CLOSE = 0.04  # mean difference of pixels up to which an image is what a clean picture becomes


@dataclass(frozen=True, eq=False)
class Readings:
    """What became of photographs of some seeds.

    seeds (n,). kinds (n,): of each the index of its trouble in KINDS. outcomes (n,): RIGHT;
    REFUSED, in one sentence; MISREAD, without a word; or CLEAN_MISREAD, misread though the image
    is, within a pixel, what a clean picture of the digit becomes: that is the network's doing.
    """

    seeds: NDArray[np.float64]
    kinds: NDArray[np.float64]
    outcomes: NDArray[np.float64]

    def share(self, *outcomes: int) -> float:
        """The share, 0..1, of photographs with one of these outcomes."""
        return float(np.isin(self.outcomes, outcomes).mean())


def measure_photographs(
    network: Network,
    seeds: Sequence[int] = SEEDS,
    on_step: Callable[[], None] = lambda: None,
) -> Readings:
    """Let a network read photographs of digits that it reads right where they are clean.

    So what is measured is what becomes of them on their way to the network. Of several digits in a
    picture all must be found and read right. on_step is called after each.
    """

    def read(image: NDArray[np.float64]) -> int:
        return predict(network, image.ravel()).winner

    outcomes = []
    for seed in seeds:
        outcomes.append(_outcome(photograph(seed, read), read))
        on_step()
    kinds = [seed % len(KINDS) for seed in seeds]
    return Readings(*(np.array(each, dtype=float) for each in (list(seeds), kinds, outcomes)))


def table(readings: Readings) -> str:
    """What became of each kind of trouble, as Markdown."""
    lines = [
        "| photographs | of | read right | refused in words | misread |",
        "|---|---|---|---|---|",
    ]
    for number, kind in [*enumerate(KINDS), (-1, "all")]:
        some = readings.outcomes[(readings.kinds == number) | (number < 0)]
        counts = [int((some == outcome).sum()) for outcome in range(4)]
        if counts:
            told = [len(some), *counts[:2], counts[MISREAD] + counts[CLEAN_MISREAD]]
            lines.append(f"| {kind} | " + " | ".join(map(str, told)) + " |")
    return "\n".join(lines)


def _outcome(taken: Photograph, read: Callable[[NDArray[np.float64]], int]) -> int:
    try:
        digits = find_digits(taken.pixels)
    except ValueError:
        return REFUSED
    if len(digits) != len(taken.labels):
        # Of one digit, more were found: `preprocess` refuses and says how many.
        return REFUSED if len(taken.labels) == 1 else MISREAD
    if tuple(read(digit.result) for digit in digits) == taken.labels:
        return RIGHT
    clean = all(map(_is_clean, digits, taken.clean))
    return CLEAN_MISREAD if clean else MISREAD


def _is_clean(stages: Stages, image: NDArray[np.float64]) -> bool:
    moves = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    errors = [np.abs(np.roll(stages.result, move, (0, 1)) - image).mean() for move in moves]
    return bool(min(errors) < CLOSE)
