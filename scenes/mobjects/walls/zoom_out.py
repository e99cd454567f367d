"""A picture that becomes a dot among a thousand, these one dot among a thousand, and so on.

Everything is drawn to scale at every moment: the view moves away, and nothing changes its size
beside anything else.
"""

from collections.abc import Iterator
from typing import ClassVar, Self

import cairo
import numpy as np
from manim import RIGHT, UP

from scenes.mobjects.grids.grids import CellGrid
from scenes.mobjects.painting.fading import faded
from scenes.mobjects.painting.painted import Painted, set_source
from scenes.mobjects.showing import PLACE, Shown
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME

THOUSAND = 1000
ACROSS = (20, 25, 40, 50)  # how many dots of a thousand can stand in a row
GAP = 0.12  # of a dot's height: from dot to dot
FINE, PLAIN = 3.0, 1.5  # pixels: a smaller dot is seen as part of the area that it is in
SEEN = 2.0  # pixels: nothing smaller is drawn or framed
# Of a dot: hundreds of them shall not outshine the picture that they stand beside.
INK = THEME.background.to_rgb() + 0.6 * (THEME.muted.to_rgb() - THEME.background.to_rgb())
SWEPT = THEME.ink.to_rgb()


class ZoomOut(Painted):
    """So many pictures of one size, of which one is the given one, the others plain dots.

    At level 0 it is the picture alone, at level 1 a thousand, at level 2 a million, and at `last`
    all of them. In between the view moves away from the picture, which stays in the upper left
    corner; a frame is around what was all that one saw at the level before. `swept` is the share of
    all that is inked: dot after dot of the last level.
    """

    data_names: ClassVar[tuple[str, ...]] = ("level", "swept")

    def __init__(self, picture: CellGrid, times: float, area: Area) -> None:
        """picture: as it looks now. times: how many there are in all, more than a thousand.

        area: which it fills as far as the shape of each level allows.
        """
        super().__init__()
        if times <= THOUSAND:
            raise ValueError(f"{times:g} pictures have no room for a level of {THOUSAND:,} dots.")
        rows, columns = picture.values.shape
        self.picture = picture.copy()
        self.times = float(times)
        self.last = int(np.ceil(np.log(times) / np.log(THOUSAND) - 1e-9))
        # Of each level: how many dots, and how many of them in a row; as sizes, in rows of cells.
        sizes, across, counts = [np.array([columns / rows, 1.0])], [1], [1.0]
        for level in range(1, self.last + 1):
            count = THOUSAND if level < self.last else times / THOUSAND ** (level - 1)
            across.append(_in_a_row(count, sizes[-1], area))
            counts.append(count)
            sizes.append(_together(count, across[-1], sizes[-1]))
        self.sizes, self.across, self.counts = map(np.array, (sizes, across, counts))
        # How much of a level's area is ink: so bright is one whose dots are too small to be seen.
        areas = self.sizes.prod(axis=1)
        self.cover = np.cumprod([1, *(self.counts[1:] * areas[:-1] / areas[1:])])
        self.scales = np.min(np.array([area.width, area.height]) / self.sizes, axis=1)
        self.level, self.swept = np.array(0.0), np.array(0.0)
        corners = [UP * area.height, UP * area.height + RIGHT * area.width, RIGHT * area.width]
        self.set_points_as_corners([*corners, 0 * UP, corners[0]]).move_to(area.centre)

    def set_level(self, level: float) -> Self:
        """See it from so far away: 0 for the picture, 1 for a thousand …"""
        self.level = np.array(np.clip(level, 0, self.last), dtype=float)
        return self

    def set_swept(self, share: float) -> Self:
        """Ink this share, 0..1, of all pictures; only at the last level is that seen."""
        self.swept = np.array(share, dtype=float)
        return self

    @property
    def visible(self) -> float:
        """How many pictures are in view; of one at the edge, the part that is."""
        number, _, scale, view = self._view()
        if number == 0:
            return 1.0
        pitch = _pitch(self.sizes[number - 1])
        seen = np.maximum(view / scale / pitch, 1)
        rows = np.arange(np.ceil(self.counts[number] / self.across[number]))
        lengths = np.clip(self.counts[number] - rows * self.across[number], 0, self.across[number])
        dots = np.sum(np.clip(seen[1] - rows, 0, 1) * np.minimum(lengths, seen[0]))
        if self.level == number:
            dots = self.counts[number]
        return float(dots * np.prod(self.counts[:number]))

    def shows(self) -> Iterator[Shown]:
        """How many pictures are in view, and how many of all are inked."""
        view = self._view()[3]
        place = np.stack([self.get_center()[:2] - view / 2, self.get_center()[:2] + view / 2])
        inked = float(self.swept) * self.times
        for count in [self.visible, inked] if inked else [self.visible]:
            values, plainly = np.array([count]), np.ones(1)
            yield Shown("count", values, PLACE, self.times, place[None], plainly, (self,))

    def paint(self, ctx: cairo.Context) -> None:
        number, share, scale, view = self._view()
        left, top = self.get_center()[:2] + view * (-0.5, 0.5)
        ctx.transform(cairo.Matrix(scale, 0, 0, -scale, left, top))
        size = view / scale
        with faded(ctx, self.opacity, (0, 0, *size)):
            ctx.rectangle(0, 0, *size)
            ctx.clip()
            pixel = abs(ctx.device_to_user_distance(1, 0)[0])
            self._paint_dots(ctx, number, pixel, size)
            self._paint_first(ctx, pixel)
            self._paint_frames(ctx, number, share, pixel)

    def _view(self) -> tuple[int, float, float, np.ndarray]:
        """The level whose dots are seen, how much of the way to it, the scale, the view's size."""
        number = int(np.ceil(self.level - 1e-9))
        if number == 0:
            return 0, 1.0, float(self.scales[0]), self.sizes[0] * self.scales[0]
        share = float(self.level) - number + 1
        before, after = self.scales[number - 1], self.scales[number]
        scale = float(before * (after / before) ** share)
        views = self.sizes[[number - 1, number]] * [[before], [after]]
        return number, share, scale, views[0] + share * (views[1] - views[0])

    def _paint_dots(self, ctx: cairo.Context, number: int, pixel: float, view: np.ndarray) -> None:
        """The dots of a level that are in view, and the gaps between those that each is made of."""
        if number == 0:
            return
        size, inner = self.sizes[number - 1], max(number - 2, 0)
        fine = np.clip((self.sizes[inner].min() / pixel - PLAIN) / (FINE - PLAIN), 0, 1)
        fine = float(fine) if number > 1 else 0.0
        cover = fine * self.cover[inner] + (1 - fine) * self.cover[number - 1]
        done = self.counts[number] * float(self.swept)
        for ink, first, last in ((SWEPT, 0.0, done), (INK, done, self.counts[number])):
            for (x, y), k, part in self._dots(number, view):
                begin, end = (float(np.clip(end - k, 0, part)) for end in (first, last))
                ctx.rectangle(x + begin * size[0], y, (end - begin) * size[0], size[1])
            set_source(ctx, ink, cover)
            ctx.fill()
        if fine > 0:  # the gaps are far fewer than the dots between them
            for corner, _, part in self._dots(number, view):
                self._gaps(ctx, number - 1, corner, size * (part, 1))
            set_source(ctx, THEME.background.to_rgb(), fine)
            ctx.fill()

    def _gaps(self, ctx: cairo.Context, level: int, corner: np.ndarray, size: np.ndarray) -> None:
        """Add to the path the gaps between the dots of a level, as far as they are in this size."""
        gap, pitch, (left, top) = (
            GAP * self.sizes[level - 1][1],
            _pitch(self.sizes[level - 1]),
            corner,
        )
        for x in np.arange(1, np.ceil(size[0] / pitch[0] - 1e-6)) * pitch[0]:
            ctx.rectangle(left + x - gap, top, gap, size[1])
        for y in np.arange(1, np.ceil(size[1] / pitch[1] - 1e-6)) * pitch[1]:
            ctx.rectangle(left, top + y - gap, size[0], gap)

    def _dots(self, level: int, size: np.ndarray) -> Iterator[tuple[np.ndarray, int, float]]:
        """Of each dot of a level that is in view: its corner, its number, and the part there is."""
        pitch, across = _pitch(self.sizes[level - 1]), int(self.across[level])
        in_view = np.ceil(size / pitch - 1e-6).astype(int)
        for row in range(in_view[1]):
            for column in range(min(in_view[0], across)):
                k = row * across + column
                if (part := min(self.counts[level] - k, 1.0)) > 0:
                    yield np.array([column, row]) * pitch, k, part

    def _paint_first(self, ctx: cairo.Context, pixel: float) -> None:
        """The picture itself, for as long as there is anything to be seen in it."""
        if (shown := np.clip(1 / pixel / SEEN - 1, 0, 1)) == 0:
            return
        with faded(ctx, float(shown), (0, 0, *self.sizes[0])):
            ctx.rectangle(0, 0, *self.sizes[0])
            set_source(ctx, THEME.background.to_rgb())
            ctx.fill()
            ctx.save()
            ctx.scale(*[1 / len(self.picture.values)] * 2)
            self.picture.paint_all(ctx, details=1 / len(self.picture.values) > SEEN * pixel)
            ctx.restore()

    def _paint_frames(self, ctx: cairo.Context, number: int, share: float, pixel: float) -> None:
        """Frames around all that one saw at the levels before, as long as they can be seen."""
        set_source(ctx, THEME.attention.to_rgb())
        for level in range(number):
            size = self.sizes[level]
            if size.min() < SEEN * pixel:
                continue
            width = min(4 * pixel, 0.2 * float(size.min()))
            ctx.set_line_width(width)
            ctx.rectangle(*([width / 2] * 2), *(size - width))
            ctx.stroke()


def _pitch(size: np.ndarray) -> np.ndarray:
    """From dot to dot, across and down."""
    return size + GAP * size[1]


def _together(count: float, across: int, size: np.ndarray) -> np.ndarray:
    """The size of so many dots of one size, so many of them in a row."""
    rows = np.ceil(count / across)
    return np.asarray([min(across, np.ceil(count)), rows] * _pitch(size) - GAP * size[1])


def _in_a_row(count: float, size: np.ndarray, area: Area) -> int:
    """How many dots in a row make them largest in an area; of a thousand, with all rows full."""
    choice = ACROSS if count == THOUSAND else range(1, int(np.ceil(count)) + 1)

    def scale(across: int) -> float:
        width, height = _together(count, across, size)
        return min(area.width / width, area.height / height)

    return max(choice, key=scale)
