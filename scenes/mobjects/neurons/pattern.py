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

    Parts: `image`, `layers` (NeuronLayer each, one above or beside the other, whichever makes the
    smallest lamps larger).
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
        each = [1] * len(sizes)
        rooms = max(
            (room.rows(*each, gap=AIR / 2), room.columns(*each, gap=AIR)),
            key=lambda areas: min(across(*pair)[1] for pair in zip(sizes, areas, strict=True)),
        )
        self.layers = VGroup(*map(lamps, sizes, limits, rooms))
        self.add(self.image, self.layers)

    def light(self, layer: int, activations: np.ndarray) -> Tween:
        """An animation: one layer's lamps are lit, (n,)."""
        return self.layers[layer].light(activations)


def lamps(size: int, limit: float, area: Area) -> NeuronLayer:
    """A layer, dark, line by line from the left in as many lines as make its lamps largest."""
    lines, step = across(size, area)
    columns = -(-size // lines)
    row, column = np.divmod(np.arange(size), columns)
    right, down = (column + 0.5) * step, ((lines - 1) / 2 - row) * step
    centres = area.at(LEFT) + np.stack([right, down, 0 * right], axis=1)
    return NeuronLayer.at(centres, SHARE * step, limit)


def across(size: int, area: Area) -> tuple[int, float]:
    """In how many lines so many lamps are largest in an area, and how far from lamp to lamp."""
    return max(
        ((n, min(area.height / n, area.width / -(-size // n))) for n in range(1, size + 1)),
        key=lambda found: found[1],
    )
