"""Augmentation: every image a little shifted, turned, sheared and scaled, as another hand might."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.checks import finite_array


@dataclass(frozen=True)
class Jitter:
    """How widely images are varied: standard deviations of normal distributions, 0 for not at all.

    rotation: radians. shear: sideways pixels a pixel of height. scale: of the logarithm, each axis
    by itself. shift: pixels, each axis by itself. Raises ValueError for a negative number.
    """

    rotation: float = 0.10
    shear: float = 0.10
    scale: float = 0.07
    shift: float = 0.6

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if not 0 <= value < np.inf:
                raise ValueError(f"{name} must be 0 or more, given {value}.")


def augment(
    images: ArrayLike, rng: np.random.Generator, jitter: Jitter = Jitter()
) -> NDArray[np.float64]:
    """Vary each image of a batch by its own random affine map about the middle.

    images: (batch, rows, columns). Returns the same shape, sampled bilinearly, with 0 where the map
    looks outside the image; values stay between 0 and the highest of the image. Raises ValueError
    for any other shape, NaN or infinity.
    """
    images = finite_array("images", images, ("batch", "rows", "columns"))
    count = len(images)
    turn, shear = (rng.normal(0.0, sd, count) for sd in (jitter.rotation, jitter.shear))
    scale = np.exp(rng.normal(0.0, jitter.scale, (count, 2)))
    shift = rng.normal(0.0, jitter.shift, (count, 2))
    cosine, sine = np.cos(turn), np.sin(turn)
    rotation = np.stack([cosine, sine, -sine, cosine], axis=1).reshape(count, 2, 2)
    slant = np.stack([np.ones(count), np.zeros(count), shear, np.ones(count)], axis=1)
    maps = scale[:, :, None] * (rotation @ slant.reshape(count, 2, 2))  # (batch, 2, 2)
    return sample(images, maps, shift)


def sample(
    images: NDArray[np.float64], maps: NDArray[np.float64], shifts: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Look each image up, bilinearly, at map · (row, column) + shift, measured from the middle.

    images: (batch, rows, columns). maps: (batch, 2, 2). shifts: (batch, 2), in pixels. Outside the
    image all is 0.
    """
    count, rows, columns = images.shape
    # A frame of zeros, so that a look outside the image finds 0 without asking where it looks;
    # single precision, because this is the slowest part of a training run.
    framed = np.pad(images.astype(np.float32), ((0, 0), (1, 2), (1, 2))).ravel()
    row, below = _places(maps[:, 0], shifts[:, 0], images.shape, rows)
    column, right = _places(maps[:, 1], shifts[:, 1], images.shape, columns)
    width = columns + 3
    corner = row * width + column
    corner += (np.arange(count) * (rows + 3) * width)[:, None, None]

    def look(offset: int) -> NDArray[np.float32]:
        # "clip" skips numpy's check of every index, which here never fails.
        left = framed[offset:].take(corner, mode="clip")
        beside = framed[offset + 1 :].take(corner, mode="clip")
        return np.asarray(left + right * (beside - left))

    upper, lower = look(0), look(width)
    return (upper + below * (lower - upper)).astype(np.float64)


def _places(
    maps: NDArray[np.float64], shifts: NDArray[np.float64], shape: tuple[int, ...], size: int
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Where each pixel looks along one axis: the framed pixel before, and how far past it, 0..1."""
    down, across = (np.arange(n) - (n - 1) / 2 for n in shape[1:])
    along_rows = maps[:, :1] * down + (shifts + (size - 1) / 2 + 1)[:, None]  # (batch, rows)
    along_columns = maps[:, 1:] * across  # (batch, columns)
    place = along_rows.astype(np.float32)[:, :, None] + along_columns.astype(np.float32)[:, None]
    np.clip(place, 0, size + 1, out=place)
    whole = place.astype(np.intp)
    place -= whole
    return whole, place
