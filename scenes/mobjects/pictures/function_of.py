"""A picture put into f, and the question what comes out."""

import numpy as np
from manim import DOWN, RIGHT, VGroup

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME

AIR = 0.15  # between a sign and the next, in Manim's units
CLEAR = 0.08  # of the side of the area: kept clear all around
LETTERS = 0.4  # of the picture's height: how high a bracket is


class FunctionOf(VGroup):
    """f of a picture as large as an area allows: "f( picture ) = ?", and under it what it shows.

    Parts: `picture`, `signs`, `caption`.
    """

    def __init__(self, image: np.ndarray, name: str, area: Area) -> None:
        """image: (rows, columns), 0..1. name: of what it shows, in English."""
        super().__init__()
        self.picture, self.caption = ImageGrid(image, area.side / 2), words(name)
        self.signs = VGroup(*map(formula, ("f", "(", ")", "=")))
        self.signs.add(formula("?", color=THEME.attention))
        self.signs.scale(LETTERS * self.picture.height / self.signs[1].height)
        letter, opening, *rest = self.signs
        row = VGroup(letter, opening, self.picture, *rest).arrange(RIGHT, buff=AIR)
        self.caption.next_to(self.picture, DOWN, buff=AIR)
        area.inset(CLEAR * area.side).fit(VGroup(row, self.caption))
        self.add(self.picture, self.signs, self.caption)
