"""Connections that are drawn one after another, with a number that counts them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Animation, VGroup, VMobject, linear

from scenes.mobjects.network.connections import Connections


class Growth(Animation):
    """Draw the connections of several gaps, target after target, and count those that are there.

    Each target's connections take as long as any other's, however many they are. The counter
    says how many connections have reached their targets, in every frame.
    """

    def __init__(
        self, gaps: Sequence[Connections], counter: VMobject | None = None, **kwargs: Any
    ) -> None:
        """counter: anything with set_value."""
        self.gaps, self.counter = gaps, counter
        parts = [*gaps, counter] if counter else gaps
        settings = {"run_time": 4.0, "rate_func": linear, "introducer": True, **kwargs}
        super().__init__(VGroup(*parts), **settings)

    def interpolate_mobject(self, alpha: float) -> None:
        targets = np.array([gap.n_out for gap in self.gaps])
        before = np.cumsum(targets) - targets
        drawn = np.clip(self.rate_func(alpha) * targets.sum() - before, 0, targets)
        for gap, count in zip(self.gaps, drawn):
            gap.set_drawn(count)
        if self.counter:
            self.counter.set_value(sum(gap.complete for gap in self.gaps))
