"""What looks the same again is not drawn again: patches of the picture.

Most of what a frame shows stood in the frame before. A patch remembers the pixels that were there
before something was drawn and those after: where the same is drawn on the same ground, the result
is copied, so the pixels are those of drawing it, to the bit.

The memories are the module's and not the mobject's or the camera's, because Manim hashes and
copies whatever it finds on those. They are asked with everything that a drawing depends on, so
nothing in them can be out of date.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

import numpy as np

Value = TypeVar("Value")
BETWEEN = 50_000  # pixels: to draw as many takes as long as to have two boxes in place of one


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

    @classmethod
    def around_all(cls, boxes: Iterable["Box"]) -> "Box":
        """The smallest box that holds all that is in these."""
        some = [box for box in boxes if box.area]
        if not some:
            return cls(0, 0, 0, 0)
        lefts, tops, rights, bottoms = zip(*some)
        return cls(min(lefts), min(tops), max(rights), max(bottoms))

    @property
    def area(self) -> int:
        """How many pixels it holds."""
        left, top, right, bottom = self
        return (right - left) * (bottom - top) if right > left and bottom > top else 0

    def within(self, other: "Box") -> "Box":
        """The box of the pixels in both; its area is 0 where there are none."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def moved(self, right: int, down: int) -> "Box":
        """The box elsewhere."""
        return Box(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def meets(self, other: "Box") -> bool:
        """Whether there are pixels in both."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.bottom <= other.top or other.bottom <= self.top)

    def holds(self, other: "Box") -> bool:
        """Whether all pixels of another are in it."""
        is_beside = other.left < self.left or other.right > self.right
        return not (is_beside or other.top < self.top or other.bottom > self.bottom)

    def is_near(self, other: "Box") -> bool:
        """Whether they meet, or one box around both holds little more."""
        both = Box.around_all([self, other])
        return self.meets(other) or both.area <= self.area + other.area + BETWEEN

    def part(self, pixels: np.ndarray) -> np.ndarray:
        """The part of a picture (h, w, …) in the box, a view."""
        return pixels[self.top : self.bottom, self.left : self.right]


def apart(boxes: Iterable[Box]) -> list[Box]:
    """A few boxes that hold all that is in these, and have no pixel in common."""
    few: list[Box] = []
    for box in boxes:
        if not box.area:
            continue
        while near := next((other for other in few if other.is_near(box)), None):
            few.remove(near)
            box = Box.around_all([box, near])
        few.append(box)
    return few


@dataclass
class Patch:
    """The pixels of a box before and after something was drawn, (h, w) uint32."""

    before: np.ndarray
    after: np.ndarray


@dataclass(eq=False, slots=True)
class Look:
    """How one thing looks in its place. There is one object for each, which is told at once.

    box: where it can have ink, once that was worked out.
    """

    box: Box | None = None
    is_new: bool = True


PATCHES: Recent[Patch] = Recent(room=60_000_000)  # bytes
LOOKS: Recent[Look] = Recent(room=4000)  # by all that they depend on
GROUPS: Recent["list[Group]"] = Recent(room=100_000)  # looks that followed each other
LARGEST = 250_000  # pixels: to compare and copy more takes longer than drawing lines in it


class Group(NamedTuple):
    """Consecutive drawings that stand, whose pictures are kept as one."""

    looks: tuple[Look, ...]
    box: Box

    def joined(self, other: "Group") -> "Group | None":
        """Both in one, where that wastes little room between them."""
        box = Box.around_all([self.box, other.box])
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
