"""A picture of any size on its way into a frame of a few cells, every stage where the last was."""

import numpy as np
from manim import DOWN, RIGHT, UL, Animation, FadeIn, FadeOut, Line, VGroup

from scenes.mobjects.grids.cells import block
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.span import Span
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween


class Photograph(ImageGrid):
    """A grey picture of many pixels, none of which is to be seen by itself."""

    GAP = 0.0


class IntoFrame:
    """The mobjects of a picture's stages, each in its place, none on screen.

    `page`, which is turned over; `box` around its ink; `cropped` out of it; `scaled`, in the upper
    left corner of the empty `frame`, and `longer`, the bracket along its longer side; `middle`, two
    lines that cross where its centre of mass is to lie.
    """

    def __init__(
        self,
        grey: np.ndarray,
        box: tuple[slice, slice],
        cropped: np.ndarray,
        scaled: np.ndarray,
        corner: tuple[int, int],
        shape: tuple[int, int],
        area: Area,
    ) -> None:
        """grey: (rows, columns), 0..1. box: the rows and columns that are cut out. cropped: what
        is in it. scaled: (h, w), smaller. corner: (top, left) of it in the frame. shape: the
        frame's rows and columns. area: which the page fills, and the frame.
        """
        self.page = area.fit(Photograph(grey))
        self.box = block(self.page, box)
        self.cropped = Photograph(cropped).replace(self.box, stretch=True)
        self.frame = area.fit(ImageGrid(np.zeros(shape)))
        cell = self.frame.width / shape[1]
        self.scaled = ImageGrid(scaled, cell * scaled.shape[1])
        self.scaled.align_to(self.frame, UL).set_z_index(1)
        self._way = cell * (corner[1] * RIGHT + corner[0] * DOWN)
        high, wide = scaled.shape
        count = words("{} pixels", max(high, wide), size=SMALL)
        self.longer = Span.along(self.scaled, count, RIGHT if high >= wide else DOWN)
        centre = self.frame.cell(shape[0] // 2, shape[1] // 2).get_center()
        self.middle = VGroup(
            Line(self.frame.get_left(), self.frame.get_right()).set_y(centre[1]),
            Line(self.frame.get_top(), self.frame.get_bottom()).set_x(centre[0]),
        )
        self.middle.set_stroke(THEME.attention, 2).set_z_index(2)

    def turn(self, values: np.ndarray, **kwargs: object) -> Tween:
        """An animation: the page goes over to other values, such as its negative."""
        return Tween(self.page, "set_values", self.page.values, values, **kwargs)

    def shrink(self, **kwargs: object) -> Animation:
        """An animation: what was cut out goes to where it is scaled."""
        return self.cropped.animate(**kwargs).replace(self.scaled, stretch=True)

    def become_cells(self) -> list[Animation]:
        """Animations: what was cut out becomes the few pixels of the scaled image."""
        return [FadeIn(self.scaled), FadeOut(self.cropped)]

    def take_place(self, **kwargs: object) -> Animation:
        """An animation: the scaled image goes to its place in the frame."""
        return self.scaled.animate(**kwargs).shift(self._way)
