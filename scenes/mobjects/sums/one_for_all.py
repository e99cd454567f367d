"""One grid of weights laid on several pictures, and on one of these another one, which wins."""

from collections.abc import Sequence

import numpy as np
from manim import (
    DOWN,
    UP,
    AnimationGroup,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    Typst,
    VGroup,
)

from scenes.mobjects.grids.cells import TermGrid, framed
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.labelled import on_one_line
from scenes.mobjects.lettering.printing import added_up, number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

Place = tuple[Area, ...]  # of something, and of what is written under it
AIR = 0.15  # between lines, in Manim's units


class OneForAll(VGroup):
    """A grid of weights, and beside it pictures whose pixels can show their terms w·a.

    Parts: `grid`, `title` under it, `pictures`, under each its `sums` (what counts for it and what
    against it). Later, in the places of the second and the third picture, `other`, another grid
    under its `other_title`, and the first picture `again`; under both pictures their `totals`: what
    counts for it and against it, and what this comes to.
    """

    def __init__(
        self,
        titles: Sequence[Typst],
        weights: np.ndarray,
        answers: Sequence[Typst],
        images: np.ndarray,
        area: Area,
    ) -> None:
        """titles, weights (2, rows, columns), answers: of both grids, and what is said where the
        sum is the larger one.

        images: (n, rows, columns), 0..1, three or more.
        """
        scaled, terms = weights / np.abs(weights).max(), weights[:, None] * images
        shown = terms / np.abs(weights).max()
        lines = area.rows(1, 1) if area.stacks else [area]
        across = -(-(1 + len(images)) // len(lines))
        cells = [cell.rows(5, 2) for line in lines for cell in line.columns(*[1] * across)]
        first, *others = cells
        self.grid, self.title = _named(scaled[0], titles[0], first)
        self.other, self.other_title = _named(scaled[1], titles[1], others[1])
        self.pictures, self.sums, self.totals = VGroup(), VGroup(), VGroup()
        for (above, under), image, each, own in zip(others, images, terms[0], shown[0]):
            self.pictures.add(above.fit(TermGrid(image, own), DOWN))
            self.sums.add(under.place(_for_and_against(each), UP))
        self.again = others[2][0].fit(TermGrid(images[0], shown[1, 0]), DOWN)
        for (_, under), each in zip(others[::2], terms[:, 0]):
            self.totals.add(under.place(_added_up(each), UP))
        self.winner = int(np.argmax(terms[:, 0].sum(axis=(1, 2))))
        self.answer = answers[self.winner].next_to(self.totals[self.winner], DOWN, buff=2 * AIR)
        super().__init__(self.grid, self.title, self.pictures, self.sums)

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

    def other_comes(self) -> LaggedStart:
        """An animation: all pictures but the first leave, and the other grid and that one come."""
        going = (*self.pictures[1:], *self.sums[1:])
        coming = FadeIn(self.other, self.other_title, self.again)
        return LaggedStart(FadeOut(*going), coming, lag_ratio=1)

    def lay_other(self) -> LaggedStart:
        """An animation: a copy of the other grid goes into the picture, which shows its terms."""
        going = FadeOut(self.other.copy(), target_position=self.again)
        taken = self.again.animate.take(np.flatnonzero(self.again.terms))
        return LaggedStart(going, taken, lag_ratio=0.5)

    def add_up(self) -> LaggedStart:
        """An animation: what is added up under both pictures, and what it comes to."""
        coming = (FadeIn(part) for parts in zip(*self.totals) for part in parts)
        return LaggedStart(FadeOut(self.sums[0]), *coming, lag_ratio=1)

    def decide(self) -> AnimationGroup:
        """An animation: a frame comes around the larger sum, and under it the `answer`."""
        return AnimationGroup(Create(framed(self.totals[self.winner][1])), FadeIn(self.answer))


def _named(weights: np.ndarray, title: Typst, place: Place) -> tuple[WeightGrid, Typst]:
    above, under = place
    return above.fit(WeightGrid(weights), DOWN), under.place(title, UP)


def _for_and_against(terms: np.ndarray) -> VGroup:
    """The sums of the positive terms and of the negative ones, in the colours of their signs."""
    counted, against = by_sign(terms)
    lines = (
        words("for it: {}", number(counted, ".1f"), size=SMALL, color=THEME.positive),
        words("against it: {}", number(-against, ".1f"), size=SMALL, color=THEME.negative),
    )
    return VGroup(*lines).arrange(DOWN, buff=AIR)


def _added_up(terms: np.ndarray) -> VGroup:
    """What counts for it and against it, on one line, and under it the sum."""
    *parts, total = added_up(*by_sign(terms))
    colours = (THEME.positive, THEME.negative)
    first, *others = (
        words("{}", part if k == 0 else f"{part[0]} {part[1:]}", size=SMALL, color=colour)
        for k, (part, colour) in enumerate(zip(parts, colours))
    )
    line = on_one_line(first, *others, buff=AIR)
    return VGroup(line, words("{}", total, bold=True)).arrange(DOWN, buff=2 * AIR)


def by_sign(terms: np.ndarray) -> tuple[float, float]:
    """The sum of the positive terms, and of the negative ones."""
    return float(terms[terms > 0].sum()), float(terms[terms < 0].sum())
