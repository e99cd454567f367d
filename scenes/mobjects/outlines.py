"""The largest weights of a neuron, outlined, and what an image's light does inside the outlines."""

import numpy as np
from manim import DOWN, RIGHT, AnimationGroup, TransformFromCopy, VGroup

from scenes.mobjects.grids.cells import TermGrid
from scenes.mobjects.grids.contour import Contour
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.products import sign_ink
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import HEADING

LARGE = 0.4  # of the largest weight of its sign: from here on a weight counts as a large one


def large_positive(weights: np.ndarray) -> np.ndarray:
    """Which weights are positive and large among the positive ones."""
    return (weights > 0) & (weights >= LARGE * weights.max(initial=0))


class Outlines(VGroup):
    """Outlines around the largest positive weights, and dashed ones around the largest negative.

    Pairs, positive first: `cells` (where these weights are), `on_grid` and `on_image` (their
    outlines), `inside` (what the image's products w·a add up to there) and `sums` (these numbers,
    at first zero).
    """

    def __init__(self, grid: WeightGrid, image: TermGrid, products: np.ndarray, area: Area) -> None:
        """products: (rows, columns), w·a of each pixel. area: of the sums."""
        super().__init__()
        self.grid, self.image = grid, image
        self.cells = large_positive(grid.values), large_positive(-grid.values)
        self.on_grid, self.on_image = (
            [Contour(each, cells, dashed) for cells, dashed in zip(self.cells, (False, True))]
            for each in (grid, image)
        )
        for outline in [*self.on_grid, *self.on_image]:  # what changes under it is drawn anew
            outline.set_z_index(image.z_index + 1)
        self.inside = [float(products[cells].sum()) for cells in self.cells]
        names = "in the outlines", "in the dashed ones"
        self.sums = VGroup(*map(_sum, names, self.inside)).arrange(DOWN, aligned_edge=RIGHT)
        self.add(*self.on_grid, *self.on_image, area.place(self.sums))

    def lay(self) -> list[TransformFromCopy]:
        """Animations: the outlines are laid over the image, and stay on the grid as well."""
        return [TransformFromCopy(*pair) for pair in zip(self.on_grid, self.on_image)]

    def count(self, which: int, **kwargs: object) -> AnimationGroup:
        """An animation: the pixels inside turn into their products, and these are added up.

        which: 0, or 1 when the pixels of 0 have turned.
        """
        taken = np.any(self.cells[: which + 1], axis=0)
        turning = self.image.animate.take(np.flatnonzero(taken))
        return AnimationGroup(turning, self.sums[which].count_to(self.inside[which]), **kwargs)


def _sum(name: str, value: float) -> Labelled:
    """A sum that will count from zero to a value, with its name."""
    number = Readout(0, "+.2f", HEADING, sign_ink(value), field=f"{value:+.2f}")
    return Labelled(words(name), number)
