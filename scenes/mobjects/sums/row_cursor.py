"""A frame that goes through an image, row by row."""

from typing import Self

from manim import DOWN, UP, Rectangle, linear

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween


class RowCursor(Rectangle):
    """A frame around a row of an image."""

    def __init__(self, image: ImageGrid) -> None:
        self.image, self.rows = image, len(image.values)
        super().__init__(THEME.attention, image.height / self.rows, image.width, stroke_width=3)
        self.set_taken(0)

    def set_taken(self, rows: float) -> Self:
        """Stand where so many rows have been taken in: at the first for 0, at the last for all."""
        step = (self.image.height - self.height) * rows / self.rows
        return self.move_to(self.image.get_top() + step * DOWN, aligned_edge=UP)

    def sweep(self, **kwargs: object) -> Tween:
        """An animation: go from the first row to the last, all rows at one pace."""
        return Tween(self, "set_taken", 0, self.rows, **{"rate_func": linear, **kwargs})
