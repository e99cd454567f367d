"""A look at single pixels of an image: which one, and the number it holds."""

from typing import Self

import numpy as np
from manim import VGroup, linear

from scenes.mobjects.grids.cells import HALO
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, THEME
from scenes.mobjects.tween import Tween


class PixelProbe(VGroup):
    """An outline around one pixel of an image, and its value beside the image.

    Parts: `outline`, `number`.
    """

    def __init__(self, image: ImageGrid, area: Area, pixel: int) -> None:
        """area: where the number stands. pixel: 28 · row + column, where it begins."""
        super().__init__()
        self.centres, self.values = image.centres, image.values.ravel()
        self.outline = image.cell(0, 0).scale(1.4)
        self.outline.set_stroke(THEME.plate, width=HALO, background=True)
        self.number = area.place(Readout(0, activation, BODY, field="> 0.99", centred=True))
        self.add(self.outline, self.number)
        self.show_pixel(pixel)

    def show_pixel(self, pixel: float) -> Self:
        """Look at another pixel; between two, at the one before."""
        self.pixel = int(np.floor(np.round(pixel, 6)))
        self.outline.move_to(self.centres[self.pixel])
        self.number.set_value(self.values[self.pixel])
        return self

    def walk_to(self, pixel: int, **kwargs: object) -> Tween:
        """An animation: look at one pixel after another until this one."""
        return Tween(self, "show_pixel", self.pixel, pixel, **{"rate_func": linear, **kwargs})


def into_the_ink(image: np.ndarray) -> tuple[int, int]:
    """In the row with the most ink, the pixel before the first ink, and the brightest one."""
    row = int(np.argmax(image.sum(axis=1)))
    first, start = int(np.argmax(image[row] > 0)), row * image.shape[1]
    return start + max(first - 1, 0), start + int(np.argmax(image[row]))
