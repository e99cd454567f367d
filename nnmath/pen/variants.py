"""The project's own digits: who wrote which, how to write it again, and the parts it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.checks import finite_array, shown
from nnmath.pen.glyphs import GLYPHS, Glyph
from nnmath.pen.handwriting import Hand, random_hand, render, render_parts

Array = NDArray[np.float64]

SEED = 7
VARIANTS = 8  # of each digit


@dataclass(frozen=True, eq=False)
class Variant:
    """One of a digit's variants: what was written, by which hand, and what decides all else."""

    name: str
    glyph: Glyph
    hand: Hand
    rng: np.random.Generator


def variant(digit: int, number: int, seed: int = SEED) -> Variant:
    """The variant of this number, 0 to VARIANTS − 1, ready to be written."""
    glyphs = [glyph for glyph in GLYPHS if glyph.digit == digit]
    rng = np.random.default_rng([seed, digit, number])
    glyph = glyphs[number % len(glyphs)]
    name = f"{digit}-{glyph.name.replace(' ', '-')}-{number // len(glyphs) + 1}"
    return Variant(name, glyph, random_hand(rng), rng)


def variants(seed: int = SEED) -> Iterator[tuple[int, str, Hand, Array]]:
    """Write every variant of every digit: its label, name, hand and image."""
    for one in _all_variants(seed):
        yield one.glyph.digit, one.name, one.hand, render(one.glyph, one.hand, one.rng)


def digit_parts(name: str, whole: bool = False, seed: int = SEED) -> dict[str, Array]:
    """Write a digit of assets/digits again, cut into its pen parts: "loop", "tail", "stem" …

    name: such as "9-straight-2". Returns (28, 28) a part, in writing order. Each pixel's ink is
    shared out among them: they add up to the digit's image (to 1e-6, for that is kept as float32).
    As `whole`, each keeps what it shares with others, as `render_parts` says. Raises ValueError
    for a name that no variant has.
    """
    for one in _all_variants(seed):
        if one.name == name:
            return render_parts(one.glyph, one.hand, one.rng, whole)
    raise ValueError(
        f"name must be one of our own digits, such as 9-straight-2, given {shown(name)}."
    )


def cut_round(image: ArrayLike, count: int) -> Array:
    """Cut a loop into `count` arcs of equal ink, clockwise from the top.

    image: (rows, columns), 0 or more, with ink in it. Returns (count, rows, columns), which add up
    to it. The cuts run outwards from the ink's centre of mass. Raises ValueError otherwise.
    """
    picture, down, right = _about_its_centre(image)
    return _cut(picture, np.arctan2(right, -down) % (2 * np.pi), count)


def cut_open(image: ArrayLike, count: int) -> Array:
    """Cut a curve into `count` arcs of equal ink, clockwise from one end; else as `cut_round`.

    Its ends are where the ink leaves the widest angle free, seen from its centre of mass.
    """
    picture, down, right = _about_its_centre(image)
    angles = np.arctan2(right, -down) % (2 * np.pi)
    inked = np.sort(angles[picture > 0])
    free = np.diff(inked, append=inked[0] + 2 * np.pi)
    start = inked[(free.argmax() + 1) % len(inked)]
    return _cut(picture, (angles - start) % (2 * np.pi), count)


def cut_along(image: ArrayLike, count: int) -> Array:
    """Cut a line into `count` pieces of equal ink from its upper end on; else as `cut_round`.

    The cuts run across the ink's longer axis.
    """
    picture, down, right = _about_its_centre(image)
    spread = np.array(
        [
            [(picture * down * down).sum(), (picture * down * right).sum()],
            [(picture * down * right).sum(), (picture * right * right).sum()],
        ]
    )
    axis = np.linalg.eigh(spread)[1][:, -1]
    axis = axis if axis[0] > 0 else -axis
    return _cut(picture, down * axis[0] + right * axis[1], count)


def _all_variants(seed: int) -> Iterator[Variant]:
    for digit in range(10):
        for number in range(VARIANTS):
            yield variant(digit, number, seed)


def _about_its_centre(image: ArrayLike) -> tuple[Array, Array, Array]:
    """The image, and how far each pixel lies down and to the right of its ink's centre of mass."""
    picture = finite_array("image", image, ("rows", "columns"))
    if (picture < 0).any() or not picture.any():
        raise ValueError("image must be 0 or more with ink somewhere.")
    down, right = np.indices(picture.shape).astype(np.float64)
    ink = picture / picture.sum()
    return picture, down - (ink * down).sum(), right - (ink * right).sum()


def _cut(picture: Array, order: Array, count: int) -> Array:
    """Share pixels out in this order, so that each piece gets as nearly the same ink as it can."""
    inked = np.count_nonzero(picture)
    if not 1 <= count <= inked:
        raise ValueError(f"count must be from 1 to the {inked} pixels with ink, given {count}.")
    flat, turn = picture.ravel(), np.argsort(order, axis=None, kind="stable")
    ink = np.cumsum(flat[turn])
    piece = np.minimum((ink - flat[turn] / 2) / ink[-1] * count, count - 1).astype(int)
    pieces = np.zeros((count, flat.size))
    pieces[piece, turn] = flat[turn]
    return pieces.reshape(count, *picture.shape)
