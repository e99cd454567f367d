"""What is written: digits by a hand and with a pen, as large as that pen would write them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from nnmath.pen.glyphs import GLYPHS
from nnmath.pen.handwriting import pen_ink, random_hand
from nnmath.pictures.preprocess import find_framing

Array = NDArray[np.float64]
Legible = Callable[[Array], int]  # what an image (28, 28) is read as

CRISP = 2.5  # the rims of ink on paper are this many times sharper than the pen draws them
THINNEST, THICKEST = 1.2, 3.0  # lines, where a digit is 20 high
TRIES = 50


@dataclass(frozen=True)
class Pen:
    """What is written with: colour as the share of red, green and blue it leaves of the paper's,
    width of its line in mm, and grain, how unevenly it covers (0 for not at all). What is opaque,
    as chalk is, has its own colour on any ground.
    """

    colour: tuple[float, float, float]
    width: float
    grain: float
    opaque: bool = False


@dataclass(frozen=True, eq=False)
class Written:
    """One digit on paper. image: (28, 28), what it is in the training frame. ink: (rows, columns)
    in 0..1. height, left, top: in mm.
    """

    label: int
    image: Array
    ink: Array
    height: float
    left: float
    top: float

    def at(self, x: Array, y: Array) -> Array:
        """How much ink there is at places in mm, 0..1."""
        scale = self.ink.shape[0] / self.height
        row, column = (y - self.top) * scale - 0.5, (x - self.left) * scale - 0.5
        near = (row > -1) & (row < self.ink.shape[0]) & (column > -1) & (column < self.ink.shape[1])
        found = np.zeros(x.shape)
        found[near] = ndimage.map_coordinates(self.ink, (row[near], column[near]), order=1)
        return found


def random_pen(rng: np.random.Generator, faint: bool = False) -> Pen:
    """A pencil, a ball-point or a felt-tip; a pencil held lightly if faint."""
    if faint:
        return Pen((float(rng.uniform(0.5, 0.72)),) * 3, float(rng.uniform(0.5, 0.9)), 0.35)
    kind = rng.integers(5)
    if kind == 0:
        return Pen((float(rng.uniform(0.3, 0.5)),) * 3, float(rng.uniform(0.5, 0.9)), 0.25)
    if kind == 1:
        blue = (rng.uniform(0.08, 0.25), rng.uniform(0.12, 0.3), rng.uniform(0.45, 0.7))
        return Pen(tuple(map(float, blue)), float(rng.uniform(0.5, 0.8)), 0.12)  # type: ignore[arg-type]
    if kind == 2:
        red = (rng.uniform(0.7, 0.9), rng.uniform(0.08, 0.2), rng.uniform(0.1, 0.2))
        return Pen(tuple(map(float, red)), float(rng.uniform(0.6, 2.0)), 0.08)  # type: ignore[arg-type]
    return Pen((float(rng.uniform(0.04, 0.16)),) * 3, float(rng.uniform(0.8, 3.0)), 0.04)


def write(count: int, pen: Pen, rng: np.random.Generator, read: Legible | None) -> list[Written]:
    """Digits side by side, the first around (0, 0), all by one hand; `read` decides whether one is
    written so that it is read as what it is, else it is written anew.
    """
    hand = replace(random_hand(rng), thickness=float(rng.uniform(THINNEST, THICKEST)))
    height = 20 * pen.width / hand.thickness
    digits: list[Written] = []
    right = 0.0
    for number in range(count):
        for _ in range(TRIES):
            glyph = GLYPHS[rng.integers(len(GLYPHS))]
            ink = pen_ink(glyph, hand, rng)
            image = _image(ink)
            if read is None or read(image) == glyph.digit:
                break
        width = height * ink.shape[1] / ink.shape[0]
        left = -width / 2 if number == 0 else right + height * rng.uniform(0.35, 0.8)
        top = -height / 2 + (height * rng.normal(0, 0.05) if number else 0.0)
        crisp = np.clip((ink - 0.5) * CRISP + 0.5, 0, 1)
        digits.append(Written(glyph.digit, image, crisp, height, float(left), float(top)))
        right = left + width
    return digits


def _image(ink: Array) -> Array:
    framing = find_framing(ink)
    return framing.place(framing.scale(framing.crop(ink)))
