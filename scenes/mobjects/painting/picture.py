"""The picture of a film, from frame to frame: only the parts of it that changed are drawn anew.

Two frames differ where something is drawn in one of them that is not in the other. Outside of the
boxes around all that, the same was drawn on the same ground in the same order, so the pixels are
those of drawing everything, to the bit.
"""

import math
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

import cairo
import numpy as np

from scenes.mobjects.painting.kept import LOOKS, PATCHES, Box, Group, Look, Patch, apart, grouped
from scenes.mobjects.painting.paths import transform

Draw = Callable[[cairo.Context], object]


class Drawing(NamedTuple):
    """How to draw something.

    look: None where its picture is always taken for a new one. box: where it can have ink.
    stands: whether it looked like this before.
    """

    draw: Draw
    look: Look | None
    box: Box
    stands: bool


@dataclass(frozen=True)
class Canvas:
    """Where Manim's units lie on a frame: Cairo's context, and the frame's size in pixels."""

    ctx: cairo.Context
    size: tuple[int, int]  # width, height

    @cached_property
    def place(self) -> tuple[Hashable, ...]:
        """The same as numbers that can be compared."""
        return self._transform, self.size

    @cached_property
    def _transform(self) -> tuple[float, ...]:
        return transform(self.ctx)

    @property
    def whole(self) -> Box:
        """All of the frame."""
        return Box(0, 0, *self.size)

    def look(self, content: Hashable) -> Look:
        """The look of what is drawn on this frame. content: everything that it depends on."""
        key = (content, self.place)
        look = LOOKS.get(key)
        if look is None:
            look = Look()
            LOOKS.put(key, look)
        return look

    def drawing(self, look: Look | None, draw: Draw, box: Callable[["Canvas"], Box]) -> Drawing:
        """A drawing by itself. box: works out where it can have ink."""
        if look is None:
            return Drawing(draw, None, box(self), False)
        stands, look.is_new = not look.is_new, False
        if look.box is None:
            look.box = box(self)
        return Drawing(draw, look, look.box, stands)

    def hull(self, points: np.ndarray, margin: float) -> Box:
        """The box of curves through and towards these points, and of lines along them.

        margin: how far the lines reach from the curves, in Manim's units.
        """
        (left, bottom, *_), (right, top, *_) = (
            points.min(axis=0).tolist(),
            points.max(axis=0).tolist(),
        )
        xx, yx, xy, yy, x0, y0 = self._transform
        xs = (left - margin, right + margin)
        ys = (bottom - margin, top + margin)
        across = [x * xx + y * xy + x0 for x in xs for y in ys]
        down = [x * yx + y * yy + y0 for x in xs for y in ys]
        (left, right), (top, bottom) = map(_pixels, (across, down), self.size)
        return Box(left, top, right, bottom)


def _pixels(ends: Sequence[float], most: int) -> tuple[int, int]:
    """From which pixel to before which one something can be seen between these ends, 0..most."""
    low, high = (min(max(-2.0, end), most + 2.0) for end in (min(ends), max(ends)))
    return max(math.floor(low) - 1, 0), min(math.ceil(high) + 1, most)


class Shown(NamedTuple):
    """What there is on a picture: how it looks, None where that cannot be told, and where."""

    look: Look | None
    box: Box


class Taken(NamedTuple):
    """A picture that goes on being drawn on, (h, w, 4) bytes, and the boxes of what is new in it.

    changed: they have no pixel in common.
    """

    pixels: np.ndarray
    changed: Sequence[Box]


