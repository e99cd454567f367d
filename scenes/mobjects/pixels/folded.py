"""All pixels of an image as one column of neurons, folded so that it fills an area."""

from typing import Self

import numpy as np
from manim import Rectangle, linear, smooth

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.painting.discs import Discs
from scenes.mobjects.painting.dots import brightness_colours
from scenes.mobjects.pixels.column_layout import FILLED
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

LOOSE = 1.5  # from piece to piece at least, of the way from neuron to neuron


class FoldedPixels(Discs):
    """Neurons that leave an image row by row; each piece of the column holds the same rows."""

    def __init__(self, image: ImageGrid, area: Area) -> None:
        """image: which stays where it is; its cells are where the neurons come from."""
        values = image.values.ravel()
        super().__init__(image.centres, brightness_colours(values))
        self.rows, self.columns = image.values.shape
        self.homes, self.home_radius = image.centres, FILLED * image.width / self.columns
        in_a_piece = max(range(1, self.rows + 1), key=lambda n: self._pitch(n, area))
        self.pitch = self._pitch(in_a_piece, area)
        piece, place = np.divmod(np.arange(values.size), in_a_piece * self.columns)
        pieces = int(piece[-1]) + 1
        across = area.left + (piece + 0.5) * area.width / pieces
        down = area.centre[1] + ((in_a_piece * self.columns - 1) / 2 - place) * self.pitch
        self.places = np.stack([across, down, 0 * across], axis=1)
        self.set_z_index(image.z_index + 1)
        self.set_come(0)

    def set_come(self, rows: float) -> Self:
        """So many rows have left the image; the last of them is on its way."""
        self.come_so_far = float(rows)
        flown = np.clip(self.come_so_far - np.arange(self.rows), 0, 1)
        come = np.repeat([smooth(share) for share in flown], self.columns)
        centres = self.homes + come[:, None] * (self.places - self.homes)
        radii = self.home_radius + come * (FILLED * self.pitch - self.home_radius)
        # What has not left yet is a cell of the image.
        return self.arrange(centres, radii, np.where(come > 0, 1, 0))

    def come(self, **kwargs: object) -> Tween:
        """An animation: row after row leaves the image, until the column is whole."""
        start = self.come_so_far
        return Tween(self, "set_come", start, self.rows, **{"rate_func": linear, **kwargs})

    def frame(self) -> "RowFrame":
        """A frame that goes from row to row of the column."""
        return RowFrame(self.places.reshape(self.rows, self.columns, 3), self.pitch)

    def _pitch(self, in_a_piece: int, area: Area) -> float:
        """From neuron to neuron, in Manim's units, with so many rows in a piece."""
        beside = area.width / -(-self.rows // in_a_piece) / LOOSE
        return min(area.height / (in_a_piece * self.columns), beside)


class RowFrame(Rectangle):
    """A frame around the neurons of a row."""

    def __init__(self, places: np.ndarray, pitch: float) -> None:
        """places: (rows, columns, 3). pitch: from neuron to neuron, in Manim's units."""
        height = places.shape[1] * pitch
        super().__init__(THEME.attention, height, LOOSE * pitch, stroke_width=3)
        self.middles = places.mean(axis=1)
        self.set_z_index(10).set_taken(0)

    def set_taken(self, rows: float) -> Self:
        """Stand on the row that comes after so many."""
        return self.move_to(self.middles[min(int(rows), len(self.middles) - 1)])

    def sweep(self, **kwargs: object) -> Tween:
        """An animation: go from the first row to the last, all rows at one pace."""
        rows = len(self.middles)
        return Tween(self, "set_taken", 0, rows, **{"rate_func": linear, **kwargs})
