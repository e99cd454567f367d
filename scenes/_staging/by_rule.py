"""Rules drawn: what one neuron asks for as pictures, and what each of the ten digits asks for."""

from collections.abc import Mapping, Sequence

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    UP,
    Animation,
    AnimationGroup,
    FadeIn,
    LaggedStart,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
)

from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.grids.rule_rows import Blend, NamedRow, Passing
from scenes.mobjects.lettering.name_tag import NameTag
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import HEADING, SMALL

ASKS, AGAINST = "it asks for: weight {} each", "against it: weight {} each"
CLOSE = 0.1  # between a picture and its name, in Manim's units


def full_colour(grids: np.ndarray) -> float:
    """The value at full colour for grids of weights: a hundredth of the weights are beyond it."""
    return float(np.quantile(np.abs(grids), 0.99))


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
        asked, objecting = (np.flatnonzero(sign * weights > 0) for sign in (1, -1))
        self.asks, self.against = (
            NamedRow(
                words(sentence, number(weights[chosen[0]], "+.2f"), size=SMALL),
                [pictures[k].copy() for k in chosen],
                [names[k] for k in chosen],
                room,
            )
            for sentence, chosen, room in zip(
                (ASKS, AGAINST), (asked, objecting), area.rows(1, 1), strict=True
            )
        )
        self.order = [*asked.tolist(), *objecting.tolist()]
        self.pictures = [*self.asks.pictures, *self.against.pictures]

    def take(self, sources: Sequence[WeightGrid], row: NamedRow) -> LaggedStart:
        """An animation: pictures of the layer before come into their row, then their names.

        sources: all of the layer's pictures.
        """
        places = zip(self.order, self.pictures, strict=True)
        chosen = [(k, picture) for k, picture in places if picture in row.pictures.submobjects]
        moving = (ReplacementTransform(sources[k], picture) for k, picture in chosen)
        return LaggedStart(AnimationGroup(*moving), row.appear(), lag_ratio=0.5)


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
        self.passing = Passing(framed(*self.pictures)).set_z_index(2)

    def lay(self, **kwargs: object) -> list[Animation]:
        """Animations: the pictures are laid on each other, framed in turn."""
        end = len(self.order)
        return [self.blend.add_terms(0, end, **kwargs), self.passing.walk(0, end, **kwargs)]


class DigitCards(VGroup):
    """Digits, and beside each the parts that it asks for: for each a picture and its name."""

    def __init__(
        self,
        asked: Mapping[int, Sequence[int]],
        pictures: Sequence[WeightGrid],
        names: Sequence[str],
        area: Area,
        columns: int = 1,
    ) -> None:
        """asked: for each digit which parts. pictures, names: of all parts. columns: of cards."""
        tags = NameTag.all_of(names)
        lines, most = -(-len(asked) // columns), max(map(len, asked.values()))
        rooms = [
            row for column in area.columns(*[1] * columns) for row in column.rows(*[1] * lines)
        ]
        super().__init__()
        self.asked = list(asked.values())
        for (digit, parts), room in zip(asked.items(), rooms):
            first, *places = room.columns(0.4, *[1] * most, gap=CLOSE)
            card = VGroup(first.place(words("{}", digit, size=HEADING, bold=True), LEFT))
            for part, place in zip(parts, places):
                side = min(place.height, place.width - max(tag.width for tag in tags) - CLOSE)
                picture = place.place(WeightGrid(pictures[part].values, side), LEFT)
                card.add(VGroup(picture, tags[part].copy().next_to(picture, RIGHT, buff=CLOSE)))
            self.add(card)

    def come_from(self, wall: Sequence[WeightGrid]) -> LaggedStart:
        """An animation: digit after digit takes its parts from a wall of all of them."""
        return LaggedStart(*(self._come(k, wall) for k in range(len(self))), lag_ratio=0.4)

    def _come(self, card: int, wall: Sequence[WeightGrid]) -> AnimationGroup:
        name, *entries = self[card]
        coming = (
            TransformFromCopy(wall[part], picture)
            for part, (picture, _) in zip(self.asked[card], entries, strict=True)
        )
        return AnimationGroup(FadeIn(name), *coming, *(FadeIn(tag) for _, tag in entries))
