"""Two grids and what they make, as one line: image × weights = products."""

from collections.abc import Sequence
from dataclasses import replace

from manim import MathTypst, Typst, VGroup

from scenes.mobjects.grids.grids import CellGrid
from scenes.mobjects.lettering.labelled import stand
from scenes.mobjects.lettering.text import formula
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import HEADING

BASELINE = 0.7  # of a line: from a grid down to where its name stands
SIGN = 0.8  # the room of a sign between two grids, in Manim's units


class GridEquation(VGroup):
    """Three grids of one size with "×" and "=" between them, and a name under each.

    They fill an area, side by side; where it stacks, the third is under the first two.
    Parts: `grids`, `signs`, `names`.
    """

    def __init__(self, grids: Sequence[CellGrid], names: Sequence[Typst], area: Area) -> None:
        """grids, names: three each. The grids are scaled and moved; they should be square."""
        super().__init__()
        self.grids, self.names = VGroup(*grids), VGroup(*names)
        for place, grid, name in zip(_places(area), grids, names):
            picture = replace(place, bottom=place.bottom + LINE, height=place.height - LINE)
            picture.fit(grid)
            stand(name.set_x(grid.get_x()), grid.get_bottom()[1] - BASELINE * LINE)
        self.signs = VGroup(*(formula(sign, size=HEADING) for sign in ("times", "=")))
        first, second, third = grids
        self.signs[0].move_to((first.get_right() + second.get_left()) / 2)
        self._equals(self.signs[1], second, third, area)
        self.add(self.grids, self.signs, self.names)

    def _equals(self, sign: MathTypst, second: CellGrid, third: CellGrid, area: Area) -> None:
        """The "=" stands before the third grid, in its row."""
        if not area.stacks:
            sign.move_to((second.get_right() + third.get_left()) / 2)
        else:
            sign.move_to(third.get_left()).set_x(third.get_left()[0] - SIGN / 2)


def _places(area: Area) -> list[Area]:
    """Where each grid is with its name."""
    if not area.stacks:
        return list(area.columns(1, 1, 1, gap=SIGN))
    above, below = area.rows(1, 1)
    first, second = above.columns(1, 1, gap=SIGN)
    width = first.width
    return [first, second, replace(below, left=below.left + (below.width - width) / 2, width=width)]
