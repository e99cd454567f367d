"""How far pictures agree: which of their pixels are bright in one of them, and which in all."""

import numpy as np
from manim import DOWN, AnimationGroup, Create, FadeIn, LaggedStart, VGroup

from scenes.mobjects.grids.contour import Contour
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.text import words
from scenes.mobjects.pictures.pile import Pile
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

BRIGHT = 0.75  # from here on a pixel counts as bright
AIR = 0.25  # around the numbers, in Manim's units


class Agreement(VGroup):
    """A pile of pictures, and beside it how many pixels are bright in at least one, and in all.

    Parts: `pile` (nothing has landed yet) and, shown in their turn, an `outline` around the pixels
    that are bright in at least one picture, and the rows of `table` under its `title`.
    """

    def __init__(self, images: np.ndarray, area: Area) -> None:
        """images: (n, rows, columns), 0..1."""
        left, right = area.split(3, 2)
        # Under the pictures, which are there when it comes.
        self.pile = left.fit(Pile(images)).set_landed(0).set_z_index(-1)
        bright: np.ndarray = np.asarray(images) >= BRIGHT
        in_one, in_all = np.any(bright, axis=0), np.all(bright, axis=0)
        self.in_common = np.where(in_all, np.mean(images, axis=0), 0)
        self.outline = Contour(self.pile, in_one, color=THEME.muted)
        self.outline.set_z_index(self.pile.z_index + 1)
        names = [words("in at least one"), words("in all of them")]
        self.table = NumberTable(names, [in_one.sum(), in_all.sum()], spec=",d")
        self.title = words("pixels at least three quarters lit", size=SMALL, color=THEME.muted)
        right.inset(AIR).fit(VGroup(self.title, self.table).arrange(DOWN, buff=0.4))
        super().__init__(self.pile, self.outline, self.title, self.table)

    def tell_any(self) -> LaggedStart:
        """An animation: the pixels that are bright in at least one are outlined, then counted."""
        told = AnimationGroup(Create(self.outline), FadeIn(self.title))
        return LaggedStart(told, FadeIn(self.table.row(0), run_time=0.4), lag_ratio=0.9)

    def tell_all(self) -> AnimationGroup:
        """An animation: only the pixels that are bright in all stay lit, and are counted."""
        staying = self.pile.animate.set_values(self.in_common).build()
        return AnimationGroup(staying, FadeIn(self.table.row(1)))
