"""A digit before the designed edge detector: its window, its sum, and what we say of that."""

import numpy as np
from manim import (
    UP,
    Animation,
    AnimationGroup,
    FadeIn,
    FadeOut,
    MathTypst,
    Rectangle,
    Succession,
    TransformFromCopy,
    VGroup,
)

from nnmath import Layer
from scenes._staging.one_neuron import close_up as near
from scenes.mobjects.grids.cells import block
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.printing import as_printed, equals_or_approx, number
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.two_sided import TwoSided
from scenes.mobjects.theme import THEME


class JudgedDigit:
    """The mobjects of a digit that is judged, each in its place, none on screen.

    `whole` with its `window`, `own` (the window from close by, and its sum), and one after another
    under them all: `sum_rule`, `answer`. `told` is how it came about.
    """

    def __init__(
        self, detector: Layer, image: np.ndarray, middle: Area, right: Area, foot: Area
    ) -> None:
        cells, limit = near.cells_that_count(detector), near.furthest(detector)
        shown, terms = near.seen(detector, image)
        self.own = TwoSided(shown, terms, middle, foot, cells, near.INNER, limit)
        self.whole = right.fit(ImageGrid(image), UP)
        self.window = block(self.whole, near.WINDOW)
        self.close_window = block(self.own.grid, near.INNER)
        self.close_window.set_z_index(self.own.outline.z_index + 1)
        self.sum_rule = foot.place(rule(terms))
        written, self.told = near.verdict(detector, image)
        self.answer = foot.place(words(written, color=THEME.attention))

    def enter(self) -> FadeIn:
        """An animation: the digit, and the window in it."""
        return FadeIn(self.whole, self.window)

    def come_closer(self) -> AnimationGroup:
        """An animation: the window from close by, beside the digit."""
        return AnimationGroup(TransformFromCopy(self.window, self.close_window), FadeIn(self.own))

    @property
    def windows(self) -> list[Rectangle]:
        """The frames around the place that is looked at, from far and from close by."""
        return [self.window, self.close_window]

    @property
    def images(self) -> list[ImageGrid]:
        """The digit from far and from close by."""
        return [self.whole, self.own.grid]

    def take_the_place_of(self, other: "JudgedDigit") -> list[Animation]:
        """Animations: this digit comes into the windows of another one, which stay.

        Its images come over the other's, which are on screen until they are covered.
        """
        self.window, self.close_window = other.windows
        covered = Animation(VGroup(*other.images), remover=True)
        return [covered, FadeIn(self.whole, self.own)]

    def sum_up(self) -> Succession:
        """An animation: what counts and what is taken away are written as one sum."""
        return Succession(FadeOut(self.own.sides, run_time=0.4), FadeIn(self.sum_rule))

    def conclude(self) -> Succession:
        """An animation: the question that the neuron was made for, with its answer."""
        return Succession(FadeOut(self.sum_rule, run_time=0.4), FadeIn(self.answer), run_time=1)

    def conclude_at_once(self) -> Succession:
        """An animation: the same, where the sum is not written first."""
        return Succession(FadeOut(self.own.sides, run_time=0.3), FadeIn(self.answer, run_time=0.5))


def rule(terms: np.ndarray) -> MathTypst:
    """What the sum is made of, "=" where it holds as printed.

    terms: of any shape, the products of pixels and weights.
    """
    counted, taken, total = map(
        number, (terms[terms > 0].sum(), -terms[terms < 0].sum(), terms.sum())
    )
    difference = equals_or_approx(as_printed(counted) - as_printed(taken), total)
    return formula('"sum" = {} - {} {}', counted, taken, difference)
