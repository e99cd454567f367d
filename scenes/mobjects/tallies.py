"""Weighted sums that add up in sight: images whose pixels show their terms, and the sums."""

from typing import Self

import numpy as np
from manim import LEFT, ORIGIN, RIGHT, AnimationGroup, FadeOut, Transform, VGroup, linear

from scenes.mobjects.cells import Cursor, TermGrid, block, hang, whole_terms
from scenes.mobjects.grids import CellGrid, SignKey, WeightGrid
from scenes.mobjects.signed_bars import SignedBars
from scenes.mobjects.stage import Area
from scenes.mobjects.text import Readout, badge, words
from scenes.mobjects.theme import HEADING, SMALL, THEME
from scenes.mobjects.tween import Tween

ROOM = 0.75  # for a sum beside or under a grid, in Manim's units


class WeightPanel(VGroup):
    """Designed weights in the image's shape, with their name above and a key of their signs.

    Parts: `grid`, `label` with its `badge`, and `key`.
    """

    def __init__(self, weights: np.ndarray, area: Area) -> None:
        """weights: (rows, columns), −1, 0 or 1."""
        self.grid = WeightGrid(weights)
        self.badge = badge("designed")
        self.label = VGroup(words("weights", size=SMALL), self.badge).arrange(RIGHT)
        self.key = SignKey("+1", "−1")
        hang(self.grid, area, ROOM, self.label).place(self.key)
        super().__init__(self.grid, self.label, self.key)


class Summing(VGroup):
    """An image, the terms w·a of its weighted sum that have been taken in, and their sum.

    `order` are the cells in the order in which they are taken in; the first `plus` of them have
    positive weights.
    """

    def __init__(
        self, image: np.ndarray, terms: np.ndarray, cells: tuple[np.ndarray, np.ndarray]
    ) -> None:
        """image: (rows, columns), 0..1. terms: the same shape, −1..1.

        cells: those with positive and those with negative weights, (n,) each, numbered row by row.
        """
        super().__init__()
        self.order, self.plus = np.concatenate(cells), len(cells[0])
        self.grid = TermGrid(image, terms)
        self.count = 0
        self.set_terms(terms)

    def set_terms(self, terms: np.ndarray) -> Self:
        """Take other terms; those that are taken in already have to be the same."""
        self.grid.terms = np.array(terms, dtype=float)
        self.sums = np.concatenate([[0.0], np.cumsum(self.grid.terms.flat[self.order])])
        return self

    def show_terms(self, count: float) -> Self:
        """Take in the first `count` terms of the order, and no others."""
        self.count = whole_terms(count)
        self.grid.take(self.order[: self.count])
        return self.show_sum(self.sums[self.count])

    def show_sum(self, value: float) -> Self:
        """Show the sum of the terms taken in."""
        raise NotImplementedError

    def add_up(self, last: int, *beside: CellGrid, **kwargs: object) -> AnimationGroup:
        """An animation: take in further terms one by one, until there are `last`.

        A cursor stands on the cell being counted, here and in the grids beside.
        """
        cursor = Cursor([*beside, self.grid], self.order[self.count : last])
        walk = cursor.walk(0, last - self.count, introducer=True, remover=True)
        count = Tween(self, "show_terms", self.count, last, rate_func=linear)
        return AnimationGroup(count, walk, **kwargs)


class Tally(Summing):
    """An image with its name above it and, under or beside it, its sum as a bar and a number."""

    def __init__(
        self,
        name: str,
        image: np.ndarray,
        terms: np.ndarray,
        area: Area,
        cells: tuple[np.ndarray, np.ndarray],
        limit: float,
        spec: str = ".0f",
    ) -> None:
        """limit: the sum at which the bar has its full length. spec: how the sum is printed."""
        super().__init__(image, terms, cells)
        self.name = words(name, size=SMALL)
        room = hang(self.grid, area, ROOM, self.name)
        self.bars = SignedBars([0.0], limit, room, numbers=True, spec=spec, size=HEADING)
        self.add(self.grid, self.name, self.bars)

    def show_sum(self, value: float) -> Self:
        self.bars.set_values([value])
        return self

    def move_onto(self, other: "Tally") -> AnimationGroup:
        """An animation: what is taken in here is taken in by another, and this one is gone."""
        target = other.copy().show_terms(self.count)
        parts = ((self.grid, target.grid), (self.bars, target.bars))
        moving = (Transform(*pair, remover=True) for pair in parts)
        return AnimationGroup(FadeOut(self.name), *moving)


class Card(Summing):
    """An image with a letter to call it by, and its sum as a number for an answer.

    `question` is what may be seen at first: all but the `number`.
    """

    def __init__(
        self,
        letter: str,
        image: np.ndarray,
        terms: np.ndarray,
        area: Area,
        cells: tuple[np.ndarray, np.ndarray],
        window: tuple[slice, slice],
    ) -> None:
        """window: the rows and columns of the cells that are outlined."""
        super().__init__(image, terms, cells)
        room = hang(self.grid, area, ROOM)
        beside = room.height > room.width
        upper, lower = room.rows(1, 1) if beside else room.columns(1, 1)
        self.outline = block(self.grid, window, THEME.muted).set_stroke(width=2)
        self.letter = words("{}", letter, size=HEADING, bold=True)
        self.number = Readout(0, ".0f", HEADING, field="−00")
        for part, place in ((self.letter, upper), (self.number, lower)):
            place.place(part, LEFT if beside else ORIGIN)
        self.question = VGroup(self.grid, self.outline, self.letter)
        self.add(self.question, self.number)

    def show_sum(self, value: float) -> Self:
        self.number.set_value(value)
        return self
