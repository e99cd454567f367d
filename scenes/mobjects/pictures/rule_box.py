"""A rule as a picture: an image goes into a box, and one answer comes out."""

from dataclasses import replace

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    UP,
    Arrow,
    FadeIn,
    GrowArrow,
    LaggedStart,
    Rectangle,
    Typst,
    VGroup,
    VMobject,
    linear,
)

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.text import words
from scenes.mobjects.pictures.tape import Tape
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import HEADING, SMALL, THEME
from scenes.mobjects.tween import Tween

MARK = 4 * HEADING  # the size of the question mark and of the answer
AIR = 0.14  # between an arrow and what it joins, in Manim's units
READ = 8  # numbers that one can read while a phrase is told
CELL = 0.9  # how wide a number is on its way into the box


class RuleBox(VGroup):
    """An image, a box with a question mark for the rule, and its answer: "784 in, one out".

    It fills an area, from left to right; in a tall frame the box and its answer are under the
    image. Parts: `image`, `arrow_in` and `name_in` ("784 numbers"), `box`, `mark` (its "?"),
    `arrow_out` and `name_out` ("one digit"), `answer`. Shown in its turn: `tape`, some of the
    numbers on their way into the box, as many as can be read.
    """

    def __init__(self, image: np.ndarray, answer: str, area: Area) -> None:
        """image: (rows, columns), 0..1. answer: what comes out, such as "3"."""
        super().__init__()
        self.image = ImageGrid(image)
        size = self.image.values.size
        if area.stacks:
            above, between, below = area.rows(6, 2, 3, gap=AIR)
            inner, gap, last = below.columns(3, 3, 2, gap=AIR)
        else:
            above, between, inner, gap, last = area.columns(5.8, 2.1, 2.8, 2.1, 1.3, gap=AIR)
        above.fit(self.image)
        side = inner.side
        self.box = inner.place(Rectangle(width=side, height=side, color=THEME.ink, stroke_width=5))
        large = MARK * min(1, side / 2.5)
        self.mark = words("?", size=large, color=THEME.attention).move_to(self.box)
        self._place, self._large = last, large
        self.answer = self.answer_of(answer)
        way = self._at(between)
        self.arrow_in = arrow_along(way, DOWN if area.stacks else RIGHT)
        self.tape = Tape(_varied(self.image.values), _beside(way), CELL)
        self.arrow_out = arrow_along(gap, RIGHT)
        self.name_in = words("{} numbers", f"{size:,}", size=SMALL)
        self.name_in.next_to(self.arrow_in, RIGHT if area.stacks else UP, buff=AIR)
        self.name_out = words("one digit", size=SMALL).next_to(self.arrow_out, UP, buff=AIR)
        if not area.stacks:  # side by side they stand on one line
            stand(self.name_in, baseline(self.name_out))
        self.add(self.image, self.arrow_in, self.name_in, self.box, self.mark)
        self.add(self.arrow_out, self.name_out, self.answer)

    @property
    def around(self) -> list[VMobject]:
        """What explains the box: its question mark, and the arrows with their names."""
        return [self.mark, self.arrow_in, self.name_in, self.arrow_out, self.name_out]

    def answer_of(self, answer: str) -> Typst:
        """Another answer in its place, to be shown in its turn."""
        text = words("{}", answer, size=self._large, bold=True)
        if text.width > self._place.width:
            text.scale_to_fit_width(self._place.width)
        return self._place.place(text)

    def take_in(self, **kwargs: object) -> Tween:
        """An animation: numbers of the image run along the arrow into the box, one by one."""
        return self.tape.run(**{"remover": True, "rate_func": linear, **kwargs})

    def give_out(self, **kwargs: object) -> LaggedStart:
        """An animation: the arrow comes out of the box, and the answer grows at its tip."""
        # The arrow begins without a length, and its tip where it does.
        grown = grow_out_of(self.arrow_out.tip.copy(), self.answer, run_time=1)
        comes = (GrowArrow(self.arrow_out), grown, FadeIn(self.name_out))
        return LaggedStart(*comes, lag_ratio=0.8, **kwargs)

    def _at(self, between: Area) -> Area:
        """Where the arrow into the box is: in a tall frame over the box."""
        if not between.stacks:
            return between
        return replace(between, left=float(self.box.get_left()[0]), width=self.box.width)


def one_of_ten(label: int | None) -> str:
    """What a digit is read as; any of the ten where nobody said what it is."""
    return "0 … 9" if label is None else str(label)


def _varied(image: np.ndarray) -> np.ndarray:
    """As many numbers in a row of the image as can be read: those that differ most."""
    stretches = np.lib.stride_tricks.sliding_window_view(image.ravel(), READ)
    return np.asarray(stretches[stretches.std(axis=1).argmax()])


def _beside(way: Area) -> Area:
    """The window beside an arrow through the middle of an area: under it, or at its left."""
    x, y, _ = way.centre - AIR - CELL
    if way.stacks:
        return replace(way, left=float(x), width=CELL)
    return replace(way, bottom=float(y), height=CELL)


def arrow_along(area: Area, way: np.ndarray) -> Arrow:
    """An arrow from one end of an area to the other, along its middle."""
    start, end = area.at(-way), area.at(way)
    return Arrow(start, end, buff=0, color=THEME.muted, stroke_width=5, tip_length=LINE / 3)
