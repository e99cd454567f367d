"""A wall of weight grids that shows one set of weights after another, in the same places."""

from collections.abc import Callable

import numpy as np
from manim import AnimationGroup, FadeIn, LaggedStart, VGroup, linear, smooth

from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import HEADING, THEME
from scenes.mobjects.tween import Tween, TweenThrough
from scenes.mobjects.walls.grid_wall import GridWall

OVERLAP = 3  # grids that change at the same time


class ChangingWall(GridWall):
    """Weight grids that change. Part besides those of a wall, shown in its turn: `questions`, a
    question mark on each.
    """

    def __init__(self, grids: np.ndarray, area: Area) -> None:
        """grids: (n, rows, columns), −1..1."""
        super().__init__(grids, area, 1.0)
        marks = (words("?", size=HEADING, color=THEME.lit).move_to(g) for g in self.grids)
        self.questions = VGroup(*marks).set_z_index(1)

    def others_come(self, first: int) -> LaggedStart:
        """An animation: all grids but the first one come, one after another."""
        others = [grid for k, grid in enumerate(self.grids) if k != first]
        return LaggedStart(*map(FadeIn, others), lag_ratio=0.3)

    def turn_into(self, grids: np.ndarray, **kwargs: object) -> TweenThrough:
        """An animation: one grid after another goes over to other weights, (n, rows, columns)."""
        start, n = self.values, len(self.values)

        def shown(begun: np.ndarray) -> np.ndarray:
            shares = np.clip((begun - np.arange(n)) / OVERLAP, 0, 1)
            eased = np.array([smooth(share) for share in shares])[:, None, None]
            return np.asarray(start + eased * (grids - start))

        end = n - 1 + OVERLAP
        return TweenThrough(self, "set_values", shown, 0, end, **{"rate_func": linear, **kwargs})

    def go_dark(self, **kwargs: object) -> Tween:
        """An animation: all weights go to 0."""
        return Tween(self, "set_values", self.values, 0 * self.values, **kwargs)

    def live_through(
        self, stages: np.ndarray, counter: Readout, counts: np.ndarray, **kwargs: object
    ) -> AnimationGroup:
        """An animation: the weights are those of one stage after another, (k, n, rows, columns).

        Nothing is shown between two stages: no network ever had such weights. counter: says
        counts[stage], (k,).
        """
        end, last = len(stages), len(stages) - 1

        def during(values: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
            return lambda stage: np.asarray(values[min(int(stage), last)])

        return AnimationGroup(
            TweenThrough(self, "set_values", during(stages), 0, end, rate_func=linear),
            TweenThrough(counter, "set_value", during(counts), 0, end, rate_func=linear),
            **kwargs,
        )
