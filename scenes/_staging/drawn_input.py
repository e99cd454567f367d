"""What a network is given, drawn beside what it makes of it: a picture, or neurons with numbers."""

import numpy as np
from manim import DOWN, RIGHT, UP

from scenes._assets import Digit
from scenes._data.reading import fully_lit
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.neurons.input_neurons import InputNeurons
from scenes.mobjects.stage import Area


def drawn_input(digit: Digit, area: Area, edge: np.ndarray = UP) -> ImageGrid | InputNeurons:
    """The input as large as an area allows, at one of its edges: in a tall frame, a row."""
    if digit.is_picture:
        return area.fit(ImageGrid(digit.image), edge)
    axis, length = (RIGHT, area.width) if area.stacks else (DOWN, area.height)
    dark = InputNeurons(0 * digit.x, length, fully_lit(digit), axis)
    return area.fit(dark.set_values(digit.x), edge)
