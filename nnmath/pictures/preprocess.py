"""From a drawn or photographed digit to the frame that the networks were trained on.

The steps are MNIST's (LeCun, Bottou, Bengio, Haffner, Gradient-Based Learning Applied to Document
Recognition, 1998, section III.A): 20 pixels along the longer side, centre of mass in the middle of
28x28. Before them, what a photograph needs: the paper taken away and the contrast stretched.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage

from nnmath.ink.any_light import dark_on_light, find_in_any_light
from nnmath.ink.even_light import find_in_even_light
from nnmath.ink.found import TOUCHES, Found, UnsureError
from nnmath.ink.paper import NO_INK
from nnmath.ink.pieces import SPECK
from nnmath.pictures.picture import area_average, to_grey

Array = NDArray[np.float64]

FRAME = 28
LONGER_SIDE = 20
# Other frames have the same share of margin. MNIST's centres of mass lie evenly between index 13.5
# and 14.5: the middle is index 28 / 2.
SQUARE = FRAME, FRAME
HALF = 0.5 - 1e-6  # rounds a half down, as MNIST does, whatever the last digits of a mass
# Shares of the picture's shorter side, the likeliest first: what is wider is no stroke.
STROKE_WIDTHS = (1 / 6, 1 / 3, 1 / 12)
FAINT = 0.2  # rims of ink paler than this do not widen the box that is cut out


@dataclass(frozen=True)
class Framing:
    """Where a digit's ink is and where it goes: the last three stages, for any array of its shape.

    rows, columns: the ink's bounding box. size: (height, width) of the scaled ink, the longer 20.
    gain: what makes its brightest pixel 1. corner: (top, left) of the scaled ink in the frame, of
    (rows, columns).
    """

    rows: slice
    columns: slice
    size: tuple[int, int]
    gain: float
    corner: tuple[int, int]
    frame: tuple[int, int] = SQUARE

    def crop(self, ink: Array) -> Array:
        """The bounding box cut out of `ink`."""
        return ink[self.rows, self.columns]

    def scale(self, cropped: Array) -> Array:
        """The cut-out averaged down to `size`, brightened by `gain`."""
        return area_average(cropped, *self.size) * self.gain

    def place(self, scaled: Array) -> Array:
        """The scaled ink at its place in the empty frame."""
        top, left = self.corner
        frame = np.zeros(self.frame)
        frame[top : top + self.size[0], left : left + self.size[1]] = scaled
        return frame


@dataclass(frozen=True, eq=False)
class Stages:
    """A digit on its way into the training frame; all arrays are grey, 0..1.

    grey: what was given, as grey, at most 1,200 pixels a side. inverted: True when it was dark on
    light. light_on_dark: grey, turned over if inverted. paper: how light the paper is, as grey,
    with the shadows on it and what lies around it. all_ink: the paper taken away. without_lines:
    ruled lines taken away. ink: what is no part of this digit taken away, the contrast stretched.
    These all are of one shape. cropped: the ink's bounding box. scaled: its longer side 20 pixels.
    result: (28, 28), the centre of mass in the middle. framing: the numbers behind the last three.
    """

    grey: Array
    inverted: bool
    light_on_dark: Array
    paper: Array
    all_ink: Array
    without_lines: Array
    ink: Array
    cropped: Array
    scaled: Array
    result: Array
    framing: Framing


def preprocess(
    image: ArrayLike, which: int | None = None, frame: tuple[int, int] = SQUARE
) -> Stages:
    """Bring a drawn or photographed digit to the training frame, every stage kept.

    image: (rows, columns) or (rows, columns, 3 or 4), floats in 0..1 or whole numbers in 0..255
    (or uint16), dark on light or light on dark; see-through parts count as paper. which: of several
    digits in the picture this one, 1 for the leftmost. frame: its rows and columns, where a network
    was trained on others than 28 and 28. Raises ValueError for another shape or range, for NaN,
    when no ink can be told from the paper, and when it is not sure which is meant.
    """
    digits = find_digits(image, frame)
    if which is None and len(digits) > 1:
        raise ValueError(
            f"the picture holds {len(digits)} digits, or what looks like them: choose one by its"
            " number from the left, such as photo.png#2, or which=2, for the second."
        )
    if which is not None and not 1 <= which <= len(digits):
        there = "one digit" if len(digits) == 1 else f"{len(digits)} digits"
        raise ValueError(f"the picture holds {there}, so none is number {which}.")
    return digits[0 if which is None else which - 1]


def find_digits(image: ArrayLike, frame: tuple[int, int] = SQUARE) -> tuple[Stages, ...]:
    """Bring every digit of a picture to the training frame, from left to right; else as
    `preprocess`.
    """
    grey = to_grey(image)
    found = _find(grey)
    light_on_dark = 1 - grey if found.inverted else grey
    stages = []
    for digit in found.digits:
        ink = without_specks(digit)
        framing = find_framing(ink, frame)
        cropped = framing.crop(ink)
        scaled = framing.scale(cropped)
        stages.append(
            Stages(grey, found.inverted, light_on_dark, found.paper, found.all_ink,
                   found.without_lines, ink, cropped, scaled, framing.place(scaled), framing)
        )  # fmt: skip
    return tuple(stages)


def _find(grey: Array) -> Found:
    """What is drawn: in even light if that can be, else by strokes of ever other widths.

    Strokes that run out of the picture end the search: what narrower ones find lies inside them, or
    between them. Raises ValueError when no way finds a digit that is sure to be one; the first
    doubt is said.
    """
    doubts: list[ValueError] = []
    try:
        return find_in_even_light(grey)
    except ValueError as doubt:
        doubts.append(doubt)
    inverted = dark_on_light(grey)
    for share in STROKE_WIDTHS:
        try:
            return find_in_any_light(grey, inverted, share)
        except ValueError as doubt:
            doubts.append(doubt)
            if str(doubt) == TOUCHES:
                break
    raise next((doubt for doubt in doubts if isinstance(doubt, UnsureError)), doubts[0])


def without_specks(ink: Array) -> Array:
    """The ink without the small separate patches that dirt and noise leave: the same shape."""
    patches, count = ndimage.label(ink > 0, structure=np.ones((3, 3)))
    amounts = ndimage.sum_labels(ink, patches, np.arange(count + 1))
    amounts[0] = 0  # patch 0 is the paper
    return np.where((amounts > SPECK * amounts.sum())[patches], ink, 0.0)


def find_framing(ink: Array, frame: tuple[int, int] = SQUARE) -> Framing:
    """How bright ink on black must be cut out, scaled and moved to lie in the frame as MNIST's.

    ink: (rows, columns) in 0..1. The longer side becomes 20 pixels, the shorter at least 1; whole
    pixels bring the centre of mass to index (14, 14) within half a pixel, or as near as the frame
    lets it come without cutting ink off. frame: (rows, columns); in another than 28 × 28 the ink
    has as large a share of it. Raises ValueError when there is no ink.
    """
    rows, columns = (np.flatnonzero((ink > FAINT).any(axis=axis)) for axis in (1, 0))
    if rows.size == 0:
        raise ValueError(NO_INK)
    box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    cropped = ink[box]
    # Which side fills its share of the frame, and how many pixels are that.
    longer, length = max(zip(cropped.shape, frame, strict=True), key=lambda pair: pair[0] / pair[1])
    share = LONGER_SIDE * length / FRAME
    height, width = (max(1, round(share * side / longer)) for side in cropped.shape)
    scaled = area_average(cropped, height, width)
    top, left = (
        min(max(math.floor(room / 2 - mass + HALF), 0), room - side)
        for mass, side, room in zip(
            ndimage.center_of_mass(scaled), (height, width), frame, strict=True
        )
    )
    return Framing(*box, (height, width), 1 / float(scaled.max()), (top, left), frame)
