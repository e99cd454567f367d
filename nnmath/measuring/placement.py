"""How well a network reads digits that are not where, or not as large as, it learnt them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.checks import finite_array
from nnmath.network import Network
from nnmath.pictures.augment import sample
from nnmath.training import accuracy

Floats = NDArray[np.float64]

SHIFTS = tuple(range(-12, 13))  # pixels: at 12, two fifths of most digits have left the image
SIZES = tuple(round(0.3 + 0.1 * k, 1) for k in range(16))  # 0.3 … 1.8 times as large
BATCH = 1000  # images looked at together; more would only take more memory


@dataclass(frozen=True, eq=False)
class Placement:
    """Accuracies, 0..1, of a network on images that were moved or scaled and not put right again.

    shifts (k,): pixels; right (k,) and down (k,): the accuracy after a move by each, to the right
    and downwards, negative ones to the left and upwards. sizes (m,): factors; scaled (m,): the
    accuracy at each, scaled about the middle of the image.
    """

    shifts: Floats
    right: Floats
    down: Floats
    sizes: Floats
    scaled: Floats


def moved(images: ArrayLike, right: float, down: float) -> Floats:
    """Move images by so many pixels; what leaves the image is lost, what comes in is 0.

    images: (batch, rows, columns). Between pixels it is interpolated bilinearly.
    """
    return _looked_up(images, 1.0, (-down, -right))


def scaled(images: ArrayLike, factor: float) -> Floats:
    """Scale images about their middle, interpolated bilinearly; what leaves the image is lost.

    images: (batch, rows, columns). factor: above 0; 2 is twice as large. A smaller picture is
    averaged over the pixels that become one, so thin strokes grow faint and do not vanish.
    """
    if not 0 < factor < np.inf:
        raise ValueError(f"factor must be above 0, given {factor}.")
    finer = max(1, round(1 / factor))  # looks along each axis of a pixel
    middle = (np.arange(finer) - (finer - 1) / 2) / finer / factor
    looks = [_looked_up(images, 1 / factor, (down, right)) for down in middle for right in middle]
    return np.asarray(np.mean(looks, axis=0))


def turned(images: ArrayLike, degrees: float) -> Floats:
    """Turn images about their middle, clockwise, interpolated bilinearly; what leaves is lost.

    images: (batch, rows, columns).
    """
    images = finite_array("images", images, ("batch", "rows", "columns"))
    cosine, sine = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    # What is seen at (row, column) was at this place before, that is, turned back.
    back = np.array([[cosine, -sine], [sine, cosine]])
    return sample(images, np.tile(back, (len(images), 1, 1)), np.zeros((len(images), 2)))


def measure_placement(
    network: Network,
    images: ArrayLike,
    labels: ArrayLike,
    on_step: Callable[[], None] = lambda: None,
) -> Placement:
    """Measure accuracy against shift and against size.

    images: (n, rows, columns), centred as the network learnt them. labels: (n,). on_step is called
    after each accuracy, `placement_steps()` times. Raises ValueError for other shapes.
    """
    images = finite_array("images", images, ("n", "rows", "columns"))
    labels = finite_array("labels", labels, (len(images),))

    def share_read(change: Callable[[Floats], Floats]) -> float:
        shares = [
            accuracy(network, change(some).reshape(len(some), -1), truth) * len(some)
            for some, truth in _batches(images, labels)
        ]
        on_step()
        return sum(shares) / len(images)

    return Placement(
        np.array(SHIFTS, dtype=float),
        np.array([share_read(partial(moved, right=by, down=0)) for by in SHIFTS]),
        np.array([share_read(partial(moved, right=0, down=by)) for by in SHIFTS]),
        np.array(SIZES),
        np.array([share_read(partial(scaled, factor=by)) for by in SIZES]),
    )


def placement_steps() -> int:
    """How many accuracies `measure_placement` takes."""
    return 2 * len(SHIFTS) + len(SIZES)


def _batches(images: Floats, labels: Floats) -> Iterator[tuple[Floats, Floats]]:
    for start in range(0, len(images), BATCH):
        yield images[start : start + BATCH], labels[start : start + BATCH]


def _looked_up(images: ArrayLike, by: float, shift: tuple[float, float]) -> Floats:
    images = finite_array("images", images, ("batch", "rows", "columns"))
    count = len(images)
    return sample(images, np.tile(by * np.eye(2), (count, 1, 1)), np.tile(shift, (count, 1)))
