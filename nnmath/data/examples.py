"""What a training run learns from and what it is measured on, and what that says of the recipe."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnmath.data.labelled import Labelled
from nnmath.data.split import held_out
from nnmath.pictures.augment import Jitter
from nnmath.training import Recipe

LONGEST_NAME = 30  # characters of a file's name that there is room for
STEPS = 50  # of an epoch, at least, unless that takes fewer examples a step than these:
FEWEST = 4
USUAL_SIDE = 28  # pixels of the images for which the usual shifts are meant
Part = tuple[NDArray[np.float64], NDArray[np.int64]]  # images (n, rows, columns) and labels (n,)


@dataclass(frozen=True, eq=False)
class Examples:
    """Images and labels to learn from and to measure on.

    measured_on: the latter in words. made: what a network's file says of them. classes: how many
    there are. said: what to tell the user. is_image: whether they may be shifted and turned.
    """

    learn: Part
    measure: Part
    measured_on: str
    made: Mapping[str, Any]
    classes: int = 10
    said: tuple[str, ...] = ()
    is_image: bool = True

    def recipe(self, asked: Recipe) -> Recipe:
        """The recipe with sizes that fit: inputs and outputs are those of the examples.

        Shifts are as large beside these images as the usual ones beside 28 × 28.
        """
        rows, columns = self.learn[0].shape[1:]
        sizes = (rows * columns, *asked.sizes[1:-1], self.classes)
        share = min(rows, columns) / USUAL_SIDE
        moved = replace(asked.jitter, shift=asked.jitter.shift * share)
        still = Jitter(0, 0, 0, 0)
        return replace(asked, sizes=sizes, jitter=moved if self.is_image else still)

    def batch(self, most: int) -> int:
        """How many examples to look at before each step: of few data, fewer than of many.

        Else a hundred flowers would be looked at in two steps an epoch, and nothing be learnt.
        """
        return min(most, max(FEWEST, len(self.learn[1]) // STEPS))


def own_examples(data: Labelled, given: argparse.Namespace) -> Examples:
    """Somebody's own data, parted. given: data, seed and hold_out of the command line.

    Raises ValueError where too few examples would be left to learn from.
    """
    name = _short(given.data)
    if data.tests and given.hold_out is None:
        apart = np.arange(len(data)) >= len(data) - data.tests
        where = f"the {data.tests:,} test examples of {name}"
        how = f"measured on its {data.tests:,} test examples"
    else:
        apart = held_out(data.labels, given.hold_out, np.random.default_rng(given.seed))
        where = f"{apart.sum():,} held-out examples of {name}"
        how = f"{apart.sum():,} held out to measure on (seed {given.seed})"
    image = list(data.images.shape[1:])
    size = f"{image[1]} × {image[0]} pixels" if data.is_image else f"{image[1]} numbers each"
    made = {"data": name, "classes": list(data.classes), "held_out": int(apart.sum())}
    return Examples(
        (data.images[~apart], data.labels[~apart]),
        (data.images[apart], data.labels[apart]),
        where,
        made | ({"image": image} if data.is_image else {}) | {"taken": list(data.said)},
        len(data.classes),
        (f"{name}: {len(data):,} examples, {size}, {_listed(data.classes)}; {how}", *data.said),
        data.is_image,
    )


def _listed(classes: tuple[str, ...]) -> str:
    few = ", ".join(classes) if len(classes) <= 12 else f"{classes[0]} … {classes[-1]}"
    return f"{len(classes):,} classes ({few})"


def _short(path: Path) -> str:
    name = path.name or path.resolve().name
    name = "".join(letter if letter.isprintable() else "?" for letter in name)
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
