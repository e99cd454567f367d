"""Where an image's pixels go as neurons of one column: numbers only, no mobjects."""

from dataclasses import dataclass

import numpy as np

from scenes.mobjects.stage import Area

IN_A_PIECE = 2  # rows of the image: so many neurons stand in a piece of the folded column
SOFT = 0.5  # where the column goes on beyond the area, it fades over so many of Manim's units
ROWS_SEEN = 1.6  # of the image, of the column that is not folded, from far
FILLED = 0.46  # of the way from neuron to neuron: a neuron's radius


@dataclass(frozen=True)
class ColumnLayout:
    """A column of neurons in an area that is far too low for it, or folded, as lines of a text.

    size: how many neurons. columns: of the image, so many make one of its rows.
    """

    area: Area
    size: int
    columns: int

    @property
    def far(self) -> float:
        """From neuron to neuron where a row of the image is seen whole, in Manim's units."""
        return self.area.height / (ROWS_SEEN * self.columns)

    @property
    def farthest(self) -> float:
        """From neuron to neuron of the folded column, in Manim's units."""
        return self.area.height / (IN_A_PIECE * self.columns)

    @property
    def pieces(self) -> int:
        """How many pieces the folded column has."""
        return -(-self.size // (IN_A_PIECE * self.columns))

    def first_seen(self, focus: float, pitch: float) -> float:
        """Which neuron is at the top when this one is as near the middle as the ends allow."""
        seen = self.area.height / pitch
        return float(np.clip(focus + 0.5 - seen / 2, 0, max(self.size - seen, 0)))

    def column(self, first: float, pitch: float) -> np.ndarray:
        """The middles of all neurons, (n, 2), with this one at the top."""
        down = (np.arange(self.size) - first + 0.5) * pitch
        return np.stack([np.full(self.size, self.area.centre[0]), self.area.top - down], axis=1)

    def folded(self) -> np.ndarray:
        """The middles of all neurons, (n, 2), piece beside piece."""
        piece, place = np.divmod(np.arange(self.size), IN_A_PIECE * self.columns)
        across = (piece + 0.5) * self.area.width / self.pieces
        down = (place + 0.5) * self.farthest
        return np.stack([self.area.left + across, self.area.top - down], axis=1)

    def shown(self, heights: np.ndarray, above: float, below: float) -> np.ndarray:
        """How clearly neurons at these heights are seen, (n,), 0..1: not at all outside the area.

        above, below: how far the column goes on beyond the area's ends, in Manim's units.
        """
        ends = ((self.area.top - heights, above), (heights - self.area.bottom, below))
        clear = [np.clip(inside / np.clip(more, 1e-6, SOFT), 0, 1) for inside, more in ends]
        return np.asarray(np.minimum(*clear))
