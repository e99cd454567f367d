"""The weight grids of a network's first layer, and under them how much it reads right."""

import numpy as np
from manim import RIGHT, VGroup

from scenes.mobjects.bars.length_bar import LengthBar
from scenes.mobjects.grids.cells import BASELINE
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import badge, words
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.grid_wall import GridWall, full_colour


class ScoredWall(VGroup):
    """A wall of grids under its title, and a bar as long as a share of all.

    Parts: `title` (words and a badge), `wall`, `bar`; shown in its turn, a `note` under it.
    """

    def __init__(
        self, grids: np.ndarray, texts: tuple[str, str, str], share: float, area: Area
    ) -> None:
        """grids: (n, rows, columns), signed; a hundredth of the weights are beyond full colour.

        texts: of title, badge and note. share: 0..1; the bar fills the area's width at 1.
        """
        head, middle, bar, under = area.rows(LINE, area.height - 3 * LINE, LINE, LINE, gap=0)
        title, kind, note = texts
        self.share = float(share)
        self.title = VGroup(words(title), badge(kind)).arrange(RIGHT, buff=0.3)
        self.wall = GridWall(grids, middle.inset(0, LINE / 4), full_colour(grids))
        head.place(self.title)
        stand(self.title[0], baseline(self.title[1][1]))
        self.bar = LengthBar(1.0, bar, percent)
        # Two walls side by side have their words on one line.
        self.note = stand(under.place(words(note)), under.bottom + BASELINE * LINE)
        super().__init__(self.title, self.wall, self.bar)

    def tell(self, **kwargs: object) -> Tween:
        """An animation: the bar grows to its share."""
        return Tween(self.bar, "set_value", 0, self.share, **kwargs)


def percent(share: float) -> str:
    """A share, 0..1, in hundredths of a percent: "97.13 %"."""
    return f"{number(100 * share)} %"
