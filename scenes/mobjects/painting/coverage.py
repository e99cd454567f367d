"""How much of each pixel each piece of each line covers: a sparse matrix, worked out once.

A picture of many lines is linear in their intensities. With the coverage in a matrix, a new
set of intensities is one sparse product instead of twelve thousand strokes.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array


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
    origin = (window.left, window.top)
    lines = _Lines.between(starts - origin, ends - origin)
    cuts = lines.cuts(segments)
    parts = [
        lines.rasterise(first, stop, thickness, window)
        for first, stop in zip(np.minimum(cuts[:-1], cuts[1:]), np.maximum(cuts[:-1], cuts[1:]))
    ]
    areas, pixels, counts = (np.concatenate(column) for column in zip(*parts))
    ends_of_columns = np.concatenate([[0], np.cumsum(counts)])
    shape = (window.pixels, segments * len(starts))
    return csc_array((areas, pixels, ends_of_columns), shape=shape)


@dataclass(frozen=True)
class _Lines:
    """Lines along their main axis: x, or y for steep ones, whose x and y are exchanged."""

    start: np.ndarray  # (lines,) main coordinate of the start
    end: np.ndarray  # (lines,) main coordinate of the end
    across: np.ndarray  # (lines,) the other coordinate at the start
    slope: np.ndarray  # (lines,) its change per pixel along the main axis, −1..1
    steep: np.ndarray  # (lines,) bool

    @classmethod
    def between(cls, starts: np.ndarray, ends: np.ndarray) -> "_Lines":
        dx, dy = (ends - starts).T
        steep = np.abs(dy) > np.abs(dx)
        run, rise = np.where(steep, dy, dx), np.where(steep, dx, dy)
        slope = np.divide(rise, run, out=np.zeros_like(run), where=run != 0)
        start, across = np.where(steep, starts[:, ::-1].T, starts.T)
        return cls(start, start + run, across, slope, steep)

    def cuts(self, segments: int) -> np.ndarray:
        """First pixel of each segment along the main axis, (segments + 1, lines).

        The cuts are at equal shares of the way from start to end.
        """
        share = np.linspace(0, 1, segments + 1)[:, None]
        return np.ceil(self.start + share * (self.end - self.start) - 0.5).astype(np.int32)

    def rasterise(
        self, first: np.ndarray, stop: np.ndarray, thickness: float, window: Window
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Covered areas, their pixels, and how many each line has, from pixel first to stop."""
        counts = stop - first
        before = np.cumsum(counts) - counts
        # float32 and int32 throughout: these arrays hold millions of pixels.
        step = np.arange(counts.sum(), dtype=np.int32) - np.repeat(before.astype(np.int32), counts)
        at_first = self.across + (first + 0.5 - self.start) * self.slope
        half = thickness / 2 * np.sqrt(1 + self.slope**2)
        low = np.repeat((at_first - half).astype(np.float32), counts)
        low += step * np.repeat(self.slope.astype(np.float32), counts)
        thick = np.repeat((2 * half).astype(np.float32), counts)
        nearest = np.floor(low)
        low -= nearest
        along = step + np.repeat(first, counts)
        steep = np.repeat(self.steep, counts)
        row = np.where(steep, along, nearest.astype(np.int32))
        column = np.where(steep, nearest.astype(np.int32), along)
        step_across = np.where(steep, np.int32(1), np.int32(window.width))
        reach = int(np.ceil(thickness * np.sqrt(2))) + 1
        area = np.empty((len(step), reach), dtype=np.float32)
        pixel = np.empty((len(step), reach), dtype=np.int32)
        for k in range(reach):
            area[:, k] = np.clip(np.minimum(low + thick, k + 1) - np.maximum(low, k), 0, 1)
            pixel[:, k] = row * np.int32(window.width) + column + k * step_across
            inside = _inside(row + k * ~steep, window.height)
            inside &= _inside(column + k * steep, window.width)
            if not inside.all():
                area[~inside, k] = pixel[~inside, k] = 0
        return area.ravel(), pixel.ravel(), counts * reach


def _inside(index: np.ndarray, length: int) -> np.ndarray:
    return (index >= 0) & (index < length)
