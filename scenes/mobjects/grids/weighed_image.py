"""An image, and beside it the weights of a neuron in its shape, which it is multiplied by."""

import numpy as np
from manim import AnimationGroup, VGroup

from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.row_cursor import RowCursor
from scenes.mobjects.tween import RowByRow, Tween


class WeighedImage(VGroup):
    """Parts: `image` and, as large as it, `grid`, which shows nothing at first."""

    def __init__(self, image: np.ndarray, weights: np.ndarray, area: Area) -> None:
        """image: (rows, columns), 0..1. weights: the same shape, −1..1."""
        left, right = area.split(1, 1)
        self.weights = np.array(weights, dtype=float)
        self.image = left.fit(ImageGrid(image))
        self.grid = right.fit(WeightGrid(0 * self.weights))
        super().__init__(self.image, self.grid)

    def show_weights(self, **kwargs: object) -> Tween:
        """An animation: the grid goes over to the weights."""
        return Tween(self.grid, "set_values", self.grid.values, self.weights, **kwargs)

    def multiply(self, **kwargs: object) -> AnimationGroup:
        """An animation: row after row the weights turn into products w·a."""
        sweeps = (RowCursor(each).sweep(remover=True) for each in (self.image, self.grid))
        turning = RowByRow(self.grid, self.weights, self.weights * self.image.values)
        return AnimationGroup(*sweeps, turning, **kwargs)
