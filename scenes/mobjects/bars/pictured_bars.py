"""Pictures side by side, each with a bar and a number that say something about it."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Rectangle, SurroundingRectangle, VGroup, linear

from scenes.mobjects.bars.bars import Bars
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

APART = 0.16  # between neighbours, and between a picture and its bar, in Manim's units


class PicturedBars(VGroup):
    """A row of pictures with a bar rising from each; a column with bars beside it where the area
    stacks.

    Parts: `pictures`, `bars`.
    """

    def __init__(
        self, images: Sequence[np.ndarray], values: np.ndarray, area: Area, limit: float = 1.0
    ) -> None:
        """images: n, (rows, columns) each, 0..1. values: (n,), a bar of full length at ±limit."""
        each = [1] * len(images)
        cut = area.rows if area.stacks else area.columns
        places = cut(*each, gap=APART)
        side = min(places[0].side, area.side / 3)
        edge, away = (LEFT, RIGHT) if area.stacks else (DOWN, UP)
        self.pictures = VGroup(
            *(
                place.place(ImageGrid(image, side), edge)
                for place, image in zip(places, images, strict=True)
            )
        )
        along = area.width if area.stacks else area.height
        anchors = np.array([one.get_edge_center(away) for one in self.pictures]) + APART * away
        self.bars = Bars(values, anchors, along - self.pictures[0].height - APART, limit, away)
        super().__init__(self.pictures, self.bars)

    def set_shown(self, count: float) -> Self:
        """Show the first `count` pictures with their bars, the last of them as far as it is."""
        self.shown = float(count)
        shares = np.clip(count - np.arange(len(self.pictures)), 0, 1)
        for picture, share in zip(self.pictures, shares):
            picture.set_fill(opacity=share)
        self.bars.set_told(shares)
        return self

    def appear(self, **kwargs: object) -> Tween:
        """An animation: one picture after another comes, with its bar."""
        end = len(self.pictures)
        return Tween(self, "set_shown", self.shown, end, **{"rate_func": linear, **kwargs})

    def frame(self, index: int) -> Rectangle:
        """An outline around a picture, to point at it."""
        picture = self.pictures[index]
        return SurroundingRectangle(picture, color=THEME.attention, buff=APART / 4)
