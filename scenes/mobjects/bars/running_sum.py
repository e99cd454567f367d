"""A sum that grows term by term: a bar on either side of zero, on a scale, and the number."""

from collections.abc import Sequence
from typing import Self

import numpy as np

from scenes.mobjects.bars.signed_bars import SignedBars
from scenes.mobjects.plots.number_line import round_limit
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY


class RunningSum(SignedBars):
    """The sum of the terms shown so far: blue to the right of zero, red to the left."""

    def __init__(self, terms: np.ndarray, area: Area) -> None:
        """terms: of any shape, all the terms to come, in this order.

        The scale ends at a round number beyond the largest size that the sum has on the way.
        """
        furthest = float(np.abs(np.cumsum(terms)).max(initial=0)) or 1.0
        limit = round_limit(furthest, least=0)
        super().__init__(np.zeros(1), limit, area, numbers=True, scale=True, spec=".2f", size=BODY)

    @property
    def total(self) -> float:
        """The sum of the terms shown."""
        return float(self.values[0])

    def set_values(self, values: Sequence[float] | np.ndarray) -> Self:
        """Show the sum of these values."""
        return super().set_values(np.array([np.sum(values)]))
