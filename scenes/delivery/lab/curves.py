"""How a network's accuracy falls when digits are moved, scaled and turned, and not put right."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

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
    """Measured on our own digits, which are at hand for every network; none where it has not ten
    outputs and so does not read digits.
    """
    if network.sizes[-1] != 10:
        return ()
    changes: tuple[tuple[str, tuple[float, ...], Callable[..., np.ndarray]], ...] = (
        ("right", SHIFTS, partial(moved, down=0)),
        ("down", SHIFTS, lambda images, by: moved(images, 0, by)),
        ("size", SIZES, scaled),
        ("turn", ANGLES, turned),
    )
    images, count = digits.images, len(digits.names)

    def share(change: Callable[..., np.ndarray], by: float) -> float:
        return accuracy(network, change(images, by).reshape(count, -1), digits.labels)

    return tuple(
        Curve(name, steps, tuple(share(change, by) for by in steps), count)
        for name, steps, change in changes
    )
