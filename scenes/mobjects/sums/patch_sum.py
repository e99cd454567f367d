"""One place of a picture: its pixels, a filter's weights, and the sum of their products."""

from dataclasses import replace
from functools import partial
from typing import Self

import cairo
import numpy as np
from manim import DOWN, RIGHT, UP, AnimationGroup, VGroup

from scenes.mobjects.grids.cells import Cursor, whole_terms
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.labelled import Labelled, baseline
from scenes.mobjects.lettering.printing import equals_or_approx, number, sum_of
from scenes.mobjects.lettering.products import sign_ink
from scenes.mobjects.lettering.text import Readout, badge, formula, words
from scenes.mobjects.neurons.neurons import number_inks
from scenes.mobjects.painting.painted import set_source
from scenes.mobjects.pictures.numbered_grid import NumberedGrid, append_number
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import BODY, HEADING, SMALL
from scenes.mobjects.tween import Tween

SIGN = 0.7  # the room of the sign between the grids, in Manim's units
TERM = 0.14  # between two terms
UNDER = 0.35  # from a grid up to the line on which its name stands, of a line


class NumberedWeights(WeightGrid):
    """A few weights that say their numbers: "+1", "0", "−1"."""

    MARKS = 4
    LOWER = 0.33  # of a cell: the mark of a negative one is under its number
    FIELD = "0.00"  # as large as the numbers of a NumberedGrid of the same size

    def paint_details(self, ctx: cairo.Context) -> None:
        ctx.save()
        ctx.translate(0, self.LOWER)
        super().paint_details(ctx)
        ctx.restore()
        for row, inks in enumerate(map(number_inks, self.colours())):
            for column, ink in enumerate(inks):
                text = number(self.values[row, column], "+.2g")
                append_number(ctx, text, column, row, self.FIELD)
                set_source(ctx, ink.to_rgb())
                ctx.fill()


class PatchSum(VGroup):
    """Pixels × weights, cell by cell, and under them the terms and what they add up to.

    Terms whose weight is zero are left out; those with positive weights come first. Parts:
    `pixels`, `times`, `weights`, their `names`, and the `result`: `terms` and `total`.
    """

    def __init__(self, pixels: np.ndarray, weights: np.ndarray, area: Area) -> None:
        """pixels, weights: (rows, columns); pixels 0..1, weights −1, 0 or 1."""
        upper, lower = area.rows(area.height - 2.8 * LINE, 2.8 * LINE, gap=0)
        left, _, right = upper.columns(upper.width - SIGN, SIGN, upper.width - SIGN, gap=0)
        self.pixels, self.weights = NumberedGrid(pixels), NumberedWeights(weights)
        self.names = VGroup(
            VGroup(words("pixels", size=SMALL)),
            VGroup(words("weights", size=SMALL), badge("designed")).arrange(RIGHT),
        )
        for side, grid, name in zip((left, right), (self.pixels, self.weights), self.names):
            replace(side, height=side.height - LINE).fit(grid, DOWN)
            name.next_to(grid, UP)
            name.shift(UP * (grid.get_top()[1] + UNDER * LINE - baseline(name[0])))
        self.pixels.print_rows(len(pixels))
        self.times = formula("times", size=HEADING).move_to(
            (self.pixels.get_right() + self.weights.get_left()) / 2
        )
        positive, negative = (np.flatnonzero(sign * weights > 0) for sign in (1, -1))
        self.order = np.concatenate([positive, negative])
        values = (pixels * weights).flat[self.order]
        self.printed = [number(value, "+.2f") for value in values]
        self.sums = np.concatenate([[0.0], np.cumsum(values)])
        self.terms = VGroup(
            *(Readout(value, "+.2f", BODY, sign_ink(value)) for value in values)
        ).arrange(RIGHT, buff=TERM)
        texts = [self._text(k, total) for k, total in enumerate(self.sums)]
        self.total = Readout(0, partial(self._text, 0), HEADING, field=max(texts, key=len))
        named = Labelled(words("weighted sum"), self.total)
        self.result = lower.place(VGroup(self.terms, named).arrange(DOWN, buff=0.25))
        super().__init__(self.pixels, self.times, self.weights, self.names, self.result)
        self.show_terms(0)

    def show_terms(self, count: float) -> Self:
        """Add up the first `count` terms: no others are seen."""
        done = whole_terms(count)
        for k, term in enumerate(self.terms):
            term.set_fill(opacity=float(k < done))
        self.total.spec = partial(self._text, done)
        self.total.set_value(self.sums[done])
        return self

    def add_up(self, **kwargs: object) -> AnimationGroup:
        """An animation: term by term, with a cursor on its pixel and its weight."""
        walk = Cursor([self.pixels, self.weights], self.order).walk(
            0, len(self.order), introducer=True, remover=True
        )
        count = Tween(self, "show_terms", 0, len(self.order), rate_func=walk.rate_func)
        return AnimationGroup(count, walk, **kwargs)

    def _text(self, count: int, value: float) -> str:
        return equals_or_approx(sum_of(self.printed[:count]), number(value))
