"""What is said of a picture's size, where that is not the 28 × 28 pixels of the narration.

Each function has what is said in place of a phrase, None where the phrase holds as it stands.
"""

from scenes.given.needs import FRAME
from scenes.telling.speech import Sentence

PIXELS = FRAME[0] * FRAME[1]


def rows_of_neurons(rows: int, columns: int) -> Sentence | None:
    """That each pixel gets its neuron."""
    if (rows, columns) == FRAME:
        return None
    sentence = "{} rows of {} pixels, and each gets its own neuron: {} more to go."
    return (sentence, rows, columns, f"{rows * columns - 1:,}")


def the_picture(rows: int, columns: int) -> Sentence | None:
    """How large the picture is, which is the first of five steps."""
    if (rows, columns) == FRAME:
        return None
    return ("One: the picture, {} rows of {} pixels.", rows, columns)


def to_the_network(inputs: int) -> Sentence | None:
    """How many numbers that is, the second of them."""
    sentence = "Two: to the network it is {} numbers, from 0 for dark to 1 for bright."
    return _said(sentence, inputs)


def at_one_end(inputs: int) -> Sentence | None:
    """What stands before the network."""
    return _said("At one end of the network stands the input: {} numbers.", inputs)


def from_the_numbers(inputs: int) -> Sentence | None:
    """What the outputs are computed from."""
    return _said("From the {} numbers, the network computes how brightly each is lit.", inputs)


def any_numbers(inputs: int) -> Sentence | None:
    """That the network answers whatever comes in."""
    return _said("It gives an answer to any {} numbers.", inputs)


def numbered(inputs: int) -> Sentence | None:
    """How the pixels are numbered."""
    sentence = "Its activation is called a; n is its number, from 0 to {}."
    return _said(sentence, inputs, inputs - 1)


def to_the_last(inputs: int) -> Sentence | None:
    """Where the column of the pixels ends."""
    return _said("from pixel 0, in the upper left corner, to pixel {}.", inputs, inputs - 1)


def _said(sentence: str, inputs: int, value: int | None = None) -> Sentence | None:
    return None if inputs == PIXELS else (sentence, f"{inputs if value is None else value:,}")
