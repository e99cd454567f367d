"""Pictures side by side with their names under them, and a line of words above."""

from collections.abc import Sequence

import numpy as np
from manim import DOWN, LEFT, UP, FadeIn, LaggedStart, Typst, VGroup

from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.name_tag import NameTag
from scenes.mobjects.stage import Area

APART = 0.16  # between pictures, and between a picture and its name, in Manim's units
HEAD = 0.48  # the height of the line above


class NamedRow(VGroup):
    """Pictures side by side, their names under them, and a line of words above.

    Parts: `title`, `pictures`, `names`.
    """

    def __init__(
        self, title: Typst, pictures: Sequence[WeightGrid], names: Sequence[str], area: Area
    ) -> None:
        """title: the words. pictures: as large as the area allows, and in lines of as many as it
        has room for.
        """
        tags = NameTag.all_of(list(names))
        head, below = area.rows(HEAD, area.height - HEAD, gap=0)
        widest = max(tag.width for tag in tags)
        n = len(pictures)
        across, side = best_lines(n, below, widest, tags[0].height)
        self.title = head.place(title, LEFT)
        self.pictures, self.names = VGroup(), VGroup()
        step = max(side, widest) + APART
        down = side + tags[0].height + 1.5 * APART
        for k, (grid, tag) in enumerate(zip(pictures, tags, strict=True)):
            line, column = divmod(k, across)
            corner = below.at(UP + LEFT)
            x, y = corner[0] + (column + 0.5) * step - APART / 2, corner[1] - line * down - side / 2
            grid.scale(side / grid.width).move_to(np.array([x, y, 0]))
            self.pictures.add(grid)
            self.names.add(tag.next_to(grid, DOWN, buff=APART / 2))
        super().__init__(self.title, self.pictures, self.names)

    def appear(self) -> LaggedStart:
        """An animation: the names come, one after another."""
        return LaggedStart(FadeIn(self.title), *map(FadeIn, self.names), lag_ratio=0.3)


def best_lines(n: int, area: Area, widest: float, under: float) -> tuple[int, float]:
    """How many pictures stand in a line, and their side, where these are as large as can be.

    widest: of the names. under: how high a name is.
    """
    sides = {}
    for across in range(1, n + 1):
        lines = -(-n // across)
        pitch = (area.width + APART) / across - APART
        room = (area.height - (lines - 1) * APART) / lines - under - APART / 2
        if pitch >= widest:
            sides[across] = min(pitch, room)
    if not sides or max(sides.values()) <= 0:
        raise ValueError(f"There is no room for {n} pictures with names {widest:.2f} units wide.")
    across = max(sides, key=lambda each: (round(sides[each], 6), each))
    return across, sides[across]
