"""How much of each pixel each piece of each line covers, worked out once.

A picture of many lines is linear in their intensities. With the coverage in a matrix, a new
set of intensities is one sparse product instead of twelve thousand strokes; and where there are
too many lines for a matrix, what they shed is summed a few lines at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csc_array

# Pixels along lines that are worked out at a time: all that a step leaves for the next stays in
# the processor's cache, and no more is held however many lines there are.
PIECE = 1 << 16


@dataclass(frozen=True)
class Window:
    """A rectangle of pixels inside a picture."""

    left: int
    top: int
    width: int
    height: int

    @property
    def pixels(self) -> int:
        """How many pixels it holds."""
        return self.width * self.height

    @property
    def right(self) -> int:
        """The first column behind it."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The first row below it."""
        return self.top + self.height

    @property
    def at_origin(self) -> "Window":
        """The whole of it, in its own coordinates."""
        return Window(0, 0, self.width, self.height)

    def grown(self, margin: int) -> "Window":
        """It, and so many pixels on all sides."""
        left, top = self.left - margin, self.top - margin
        return Window(left, top, self.width + 2 * margin, self.height + 2 * margin)

    def holds(self, low: np.ndarray, high: np.ndarray) -> bool:
        """Whether all from a corner (column, row) up to another lies inside."""
        return bool(
            (low >= (self.left, self.top)).all() and (high <= (self.right, self.bottom)).all()
        )

    def part(self, low: ArrayLike, high: ArrayLike) -> "Window":
        """What of it lies between two corners (column, row), at least a pixel."""
        far = np.array([self.right, self.bottom])
        low = np.clip(low, (self.left, self.top), far - 1)
        width, height = np.clip(high, np.asarray(low) + 1, far) - low
        return Window(int(low[0]), int(low[1]), int(width), int(height))

    def rows_in(self, other: "Window") -> slice:
        """Its rows, counted in one that it is part of."""
        return slice(self.top - other.top, self.bottom - other.top)

    def columns_in(self, other: "Window") -> slice:
        """Its columns, counted in one that it is part of."""
        return slice(self.left - other.left, self.right - other.left)

    def inside(self, along: np.ndarray, across: np.ndarray, steep: np.ndarray) -> np.ndarray:
        """Which pixels lie in it, given along the main axes of lines and across them."""
        column = np.where(steep, across, along) - self.left
        row = np.where(steep, along, across) - self.top
        return (column >= 0) & (column < self.width) & (row >= 0) & (row < self.height)


class Covered(NamedTuple):
    """What pieces of lines cover: for each pixel along a line, those that lie across it there."""

    areas: np.ndarray  # (along, across) float32, 0..1
    pixels: np.ndarray  # (along, across) int32, in the window
    counts: np.ndarray  # (lines,) how many pixels along there are of each


