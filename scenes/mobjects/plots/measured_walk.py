"""Measured points of a plot, one after another, and beside them what was measured."""

from collections.abc import Iterator, Sequence
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Dot, VGroup, VMobject, linear
from manim.utils.bezier import interpolate

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import Labelled, baseline, stand
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.plots.axes import Axes
from scenes.mobjects.plots.on_a_plane import dots_shown
from scenes.mobjects.showing import Shown, boxes_of
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import BODY, HEADING, SMALL, THEME
from scenes.mobjects.tween import Tween

AIR = 0.25  # between what stands one under the other, in Manim's units
POINT = 0.05  # the radius of a measured point
GUIDE = 0.5  # the opacity of the lines at the heights


class MeasuredWalk(VGroup):
    """A marker that steps from one measured point to the next, and an image that goes along.

    Answers stand in the lane under the plot, where the marker has been. It stands on measured
    points only, so the image, its answer, the share and the marker always belong together. As long
    as the curve is not told, the marker goes along the axis. Parts: `image`, and `around` it all
    others: `plot` with `line`, `dots` and `marker`, `lane`, `answers` (of which the one of now is
    seen) and `share`.
    """

    def __init__(
        self,
        x: np.ndarray,
        shares: np.ndarray,
        images: np.ndarray,
        answers: Sequence[str],
        right: Sequence[bool],
        stops: Sequence[int],
        name: str,
        count: str,
        area: Area,
    ) -> None:
        """x, shares: (k,), what was measured, 0..1. images: (k, rows, columns). answers: (k,), what
        is read of each image; the right ones stand out. stops: the points to go to, one after
        another, the first to begin with. name: of x, in Typst's notation. count: how many
        images the shares are of, such as "10,000".
        """
        super().__init__()
        self.images, self.shares, self.path, self.x = images, shares, _path(stops), x
        self.stops = [_arrival(stops, k) for k in range(len(stops))]
        beside, room = area.split(3, 7)
        upper, lane = room.rows(room.height - LINE, LINE, gap=0)
        self.plot = Axes((x[0], x[-1]), (0, 100), (name, '"% read right"'), upper)
        self.at = self.plot.plane.at(x, 100 * shares)
        self.line = VMobject(stroke_color=THEME.ink, stroke_width=4)
        self.line.set_points_as_corners(self.at)
        self._whole = self.line.copy()
        self.dots = Dots(self.at, np.tile(THEME.ink.to_rgb(), (len(x), 1)), POINT)
        self.lane = VGroup(*(_answer(*each) for each in zip(answers, right, strict=True)))
        for text, point in zip(self.lane, self.plot.plane.at(x, 0)):
            text.move_to(point).set_y(lane.centre[1])
        self.marker = VGroup(
            VMobject(stroke_color=THEME.attention, stroke_width=2.5),
            Dot(radius=0.11, color=THEME.attention),
        )
        self._make_column(beside, answers, right, count)
        self.around = [self.plot, self.line, self.dots, self.lane, self.marker]
        self.around += [self.answer_name, self.answers, self.share]
        self.add(self.image, *self.around)
        self.step = 0
        self.set_told(1)

    def _make_column(
        self, area: Area, answers: Sequence[str], right: Sequence[bool], count: str
    ) -> None:
        """The image, and under it (in a tall frame beside it) its answer and the share."""
        if area.stacks:
            upper, lower = area.columns(2, 3)
        else:
            upper, lower = area.rows(2, 1, gap=AIR)
        self.image = upper.fit(ImageGrid(self.images[0]), RIGHT if area.stacks else UP)
        self.answer_name = words("its answer", size=SMALL, color=THEME.muted)
        both = list(zip(answers, right, strict=True))
        large = {key: _answer(*key, size=1.6 * HEADING) for key in dict.fromkeys(both)}
        widest = max(large.values(), key=lambda each: each.width)
        number = Readout(0, ".1%", BODY, field="100.0%")
        label = words("of {} read right", count, size=SMALL, color=THEME.muted)
        self.share = Labelled(label, number)
        first = VGroup(self.answer_name, widest).arrange(RIGHT, buff=AIR)
        column = VGroup(first, self.share).arrange(DOWN, buff=AIR, aligned_edge=LEFT)
        lower.place(column, LEFT if area.stacks else UP)
        for each in large.values():
            stand(each.set_x(widest.get_x()), baseline(self.answer_name))
        self.answers = VGroup(*(large[key].copy() for key in both))

    def shows(self) -> Iterator[Shown]:
        """The shares that were measured, as far as the curve is drawn, and the one of now."""
        scale, dots, dot = self.plot.plane.ranges, self.dots, self.marker[1]
        drawn = np.arange(len(self.at)) <= self.told * (len(self.at) - 1)
        percents, told = 100 * np.asarray(self.shares), drawn * (self.told > 0)
        places, colours = dots.places, dots.colours
        yield dots_shown(self.x, percents, scale, places, colours, dots, plainly=told)
        here, ink = self.path[self.step], dot.fill_rgbas[:1, :3].copy()
        x, y = self.x[here : here + 1], self.told * percents[here : here + 1]
        yield dots_shown(x, y, scale, boxes_of([dot]), ink, dot)

    def show_step(self, step: float) -> Self:
        """Stand where the way has led after so many steps; between two, at the one before."""
        self.step = int(np.floor(np.round(step, 6)))
        been = self.path[: self.step + 1]
        here, low, high = been[-1], min(been), max(been)
        there = np.arange(len(self.at))
        seen = (there >= low) & (there <= high)
        for text, shown in zip(self.lane, seen):
            text.set_fill(opacity=float(shown))
        for text, shown in zip(self.answers, there == here):
            text.set_fill(opacity=float(shown))
        left, bottom = self.plot.plane.get_corner(LEFT + DOWN)[:2]
        x, y, z = self.at[here]
        y, left = interpolate(bottom, y, self.told), interpolate(x, left, self.told)
        self.marker[0].set_points_as_corners([[x, bottom, z], [x, y, z], [left, y, z]])
        self.marker[1].move_to([x, y, z])
        self.image.set_values(self.images[here])
        self.share.number.set_value(self.shares[here])
        return self

    def set_told(self, share: float) -> Self:
        """Draw this share, 0..1, of the curve, with its axis and the marker on the way to it; of 0
        there is only what is read of the image.
        """
        self.told = float(share)
        self.line.pointwise_become_partial(self._whole, 0, self.told)
        reached = np.arange(len(self.at)) <= self.told * (len(self.at) - 1)
        self.dots.set_centres(np.where(reached[:, None], self.at, self.at[0]))
        self.dots.set_fill(opacity=float(self.told > 0))
        self.plot.guides.set_stroke(opacity=GUIDE * self.told)
        for each in (self.plot.heights, self.plot.names[1], self.share):
            each.set_fill(opacity=self.told)
        return self.show_step(self.step)

    def tell(self, **kwargs: object) -> Tween:
        """An animation: the curve is drawn, and the marker rises to it."""
        return Tween(self, "set_told", 0, 1, **kwargs)

    def walk_to(self, stop: int, **kwargs: object) -> Tween:
        """An animation: step by step to one of the stops, by way of those before it."""
        settings = {"rate_func": linear, **kwargs}
        return Tween(self, "show_step", self.step, self.stops[stop], **settings)


def _answer(answer: str, is_right: bool, size: float = SMALL) -> VMobject:
    ink = THEME.ink if is_right else THEME.muted
    return words("{}", answer, size=size, color=ink, bold=is_right)


def _path(stops: Sequence[int]) -> list[int]:
    """Every point on the way from stop to stop."""
    path = [stops[0]]
    for stop in stops[1:]:
        way = 1 if stop > path[-1] else -1
        path += range(path[-1] + way, stop + way, way) if stop != path[-1] else []
    return path


def _arrival(stops: Sequence[int], number: int) -> int:
    """After how many steps one of the stops is reached."""
    return len(_path(stops[: number + 1])) - 1
