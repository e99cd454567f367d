"""The weighted sums of pictures of noise, and those of the grey that noise is on average."""

from collections.abc import Iterator, Sequence
from typing import Self

import numpy as np
from manim import DOWN, UP, VGroup, VMobject, linear

from nnmath import Layer, forward
from nnmath.network import Network
from scenes._data.nothing import Nothing
from scenes._staging.what_comes_next.noise_read import QUIET
from scenes.mobjects.lettering.labelled import on_one_line
from scenes.mobjects.lettering.text import words
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.plots.number_line import NumberLine, segment
from scenes.mobjects.showing import Shown, boxes
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

ROWS = 16  # neurons, the first of a larger layer
DOT, DASH = 0.05, 0.32  # a dot's radius in Manim's units; a dash's height, of a row


class AroundGrey(VGroup):
    """A row for each neuron of the first layer: a dash where grey takes its z, a dot for each
    picture of noise.

    Parts: `line`, `name` (of it), `dashes`, `dots`.
    """

    def __init__(
        self, layer: Layer, grey: Nothing, pictures: Sequence[Nothing], area: Area
    ) -> None:
        super().__init__()
        x = np.array([each.image.ravel() for each in (grey, *pictures)])
        z = forward(Network((layer,)), x)[0].z[:, :ROWS]
        self.grey, self.noise = z[0], z[1:]
        rows, foot, head = area.rows(area.height - 2 * LINE, LINE, LINE, gap=0)
        low, high = np.floor(min(z.min(), 0)), np.ceil(max(z.max(), 0))
        self.line = NumberLine(low, high, area.width)
        self.line.shift(foot.at(UP) - self.line.frame.get_center())
        told = (words("z, a neuron a row:", **QUIET), words("| of grey, • of noise", **QUIET))
        self.name = head.place(on_one_line(*told), DOWN)
        self.levels = [row.centre[1] for row in rows.rows(*[1] * z.shape[1], gap=0)]
        self.dashes = VMobject(stroke_color=THEME.ink, stroke_width=4)
        half = DASH * rows.height / z.shape[1]
        for point in self._points(self.grey):
            segment(self.dashes, point + half * DOWN, point + half * UP)
        count = self.noise.size
        ink = np.tile(THEME.muted.to_rgb(), (count, 1))
        self.dots = Dots(np.zeros((count, 3)), ink, DOT)
        self.add(self.line, self.name, self.dots, self.dashes)
        self.set_spread(1)

    def set_spread(self, share: float) -> Self:
        """0: all dots are where grey is. 1: each is where its own noise is."""
        self.now = self.grey + share * (self.noise - self.grey)
        self.dots.set_centres(np.concatenate([self._points(each) for each in self.now]))
        return self

    def shows(self) -> Iterator[Shown]:
        """The z of noise, as far as they are there already, and those of grey."""
        yield self.line.dots_shown(self.now.ravel(), self.dots)
        ends = self.dashes.points[::4], self.dashes.points[3::4]
        yield self.line.shown("dashes", self.grey, boxes(*ends), self.dashes)

    def spread(self) -> Tween:
        """An animation: the dots go from where grey is to where their own noise is."""
        return Tween(self, "set_spread", 0, 1, rate_func=linear)

    def _points(self, z: np.ndarray) -> np.ndarray:
        """Where a z of each row is, (rows, 3)."""
        points = np.array(self.line.at(z))
        points[:, 1] = self.levels
        return points
