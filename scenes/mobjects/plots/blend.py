"""Two pictures mixed pixel by pixel: how much of each, and the sum of both."""

from collections.abc import Iterator
from typing import Self

import numpy as np
from manim import DOWN, RIGHT, Dot, VGroup

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, formula
from scenes.mobjects.pictures.photograph import Photograph
from scenes.mobjects.plots.number_line import NumberLine
from scenes.mobjects.showing import Shown
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, HEADING, SMALL, THEME
from scenes.mobjects.tween import Tween

AIR = 0.2  # between a picture and its number, in Manim's units
DIGITS = 2  # decimals of t
TERMS = (("=", "1 - t"), ("+", "t"))  # the sign before each picture, and what it is times


class Blend(VGroup):
    """The picture (1 − t) · first + t · second, with both written beside it and t on a number line.

    Parts: `image`, the sum, which is somebody else's and stays where it is; `pictures`, both as
    they are; `shares`, the numbers they are times; `signs` ("=", "+", "×", and what the numbers
    are); `dot`, on the line; `t`, with its number.
    """

    def __init__(
        self,
        image: ImageGrid,
        first: np.ndarray,
        second: np.ndarray,
        line: NumberLine,
        areas: tuple[Area, Area],
    ) -> None:
        """first, second: (rows, columns), 0..1. line: from 0 to 1. areas: of both pictures
        with their signs, one above the other, and of t.
        """
        super().__init__()
        self.image, self.ends, self.line = image, np.stack([first, second]), line
        self.pictures, self.shares, self.signs = VGroup(), VGroup(), VGroup()
        for place, values, (sign, factor) in zip(areas[0].rows(1, 1, gap=AIR), self.ends, TERMS):
            self._write(place, values, sign, factor)
        self.dot = Dot(radius=0.11, color=THEME.attention)
        self.t = Labelled(formula("t ="), Readout(0, f".{DIGITS}f", BODY, field="0.00"))
        areas[1].place(self.t)
        self.add(image, self.pictures, self.shares, self.signs, self.dot, self.t)
        self.set_t(0)

    @property
    def around(self) -> list[VGroup]:
        """What explains the picture: what it is mixed of, with shares and signs."""
        return [self.pictures, self.shares, self.signs]

    def shows(self) -> Iterator[Shown]:
        """Where t is on its line."""
        yield self.line.dots_shown(np.array([self.now]), self.dot)

    def set_t(self, t: float) -> Self:
        """Mix the pictures at another t, from 0 for the first to 1 for the second."""
        self.now = float(t)
        self.image.set_values(np.tensordot([1 - self.now, self.now], self.ends, axes=1))
        printed = round(self.now, DIGITS)  # what is printed adds up to 1
        for number, share in zip(self.shares, (1 - printed, printed)):
            number.set_value(share)
        self.t.number.set_value(self.now)
        self.dot.move_to(self.line.at(self.now))
        return self

    def go_to(self, t: float, **kwargs: object) -> Tween:
        """An animation: t goes to another, and picture and numbers with it."""
        return Tween(self, "set_t", self.now, t, **kwargs)

    def _write(self, place: Area, values: np.ndarray, sign: str, factor: str) -> None:
        """A line of the sum: "= 0.49 ×" and a picture, and under the number what it is."""
        picture = Photograph(values, place.side)
        share = Readout(0, f".{DIGITS}f", HEADING, field="0.00")
        before, times = (formula(each, size=HEADING) for each in (sign, "times"))
        place.place(VGroup(before, share, times, picture).arrange(RIGHT, buff=AIR))
        called = formula(factor, size=SMALL, color=THEME.muted).next_to(share, DOWN, buff=AIR)
        self.pictures.add(picture)
        self.shares.add(share)
        self.signs.add(before, times, called)
