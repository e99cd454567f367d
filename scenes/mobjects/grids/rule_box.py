"""A rule as a picture: an image goes into a box, and one answer comes out."""

from dataclasses import replace

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    UP,
    Animation,
    Arrow,
    Rectangle,
    Typst,
    VGroup,
    VMobject,
    linear,
    smooth,
)
from manim.utils.bezier import interpolate

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.growing import Zoom, grow_out_of
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import HEADING, SMALL, THEME

MARK = 4 * HEADING  # the size of the question mark and of the answer
AIR = 0.14  # between an arrow and what it joins, in Manim's units


class RuleBox(VGroup):
    """An image, a box with a question mark for the rule, and its answer: "784 in, one out".

    It fills an area, from left to right; in a tall frame the box and its answer are under the
    image. Parts: `image`, `arrow_in` and `name_in` ("784 numbers"), `box`, `mark` (its "?"),
    `arrow_out` and `name_out` ("one digit"), `answer`.
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
        # What goes in is gone behind it.
        self.box.set_fill(THEME.background, 1).set_z_index(self.image.z_index + 2)
        large = MARK * min(1, side / 2.5)
        self.mark = words("?", size=large, color=THEME.attention).move_to(self.box)
        self.mark.set_z_index(self.image.z_index + 3)
        self._place, self._large = last, large
        self.answer = self.answer_of(answer)
        self.arrow_in = _arrow(self._at(between), DOWN if area.stacks else RIGHT)
        self.arrow_out = _arrow(gap, RIGHT)
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

    def take_in(self, image: ImageGrid | None = None, **kwargs: object) -> "TakeIn":
        """An animation: a copy of the image, or of another one in its place, goes into the box."""
        going = (image or self.image).copy().set_z_index(self.image.z_index + 1)
        return TakeIn(going, self.arrow_in.get_start(), self.box.get_center(), **kwargs)

    def give_out(self, **kwargs: object) -> Zoom:
        """An animation: the answer comes out of the box to its place."""
        return grow_out_of(self.mark, self.answer, **kwargs)

    def _at(self, between: Area) -> Area:
        """Where the arrow into the box is: in a tall frame over the box."""
        if not between.stacks:
            return between
        return replace(between, left=float(self.box.get_left()[0]), width=self.box.width)


class TakeIn(Animation):
    """A picture shrinks to the beginning of an arrow, follows it and is gone."""

    SHRINKING = 0.6  # of the time
    PACKET = 0.2  # how high the picture is on its way, in Manim's units

    def __init__(
        self, image: ImageGrid, start: np.ndarray, end: np.ndarray, **kwargs: object
    ) -> None:
        """start, end: (3,), of its way."""
        self.start, self.way = start, end - start
        super().__init__(image, **{"run_time": 2, "rate_func": linear, "remover": True, **kwargs})

    def begin(self) -> None:
        packet = self.mobject.copy().scale_to_fit_height(self.PACKET).move_to(self.start)
        self.small = packet.points
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        shrunk = smooth(min(share / self.SHRINKING, 1))
        gone = smooth(max(share - self.SHRINKING, 0) / (1 - self.SHRINKING))
        here = interpolate(self.starting_mobject.points, self.small, shrunk)
        self.mobject.points = here + gone * self.way


def _arrow(area: Area, way: np.ndarray) -> Arrow:
    """An arrow from one end of an area to the other, along its middle."""
    start, end = area.at(-way), area.at(way)
    return Arrow(start, end, buff=0, color=THEME.muted, stroke_width=5, tip_length=LINE / 3)
