"""A grid in neutral ink: counts, shares, coverage; neither activations nor signs."""

from collections.abc import Iterator

import numpy as np

from scenes.mobjects.grids.grids import CellGrid
from scenes.mobjects.showing import INK, Shown
from scenes.mobjects.theme import THEME


class NeutralGrid(CellGrid):
    """Amounts as ink on the film's ground: the larger, the more ink; nothing here shines."""

    GROUND = THEME.background
    EMPTY = 0.14  # the share of ink in a cell of 0, so that one sees that it is there

    def __init__(self, values: np.ndarray, width: float = 4.0, limit: float | None = None) -> None:
        """values: (rows, columns), from 0 up. limit: the value in full ink; by default the largest.

        Raises ValueError where a value is negative.
        """
        values = np.array(values, dtype=float)
        if (values < 0).any():
            raise ValueError(f"Ink shows amounts from 0 up; {values.min():g} is among the values.")
        super().__init__(values, width)
        self.limit = float(values.max(initial=0)) if limit is None else limit

    def shows(self) -> Iterator[Shown]:
        """The amounts."""
        yield self.stated(self.values, INK, self.limit)

    def colours(self) -> np.ndarray:
        share = np.clip(self.values / (self.limit or 1.0), 0, 1)[..., None]
        ink = self.EMPTY + (1 - self.EMPTY) * share
        return (1 - ink) * THEME.background.to_rgb() + ink * THEME.muted.to_rgb()
