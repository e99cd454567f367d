"""A sheet of many small pictures, painted in one go."""

from collections.abc import Iterator
from typing import ClassVar, Self

import cairo
import numpy as np
from manim import Square

from scenes.mobjects.painting.dots import CORNERS, brightness_colours
from scenes.mobjects.painting.painted import Painted, set_source
from scenes.mobjects.showing import LIGHT, Shown, boxes, pictures
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.grid_wall import GAP, arrangement

STRIP = 0.13  # of a picture's side: the height of the strip of light under it
APART = 0.06  # of its side: between it and the strip


class Sheet(Painted):
    """Small square pictures in rows, each over a strip as bright as an activation.

    Some of the pixels can be marked in the colour of attention: `marked` says how plainly, 0..1;
    `told` how much of the lights is seen.
    """

    data_names: ClassVar[tuple[str, ...]] = ("lights", "told", "marked")

    def __init__(
        self, images: np.ndarray, marks: np.ndarray, lights: np.ndarray, area: Area
    ) -> None:
        """images: (n, side, side), 0..1. marks: the same shape, bool. lights: (n,), 0..1."""
        super().__init__()
        self.images, self.marks = np.array(images, float), np.array(marks, bool)
        self.lights, self.told, self.marked = np.array(lights, float), 0.0, 0.0
        n, under = len(images), STRIP + APART
        across, side = arrangement(n, 1 + under, area)
        row, column = np.divmod(np.arange(n), across)
        down = -(-n // across)
        x = (column - (across - 1) / 2) * side * (1 + GAP)
        y = ((down - 1) / 2 - row) * side * (1 + GAP + under)
        self.side = side
        corners = CORNERS * [side / 2, side * (1 + under) / 2, 0]
        centres = area.centre + np.stack([x, y, 0 * x], axis=1)
        self.set_points((centres[:, None] + corners).reshape(-1, 3))

    @property
    def centres(self) -> np.ndarray:
        """The middles of the pictures with their strips, (n, 3)."""
        return self.points.reshape(-1, 4, 3).mean(axis=1)

    def set_marked(self, share: float) -> Self:
        """How plainly the marked pixels are seen, 0..1."""
        self.marked = float(share)
        return self

    def set_told(self, share: float) -> Self:
        """How much of the lights is seen, 0..1."""
        self.told = float(share)
        return self

    def mark(self, **kwargs: object) -> Tween:
        """An animation: the marked pixels are filled."""
        return Tween(self, "set_marked", self.marked, 1, **kwargs)

    def light(self, **kwargs: object) -> Tween:
        """An animation: the strips light up."""
        return Tween(self, "set_told", self.told, 1, **kwargs)

    def frame(self, index: int) -> Square:
        """An outline around a picture."""
        corners = self.points.reshape(-1, 4, 3)[index]
        frame = Square(self.side * (1 + GAP / 2), color=THEME.attention, stroke_width=4)
        return frame.move_to(corners[-1] - self.side / 2 * np.array([1, 1, 0]))

    def shows(self) -> Iterator[Shown]:
        """The pictures, as far as nothing is marked in them, and the lights of the strips."""
        corners = self.points.reshape(-1, 4, 3)[..., :2]
        low, high = corners[:, 0], corners[:, 3]
        side, n = (high - low)[:, :1], len(self.images)
        unmarked = 1 - self.marked * self.marks.any(axis=(1, 2))
        yield pictures(self.images, boxes(high - side, high), self, plainly=unmarked)
        strips = boxes(low, low + side * [1, STRIP])
        more = {"told": np.full(n, self.told)}
        yield Shown("strips", self.lights, LIGHT, 1.0, strips, np.ones(n), (self,), more=more)

    def overhang(self) -> float:
        """Nowhere."""
        return 0.0

    def paint(self, ctx: cairo.Context) -> None:
        corners = self.points.reshape(-1, 4, 3)
        glow = brightness_colours(self.told * self.lights)
        for image, marks, (low, _, _, high), colour in zip(self.images, self.marks, corners, glow):
            side = high[0] - low[0]
            scale = side / len(image)
            ctx.save()
            ctx.transform(cairo.Matrix(scale, 0, 0, -scale, low[0], high[1]))
            ctx.rectangle(0, 0, len(image), len(image))
            ctx.clip()
            ctx.set_source(self._picture(image, marks))
            ctx.paint_with_alpha(self.opacity)
            ctx.restore()
            ctx.rectangle(low[0], low[1], side, STRIP * side)
            set_source(ctx, colour, self.opacity)
            ctx.fill()

    def _picture(self, image: np.ndarray, marks: np.ndarray) -> cairo.SurfacePattern:
        dark, lit = THEME.dark.to_rgb(), THEME.lit.to_rgb()
        rgb = dark + np.clip(image, 0, 1)[..., None] * (lit - dark)
        share = self.marked * marks[..., None]
        rgb = rgb + share * (THEME.attention.to_rgb() - rgb)
        rgba = np.full((*image.shape, 4), 255, dtype=np.uint8)
        rgba[..., :3] = np.round(255 * rgb)
        surface = cairo.ImageSurface.create_for_data(
            rgba.data, cairo.FORMAT_ARGB32, *image.shape[::-1]
        )
        pattern = cairo.SurfacePattern(surface)
        pattern.set_extend(cairo.EXTEND_PAD)
        return pattern