@dataclass(frozen=True)
class Lines:
    """Lines along their main axis: x, or y for steep ones, whose x and y are exchanged.

    All lie in the coordinates of a window, in pixels.
    """

    start: np.ndarray  # (lines,) main coordinate of the start
    end: np.ndarray  # (lines,) main coordinate of the end
    across: np.ndarray  # (lines,) the other coordinate at the start
    slope: np.ndarray  # (lines,) its change per pixel along the main axis, −1..1
    steep: np.ndarray  # (lines,) bool
    thickness: float

    @classmethod
    def between(
        cls, starts: np.ndarray, ends: np.ndarray, thickness: float, window: Window
    ) -> Self:
        """The lines from starts to ends, (lines, 2) each, in pixels of the picture."""
        origin = (window.left, window.top)
        starts, ends = starts - origin, ends - origin
        dx, dy = (ends - starts).T
        steep = np.abs(dy) > np.abs(dx)
        run, rise = np.where(steep, dy, dx), np.where(steep, dx, dy)
        slope = np.divide(rise, run, out=np.zeros_like(run), where=run != 0)
        start, across = np.where(steep, starts[:, ::-1].T, starts.T)
        return cls(start, start + run, across, slope, steep, thickness)

    def __len__(self) -> int:
        return len(self.start)

    def __getitem__(self, some: slice) -> Self:
        names = ("start", "end", "across", "slope", "steep")
        return replace(self, **{name: getattr(self, name)[some] for name in names})

    @property
    def reach(self) -> int:
        """How many pixels a line touches at most across its main axis."""
        return int(np.ceil(self.thickness * np.sqrt(2))) + 1

    def segment(self, number: int, segments: int) -> tuple[np.ndarray, np.ndarray]:
        """The first pixel of a segment along the main axis, and the first behind it: (lines,) each.

        The cuts are at equal shares of the way from start to end.
        """
        shares = np.linspace(0, 1, segments + 1)[number : number + 2, None]
        cuts = np.ceil(self.start + shares * (self.end - self.start) - 0.5).astype(np.int32)
        return np.minimum(*cuts), np.maximum(*cuts)

    def box(self, first: np.ndarray, stop: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The pixels that the lines can touch from pixel first to stop, (lines,) each.

        Returns the least column and row, and the first ones behind: (2,) each.
        """
        ends = self.across + (np.stack([first, stop]) + 0.5 - self.start) * self.slope
        low = np.stack([first, np.floor(ends.min(axis=0) - self.thickness)])
        high = np.stack([stop, np.floor(ends.max(axis=0)) + self.reach])
        low, high = (np.where(self.steep, corner[::-1], corner) for corner in (low, high))
        return low.min(axis=1).astype(int), high.max(axis=1).astype(int)

    def pieces(
        self, first: np.ndarray, stop: np.ndarray, box: Window, clip: bool
    ) -> Iterator[tuple[slice, Covered]]:
        """What the lines cover from pixel first to stop, (lines,) each, a few lines at a time.

        box, clip: as `covered` takes them.
        """
        few = max(PIECE // int((stop - first).max(initial=1)), 1)
        for begin in range(0, len(self), few):
            some = slice(begin, begin + few)
            yield some, self[some].covered(first[some], stop[some], box, clip)

    def covered(
        self, first: np.ndarray, stop: np.ndarray, box: Window, clip: bool = True
    ) -> Covered:
        """What the lines cover from pixel first to stop along the main axis, (lines,) each.

        box: the part of the window whose pixels count. clip: leave out what lies outside it, where
        something does.
        """
        counts = stop - first
        # float32 and int32 throughout: these arrays hold thousands of pixels for each few lines.
        along = np.arange(counts.sum(), dtype=np.int32)
        along -= np.repeat((np.cumsum(counts) - counts).astype(np.int32), counts)
        at_first = self.across + (first + 0.5 - self.start) * self.slope
        half = self.thickness / 2 * np.sqrt(1 + self.slope**2)
        low = np.repeat((at_first - half).astype(np.float32), counts)
        low += along * np.repeat(self.slope.astype(np.float32), counts)
        nearest = np.floor(low)
        low -= nearest
        high = low + np.repeat((2 * half).astype(np.float32), counts)
        areas = np.empty((self.reach, len(along)), dtype=np.float32)
        for k, area in enumerate(areas):
            np.minimum(high, k + 1, out=area)
            area -= k if k else low
        np.maximum(areas, 0, out=areas)
        along += np.repeat(first, counts)
        nearest = nearest.astype(np.int32)
        pixels = self._pixels(along, nearest, counts, box)
        if clip:
            across = nearest + np.arange(self.reach)[:, None]
            outside = ~box.inside(along, across, np.repeat(self.steep, counts))
            areas[outside] = pixels[outside] = 0
        return Covered(areas.T, pixels.T, counts)

    def _pixels(
        self, along: np.ndarray, nearest: np.ndarray, counts: np.ndarray, box: Window
    ) -> np.ndarray:
        """The pixels of a box, (across, along), from the nearest one that a line touches."""
        # From pixel to pixel along a steep line it is a row of the box, and across it one pixel.
        width, one = np.int32(box.width), np.int32(1)
        pixel = along * np.repeat(np.where(self.steep, width, one), counts)
        breadth = np.repeat(np.where(self.steep, one, width), counts)
        pixel += nearest * breadth - np.int32(box.top * box.width + box.left)
        pixels = np.empty((self.reach, len(along)), dtype=np.int32)
        for k in range(self.reach):
            pixels[k] = pixel
            pixel += breadth
        return pixels


def line_coverage(
    starts: np.ndarray, ends: np.ndarray, thickness: float, window: Window, segments: int
) -> csc_array:
    """Return how much of each pixel of `window` each segment of each straight line covers.

    starts, ends: (lines, 2) as x, y in pixels of the picture, y downward. thickness: in pixels.
    Returns (window.pixels, segments · lines), values 0..1; column s · lines + k is segment s of
    line k. What lies outside the window is left out.

    Coverage is the exact area in the direction across the line's main axis: a line sheds the
    same light at every slope, and a third of a pixel's thickness gives a third of the light.
    """
    lines, whole = Lines.between(starts, ends, thickness, window), window.at_origin
    parts = [lines.covered(*lines.segment(k, segments), whole) for k in range(segments)]
    areas, pixels = (np.concatenate([part[k].ravel() for part in parts]) for k in (0, 1))
    counts = np.concatenate([part.counts for part in parts]) * lines.reach
    ends_of_columns = np.concatenate([[0], np.cumsum(counts)])
    shape = (window.pixels, segments * len(starts))
    return csc_array((areas, pixels, ends_of_columns), shape=shape)
