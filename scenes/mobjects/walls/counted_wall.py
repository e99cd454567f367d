"""A wall of weight grids with a bias under each, which come one by one while they are counted."""

from typing import Self

import numpy as np
from manim import VGroup

from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import SMALL
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.grid_wall import (
    UNDER,
    GridWall,
    arrangement,
    others_of_a_wall,
    shown_on_a_wall,
)

CELL = 0.22  # the side of a bias that has no room for its number, in Manim's units


class CountedWall(VGroup):
    """The weights of all neurons of a layer as grids, the bias of each under it, and their count.

    Parts: `wall`, whose `labels` are the biases, and `counter`. Where the grids are too narrow for
    numbers, a bias is a signed cell. Where a wall has no room for all grids, all are counted, and
    `others` says how many more there are than those that are drawn.
    """

    def __init__(
        self,
        grids: np.ndarray,
        biases: np.ndarray,
        scaled: np.ndarray,
        counter: Readout,
        first: int,
        area: Area,
    ) -> None:
        """grids: (n, rows, columns), −1..1. biases, scaled: (n,), in figures and −1..1.

        counter: says how many numbers are there. first: the neuron whose grid is there already.
        """
        super().__init__()
        n, rows, columns = grids.shape
        drawn = shown_on_a_wall(n, first)
        self.others = others_of_a_wall(n - len(drawn))
        if len(self.others):
            area, below = area.rows(area.height - LINE, LINE, gap=0)
            below.place(self.others)
        grids, biases, scaled = grids[drawn], biases[drawn], scaled[drawn]
        labels = [Readout(bias, "+.2f", SMALL, field="−0.00") for bias in biases]
        high, wide = (max(getattr(each, side) for each in labels) for side in ("height", "width"))
        _, width = arrangement(len(drawn), rows / columns, area, high + UNDER)
        if wide > width:
            side = min(CELL, width)
            labels = [WeightGrid(np.array([[value]]), side) for value in scaled]
        self.wall = GridWall(grids, area, 1.0, labels)
        self.counter, self.each = counter, rows * columns
        at = int(np.flatnonzero(drawn == first)[0])
        self.order = np.array([at, *(k for k in range(len(drawn)) if k != at)])
        self.neurons = n
        self.add(self.wall, self.others, counter)
        self.show(1)

    @property
    def first(self) -> WeightGrid:
        """The grid that is there already."""
        return self.wall.grid(int(self.order[0]))

    def show(self, count: float) -> Self:
        """Show the first so many grids, and behind them as many biases; one may be on its way."""
        n = len(self.order)
        self.count = float(count)
        for parts, come in ((self.wall.grids, count), (self.wall.labels, count - n)):
            for k, opacity in zip(self.order, np.clip(come - np.arange(n), 0, 1)):
                parts[int(k)].set_opacity(opacity)
        # Of a wall without all grids the first counts as one, and the last has all counted.
        more = (self.neurons - 1) / max(n - 1, 1)
        told = 1 + (count - 1) * more if count <= n else self.neurons * count / n
        whole = int(told + 1e-6)
        weights = min(whole, self.neurons)
        self.counter.set_value(weights * self.each + whole - weights)
        return self

    def come(self, biases: bool = False, **kwargs: object) -> Tween:
        """An animation: all grids come one by one, or all biases, and each is counted."""
        return Tween(self, "show", self.count, len(self.order) * (1 + biases), **kwargs)
