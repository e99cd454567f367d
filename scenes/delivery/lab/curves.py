"""How a network's accuracy falls when digits are moved, scaled and turned, and not put right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from nnmath import Digits, Network, accuracy
from nnmath.measuring.placement import SHIFTS, SIZES, moved, scaled, turned

ANGLES = tuple(range(-180, 181, 15))  # degrees, clockwise
OWN = "{} handwritten digits of ours"


@dataclass(frozen=True)
class Curve:
    """Accuracies after a change. change: right, down, size or turn. by: how far each. share: of
    the digits read right then, 0..1. count: of how many digits.
    """

    change: str
    by: tuple[float, ...]
    share: tuple[float, ...]
    count: int


def curves(network: Network, digits: Digits) -> tuple[Curve, ...]:
    """Measured on our own digits, which are at hand for every network that reads digits."""
    return tuple(
        Curve(
            name,
            tuple(by for by, _ in images),
            tuple(accuracy(network, some, digits.labels) for _, some in images),
            len(digits.names),
        )
        for name, images in _changed(digits).items()
    )


@cache
def _changed(digits: Digits) -> dict[str, list[tuple[float, np.ndarray]]]:
    """The digits after each change, (n, 784), which are the same for every network."""
    images = digits.images
    changes: dict[str, tuple[Sequence[float], Callable[[float], np.ndarray]]] = {
        "right": (SHIFTS, lambda by: moved(images, by, 0)),
        "down": (SHIFTS, lambda by: moved(images, 0, by)),
        "size": (SIZES, lambda by: scaled(images, by)),
        "turn": (ANGLES, lambda by: turned(images, by)),
    }
    return {
        name: [(by, change(by).reshape(len(images), -1)) for by in steps]
        for name, (steps, change) in changes.items()
    }
