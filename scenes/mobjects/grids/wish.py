"""A pattern that is looked for, and beside its rows what they should be."""

from collections.abc import Sequence

import numpy as np
from manim import UP, FadeIn, LaggedStart, VGroup

from scenes.mobjects.grids.cells import TermGrid, block
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import SMALL, THEME

Block = tuple[slice, slice]


class Wish(VGroup):
    """A pattern that is no image but wished for, so that nobody takes it for what is there.

    Parts: `picture` (`grid`, an outline of its window, a name above) and `labels`, one for each
    band of rows, at its right.
    """

    def __init__(
        self, pattern: np.ndarray, window: Block, bands: Sequence[tuple[str, Block]], area: Area
    ) -> None:
        """pattern: (rows, columns), 0..1. window: the rows and columns that matter.

        bands: of which the labels speak, the words and the rows and columns of each.
        """
        self.grid = TermGrid(pattern, pattern)
        area.columns(4, 1)[0].inset(0, LINE).fit(self.grid)
        name = words("what we look for", size=SMALL).next_to(self.grid, UP)
        self.picture = VGroup(self.grid, block(self.grid, window, THEME.muted), name)
        self.labels = VGroup(
            *(
                words(label, size=SMALL).next_to(self.grid).match_y(block(self.grid, cells))
                for label, cells in bands
            )
        )
        super().__init__(self.picture, self.labels)

    def explain(self) -> LaggedStart:
        """An animation: the labels come, one after another."""
        return LaggedStart(*map(FadeIn, self.labels), lag_ratio=0.7)
