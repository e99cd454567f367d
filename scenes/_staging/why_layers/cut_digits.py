"""Our digits cut into the parts that the pen made them of: three, and then all ten."""

from collections.abc import Sequence

import numpy as np
from manim import (
    Animation,
    FadeIn,
    LaggedStart,
    VGroup,
)

from scenes._data.parts import KINDS, TOLD, Cut
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.text import words
from scenes.mobjects.pictures.pieces import Flight, Pieces
from scenes.mobjects.stage import LINE as ROW
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL

CLOSE = 0.15  # between neighbours, in Manim's units
NAMED = 1.5  # the width of a strip for names, in Manim's units
MADE = {9: "a loop and a line", 8: "two loops", 4: "three lines"}
NAMES = {"loop": "loops", "line": "lines", "curve": "curves"}


class CutDigits:
    """Ten digits and the parts that the pen made them of.

    Of those that the film tells of, large, `digits` with their `pieces` on them, still together,
    and `made`, what of. For the table of all ten: `cells`, for each digit its place and those of
    its loops, lines and curves, and `names` of these.
    """

    def __init__(self, cuts: Sequence[Cut], area: Area) -> None:
        self.cuts, self.told = cuts, [cuts[label] for label in TOLD]
        self.digits, self.made, self.homes, self.apart = VGroup(), VGroup(), [], []
        self.pieces: list[Pieces] = []
        for one, place in zip(self.told, area.split(*[1] * len(self.told))):
            cut = place.columns if place.stacks else place.rows
            home, rest = cut(5, 4)
            parts, line = rest.rows(3, 1, gap=0)
            self.homes.append(home)
            self.apart.append(_beside(parts, len(one.parts)))
            self.digits.add(home.fit(ImageGrid(one.image)))
            self.pieces.append(Pieces(one.parts, [home] * len(one.parts), framed=False, over=True))
            self.made.add(line.place(words(MADE[one.label], size=SMALL)))
        self.cells, named = _table(area.inset(CLOSE), len(cuts), 1 + len(KINDS))
        self.names = VGroup(
            *(place.place(words(NAMES[kind])) for kind, place in zip(KINDS, named[1:]))
        )

    def come_apart(self, index: int) -> Flight:
        """An animation: the parts of one of the large digits slide out of it."""
        return self.pieces[index].fly(self.apart[index])

    def go_back(self) -> list[Flight]:
        """Animations: all parts slide back to where they make the digits."""
        pairs = zip(self.pieces, self.homes)
        return [pieces.fly([home] * len(pieces.inks)) for pieces, home in pairs]

    def line_up(self) -> list[Animation]:
        """Animations: the large digits go to their places in the table, and all others come."""
        large = {one.label: grid for one, grid in zip(self.told, self.digits)}
        self.row = [
            large.get(one.label) or place[0].fit(ImageGrid(one.image))
            for one, place in zip(self.cuts, self.cells)
        ]
        coming = [FadeIn(grid) for grid in self.row if grid not in self.digits]
        targets = {one.label: self.cells[one.label][0] for one in self.told}
        going = [
            grid.animate.replace(targets[label].fit(grid.copy())) for label, grid in large.items()
        ]
        return [*going, LaggedStart(*coming, lag_ratio=0.2)]

    def sort(self) -> Flight:
        """An animation: all parts slide out of all digits, each kind to a row of its own."""
        homes = [self.cells[one.label][0] for one in self.cuts for _ in one.parts]
        inks = np.concatenate([one.parts for one in self.cuts])
        self.sorted = Pieces(inks, homes, framed=False, over=True)
        ends = [
            self.cells[one.label][1 + KINDS.index(kind)] for one in self.cuts for kind in one.kinds
        ]
        return self.sorted.fly(ends, lag=0.06)


def _beside(area: Area, count: int, most: int = 3) -> list[Area]:
    """So many places of one size side by side in the middle, of which `most` would fill it."""
    spare = (most - count) / 2
    shares = [spare, *[1] * count, spare] if spare else [1] * count
    cells = area.columns(*shares, gap=CLOSE)
    return list(cells[1:-1] if spare else cells)


def _table(area: Area, digits: int, kinds: int) -> tuple[list[list[Area]], list[Area]]:
    """For each digit its places, one for each kind, and the places for the names of the kinds."""
    if area.stacks:
        strip, body = area.rows(ROW, area.height - ROW, gap=CLOSE)
        named, lines = strip.columns(*[1] * kinds), body.columns(*[1] * kinds)
        cells = [line.rows(*[1] * digits, gap=CLOSE) for line in lines]
    else:
        strip, body = area.columns(NAMED, area.width - NAMED, gap=CLOSE)
        named, lines = strip.rows(*[1] * kinds, gap=CLOSE), body.rows(*[1] * kinds, gap=CLOSE)
        cells = [line.columns(*[1] * digits, gap=CLOSE) for line in lines]
    return [list(own) for own in zip(*cells)], list(named)
