"""Weighted sums that add up in sight: images whose pixels show their terms, and the sums."""

from functools import partial
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, AnimationGroup, FadeOut, Rectangle, Transform, VGroup

from scenes.mobjects.bars.signed_bars import SignedBars
from scenes.mobjects.grids.cells import Cursor, TermGrid, block, hang, whole_terms
from scenes.mobjects.grids.grids import CellGrid, WeightGrid
from scenes.mobjects.grids.legend import cell_key
from scenes.mobjects.lettering.text import Readout, badge, words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import HEADING, SMALL, THEME
from scenes.mobjects.tween import Tween

ROOM = 0.75  # for a sum beside or under a grid, in Manim's units
UNIT = 0.04  # the length of a sum of 1, in Manim's units: all sums have one scale
SECONDS = 0.1  # for a cell that counts
QUICK = 0.2  # how much of that a cell takes that adds nothing as it is printed
NOTHING = 0.005
OUTDATED = 0.6  # the opacity of a sum that is not true any more


class WeightPanel(VGroup):
    """Designed weights in the image's shape, with their name above and a key of their values.

    Parts: `grid`, the `outline` of its window, `label` with its `badge`, and `key`: what +1 and 0
    look like, and `negative`, which is −1.
    """

    def __init__(self, weights: np.ndarray, area: Area, window: tuple[slice, slice]) -> None:
        """weights: (rows, columns), −1, 0 or 1. window: what is outlined."""
        self.grid = WeightGrid(weights)
        self.badge = badge("designed", THEME.ink)
        self.label = VGroup(words("weights", size=SMALL), self.badge).arrange(RIGHT)
        positive, zero, self.negative = (
            cell_key(value, name, THEME.ink) for value, name in ((1, "+1"), (0, "0"), (-1, "−1"))
        )
        self.key = VGroup(positive, zero)
        keys = VGroup(positive, zero, self.negative).arrange(RIGHT, buff=0.4)
        room = hang(self.grid, area, ROOM, self.label)
        room.place(keys.arrange(DOWN, buff=0.2) if keys.width > room.width else keys)
        self.outline = window_of(self.grid, window)
        super().__init__(self.grid, self.outline, self.label, self.key, self.negative)


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

        A cursor stands on the cell being counted, here and in the grids beside; it is quick where
        a cell adds nothing.
        """
        cells = self.order[self.count : last]
        paces = np.where(np.abs(self.grid.terms.flat[cells]) < NOTHING, QUICK, 1.0)
        ends, begun = np.cumsum([0, *paces]), np.linspace(0, 1, len(cells) + 1)
        pace = partial(np.interp, xp=ends / ends[-1], fp=begun)
        walk = Cursor([*beside, self.grid], cells).walk(
            0, len(cells), rate_func=pace, introducer=True, remover=True
        )
        count = Tween(self, "show_terms", self.count, last, rate_func=pace)
        return AnimationGroup(count, walk, **{"run_time": SECONDS * ends[-1], **kwargs})


class Tally(Summing):
    """An image with its name above it and, under or beside it, its sum as a bar and a number.

    Parts: `picture` (`grid`, the `outline` of its window, `name`) and `bars`.
    """

    def __init__(
        self,
        name: str,
        image: np.ndarray,
        terms: np.ndarray,
        area: Area,
        cells: tuple[np.ndarray, np.ndarray],
        window: tuple[slice, slice],
        limit: float,
        spec: str = ".0f",
    ) -> None:
        """window: the rows and columns of the cells that are outlined.

        limit: the sum at which the bar has its full length. spec: how the sum is printed.
        """
        super().__init__(image, terms, cells)
        self.name = words(name, size=SMALL)
        room = hang(self.grid, area, ROOM, self.name)
        self.bars = SignedBars([0.0], limit, room, numbers=True, spec=spec, size=HEADING, unit=UNIT)
        self.outline = window_of(self.grid, window)
        self.picture = VGroup(self.grid, self.outline, self.name)
        self.add(self.picture, self.bars)

    def show_sum(self, value: float) -> Self:
        self.bars.set_values([value])
        return self

    def outdate(self) -> VGroup:
        """An animation: the sum fades, for it is not that of the weights any more."""
        return self.bars.animate.set_opacity(OUTDATED)

    def renew(self, terms: np.ndarray) -> Self:
        """Take other terms, as `set_terms` does; from here on the sum is theirs."""
        self.bars.set_opacity(1)
        return self.set_terms(terms)

    def move_onto(self, other: "Tally") -> AnimationGroup:
        """An animation: the other, whose picture is on screen, shows what is taken in here.

        This picture is gone, and the sum goes over there.
        """
        target = other.copy().show_terms(self.count)
        going = Transform(self.bars, target.bars, remover=True)
        return AnimationGroup(
            FadeOut(self.picture), going, other.grid.animate.take(other.order[: self.count])
        )


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
        self.letter = words("{}", letter, size=HEADING, bold=True)
        self.number = Readout(0, ".0f", HEADING, field="−00")
        both = VGroup(self.letter, self.number)
        if room.height > room.width:  # the letter is close to its own image, whatever is beside it
            both.arrange(DOWN, buff=0.3, aligned_edge=RIGHT).next_to(self.grid, LEFT)
            area.place(VGroup(both, self.grid))
        else:
            room.place(both.arrange(RIGHT, buff=0.3), UP)
        self.outline = window_of(self.grid, window)
        self.question = VGroup(self.grid, self.outline, self.letter)
        self.add(self.question, self.number)

    def show_sum(self, value: float) -> Self:
        self.number.set_value(value)
        return self


def deal(
    questions: dict[str, tuple[np.ndarray, np.ndarray]],
    area: Area,
    cells: tuple[np.ndarray, np.ndarray],
    window: tuple[slice, slice],
) -> list[Card]:
    """Four cards in two rows.

    questions: of each letter the image and its terms. cells, window: as a Card takes them.
    """
    places = [place for row in area.rows(1, 1) for place in row.columns(1, 1)]
    return [
        Card(letter, *shown, place, cells, window)
        for (letter, shown), place in zip(questions.items(), places, strict=True)
    ]


def window_of(grid: CellGrid, window: tuple[slice, slice]) -> Rectangle:
    """A quiet outline around the cells that a neuron looks at; window: rows and columns."""
    return block(grid, window, THEME.muted).set_stroke(width=2)
