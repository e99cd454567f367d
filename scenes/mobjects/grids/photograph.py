"""Pictures in which no pixel is to be seen by itself: photographs, and images made small."""

import numpy as np
from manim import RIGHT, VGroup

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area

AIR = 0.15  # between an image and what is written beside it, in Manim's units


class Photograph(ImageGrid):
    """A grey picture of many pixels, as one piece."""

    GAP = 0.0


class Answered(VGroup):
    """A small image, and at its right what was read of it.

    Parts: `image`, `answer`.
    """

    def __init__(self, image: np.ndarray, answer: str, area: Area) -> None:
        """image: (rows, columns), 0..1, as high as the area. answer: such as "3"."""
        self.image, self.answer = Photograph(image, area.height), words("{}", answer)
        super().__init__(self.image, self.answer)
        area.place(self.arrange(RIGHT, buff=AIR))
