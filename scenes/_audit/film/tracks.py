"""Where bars end: the edge of each along its track, to parts of a pixel, from its brightness."""

import numpy as np

BESIDE = np.array([-0.38, -0.32, -0.26, 0.26, 0.32, 0.38])  # of a bar's thickness: beside a minus
BEFORE, BEYOND = 4, 14  # pixels that are looked at before zero and beyond a bar's limit
ZERO = 2.5  # pixels: so far from zero a line through it is seen
NEAR = 2.5  # pixels around an edge in which it is looked for
FAR = 7.0  # pixels beyond an edge that say what the ground is
RIM = 5.0  # the same of the line around a bar that is drawn as an outline
ENOUGH = 2  # pixels inside a bar that say what its ink is
PLAIN = 18.0  # levels of luma by which a bar must stand out from the ground
SPILL = 0.25  # how much more than ink, or less than ground, noise may make of a pixel


class Tracks:
    """The tracks of n bars in a picture, which go along its rows or its columns."""

    def __init__(
        self, starts: np.ndarray, ends: np.ndarray, thickness: np.ndarray, size: tuple[int, int]
    ) -> None:
        """starts, ends: (n, 2), the middles of zero and of the limit, in pixels. thickness: (n,).
        size: height and width of the picture.
        """
        self.places = starts, ends, thickness
        way = ends - starts
        self.length = np.abs(way).max(axis=1)
        axis, row = np.abs(way).argmax(axis=1), np.arange(len(way))
        is_on = way[row, axis] >= 0
        zero, middle = starts[row, axis], starts[row, 1 - axis]
        first = np.where(is_on, np.floor(zero), np.ceil(zero) - 1)
        step = np.arange(int(np.ceil(self.length.max(initial=0))) + BEFORE + BEYOND) - BEFORE
        along = first[:, None] + np.where(is_on, 1, -1)[:, None] * step
        # How far from zero each pixel begins, (n, pixels).
        self.begins = np.where(is_on[:, None], along - zero[:, None], zero[:, None] - along - 1)
        across = np.floor(middle[:, None] + thickness[:, None] * BESIDE)
        long, wide = np.broadcast_arrays(along[:, :, None], across[:, None])
        is_across = (axis == 0)[:, None, None]
        x, y = np.where(is_across, long, wide), np.where(is_across, wide, long)
        height, width = size
        self.is_in = ((x >= 0) & (x < width) & (y >= 0) & (y < height)).all(axis=2)
        x, y = np.clip(x, 0, width - 1).astype(int), np.clip(y, 0, height - 1).astype(int)
        self.pixels = y * width + x

    def is_of(self, *places: np.ndarray) -> bool:
        """Whether these are the tracks of such starts, ends and thickness."""
        return all(map(np.array_equal, places, self.places))

    def profiles(self, luma: np.ndarray) -> np.ndarray:
        """The luma along each track, (n, pixels); NaN where it leaves the picture."""
        means = luma.ravel()[self.pixels].mean(axis=2)
        return np.where(self.is_in, means, np.nan)

    def ends(
        self, profiles: np.ndarray, stated: np.ndarray, ground: float, ink: float
    ) -> np.ndarray:
        """How much longer each filled bar is than it must be, (n,) in pixels.

        stated: (n,), its length in pixels. ground: luma of the picture's ground. ink: about that of
        bars, where none is seen. Of a bar that ends at the line through zero no more is told than
        that it ends there. NaN where a bar does not stand out from what is beyond its end.
        """
        stated = np.maximum(stated, ZERO)
        inks = self._level(profiles, ZERO, stated - 1)
        # Where the ground is seen beyond an end, what else is there is not what the bar ends at.
        bare = np.where(np.abs(profiles - ground) < PLAIN / 2, profiles, np.nan)
        beyond = self._level(bare, stated + 1, stated + FAR)
        beyond = np.where(np.isnan(beyond), self._level(profiles, stated + 1, stated + FAR), beyond)
        is_ink = np.abs(inks - ground) >= PLAIN
        inks = np.where(is_ink, inks, np.nan)
        others = float(median(inks[None])[0])
        inks = np.where(is_ink, inks, ink if np.isnan(others) else others)
        # Where a bar goes on, or is missing, nothing ends there: it is held against the ground.
        beyond = np.where(np.abs(inks - beyond) >= PLAIN, beyond, ground)
        contrast = inks - beyond
        is_plain = np.abs(contrast) >= PLAIN
        shares = (profiles - beyond[:, None]) / np.where(is_plain, contrast, np.inf)[:, None]
        filled = np.clip(shares, -SPILL, 1 + SPILL)
        low, high = np.maximum(stated - NEAR, ZERO), stated + NEAR
        found = low + (filled * self._overlap(low, high)).sum(axis=1)
        off = found - stated
        far = np.abs(off) > NEAR - 0.6
        low, high = np.full(len(off), ZERO), self.length + BEYOND
        whole = low + (filled * self._overlap(low, high)).sum(axis=1)
        off = np.where(far, whole - stated, off)
        return np.where(is_plain, off, np.nan)

    def rims(self, profiles: np.ndarray, stated: np.ndarray) -> np.ndarray:
        """As `ends`, of bars that are drawn as outlines: where the line across the end is."""
        beyond = self._level(profiles, stated + RIM, stated + RIM + FAR)
        strength = np.abs(profiles - beyond[:, None]) * self._overlap(stated - RIM, stated + RIM)
        strength = np.where(strength > PLAIN / 2, strength, 0)
        total = strength.sum(axis=1)
        middle = (strength * (self.begins + 0.5)).sum(axis=1)
        found = np.divide(middle, total, out=np.full(len(total), np.nan), where=total > PLAIN)
        return np.where(stated > ZERO + RIM, found - stated, np.nan)

    def _overlap(self, low: np.ndarray, high: np.ndarray) -> np.ndarray:
        """How much of each pixel lies between two distances from zero, (n,) each: (n, pixels)."""
        over = np.minimum(high[:, None], self.begins + 1) - np.maximum(low[:, None], self.begins)
        return np.asarray(np.clip(over, 0, 1))

    def _level(self, profiles: np.ndarray, low: np.ndarray | float, high: np.ndarray) -> np.ndarray:
        """The median luma of whole pixels between two distances, (n,); NaN for too few of them."""
        low = np.broadcast_to(low, high.shape)
        is_between = (self.begins >= low[:, None]) & (self.begins + 1 <= high[:, None])
        level = median(np.where(is_between, profiles, np.nan))
        known = is_between & np.isfinite(profiles)
        return np.where(known.sum(axis=1) >= ENOUGH, level, np.nan)


def median(rows: np.ndarray) -> np.ndarray:
    """The median of each row, without what is NaN; NaN for a row of nothing else."""
    counts = np.isfinite(rows).sum(axis=1)
    ordered = np.sort(rows, axis=1)  # NaN comes last
    middle = np.maximum(counts - 1, 0) // 2, counts // 2
    pair = [
        np.take_along_axis(ordered, np.minimum(k, rows.shape[1] - 1)[:, None], 1)[:, 0]
        for k in middle
    ]
    return np.where(counts > 0, (pair[0] + pair[1]) / 2, np.nan)
