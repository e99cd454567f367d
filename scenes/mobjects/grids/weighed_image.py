"""An image, and beside it the weights of a neuron in its shape."""

import numpy as np
from manim import VGroup

from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.stage import Area
from scenes.mobjects.tween import Tween


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
