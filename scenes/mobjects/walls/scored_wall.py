"""The weight grids of a network's first layer, and under them how much it reads right."""

import numpy as np
from manim import RIGHT, FadeIn, LaggedStart, VGroup

from scenes.mobjects.bars.length_bar import LengthBar
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import badge, words
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import HEADING, THEME
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.grid_wall import GridWall, full_colour


class ScoredWall(VGroup):
    """A wall of grids under its title, and a bar as long as a share of all.

    Parts: `title` (words and a badge), `wall`, `bar`.
    """

    def __init__(self, grids: np.ndarray, title: str, kind: str, share: float, area: Area) -> None:
        """grids: (n, rows, columns), signed; a hundredth of the weights are beyond full colour.

        kind: what the badge says. share: 0..1; the bar fills the area's width at 1.
        """
        head, middle, foot = area.rows(LINE, area.height - 2 * LINE, LINE, gap=0)
        self.share = float(share)
        self.title = VGroup(words(title), badge(kind)).arrange(RIGHT, buff=0.3)
        self.wall = GridWall(grids, middle.inset(0, LINE / 4), full_colour(grids))
        head.place(self.title)
        self.bar = LengthBar(1.0, foot, percent)
        super().__init__(self.title, self.wall, self.bar)

    def tell(self, **kwargs: object) -> Tween:
        """An animation: the bar grows to its share."""
        return Tween(self.bar, "set_value", 0, self.share, **kwargs)

    def ask(self) -> LaggedStart:
        """An animation: a question mark comes over each grid."""
        marks = [words("?", size=HEADING, color=THEME.attention) for _ in self.wall.grids]
        for mark, grid in zip(marks, self.wall.grids, strict=True):
            mark.move_to(grid).set_stroke(THEME.plate, 6, background=True)
        return LaggedStart(*(FadeIn(mark.set_z_index(1)) for mark in marks), lag_ratio=0.2)


def percent(share: float) -> str:
    """A share, 0..1, in hundredths of a percent: "97.13 %"."""
    return f"{number(100 * share)} %"
