"""Where the lines of a bundle run through a picture, and the light that they shed on its pixels."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scenes._audit.film.light import PIXELS, SIDE, Lit, begun, shines
from scenes._audit.stated.moment import Thing

NEAR = 4.0  # pixels: a line whose edge is farther from a block's middle leaves no trace there
BESIDE = 2.5  # pixels: one whose edge is as near shines into the block
CHUNK = 2_000_000  # pairs of blocks and lines that are looked at at a time


@dataclass(frozen=True, eq=False)
class Ways:
    """Where the lines of a bundle run, in pixels; line i · n_in + j from start j to end i."""

    starts: np.ndarray  # (n_in, 2)
    ends: np.ndarray  # (n_out, 2)
    thickness: float

    @classmethod
    def of(cls, thing: Thing) -> "Ways":
        """Those that a thing states."""
        more = thing.more
        return cls(more["starts"], more["ends"], float(more["thickness"]))

    @cached_property
    def key(self) -> tuple[bytes, bytes, float]:
        """The same for what lies in the same place, to a hundredth of a pixel."""
        starts, ends = (np.round(100 * xy).astype(np.int32) for xy in (self.starts, self.ends))
        return starts.tobytes(), ends.tobytes(), round(self.thickness, 4)

    @property
    def near_by(self) -> float:
        """How far a line's middle may be from a block's, to leave a trace there."""
        return NEAR + 0.5 * self.thickness

    @property
    def beside(self) -> float:
        """How far it may be to shine into the block."""
        return BESIDE + 0.5 * self.thickness

    def lines(self, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Start and way of lines, by their numbers: (n, 2) each."""
        target, source = np.divmod(numbers, len(self.starts))
        return self.starts[source], self.ends[target] - self.starts[source]

    def near(
        self, middles: np.ndarray, numbers: np.ndarray, reach: float
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Which of the lines pass so near to which places, (p, 2): (m,) each, a place's number, a
        line's, and how far they are apart.
        """
        starts, ways = (xy.astype(np.float32) for xy in self.lines(numbers))
        length = np.maximum(np.linalg.norm(ways, axis=1), 1e-6)
        ux, uy = (ways / length[:, None]).T
        across, along = uy * starts[:, 0] - ux * starts[:, 1], ux * starts[:, 0] + uy * starts[:, 1]
        found = [(np.empty(0, int), np.empty(0, int), np.empty(0, np.float32))]
        step = max(CHUNK // max(len(numbers), 1), 1)
        for first in range(0, len(middles), step):
            x, y = middles[first : first + step].astype(np.float32).T[:, :, None]
            aside = np.abs(x * uy - y * ux - across)
            place, line = np.nonzero(aside <= reach)
            on = x[place, 0] * ux[line] + y[place, 0] * uy[line] - along[line]
            kept = (on >= -reach) & (on <= length[line] + reach)
            place, line = place[kept], line[kept]
            found.append((place + first, numbers[line], aside[place, line]))
        places, lines, distances = (np.concatenate(part) for part in zip(*found))
        return places, lines, distances

    def coverage(
        self, corners: np.ndarray, numbers: np.ndarray, segments: int
    ) -> tuple[np.ndarray, np.ndarray]:
        """How much of each pixel of a block lies under a line, and on which stretch of its way:
        (8, m) each.

        corners: (m, 2), the block's; numbers: (m,), the line's.
        """
        start, way = self.lines(numbers)
        is_steep = np.abs(way[:, 1]) > np.abs(way[:, 0])
        run, rise = np.where(is_steep, way[:, ::-1].T, way.T)
        run = np.where(run == 0, 1e-9, run)
        aside = corners + 0.5 - start
        along, off = np.where(is_steep, aside[:, ::-1].T, aside.T)
        # From the first pixel to each of the others, along the line's main axis and across it.
        right, down = PIXELS.T[:, :, None]
        along = along + np.where(is_steep, down, right)
        slope, share = rise / run, along / run
        off = np.abs(off + np.where(is_steep, right, down) - along * slope)
        half = self.thickness / 2 * np.hypot(1, slope)
        area = np.minimum(off + 0.5, half) - np.maximum(off - 0.5, -half)
        area[(share < 0) | (share >= 1)] = 0
        stretch = np.clip((share * segments).astype(np.int32), 0, segments - 1)
        return np.maximum(area, 0), stretch


class Spots:
    """Blocks of pixels, and of one bundle all lines that pass near each: worked out once."""

    def __init__(self, corners: np.ndarray, ways: Ways, segments: int) -> None:
        """corners: (blocks, 2), the upper left pixel of each."""
        self.count, self.segments, self.n_in = len(corners), segments, len(ways.starts)
        numbers = np.arange(self.n_in * len(ways.ends))
        self.block, self.line, self.distance = ways.near(corners + SIDE / 2, numbers, ways.near_by)
        area, stretch = ways.coverage(corners[self.block], self.line, segments)
        pixel, pair = np.nonzero(area)
        self.area, self.of_line = area[pixel, pair], self.line[pair]
        stretch = stretch[pixel, pair]
        self.cell = (self.block[pair] * len(PIXELS) + pixel) * segments + stretch
        self.is_broken = ~shines(self.of_line, stretch)
        self.kept: dict[tuple[int, int, int], tuple[np.ndarray, np.ndarray]] = {}
        self.added: dict[tuple[int, float], np.ndarray] = {}

    def light(self, lit: Lit) -> tuple[np.ndarray, np.ndarray]:
        """The positive and the negative light, amplified, on each pixel: (blocks, 8) each."""
        whole = int(lit.drawn)
        parts = [(0, whole, lit.envelope)]
        if lit.drawn > whole:
            so_far = lit.envelope * begun(lit.drawn - whole, self.segments)
            parts.append((whole, whole + 1, so_far))
        total = np.zeros((2, self.count, len(PIXELS)))
        for first, stop, envelope in parts:
            for k, sums in enumerate(self.sums(lit, first, stop)):
                total[k] += (sums @ envelope).reshape(total[k].shape)  # (cells, s) @ (s,)
        plus, minus = total * lit.signs[:, None, None] * lit.exposure
        return plus, minus

    def sums(self, lit: Lit, first: int, stop: int) -> tuple[np.ndarray, np.ndarray]:
        """The light of each sign on each pixel from each stretch, (blocks · 8, segments), of the
        lines to the ends from `first` up to `stop`.
        """
        key = (lit.key, first, stop)
        if key not in self.kept:
            shed = lit.strength[self.of_line]
            if first > 0 or stop * self.n_in < len(lit.strength):
                target = self.of_line // self.n_in
                shed = shed * ((target >= first) & (target < stop))
            shed = shed * self.area
            shape = (self.count * len(PIXELS), self.segments)
            plus, minus = np.maximum(shed, 0), np.where(self.is_broken, 0, np.maximum(-shed, 0))
            if len(self.kept) > 3:
                self.kept.clear()
            self.kept[key] = (self.summed(plus, shape), self.summed(minus, shape))
        return self.kept[key]

    def summed(self, shed: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
        """What is shed, added up where it falls."""
        return np.bincount(self.cell, shed, shape[0] * shape[1]).reshape(shape)

    def beside(self, lit: Lit, reach: float) -> np.ndarray:
        """The strengths of all lines that pass so near to each block, added up: (blocks,)."""
        key = (lit.key, reach)
        if key not in self.added:
            if len(self.added) > 3:
                self.added.clear()
            is_near = self.distance <= reach
            light = np.abs(lit.strength[self.line[is_near]])
            self.added[key] = np.bincount(self.block[is_near], light, self.count)
        return self.added[key]
