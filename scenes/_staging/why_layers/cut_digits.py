"""Three of our digits cut into the parts that the pen made them of."""

from collections.abc import Sequence

from manim import VGroup

from scenes._data.parts import TOLD, Cut
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.text import words
from scenes.mobjects.pictures.pieces import Flight, Pieces
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL

CLOSE = 0.15  # between neighbours, in Manim's units
MADE = {9: "a loop and a line", 8: "two loops", 4: "three lines"}


class CutDigits:
    """Digits that the film tells of, and the parts that the pen made them of.

    `digits`, with their `pieces` on them, still together, and `made`, what of.
    """

    def __init__(self, cuts: Sequence[Cut], area: Area) -> None:
        """cuts: all ten."""
        told = [cuts[label] for label in TOLD]
        self.digits, self.made, self.apart = VGroup(), VGroup(), []
        self.pieces: list[Pieces] = []
        for one, place in zip(told, area.split(*[1] * len(told))):
            cut = place.columns if place.stacks else place.rows
            home, rest = cut(5, 4)
            parts, line = rest.rows(3, 1, gap=0)
            self.apart.append(_beside(parts, len(one.parts)))
            self.digits.add(home.fit(ImageGrid(one.image)))
            self.pieces.append(Pieces(one.parts, [home] * len(one.parts), framed=False, over=True))
            self.made.add(line.place(words(MADE[one.label], size=SMALL)))

    def come_apart(self, index: int) -> Flight:
        """An animation: the parts of one of the large digits slide out of it."""
        return self.pieces[index].fly(self.apart[index])


def _beside(area: Area, count: int, most: int = 3) -> list[Area]:
    """So many places of one size side by side in the middle, of which `most` would fill it."""
    spare = (most - count) / 2
    shares = [spare, *[1] * count, spare] if spare else [1] * count
    cells = area.columns(*shares, gap=CLOSE)
    return list(cells[1:-1] if spare else cells)
