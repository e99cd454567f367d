"""What a network takes: a picture of some shape, or numbers that are no picture."""

import math
import re

import numpy as np

from nnmath.checks import shown
from nnmath.pictures.picture import area_average

Shape = tuple[int, int]  # rows and columns

LEAST_SIDE = 5  # pixels: a square of fewer is taken for numbers
MOST = 1e6  # in size: as for all numbers that films have room for
NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
MOST_NUMBERS = 512  # neurons that a frame can show
LONGEST = 30  # numbers: an example of more would fill the screen


def image_shape_of(inputs: int, said: Shape | None = None) -> Shape | None:
    """The shape of the picture that so many inputs are the pixels of; None where they are none.

    said: what the network's file says of it. Where it says nothing, a square of 5 × 5 or more is a
    picture.
    """
    side = math.isqrt(inputs)
    square = (side, side) if side >= LEAST_SIDE and side * side == inputs else None
    return said or square


def takes(inputs: int, shape: Shape | None) -> str:
    """What a network takes, for a sentence about it: "pictures of 8 × 8 pixels"."""
    if shape is None:
        return f"{inputs:,} number{'' if inputs == 1 else 's'} and no picture"
    return f"pictures of {shape[0]} × {shape[1]} pixels"


def example(inputs: int) -> str:
    """So many numbers as they are given: "0.5,0.5"."""
    return ",".join(["0.5"] * min(inputs, LONGEST)) + (",…" if inputs > LONGEST else "")


def input_numbers(text: str, inputs: int) -> np.ndarray:
    """The numbers, (inputs,), of a text such as "0.3,1". Raises ValueError for anything else."""
    parts = [part.strip() for part in text.split(",")]
    for part in parts:
        if not NUMBER.fullmatch(part):
            raise ValueError(
                f"{shown(part)} is no number; {inputs:,} of them with commas between are expected,"
                f" such as {example(inputs)}."
            )
    if len(parts) != inputs:
        given = f"{len(parts):,} number{'s are' if len(parts) > 1 else ' is'} given"
        raise ValueError(f"{given}, and the network takes {inputs:,}, such as {example(inputs)}.")
    numbers = np.array([float(part) for part in parts])
    if not np.abs(numbers).max() < MOST:
        raise ValueError(f"films have room for numbers below {MOST:,.0f}; scale the input down.")
    return numbers


def in_frame(picture: np.ndarray, shape: Shape) -> np.ndarray:
    """A square picture averaged to the largest square that a frame of this shape holds, amid it."""
    if picture.shape == shape:
        return picture
    side = min(shape)
    top, left = ((length - side) // 2 for length in shape)
    frame = np.zeros(shape)
    frame[top : top + side, left : left + side] = area_average(picture, side, side)
    return frame
