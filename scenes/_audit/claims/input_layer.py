"""What `input_layer` says: how pixels become a column, and where one of them stands."""

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    RULE,
    SHOWN,
    Holds,
    Nothing,
    in_turn,
    number,
    says,
    side,
)
from scenes._audit.claims.neuron import GREY, TEN
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library


def followed(t: Library) -> int:
    """The pixel that is followed: the grey one that differs most from digit to digit."""
    x = in_turn(t)[:TEN]
    grey = (x[0] > GREY[0]) & (x[0] < GREY[1])
    choice = next(some for some in (grey, x[0] > 0, x[0] == x[0]) if some.any())
    return int(np.argmax(np.where(choice, x.std(axis=0), -1)))


def its_place(t: Library, said: Said) -> bool:
    """28 times its row plus its column is its place."""
    width, pixel = side(t), followed(t)
    row, column = divmod(pixel, width)
    numbers = [lambda _: width, lambda _: row, lambda _: column, lambda _: pixel]
    return says(*numbers)(t, said) and width * row + column == pixel


def pixels(t: Library) -> float:
    """How many pixels there are."""
    return len(t.x)


HOLDS: Holds = {
    "28 rows of 28 pixels: 784 neurons, and none is left out.": says(side, side, pixels),
    "First come all the rows above it, each with 28 neurons.": lambda t, s: (
        says(side)(t, s) and followed(t) >= side(t)
    ),
    "So its place is 28 times its row, plus its column.": says(side),
    "Its place is {} times its row, {}, plus its column, {}: that is {}.": its_place,
    "The whole column is 784 neurons long, far too long for the screen.": says(pixels),
    "So we fold it: in each strip stand two rows of the picture, 56 neurons.": (
        says(number(2), lambda t: 2 * side(t))
    ),
    "That is the input: 784 neurons, always in this order.": says(pixels),
    "A row is {} long. Which place has this pixel?": says(side),
    "the input: {} neurons": says(pixels),
}

NOTHING: Nothing = {
    DRAWN: ("Each pixel becomes a neuron, with its pixel's light.",),
    RULE: (
        "A network takes a list of numbers: so its neurons stand in one long column.",
        "Row 0 comes first, for we count from 0.",
        "Row 1 goes on where row 0 ends,",
        "and so on, one row after another, down to the last.",
        "Each neuron has its place, counted from 0, and its activation.",
    ),
    SHOWN: (
        "One pixel has its neuron. What about all the others?",
        "Let us walk there from place 0.",
        "Every pixel keeps its place, from the first to the last.",
        "Your turn: here is our pixel. Which place does it have in the column?",
    ),
}  # fmt: skip
