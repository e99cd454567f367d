"""The light of a picture and of layers in little: kept, it can be compared with another's."""

from collections.abc import Sequence

import numpy as np
from manim import LEFT, VGroup

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.tween import Tween

SHARE = 0.4  # of the way from lamp to lamp: a lamp's radius
AIR = 0.15  # between the picture and the lamps, in Manim's units


class Pattern(VGroup):
    """A picture, and beside it for each layer a block of lamps, all dark, that fill an area.

    Parts: `image`, `layers` (NeuronLayer each, one above the other).
    """

    def __init__(
        self, image: np.ndarray, sizes: Sequence[int], limits: Sequence[float], area: Area
    ) -> None:
        """image: (rows, columns), 0..1. sizes: how many lamps each layer has. limits: of each the
        activation drawn fully lit.
        """
        super().__init__()
        self.image = area.fit(ImageGrid(image), LEFT)
        left = float(self.image.get_right()[0]) + AIR
        room = Area(left, area.bottom, area.right - left, area.height)
        rows = room.rows(*[1] * len(sizes), gap=AIR / 2)
        self.layers = VGroup(*map(lamps, sizes, limits, rows))
        self.add(self.image, self.layers)

    def light(self, layer: int, activations: np.ndarray) -> Tween:
        """An animation: one layer's lamps are lit, (n,)."""
        return self.layers[layer].light(activations)


def lamps(size: int, limit: float, area: Area) -> NeuronLayer:
    """A layer, dark, line by line from the left in as many lines as make its lamps largest."""
    lines = max(
        range(1, size + 1),
        key=lambda n: min(area.height / n, area.width / np.ceil(size / n)),
    )
    columns = -(-size // lines)
    step = min(area.height / lines, area.width / columns)
    row, column = np.divmod(np.arange(size), columns)
    across, down = (column + 0.5) * step, ((lines - 1) / 2 - row) * step
    centres = area.at(LEFT) + np.stack([across, down, 0 * across], axis=1)
    return NeuronLayer.at(centres, SHARE * step, limit)
