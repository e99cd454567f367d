"""The stage: named areas of the frame, computed from its size, into which a scene fits its things.

Scenes hold no coordinates: the same scene is filmed wide (16:9) and, for phones, tall (9:16).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from manim import DL, ORIGIN, UR, Mobject

Thing = TypeVar("Thing", bound=Mobject)

EDGE = 0.35  # from the frame's edge to what is nearest to it, in Manim's units
GAP = 0.4  # between neighbours
LINE = 0.62  # the height of a line of words with its air
CAPTIONS = 0.15  # of the frame's height: where players draw captions, kept empty


@dataclass(frozen=True)
class Area:
    """A rectangle of the frame, in Manim's units. stacks: whether `split` makes rows of it."""

    left: float
    bottom: float
    width: float
    height: float
    stacks: bool = False

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.bottom + self.height

    @property
    def centre(self) -> np.ndarray:
        """Its middle, (3,)."""
        return self.at(ORIGIN)

    @property
    def side(self) -> float:
        """The side of the largest square in it."""
        return min(self.width, self.height)

    def at(self, edge: np.ndarray) -> np.ndarray:
        """The point (3,) at an edge or a corner: UP is the middle of the upper edge."""
        x, y, _ = (1 + np.sign(edge)) / 2
        return np.array([self.left + x * self.width, self.bottom + y * self.height, 0])

    def columns(self, *shares: float, gap: float = GAP) -> tuple["Area", ...]:
        """Columns from the left, as wide as their shares."""
        widths, starts = _cut(self.width, shares, gap)
        return tuple(
            replace(self, left=self.left + start, width=width)
            for width, start in zip(widths, starts)
        )

    def rows(self, *shares: float, gap: float = GAP) -> tuple["Area", ...]:
        """Rows from the top, as high as their shares."""
        heights, starts = _cut(self.height, shares, gap)
        return tuple(
            replace(self, bottom=self.top - start - height, height=height)
            for height, start in zip(heights, starts)
        )

    def split(self, *shares: float, gap: float = GAP) -> tuple["Area", ...]:
        """Columns, or in a tall frame rows, of these shares: what stands side by side stacks."""
        return self.rows(*shares, gap=gap) if self.stacks else self.columns(*shares, gap=gap)

    def inset(self, x: float, y: float | None = None) -> "Area":
        """The same area with a margin on all sides; y: above and below, by default as much."""
        y = x if y is None else y
        return replace(
            self,
            left=self.left + x,
            bottom=self.bottom + y,
            width=self.width - 2 * x,
            height=self.height - 2 * y,
        )

    def beyond(self, mobject: Mobject, gap: float = GAP) -> "Area":
        """What a mobject in it leaves free at its right, or in a tall frame under it."""
        if self.stacks:
            height = float(mobject.get_bottom()[1]) - gap - self.bottom
            return replace(self, height=height)
        left = float(mobject.get_right()[0]) + gap
        return replace(self, left=left, width=self.right - left)

    def fit(self, mobject: Thing, edge: np.ndarray = ORIGIN) -> Thing:
        """Scale a mobject until it fills the area one way, and align it with an edge."""
        factors = [
            room / size
            for room, size in ((self.width, mobject.width), (self.height, mobject.height))
            if size > 0
        ]
        return self.place(mobject.scale(min(factors, default=1)), edge)

    def place(self, mobject: Thing, edge: np.ndarray = ORIGIN) -> Thing:
        """Align a mobject with an edge or a corner of the area; it keeps its size."""
        return mobject.move_to(self.at(edge), aligned_edge=edge)

    @classmethod
    def around(cls, *mobjects: Mobject, stacks: bool = False) -> "Area":
        """The area that mobjects take up."""
        left, bottom = np.min([m.get_corner(DL)[:2] for m in mobjects], axis=0)
        right, top = np.max([m.get_corner(UR)[:2] for m in mobjects], axis=0)
        return cls(float(left), float(bottom), float(right - left), float(top - bottom), stacks)


@dataclass(frozen=True)
class Stage:
    """The areas of a frame: `title` (upper left), `corner` (upper right: keys, rules), `main`,
    `foot` (one line under it) and `captions` (kept empty). In a tall frame all lie one under the
    other.
    """

    width: float
    height: float

    @property
    def tall(self) -> bool:
        """Whether the frame is higher than wide."""
        return self.height > self.width

    @property
    def captions(self) -> Area:
        """Where players draw captions: nothing else goes there."""
        return self._area(0, CAPTIONS * self.height)

    @property
    def foot(self) -> Area:
        """One line under the main area."""
        return self._area(self.captions.height, LINE)

    @property
    def main(self) -> Area:
        """Where the scene's subject is."""
        bottom = self.captions.height + LINE + EDGE / 2
        top = self.height - EDGE - (2 if self.tall else 1) * LINE - EDGE / 2
        return self._area(bottom, top - bottom)

    @property
    def title(self) -> Area:
        """Where the heading is."""
        head = self._area(self.height - EDGE - LINE, LINE)
        return head if self.tall else head.columns(2, 3)[0]

    @property
    def corner(self) -> Area:
        """Where keys and rules are: beside the heading, in a tall frame under it."""
        if self.tall:
            return self._area(self.height - EDGE - 2 * LINE, LINE)
        return self._area(self.height - EDGE - LINE, LINE).columns(2, 3)[1]

    @property
    def whole(self) -> Area:
        """All that may be used: main with the foot under it."""
        main = self.main
        return replace(main, bottom=self.foot.bottom, height=main.top - self.foot.bottom)

    def _area(self, up: float, height: float) -> Area:
        """A row as wide as the frame without its edges, `up` above the lower edge."""
        return Area(
            EDGE - self.width / 2, up - self.height / 2, self.width - 2 * EDGE, height, self.tall
        )


def meet(one: Mobject, other: Mobject) -> bool:
    """Whether two mobjects' boxes share room, so that one would lie on the other."""
    across, up, _ = np.abs(one.get_center() - other.get_center())
    return bool(across < (one.width + other.width) / 2 and up < (one.height + other.height) / 2)


def _cut(length: float, shares: Sequence[float], gap: float) -> tuple[np.ndarray, np.ndarray]:
    """The lengths of the pieces and where each begins."""
    lengths = np.array(shares) / sum(shares) * (length - gap * (len(shares) - 1))
    return lengths, np.cumsum([0, *(lengths[:-1] + gap)])
