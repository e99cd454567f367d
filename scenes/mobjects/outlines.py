"""The largest weights of a neuron, outlined, and what an image's light does inside the outlines."""

import numpy as np
from manim import RIGHT, UP, AnimationGroup, Succession, Transform, VGroup
from manim.utils.rate_functions import rush_from, rush_into

from scenes.mobjects.grids.cells import TermGrid
from scenes.mobjects.grids.contour import Contour
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area

LARGE = 0.4  # of the largest weight of its sign: from here on a weight counts as a large one


def large_positive(weights: np.ndarray) -> np.ndarray:
    """Which weights are positive and large among the positive ones."""
    return (weights > 0) & (weights >= LARGE * weights.max(initial=0))


class Outlines(VGroup):
    """Solid outlines around the largest positive weights, dashed ones around the most negative.

    The weights lie on an image of their size. Parts: `lines` (the solid ones, the dashed ones),
    `aside` (the grid of weights where it leaves the image to be seen, itself not shown) and
    `table`: what the image's products w·a add up to in the solid outlines, in the dashed ones,
    elsewhere, and in all, at first zero. `cells` says which pixels each row of the table is about.
    """

    def __init__(self, grid: WeightGrid, image: TermGrid, products: np.ndarray, area: Area) -> None:
        """products: (rows, columns), w·a of each pixel. area: of the table and the grid aside."""
        super().__init__()
        above, below = area.rows(1, 1)
        self.image, self.aside = image, above.fit(grid.copy(), UP)
        solid, dashed = large_positive(grid.values), large_positive(-grid.values)
        self.cells = solid, dashed, ~(solid | dashed)
        self.lines = VGroup(Contour(image, solid), Contour(image, dashed, dashed=True))
        self.lines.set_z_index(image.z_index + 1)  # what changes under them is drawn anew
        self.sums = np.array([products[cells].sum() for cells in self.cells])
        names = [words("in solid outlines"), words("in dashed outlines"), words("elsewhere")]
        self.table = below.place(NumberTable(names, self.sums, words("weighted sum")))
        self.table.set_values(0 * self.sums)
        self.add(self.lines, self.table)

    def step_aside(self, grid: WeightGrid, **kwargs: object) -> Succession:
        """An animation: the grid leaves the image for its place `aside`.

        It shrinks into its upper right corner first: straight there it would cross the table.
        """
        corner = self.aside.copy().align_to(grid, UP).align_to(grid, RIGHT)
        shrinking = Transform(grid, corner, rate_func=rush_into)
        return Succession(shrinking, Transform(grid, self.aside, rate_func=rush_from), **kwargs)

    def count(self, which: int, **kwargs: object) -> AnimationGroup:
        """An animation: the pixels of a row of the table turn into their products and are added up.

        which: the row; those before it have been counted.
        """
        taken = np.flatnonzero(np.any(self.cells[: which + 1], axis=0))
        counted = np.where(np.arange(len(self.sums)) <= which, self.sums, 0)
        turning = self.image.animate.take(taken)
        return AnimationGroup(turning, self.table.count_to(counted), **kwargs)
