"""What looks the same again is not drawn again: patches of the picture.

Most of what a frame shows stood in the frame before. A patch remembers the pixels that were there
before something was drawn and those after: where the same is drawn on the same ground, the result
is copied, so the pixels are those of drawing it, to the bit.

The memories are the module's and not the mobject's or the camera's, because Manim hashes and
copies whatever it finds on those. They are asked with everything that a drawing depends on, so
nothing in them can be out of date.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

import cairo
import numpy as np

Value = TypeVar("Value")
Draw = Callable[[cairo.Context], object]


@dataclass
class Recent(Generic[Value]):
    """A dictionary that forgets what was not asked for while its room was filled anew."""

    room: int
    filled: int = 0
    new: dict[Hashable, Value] = field(default_factory=dict)
    old: dict[Hashable, Value] = field(default_factory=dict)

    def get(self, key: Hashable) -> Value | None:
        """What was put under the key, if it is still known."""
        value = self.new.get(key)
        if value is None and key in self.old and key not in self.new:
            value = self.new[key] = self.old.pop(key)
        return value

    def put(self, key: Hashable, value: Value, size: int = 1) -> None:
        """Keep a value that takes this much of the room."""
        self.filled += size
        if self.filled > self.room:
            self.old, self.new, self.filled = self.new, {}, size
        self.new[key] = value


class Box(NamedTuple):
    """A rectangle of pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def of(cls, pixels: np.ndarray) -> "Box":
        """The smallest box around all that are true, (h, w) bool."""
        rows = np.flatnonzero(pixels.any(axis=1))
        if not rows.size:
            return cls(0, 0, 0, 0)
        columns = np.flatnonzero(pixels[rows[0] : rows[-1] + 1].any(axis=0))
        return cls(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)

    @property
    def area(self) -> int:
        """How many pixels it holds."""
        left, top, right, bottom = self
        return (right - left) * (bottom - top) if right > left and bottom > top else 0

    def around(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def moved(self, right: int, down: int) -> "Box":
        """The box elsewhere."""
        return Box(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def meets(self, other: "Box") -> bool:
        """Whether there are pixels in both."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.bottom <= other.top or other.bottom <= self.top)


@dataclass
class Patch:
    """The pixels of a box before and after something was drawn, (h, w) uint32."""

    before: np.ndarray
    after: np.ndarray


@dataclass(eq=False, slots=True)
class Look:
    """How one thing looks in its place. There is one object for each, which is told at once.

    box: where it has ink, None as long as it was seen only once.
    """

    box: Box | None = None
    is_new: bool = True

    def meets(self, box: Box) -> bool:
        """Whether it can have ink in a box."""
        return self.box is None or self.box.meets(box)


PATCHES: Recent[Patch] = Recent(room=60_000_000)  # bytes
LOOKS: Recent[Look] = Recent(room=4000)  # by all that they depend on
GROUPS: Recent["list[Group]"] = Recent(room=100_000)  # looks that followed each other
LARGEST = 250_000  # pixels: to compare and copy more takes longer than drawing lines in it


class Drawing(NamedTuple):
    """How to draw something; without a look, its picture is new or cannot be kept."""

    draw: Draw
    look: Look | None = None


class Group(NamedTuple):
    """Consecutive drawings that stand, whose pictures are kept as one."""

    looks: tuple[Look, ...]
    box: Box

    def joined(self, other: "Group") -> "Group | None":
        """Both in one, where that wastes little room between them."""
        box = self.box.around(other.box)
        if box.area > min(2 * (self.box.area + other.box.area), LARGEST):
            return None
        return Group(self.looks + other.looks, box)


def grouped(looks: tuple[Look, ...]) -> list[Group]:
    """Looks that stand in their order, neighbours in one group."""
    groups = GROUPS.get(looks)
    if groups is None:
        groups = []
        for look in looks:
            group = Group((look,), look.box)  # type: ignore[arg-type]  # it is known, for it stands
            both = groups[-1].joined(group) if groups else None
            groups[-1:] = [both] if both else [*groups[-1:], group]
        GROUPS.put(looks, groups, len(looks))
    return groups


@dataclass(frozen=True)
class Canvas:
    """A frame that is drawn on: Cairo's context, and the pixels, (h, w, 4) bytes."""

    ctx: cairo.Context
    pixels: np.ndarray

    @cached_property
    def place(self) -> tuple[Hashable, ...]:
        """Where Manim's units lie on the frame, and its size."""
        return transform(self.ctx), self.pixels.shape

    def look(self, content: Hashable) -> Look:
        """The look of what is drawn on this frame. content: everything that it depends on."""
        key = (content, self.place)
        look = LOOKS.get(key)
        if look is None:
            look = Look()
            LOOKS.put(key, look)
        return look

    def drawing(self, look: Look | None, draw: Draw, box: Callable[["Canvas"], Box]) -> Drawing:
        """A drawing by itself. It is kept from the second time on that it looks like this.

        box: works out where it can have ink.
        """
        if look is None or look.is_new:
            if look is not None:
                look.is_new = False
            return Drawing(draw)
        if look.box is None:
            look.box = box(self)
        return Drawing(draw, look)

    def show(self, drawings: Iterable[Drawing]) -> None:
        """Draw all of these in their order, or copy what drawing gave on the same ground."""
        for stands, run in groupby(drawings, lambda drawing: drawing.look is not None):
            draws, looks = zip(*run)
            if not stands:
                self._draw(draws)
                continue
            begin = 0
            for group in grouped(looks):
                end = begin + len(group.looks)
                self._show(group, draws[begin:end])
                begin = end

    def _show(self, group: Group, draws: Sequence[Draw]) -> None:
        if not group.box.area:
            return
        left, top, right, bottom = group.box
        part = self.pixels.view(np.uint32)[top:bottom, left:right, 0]
        patch = PATCHES.get(group.looks)
        new = group.box if patch is None else Box.of(part != patch.before).moved(left, top)
        if patch is not None and not new.area:
            part[:] = patch.after
            self.ctx.get_target().mark_dirty()
            return
        before = part.copy()
        self._draw([draw for draw, look in zip(draws, group.looks) if look.meets(new)])
        if patch is not None:
            # Where the ground is not new, all looks as it did.
            inside = self.pixels.view(np.uint32)[new.top : new.bottom, new.left : new.right, 0]
            drawn = inside.copy()
            part[:] = patch.after
            inside[:] = drawn
            self.ctx.get_target().mark_dirty()
        PATCHES.put(group.looks, Patch(before, part.copy()), 2 * before.nbytes)

    def _draw(self, draws: Sequence[Draw]) -> None:
        for draw in draws:
            draw(self.ctx)
        self.ctx.get_target().flush()

    def ink(self, draw: Draw) -> Box:
        """The box of what `draw` draws, found on a clear frame."""
        height, width = self.pixels.shape[:2]
        clear = cairo.ImageSurface(cairo.FORMAT_ARGB32, width, height)
        ctx = cairo.Context(clear)
        ctx.set_matrix(self.ctx.get_matrix())
        draw(ctx)
        clear.flush()
        pixels = np.frombuffer(clear.get_data(), np.uint32).reshape(height, -1)
        return Box.of(pixels != 0)

    def hull(self, points: np.ndarray, margin: float) -> Box:
        """The box of curves through and towards these points, and of lines along them.

        margin: how far the lines reach from the curves, in Manim's units.
        """
        matrix = self.ctx.get_matrix()
        corners = [
            matrix.transform_point(x, y)
            for x in (points[:, 0].min() - margin, points[:, 0].max() + margin)
            for y in (points[:, 1].min() - margin, points[:, 1].max() + margin)
        ]
        size = self.pixels.shape[1::-1]
        low = np.clip(np.floor(np.min(corners, axis=0)) - 1, 0, size).astype(int)
        high = np.clip(np.ceil(np.max(corners, axis=0)) + 1, 0, size).astype(int)
        return Box(*map(int, low), *map(int, high))


def transform(ctx: cairo.Context) -> tuple[float, ...]:
    """Where Manim's units lie on the frame."""
    matrix = ctx.get_matrix()
    return (matrix.xx, matrix.yx, matrix.xy, matrix.yy, matrix.x0, matrix.y0)
