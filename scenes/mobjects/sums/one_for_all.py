"""One grid of weights laid on several pictures: what counts for it in each, and what against."""

from collections.abc import Sequence

import numpy as np
from manim import DOWN, UP, AnimationGroup, FadeIn, FadeOut, LaggedStart, Typst, VGroup

from scenes.mobjects.grids.cells import TermGrid
from scenes.mobjects.grids.contour import Contour
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

MOST = 0.3  # of the largest term against a digit: what counts at least as much is outlined


class OneForAll(VGroup):
    """A grid of weights, and beside it pictures whose pixels can show their terms w·a.

    Parts: `grid`, `title` under it, `pictures`, under each its `sums` (what counts for it and what
    against it), and around what counts most against it one of the `outlines`; `answers` below.
    """

    def __init__(
        self,
        title: Typst,
        weights: np.ndarray,
        images: np.ndarray,
        answers: Sequence[int],
        area: Area,
    ) -> None:
        """weights: (rows, columns), signed. images: (n, rows, columns), 0..1. answers: what each of
        the n is read as.
        """
        limit, terms = float(np.abs(weights).max()), weights * images
        lines = area.rows(1, 1) if area.stacks else [area]
        across = -(-(1 + len(images)) // len(lines))
        places = [cell.rows(3, 1) for line in lines for cell in line.columns(*[1] * across)]
        (upper, lower), *others = places
        self.grid = upper.fit(WeightGrid(weights / limit), DOWN)
        self.title = lower.place(title, UP)
        self.pictures, self.sums, self.answers, self.outlines = (VGroup() for _ in range(4))
        for (above, under), image, own, answer in zip(others, images, terms, answers):
            self.pictures.add(above.fit(TermGrid(image, own / limit), DOWN))
            self.sums.add(under.place(_for_and_against(own), UP))
            self.answers.add(words("read as {}", answer, size=SMALL))
            self.answers[-1].next_to(self.sums[-1], DOWN, buff=0.15)
            self.outlines.add(Contour(self.pictures[-1], own < MOST * own.min()))
        super().__init__(
            self.grid, self.title, self.pictures, self.sums, self.answers, self.outlines
        )

    def pass_over(self) -> LaggedStart:
        """An animation: a copy of the grid goes to each picture, and into it."""
        going = (FadeOut(self.grid.copy(), target_position=one) for one in self.pictures)
        return LaggedStart(*going, lag_ratio=0.3)

    def take(self, sign: int) -> LaggedStart:
        """An animation: pixels show their terms: the positive ones, or after them all others."""
        taken = (
            AnimationGroup(
                one.animate.take(np.flatnonzero(one.terms > 0 if sign > 0 else one.terms != 0)),
                FadeIn(sums[int(sign < 0)]),
            )
            for one, sums in zip(self.pictures, self.sums)
        )
        return LaggedStart(*taken, lag_ratio=0.6)


def _for_and_against(terms: np.ndarray) -> VGroup:
    """The sums of the positive terms and of the negative ones, in the colours of their signs."""
    counted, against = float(terms[terms > 0].sum()), float(-terms[terms < 0].sum())
    lines = (
        words("for it: {}", number(counted, ".1f"), size=SMALL, color=THEME.positive),
        words("against it: {}", number(against, ".1f"), size=SMALL, color=THEME.negative),
    )
    return VGroup(*lines).arrange(DOWN, buff=0.15)
