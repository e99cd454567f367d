"""A sound as it is: the pressure, moment after moment, painted in one go."""

from collections.abc import Iterator
from typing import ClassVar, Self

import cairo
import numpy as np
from manim import RIGHT, UP

from scenes.mobjects.painting.painted import Painted, set_source
from scenes.mobjects.showing import LENGTH, Shown, boxes
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

COLUMNS = 800  # in each of which the lowest and the highest sample are drawn


class Waveform(Painted):
    """The samples of a sound from left to right, as far as they are shown."""

    data_names: ClassVar[tuple[str, ...]] = ("shown",)
    THIN = 0.012  # of the whole height: silence is a line and not nothing

    def __init__(self, samples: np.ndarray, width: float = 12.0, height: float = 3.0) -> None:
        """samples: (n,), −1..1. width, height: in Manim's units."""
        super().__init__()
        pieces = np.array_split(np.asarray(samples, dtype=float), min(COLUMNS, len(samples)))
        self.low = np.array([piece.min() for piece in pieces])
        self.high = np.array([piece.max() for piece in pieces])
        self.shown = np.array(1.0)
        corners = [0 * UP, UP * height, UP * height + RIGHT * width, RIGHT * width, 0 * UP]
        self.set_points_as_corners(corners)
        self.move_to([0, 0, 0])

    def set_shown(self, share: float) -> Self:
        """How much of the sound is drawn, 0..1 from its beginning."""
        self.shown = np.array(float(share))
        return self

    def draw(self, **kwargs: object) -> Tween:
        """An animation: the sound is drawn from its beginning to its end."""
        return Tween(self, "set_shown", 0, 1, **kwargs)

    def shows(self) -> Iterator[Shown]:
        """The lowest and the highest sample of each column that is drawn, one after the other."""
        count, n = round(float(self.shown) * len(self.low)), len(self.low)
        left, across = self.points[0], (self.points[12] - self.points[0]) / n
        up, column = (self.points[4] - self.points[0]) / 2, np.arange(count)[:, None]
        low, high = (left + (1 + each[:count, None]) * up for each in (self.low, self.high))
        places = boxes(low + column * across, high + (column + 1) * across)
        values = np.stack([self.low[:count], self.high[:count]], axis=1)
        yield Shown("extent", values, LENGTH, 1.0, places, np.ones(count), (self,))

    def overhang(self) -> float:
        """Nowhere."""
        return 0.0

    def paint(self, ctx: cairo.Context) -> None:
        lower_left, upper_left, lower_right = self.points[0], self.points[4], self.points[12]
        across, up = (lower_right - lower_left)[:2], (upper_left - lower_left)[:2]
        # From here on the sound lies in 0..1 from left to right, and its samples in −1..1.
        middle = (lower_left + upper_left)[:2] / 2
        ctx.transform(cairo.Matrix(*across, *(up / 2), *middle))
        count = round(float(self.shown) * len(self.low))
        if not count:
            return
        x = np.arange(count + 1) / len(self.low)
        low = np.minimum(self.low[:count], -self.THIN / 2).repeat(2)
        high = np.maximum(self.high[:count], self.THIN / 2).repeat(2)
        edges = np.column_stack([x[:-1], x[1:]]).ravel()
        for point in (*zip(edges, high), *zip(edges[::-1], low[::-1])):
            ctx.line_to(*map(float, point))
        ctx.close_path()
        set_source(ctx, THEME.ink.to_rgb(), self.opacity)
        ctx.fill()