class Picture:
    """The pixels of the frame that was drawn last, (h, w, 4) bytes, and what there is on it."""

    def __init__(self, ground: np.ndarray) -> None:
        """ground: (h, w, 4) bytes, what all is drawn on."""
        self.pixels = np.array(ground)
        self.ground: np.ndarray | None = ground
        # Not the drawings: what draws would live as long as the picture, its camera too.
        self.shown: Sequence[Shown] = ()
        self._changed = [self.whole]

    @property
    def whole(self) -> Box:
        """All of the frame."""
        return Box(0, 0, self.pixels.shape[1], self.pixels.shape[0])

    def show(self, ctx: cairo.Context, drawings: Sequence[Drawing], ground: np.ndarray) -> None:
        """Become the picture of these, in their order, on this ground."""
        shown = [Shown(each.look, each.box) for each in drawings]
        boxes = self._boxes_of_change(shown) if ground is self.ground else [self.whole]
        runs = list(runs_of(drawings))
        boxes = _with_what_is_not_kept(boxes, [group for run in runs for group in run.groups])
        if boxes:
            self._changed = apart([*self._changed, *boxes])
            self.ground = None  # if it is never done, nothing is known of it
        for box in boxes:
            self._show_runs(ctx, runs, box, ground)
        self.ground, self.shown = ground, shown

    def take(self) -> Taken:
        """The picture, and what changed in it since it was taken before."""
        taken, self._changed = Taken(self.pixels, self._changed), []
        return taken

    def forget(self) -> None:
        """Something else has drawn on the pixels: nothing is known of what is there."""
        self.ground, self.shown, self._changed = None, (), [self.whole]

    def _show_runs(
        self, ctx: cairo.Context, runs: Sequence["Run"], box: Box, ground: np.ndarray
    ) -> None:
        """Draw all that can have ink in a box, on its ground."""
        box.part(self.pixels.view(np.uint32))[:] = box.part(ground.view(np.uint32))
        for run in runs:
            if not run.groups:
                self._draw(ctx, run.drawings, box)
            begin = 0
            for group in run.groups:
                end = begin + len(group.looks)
                self._show(ctx, group, run.drawings[begin:end], box)
                begin = end

    def _boxes_of_change(self, shown: Sequence[Shown]) -> list[Box]:
        """Around all that is there now and was not before, or the other way round."""
        now, before = ({each.look for each in some} - {None} for some in (shown, self.shown))
        stays = [each.look for each in shown if each.look in before]
        if stays != [each.look for each in self.shown if each.look in now]:
            return [self.whole]
        come = (each.box for each in shown if each.look not in before)
        gone = (each.box for each in self.shown if each.look not in now)
        return apart([*come, *gone])

    def _show(
        self, ctx: cairo.Context, group: Group, drawings: Sequence[Drawing], box: Box
    ) -> None:
        """Draw what stands, as far as it is in the box; on the same ground, copy what that gave."""
        inside = group.box.within(box)
        if not inside.area:
            return
        part = inside.part(self.pixels.view(np.uint32)[..., 0])
        patch = PATCHES.get(group.looks)
        if patch is None:  # then all of it is in this box
            before = part.copy()
            self._draw(ctx, drawings, inside)
            PATCHES.put(group.looks, Patch(before, part.copy()), 2 * before.nbytes)
            return
        left, top = group.box[:2]
        known = inside.moved(-left, -top)
        known_before, known_after = known.part(patch.before), known.part(patch.after)
        new = Box.of(part != known_before).moved(inside.left, inside.top)
        if new.area:
            known_before[:] = part
            self._draw(ctx, drawings, new)
            drawn = new.part(self.pixels.view(np.uint32)[..., 0])
            new.moved(-left, -top).part(patch.after)[:] = drawn
        # Where the ground is not new, all looks as it did.
        part[:] = known_after
        ctx.get_target().mark_dirty()

    def _draw(self, ctx: cairo.Context, drawings: Sequence[Drawing], box: Box) -> None:
        """Draw in a box, and nowhere else, what can have ink in it."""
        drawings = [drawing for drawing in drawings if drawing.box.meets(box)]
        around = Box.around_all([box, *(drawing.box for drawing in drawings)])
        # Cairo's own clip would do, but where it cuts a shape, that is off by a shade elsewhere.
        before = None if around == box else around.part(self.pixels).copy()
        for drawing in drawings:
            drawing.draw(ctx)
        ctx.get_target().flush()
        if before is not None:
            box.moved(-around.left, -around.top).part(before)[:] = box.part(self.pixels)
            around.part(self.pixels)[:] = before
            ctx.get_target().mark_dirty()


class Run(NamedTuple):
    """Drawings that follow each other and stand, in groups, or that do not, without any."""

    drawings: Sequence[Drawing]
    groups: Sequence[Group]


def runs_of(drawings: Sequence[Drawing]) -> Iterator[Run]:
    """Drawings in their order."""
    for stands, some in groupby(drawings, lambda drawing: drawing.stands):
        run = tuple(some)
        looks = tuple(drawing.look for drawing in run if drawing.look)
        yield Run(run, grouped(looks) if stands else ())


def _with_what_is_not_kept(boxes: list[Box], groups: Sequence[Group]) -> list[Box]:
    """The boxes, with all of each group in them that is not kept yet: it is drawn, and kept."""
    missing = [
        group.box
        for group in groups
        if any(map(group.box.meets, boxes)) and not PATCHES.get(group.looks)
    ]
    if all(any(box.holds(each) for box in boxes) for each in missing):
        return boxes
    return _with_what_is_not_kept(apart([*boxes, *missing]), groups)
