"""How far pictures agree: which of their pixels are bright in one of them, and which in all."""

import numpy as np
from manim import DOWN, AnimationGroup, Create, FadeIn, VGroup

from scenes.mobjects.grids.contour import Contour
from scenes.mobjects.grids.pile import Pile
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

BRIGHT = 0.5  # from here on a pixel counts as bright
AIR = 0.25  # around the numbers, in Manim's units


class Agreement(VGroup):
    """A pile of pictures, and beside it how many pixels are bright in at least one, and in all.

    Parts: `pile` (nothing has landed yet) and, each shown by `tell`: `outlines` around the pixels
    that are counted, and the rows of `table` under its `title`.
    """

    def __init__(self, images: np.ndarray, area: Area) -> None:
        """images: (n, rows, columns), 0..1."""
        left, right = area.split(3, 2)
        self.pile = left.fit(Pile(images)).set_landed(0)
        bright: np.ndarray = np.asarray(images) >= BRIGHT
        cells = np.any(bright, axis=0), np.all(bright, axis=0)
        self.outlines = VGroup(
            *(
                Contour(self.pile, chosen, color=color).set_z_index(self.pile.z_index + 1 + k)
                for k, (chosen, color) in enumerate(zip(cells, (THEME.muted, THEME.attention)))
            )
        )
        names = [words("in at least one"), words("in all of them")]
        self.table = NumberTable(names, [chosen.sum() for chosen in cells], spec=",d")
        self.title = words("pixels at least half lit", size=SMALL, color=THEME.muted)
        right.inset(AIR).fit(VGroup(self.title, self.table).arrange(DOWN, buff=0.4))
        super().__init__(self.pile, self.outlines, self.title, self.table)

    def tell(self, which: int) -> AnimationGroup:
        """An animation: an outline and its count are seen. which: 0 for in one, 1 for in all."""
        named = [self.title] if which == 0 else []
        return AnimationGroup(Create(self.outlines[which]), FadeIn(self.table.row(which), *named))
