"""A neuron's rule as pictures: what it asks for, what speaks against it, and what that comes to."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import (
    UP,
    Animation,
    AnimationGroup,
    FadeOut,
    ReplacementTransform,
    SurroundingRectangle,
    VGroup,
    linear,
)

from scenes.mobjects.grids.cells import whole_terms
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.printing import as_printed, equals_or_approx, number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.named_row import NamedRow

CLOSE = 0.03  # from a picture to its frame, in Manim's units
ASKS, AGAINST = "it asks for: {} × {} {}", "against it: {} × {} {}"


class Blend(WeightGrid):
    """Grids laid on each other, each times its weight, one after another."""

    def __init__(self, terms: np.ndarray, width: float = 4.0) -> None:
        """terms: (n, rows, columns), what each adds, on the scale of the sum: −1 to 1."""
        super().__init__(0 * terms[0], width)
        self.terms = np.array(terms, dtype=float)
        self.show_terms(len(terms))

    def show_terms(self, count: float) -> Self:
        """Show the sum of the first `count` terms, of the last as much as it has come."""
        shares = np.clip(count - np.arange(len(self.terms)), 0, 1)
        self.count = float(count)
        return self.set_values(np.tensordot(shares, self.terms, 1))

    def add_terms(self, first: int, last: int, **kwargs: object) -> Tween:
        """An animation: the terms from number `first` to before number `last` are laid on."""
        return Tween(self, "show_terms", first, last, **{"rate_func": linear, **kwargs})


class Passing(VGroup):
    """A frame that is on the picture of the term that is being laid on."""

    def __init__(self, frames: VGroup) -> None:
        """frames: around each picture, in the order of the terms."""
        super().__init__(frames[0].copy())
        self.stops = np.array([frame.get_center() for frame in frames])

    def show_terms(self, count: float) -> Self:
        """Stand on the last of the first `count` pictures."""
        return self.move_to(self.stops[max(whole_terms(count), 1) - 1])

    def walk(self, first: int, last: int, **kwargs: object) -> Tween:
        """An animation: stand on the pictures from number `first` to before number `last`."""
        return Tween(self, "show_terms", first, last, **{"rate_func": linear, **kwargs})


class RuleRows:
    """The rule of one neuron as pictures: what it `asks` for, and what speaks `against` it.

    order: the neurons of the layer before that are asked for, and then those against it.
    """

    def __init__(
        self,
        weights: np.ndarray,
        pictures: Sequence[WeightGrid],
        names: Sequence[str],
        area: Area,
    ) -> None:
        """weights: (n,), what the neuron has for each neuron of the layer before; pictures and
        names are of these. None of what is drawn here is on screen yet.
        """
        asked, objecting = (np.flatnonzero(sign * weights > 0).tolist() for sign in (1, -1))
        self.asks, self.against = (
            NamedRow(
                words(sentence, *multiplied(weights[chosen]), size=SMALL),
                [pictures[k].copy() for k in chosen],
                [names[k] for k in chosen],
                room,
            )
            for sentence, chosen, room in zip(
                (ASKS, AGAINST), (asked, objecting), area.rows(1, 1), strict=True
            )
        )
        self.order = [*asked, *objecting]
        self.pictures = [*self.asks.pictures, *self.against.pictures]

    def take(self, sources: Sequence[WeightGrid]) -> AnimationGroup:
        """An animation: pictures of the layer before come into the rows, and all others go.

        sources: all of the layer's pictures.
        """
        places = zip(self.order, self.pictures, strict=True)
        moving = (ReplacementTransform(sources[k], picture) for k, picture in places)
        others = (FadeOut(each) for k, each in enumerate(sources) if k not in self.order)
        return AnimationGroup(*moving, *others)


class RuleBoard(RuleRows):
    """The rule of one neuron, its `name`, and all its pictures laid on each other: the `blend`."""

    def __init__(
        self,
        name: str,
        weights: np.ndarray,
        grids: np.ndarray,
        pictures: Sequence[WeightGrid],
        names: Sequence[str],
        limit: float,
        area: Area,
    ) -> None:
        """grids: (n, rows, columns), the weights that the pictures show. limit: what has full
        colour in the blend.
        """
        left, right = area.split(3, 2)
        super().__init__(weights, pictures, names, left)
        head, below = right.rows(LINE, right.height - LINE, gap=0)
        terms = weights[self.order, None, None] * grids[self.order] / limit
        self.blend = below.fit(Blend(terms)).show_terms(0)
        self.name = head.place(words(name, bold=True)).next_to(self.blend, UP)
        frames = (
            SurroundingRectangle(picture, color=THEME.attention, buff=CLOSE)
            for picture in self.pictures
        )
        self.passing = Passing(VGroup(*frames)).set_z_index(2)

    def lay_asked(self) -> list[Animation]:
        """Animations: what it asks for is named and laid on each other, framed in turn."""
        return [self.asks.appear(), *self._lay(0, len(self.asks.pictures))]

    def lay_against(self) -> list[Animation]:
        """Animations: so is what speaks against it."""
        return [self.against.appear(), *self._lay(len(self.asks.pictures), len(self.order))]

    def _lay(self, first: int, last: int) -> list[Animation]:
        return [self.blend.add_terms(first, last), self.passing.walk(first, last)]


def multiplied(weights: np.ndarray) -> tuple[str, str, str]:
    """Equal weights as a product: how many, one of them, and "= " with what all come to."""
    each, total = (number(value, "+.2f") for value in (weights[0], weights.sum()))
    return str(len(weights)), each, equals_or_approx(len(weights) * as_printed(each), total)
