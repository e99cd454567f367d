"""Two pictures mixed pixel by pixel: how much of each, and the sum of both."""

from dataclasses import replace
from typing import Self

import numpy as np
from manim import DOWN, Dot, VGroup

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, formula
from scenes.mobjects.plots.number_line import NumberLine
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import BODY, HEADING, THEME
from scenes.mobjects.tween import Tween

AIR = 0.2  # between a picture and its number, in Manim's units
DIGITS = 2  # decimals of t


class Blend(VGroup):
    """The picture (1 − t) · first + t · second, with both terms beside it and t on a number line.

    Parts: `image`, the sum, which is somebody else's and stays where it is; `terms`, both pictures
    as bright as they are added; `shares`, their numbers; `signs` ("=", "+"); `dot`, on the line;
    `t`, with its number.
    """

    def __init__(
        self,
        image: ImageGrid,
        first: np.ndarray,
        second: np.ndarray,
        line: NumberLine,
        areas: tuple[Area, Area],
    ) -> None:
        """first, second: (rows, columns), 0..1. line: from 0 to 1. areas: of both terms with their
        signs, and of t.
        """
        super().__init__()
        self.image, self.ends, self.line = image, np.stack([first, second]), line
        row = areas[0]
        equals, left, plus, right = row.columns(1, 4, 1, 4, gap=AIR)
        side = min(left.width, row.height - LINE)
        self.terms, self.shares = VGroup(), VGroup()
        for place in (left, right):
            upper = replace(place, bottom=place.bottom + LINE, height=place.height - LINE)
            term = upper.place(ImageGrid(first, side))
            share = Readout(0, f".{DIGITS}f", BODY, field="0.00", centred=True)
            self.terms.add(term)
            self.shares.add(share.next_to(term, DOWN, buff=AIR))
        self.signs = VGroup(*(formula(sign, size=HEADING) for sign in ("=", "+")))
        for sign, place in zip(self.signs, (equals, plus)):
            sign.move_to(place.centre).match_y(self.terms)
        self.dot = Dot(radius=0.11, color=THEME.attention)
        self.t = Labelled(formula("t"), Readout(0, f".{DIGITS}f", BODY, field="0.00"))
        areas[1].place(self.t)
        self.add(image, self.terms, self.shares, self.signs, self.dot, self.t)
        self.set_t(0)

    @property
    def around(self) -> list[VGroup]:
        """What explains the picture: both terms, their shares and signs."""
        return [self.terms, self.shares, self.signs]

    def set_t(self, t: float) -> Self:
        """Mix the pictures at another t, from 0 for the first to 1 for the second."""
        self.now = float(t)
        shares = np.array([1 - self.now, self.now])
        parts = shares[:, None, None] * self.ends
        self.image.set_values(parts.sum(axis=0))
        for term, values in zip(self.terms, parts):
            term.set_values(values)
        printed = round(self.now, DIGITS)  # what is printed adds up to 1
        for number, share in zip(self.shares, (1 - printed, printed)):
            number.set_value(share)
        self.t.number.set_value(self.now)
        self.dot.move_to(self.line.at(self.now))
        return self

    def go_to(self, t: float, **kwargs: object) -> Tween:
        """An animation: t goes to another, and picture, terms and numbers with it."""
        return Tween(self, "set_t", self.now, t, **kwargs)
