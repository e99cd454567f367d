"""All the input's neurons in one column, too many to be circles."""

import numpy as np

from scenes.mobjects.grids.grids import ImageGrid


class InputColumn(ImageGrid):
    """The numbers of an image one under the other, in their order, each as bright as it is."""

    GAP = 0.0  # there are more numbers than pixels of the film

    def __init__(self, x: np.ndarray, width: float, height: float) -> None:
        """x: (n,), 0 dark to 1 lit. width, height: of the column, in Manim's units."""
        super().__init__(np.asarray(x)[:, None], width)
        self.stretch_to_fit_width(width).stretch_to_fit_height(height)
