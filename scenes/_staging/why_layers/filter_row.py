"""Small grids of weights in a row: the filters that a film of edges has used so far."""

import numpy as np
from manim import RIGHT, Animation, AnimationGroup, FadeIn, LaggedStart, VGroup, linear

from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.growing import shrink_into
from scenes.mobjects.lettering.text import badge
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.patch_sum import PatchSum

HEIGHT = 0.8  # of a filter's grid, of the height of its area


class FilterRow(VGroup):
    """Filters side by side at the right of an area, and before them who made them: `designed`."""

    def __init__(self, kernels: np.ndarray, area: Area) -> None:
        """kernels: (n, rows, columns), −1..1."""
        size = HEIGHT * area.height
        self.designed, self.grids = badge("designed"), [WeightGrid(each, size) for each in kernels]
        super().__init__(self.designed, *self.grids)
        area.place(self.arrange(RIGHT, buff=size / 3), RIGHT)

    def take(self, one: PatchSum) -> AnimationGroup:
        """An animation: the weights of a sum become the first filter."""
        return shrink_into(one.weights, self.grids[0], run_time=1.2)

    def others_come(self) -> Animation:
        """An animation: after the first, filter after filter comes."""
        coming = map(FadeIn, self.grids[1:])
        return LaggedStart(*coming, lag_ratio=1, rate_func=linear)
