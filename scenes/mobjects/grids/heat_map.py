"""A whole matrix as one picture, however many columns: signed cells side by side, without gaps."""

from typing import ClassVar

import cairo
import numpy as np
from manim import DL, DR, UL, UR

from scenes.mobjects.painting.fading import faded
from scenes.mobjects.painting.painted import Painted
from scenes.mobjects.painting.signs import sign_shades
from scenes.mobjects.stage import Area

FINE = 1600  # pixels across and up, from which on edges of cells are sharp


class HeatMap(Painted):
    """Signed values in a rectangle, row k at the kth height: positive blue, negative red, 0 dark.

    Where the frame has fewer pixels than there are columns, neighbours are blended.
    """

    data_names: ClassVar[tuple[str, ...]] = ("values",)

    def __init__(self, values: np.ndarray, area: Area) -> None:
        """values: (rows, columns), −1..1. area: which they fill."""
        super().__init__()
        self.values = np.array(values, dtype=float)
        if self.values.ndim != 2:
            raise ValueError(f"values has shape {self.values.shape}; (rows, columns) was expected.")
        corners = [area.at(corner) for corner in (UL, UR, DR, DL, UL)]
        self.set_points_as_corners(corners)

    def paint(self, ctx: cairo.Context) -> None:
        upper_left, upper_right, lower_left = self.points[0], self.points[4], self.points[12]
        rows, columns = self.values.shape
        # What is made smaller is blended; so a cell that is larger than a pixel becomes many.
        fine = [-(-each // size) for each, size in zip((FINE // 4, FINE), (rows, columns))]
        down, across = (lower_left - upper_left) / rows, (upper_right - upper_left) / columns
        ctx.transform(cairo.Matrix(*across[:2] / fine[1], *down[:2] / fine[0], *upper_left[:2]))
        rows, columns = rows * fine[0], columns * fine[1]
        with faded(ctx, self.opacity, (0, 0, columns, rows)):
            rgba = np.full((*self.values.shape, 4), 255, dtype=np.uint8)
            rgba[..., :3] = np.round(sign_shades(self.values) * 255)
            rgba = np.repeat(np.repeat(rgba, fine[0], axis=0), fine[1], axis=1)
            surface = cairo.ImageSurface.create_for_data(
                rgba.data, cairo.FORMAT_ARGB32, columns, rows
            )
            pattern = cairo.SurfacePattern(surface)
            pattern.set_filter(cairo.FILTER_GOOD)
            pattern.set_extend(cairo.EXTEND_PAD)
            ctx.rectangle(0, 0, columns, rows)
            ctx.set_source(pattern)
            ctx.fill()
