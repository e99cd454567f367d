"""The two prices for weights that training can pay, each shown on the same grid."""

import numpy as np
from manim import AnimationGroup, TransformFromCopy, VGroup, linear

from nnmath import signed_scale
from scenes._data.prices import pulled_to_zero, pulled_together
from scenes._data.two_trainings import Trained
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import LINE, Stage
from scenes.mobjects.tween import TweenThrough

REACH = 0.5  # of the weight at full colour: what is smaller goes out
COUNTED = (  # over each grid: what its price makes less, and how that is printed
    ("weights that are not 0:", ".0f"),
    ("mean difference of neighbours:", ".2f"),
)


class TwoPrices(VGroup):
    """One grid of a trained network, twice, and over each what one of the prices makes less.

    Parts: `grids`, `heads`. `neuron`: whose grid it is, the one least like a stroke.
    """

    def __init__(self, trained: Trained, stage: Stage) -> None:
        self.neuron = trained.clear_to_unclear()[-1]
        grid = trained.grids[self.neuron]
        self.ways = (pulled_to_zero(grid, REACH * trained.limit), pulled_together(grid))
        self.limit = trained.limit
        self.grids, self.heads = VGroup(), VGroup()
        for area, (name, spec), (_, counts) in zip(
            stage.main.split(1, 1), COUNTED, self.ways, strict=True
        ):
            head, body = area.rows(LINE, area.height - LINE, gap=0)
            self.grids.add(body.fit(WeightGrid(trained.shown[self.neuron])))
            count = Readout(counts[0], spec, field=number(counts.max(), spec))
            named = Labelled(words(name), count)
            self.heads.add(head.place(named).match_x(self.grids[-1]))
        super().__init__(self.grids, self.heads)

    def come_from(self, grid: WeightGrid) -> AnimationGroup:
        """An animation: a small grid of the same weights grows into both."""
        return AnimationGroup(*(TransformFromCopy(grid, large) for large in self.grids))

    def go_down(self, which: int) -> AnimationGroup:
        """An animation: the weights move as one of the prices pulls them, and it is counted."""
        stages, counts = self.ways[which]
        shown, last = signed_scale(stages, self.limit), len(stages) - 1

        def at(values: np.ndarray, step: np.ndarray) -> np.ndarray:
            return np.asarray(values[round(float(step))])

        grid, count = self.grids[which], self.heads[which].number
        return AnimationGroup(
            TweenThrough(grid, "set_values", lambda k: at(shown, k), 0, last, rate_func=linear),
            TweenThrough(count, "set_value", lambda k: at(counts, k), 0, last, rate_func=linear),
        )
