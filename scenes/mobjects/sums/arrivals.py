"""Values that come one after another: a cursor, what shows them, and their count, in one step."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Self

import numpy as np
from manim import VGroup, VMobject, linear

from scenes.mobjects.grids.cells import Cells, Cursor
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.tween import Tween


class Arrivals(VGroup):
    """The values of an image's cells come one by one, from the upper left to the lower right.

    Whatever shows them shows those that are there, at every moment the same ones. Parts: `cursor`,
    on the cell that came last, `shown`, `latest` and `counter`.
    """

    def __init__(
        self,
        grids: Sequence[Cells],
        shown: Sequence[tuple[VMobject, np.ndarray]],
        latest: Sequence[tuple[VMobject, np.ndarray]] = (),
        counter: Readout | None = None,
        step: int = 1,
        order: np.ndarray | None = None,
    ) -> None:
        """grids: where the cursor walks. shown: mobjects with set_values, and what each shows when
        all is there, a value for each cell, in the shape that it takes. latest: such that show the
        value that came last, and no other. counter: says how many are there. step: so many come at
        a time, such as those of a row, when the cursor has visited all of them. order: the cells
        that come, by default all; the others are passed over, and show nothing.
        """
        super().__init__()
        size = grids[0].values.size
        order = np.arange(size) if order is None else order
        self.order, self.all, self.step = order, len(order), step
        self.turn = np.full(size, size)  # when each cell comes
        self.turn[order] = np.arange(len(order))
        self.cursor = Cursor(grids, order if len(order) else np.arange(1))
        if not len(order):
            self.cursor.set_stroke(opacity=0)  # it has nowhere to stand
        self.shown, self.latest, self.counter = list(shown), list(latest), counter
        self.add(
            *(each for each, _ in [*shown, *latest]), self.cursor, *([counter] * bool(counter))
        )
        self.show_terms(0)

    def show_terms(self, count: float) -> Self:
        """Show the first `count` values; one that is on its way is not there yet."""
        visited = int(np.floor(np.round(count, 6)))
        self.count = visited if visited == self.all else visited // self.step * self.step
        for pairs, there in (
            (self.shown, self.turn < self.count),
            (self.latest, self.turn == self.count - 1),
        ):
            for mobject, values in pairs:
                mobject.set_values(np.where(there.reshape(values.shape), values, 0))
        self.cursor.show_terms(visited)
        if self.counter:
            self.counter.set_value(self.count)
        return self

    def come(
        self, last: int | None = None, linger: np.ndarray | None = None, **kwargs: object
    ) -> Tween:
        """An animation: further values come until there are `last`, by default all.

        linger: a value for each cell, in any shape: the larger its size, the longer is its turn;
        by default all turns are as long.
        """
        last = self.all if last is None else last
        pace = linear if linger is None else self._pace(np.abs(linger.ravel()[self.order]), last)
        return Tween(self, "show_terms", self.count, last, **{"rate_func": pace, **kwargs})

    def _pace(self, sizes: np.ndarray, last: int) -> Callable[[float], float]:
        """When which share has come, where one of mean size takes twice as long as one of none.

        sizes: of all values, in their order; the pace of each is the same however many come now.
        """
        turns = 1 + sizes / (sizes.mean() if sizes.any() else 1.0)
        ends = np.cumsum([0, *turns[self.count : last]])
        return partial(np.interp, xp=ends / (ends[-1] or 1.0), fp=np.linspace(0, 1, len(ends)))
