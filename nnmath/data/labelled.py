"""Examples with their labels: what a network is trained on, however it was kept."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnmath.checks import shown
from nnmath.pictures.picture import LUMA

Floats = NDArray[np.float64]

MOST_NUMBERS = 100_000_000  # of all examples together; MNIST has 55 million
MOST_INPUTS = 128 * 128  # of one example
MOST_CLASSES = 1000
SMALLEST_SIDE = 5  # of a square of numbers that is taken for an image
WHITE = (1, 16, 255, 65_535)  # what the brightest pixel can be: floats, sklearn's digits, bytes …
LONGEST_NAME = 40  # characters of a class's name


@dataclass(frozen=True, eq=False)
class Labelled:
    """Examples and what each of them is.

    images: (n, rows, columns), light on dark in 0..1; or (n, 1, numbers), as they were given, where
    is_image is False. labels: (n,), the place of each example's class in classes. tests: how many
    of the last examples were set apart to measure on. said: what was done to all, in words.
    """

    images: Floats
    labels: NDArray[np.int64]
    classes: tuple[str, ...]
    is_image: bool = True
    tests: int = 0
    said: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.labels)


def labelled(arrays: NDArray[Any], names: Sequence[str], where: str, *, tests: int = 0) -> Labelled:
    """Examples from numbers and the name of each one's class.

    arrays: (n, numbers) or (n, rows, columns), or with one or three colours last. where: what they
    come from, for messages. tests: how many of the last are to be measured on. Raises ValueError
    for numbers that are no pixels, for examples that are too large and for classes of which there
    are too few or too many.
    """
    images = _grey(arrays)
    if len(images) != len(names):
        raise ValueError(f"{where} holds {len(images):,} examples but {len(names):,} labels.")
    check_size(len(images), math.prod(images.shape[1:]), where)
    classes = _classes(names, where)
    place = {name: k for k, name in enumerate(classes)}
    labels = np.array([place[name] for name in names], dtype=np.int64)
    images, is_image = _shaped(images)
    said: list[str] = []
    if is_image:
        images = _light_on_dark(_scaled(images, where, said), said)
    else:
        images = _finite(np.asarray(images, np.float64), where)
        said.append(f"{images.shape[2]} numbers each, taken as they are: they are no image")
    return Labelled(images, labels, classes, is_image, tests, tuple(said))


def check_size(count: int, numbers: int, where: str) -> None:
    """Raises ValueError for no example at all, for too many and for too large ones."""
    if count == 0 or numbers == 0:
        raise ValueError(f"{where} holds no examples.")
    if numbers > MOST_INPUTS:
        raise ValueError(
            f"{where} has {numbers:,} numbers for each example; at most {MOST_INPUTS:,} are learnt"
            " from, 128 × 128 pixels. Scale them down."
        )
    if count * numbers > MOST_NUMBERS:
        raise ValueError(
            f"{where} holds {count * numbers:,} numbers or more; at most {MOST_NUMBERS:,} are"
            f" learnt from, {MOST_NUMBERS // numbers:,} such examples. Give fewer or smaller ones."
        )


def _grey(arrays: NDArray[Any]) -> NDArray[Any]:
    if arrays.ndim == 4 and arrays.shape[3] == 3:
        return np.asarray(arrays @ LUMA)
    if arrays.ndim == 4 and 1 in (arrays.shape[1], arrays.shape[3]):
        return arrays[:, 0] if arrays.shape[1] == 1 else arrays[..., 0]
    return arrays


def _classes(names: Sequence[str], where: str) -> tuple[str, ...]:
    """The names in order: numbers by their size, words by the alphabet."""
    numbers = {name for name in names if name.isdecimal()}
    by_size = sorted(numbers, key=lambda name: (name.zfill(LONGEST_NAME), name))
    found = [*by_size, *sorted(set(names) - numbers)]
    if len(found) < 2:
        raise ValueError(
            f"{where} holds one class, {shown(found[0])}; a network learns to tell two or more"
            " apart."
        )
    if len(found) > MOST_CLASSES:
        raise ValueError(
            f"{where} holds {len(found):,} classes; at most {MOST_CLASSES:,} are learnt."
        )
    for name in found:
        if len(name) > LONGEST_NAME or not name.isprintable() or "," in name or not name.strip():
            raise ValueError(
                f"{where} has a class {shown(name)}; names have 1 to {LONGEST_NAME} characters that"
                " can be printed, and no comma."
            )
    return tuple(found)


def _shaped(images: NDArray[Any]) -> tuple[NDArray[Any], bool]:
    """The examples as images where they are any, else a row of numbers each."""
    if images.ndim == 3:
        return images, True
    side = math.isqrt(images.shape[1])
    if side >= SMALLEST_SIDE and side**2 == images.shape[1]:
        return images.reshape(-1, side, side), True
    return images[:, None, :], False


def _finite(images: Floats, where: str) -> Floats:
    if not np.isfinite([images.min(), images.max()]).all():
        raise ValueError(f"{where} holds NaN or infinity.")
    return images


def _scaled(images: NDArray[Any], where: str, said: list[str]) -> Floats:
    low, high = float(images.min()), float(images.max())
    if not np.isfinite([low, high]).all() or low < 0 or high > WHITE[-1]:
        raise ValueError(
            f"{where} holds pixels from {low:g} to {high:g}; 0 to 1, 0 to 255 or 0 to 65,535 were"
            " expected."
        )
    white = next(level for level in WHITE if high <= level)
    if white > 1:
        said.append(f"pixels of 0 to {white:,}, scaled to 0 to 1")
    return images / np.float64(white)


def _light_on_dark(images: Floats, said: list[str]) -> Floats:
    """Images with a dark border, as films show digits: turned over where most borders are light."""
    border = np.concatenate([images[:, [0, -1]].ravel(), images[:, :, [0, -1]].ravel()])
    if np.median(border) <= 0.5:
        return images
    said.append("dark on light, turned over: films show light on dark")
    return 1 - images
