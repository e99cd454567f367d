"""A photograph of a handwritten digit, by kind of trouble and by seed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from nnmath.photographs.camera import crease, even_light, expose, look, shadow
from nnmath.photographs.sheet import (
    BLACKBOARDS,
    PAPERS,
    cloud,
    colour,
    desk,
    mix,
    print_ruling,
    stripe,
    thumb,
)
from nnmath.photographs.writing import Legible, Pen, Written, random_pen, write

Array = NDArray[np.float64]

KINDS = ("plain", "pencil", "ruled", "squared", "dotted", "margin", "desk", "scanner edge", "box",
         "soft shadow", "hard shadow", "folded", "thumb", "several", "far", "blackboard",
         "mixed")  # fmt: skip
RULINGS = ("ruled", "squared", "dotted", "margin")
SIDES = (400, 601)  # pixels of each side: from, and below


@dataclass(frozen=True, eq=False)
class Photograph:
    """pixels: (rows, columns, 3), 0..255. labels: the digits in it from left to right. kind: of
    KINDS, what makes it hard. clean: of each digit its image (28, 28) as `preprocess` would make
    it of the ink alone.
    """

    pixels: NDArray[np.uint8]
    labels: tuple[int, ...]
    kind: str
    clean: tuple[Array, ...]


def photograph(seed: int, read: Legible | None = None) -> Photograph:
    """The photograph of this number: its kind goes round with it, all else is decided by it.

    read: says as what a clean image (28, 28) of a digit is read; then only digits are written that
    it reads as what they are.
    """
    kind = KINDS[seed % len(KINDS)]
    return take(kind, np.random.default_rng([17, seed]), read)


def take(kind: str, rng: np.random.Generator, read: Legible | None = None) -> Photograph:
    """A photograph with this kind of trouble. Raises ValueError for a kind that is not in KINDS."""
    if kind not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}, given {kind!r}.")
    troubles = {kind}
    if kind == "mixed":
        surrounding = ["desk", "box", "thumb", "scanner edge", "folded"]
        troubles = {str(rng.choice(RULINGS)), str(rng.choice(["soft shadow", "hard shadow"]))}
        troubles |= {str(rng.choice(surrounding))} if rng.random() < 0.6 else set()
    shape = (int(rng.integers(*SIDES)), int(rng.integers(*SIDES)))
    pen = random_pen(rng, faint="pencil" in troubles)
    if "blackboard" in troubles:
        pen = Pen((float(rng.uniform(0.75, 0.95)),) * 3, float(rng.uniform(6, 10)), 0.25, True)
    digits = write(int(rng.integers(2, 4)) if "several" in troubles else 1, pen, rng, read)
    x, y, mm = _aim(digits, shape, "far" in troubles, rng)
    surface = _surface(troubles, shape, rng)
    for ruling in sorted(troubles.intersection(RULINGS)):
        surface = print_ruling(surface, ruling, x, y, mm, rng)
    ink = np.max([digit.at(x, y) for digit in digits], axis=0)
    surface = _written_on(surface, ink, pen, rng)
    if "box" in troubles:
        surface = _boxed(surface, digits[0], pen, x, y, mm, rng)
    if "desk" in troubles:
        surface = _on_desk(surface, digits[0], x, y, mm, rng)
    light = even_light(shape, rng)
    for name in ("soft shadow", "hard shadow"):
        if name in troubles:
            light = light * shadow(shape, name == "hard shadow", rng)[..., None]
    if "folded" in troubles:
        light = light * crease(shape, rng)[..., None]
    seen = np.clip(surface * light, 0, 1)
    if "thumb" in troubles:
        seen = _held(seen, ink, rng)
    if "scanner edge" in troubles:
        seen = _scanned(seen, rng)
    labels = tuple(digit.label for digit in digits)
    clean = tuple(digit.image for digit in digits)
    return Photograph(expose(seen, rng, "far" in troubles), labels, kind, clean)


def _aim(
    digits: list[Written], shape: tuple[int, int], far: bool, rng: np.random.Generator
) -> tuple[Array, Array, float]:
    """Where each pixel looks, in mm, so that all digits are in the picture; and mm a pixel."""
    height = digits[0].height
    width = max(d.left + d.height * d.ink.shape[1] / d.ink.shape[0] for d in digits)
    width -= min(d.left for d in digits)
    share = rng.uniform(0.12, 0.2) if far else rng.uniform(0.25, 0.6)
    mm = max(height / (share * shape[0]), width / (0.8 * shape[1]))
    free = [max(0.0, side * mm * 0.8 - taken) / 2
            for side, taken in zip(shape, (height, width), strict=True)]  # fmt: skip
    x, y = look(shape, mm, rng)
    middle = digits[0].left + width / 2
    x = x + middle + free[1] * rng.uniform(-0.8, 0.8)
    return x, y + free[0] * rng.uniform(-0.8, 0.8), mm


def _surface(troubles: set[str], shape: tuple[int, int], rng: np.random.Generator) -> Array:
    if "blackboard" in troubles:
        wiped = cloud(shape, (30, 60), rng)[..., None]
        return np.clip(colour(BLACKBOARDS, rng) + 0.02 * wiped, 0, 1)
    fibres = cloud(shape, (2.5, 2.5), rng)[..., None]
    return np.clip(colour(PAPERS, rng) * (1 + rng.uniform(0, 0.012) * fibres), 0, 1)


def _written_on(surface: Array, ink: Array, pen: Pen, rng: np.random.Generator) -> Array:
    uneven = 1 - pen.grain * np.abs(cloud(ink.shape, (2, 2), rng)) * rng.uniform(0.3, 1)
    over = np.array(pen.colour) * (1.0 if pen.opaque else surface)
    return mix(surface, over, np.clip(ink * uneven, 0, 1))


def _boxed(
    surface: Array, digit: Written, pen: Pen, x: Array, y: Array, mm: float,
    rng: np.random.Generator,
) -> Array:  # fmt: skip
    """A box around the digit: printed and straight, or drawn by hand, with corners that overlap."""
    height = digit.height
    width = height * digit.ink.shape[1] / digit.ink.shape[0]
    room = height * rng.uniform(0.15, 0.45)
    by_hand = rng.random() < 0.6
    line = pen.width * rng.uniform(0.6, 1.1) if by_hand else rng.uniform(0.3, 0.6)
    ends = (digit.left - room, digit.left + width + room), (digit.top - room,
                                                            digit.top + height + room)  # fmt: skip
    cover = np.zeros(x.shape)
    for across, along, (low, high), at in (
        (y, x, ends[0], ends[1][0]), (y, x, ends[0], ends[1][1]),
        (x, y, ends[1], ends[0][0]), (x, y, ends[1], ends[0][1]),
    ):  # fmt: skip
        lean, over, phase = (by_hand * rng.normal(0, s) for s in (0.03, 0.03, 3.0))
        way = (along - low) / (high - low)
        bow = by_hand * 0.015 * height * np.sin(3 * way + phase)
        side = stripe(across - at - lean * height * (way - 0.5) - bow, line, mm)
        reach = stripe(way - 0.5, 1 + 2 * max(over, 0.005), mm / height)
        cover = np.maximum(cover, side * reach)
    ink = np.array(pen.colour) * surface if by_hand else np.array([0.3, 0.3, 0.32]) * surface
    return mix(surface, ink, cover)


def _on_desk(
    surface: Array, digit: Written, x: Array, y: Array, mm: float, rng: np.random.Generator
) -> Array:
    """The sheet ends on one side, on two, or on all of them; beyond is the desk, and the sheet's
    shadow on it.
    """
    width = digit.height * digit.ink.shape[1] / digit.ink.shape[0]
    room = digit.height * rng.uniform(0.2, 0.9, 4)
    beyond = np.full(x.shape, -np.inf)
    sides = rng.choice(4, int(rng.choice([1, 1, 2, 3, 4])), replace=False)
    for side in sides:
        past = (
            digit.left - x, x - digit.left - width, digit.top - y, y - digit.top - digit.height
        )[side] - room[side]  # fmt: skip
        beyond = np.maximum(beyond, past)
    under = desk(x.shape, rng)
    reach = digit.height * rng.uniform(0.01, 0.12)
    under = under * (1 - rng.uniform(0, 0.5) * np.exp(-np.maximum(beyond, 0) / reach))[..., None]
    return mix(surface, under, np.clip(beyond / mm + 0.5, 0, 1))


def _held(picture: Array, ink: Array, rng: np.random.Generator) -> Array:
    """A thumb on the sheet, which leaves all that is written to be seen."""
    for _ in range(50):
        held, covered = thumb(picture, rng)
        if not (ndimage.maximum_filter(covered, 9) * ink).any():
            return held
    return picture


def _scanned(picture: Array, rng: np.random.Generator) -> Array:
    """The scanner saw past the sheet: a black edge of 1 pixel to a twentieth, on a side or two."""
    edged = picture.copy()
    dark = rng.uniform(0.0, 0.15)
    for _ in range(int(rng.integers(1, 3))):
        turns = int(rng.integers(4))
        turned = np.rot90(edged, turns)
        width = 1 if rng.random() < 0.3 else rng.uniform(1, 0.05 * turned.shape[0])
        lean = 0.0 if rng.random() < 0.6 else rng.normal(0, 0.01)
        row, column = np.indices(turned.shape[:2])
        inside = np.clip(width - row + lean * (column - turned.shape[1] / 2), 0, 1)
        turned[...] = mix(turned, np.array([dark] * 3), inside)
    return edged
