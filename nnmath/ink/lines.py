"""Ruled lines: straight, thin, and as long as the sheet. Found one by one, and taken out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Array = NDArray[np.float64]

STEEPEST = 0.16  # rise of a line to its length: a sheet that lies 9 degrees askew
THIN = 50  # a line is thinner than the picture's longer side by this
COVERED = 0.35  # so much of the picture's length is line, where it is one
NEAR = 2.5  # pixels that a line may stray from straight as the sheet is bent
FAMILY = 4  # so many lines are a ruling wherever they end; fewer must reach the picture's border


@dataclass(frozen=True, eq=False)
class RuledLine:
    """rows: (columns,) the row of its middle in each column. half: half its thickness. darkness:
    of its middle.
    """

    rows: Array
    half: int
    darkness: float


def without_lines(ink: Array, noise: float) -> tuple[Array, NDArray[np.bool_]]:
    """The ink without ruled lines, and where there were some.

    ink: (rows, columns), paper about 0, full ink at most 1. noise: its standard deviation on paper.
    Where a stroke crosses a line, what lies on both sides of the line is carried on across it.
    """
    across, down = find_lines(ink, noise), find_lines(ink.T, noise)
    taken = np.zeros(ink.shape, dtype=bool)
    left = ink.copy()
    for lines, picture, where in ((across, left, taken), (down, left.T, taken.T)):
        for line in lines:
            _take_out(line, picture, where, noise)
    return left, taken


def find_lines(ink: Array, noise: float) -> list[RuledLine]:
    """The lines that run from left to right, from top to bottom."""
    rows, columns = ink.shape
    thickest = max(3, max(ink.shape) // THIN)
    if rows < 3 * thickest or columns < 3 * thickest:
        return []
    ridges = _ridges(ink, thickest, max(4 * noise, 0.02))
    y, x = np.nonzero(ridges)
    middle = (columns - 1) / 2
    slopes = np.linspace(-STEEPEST, STEEPEST, 2 * int(STEEPEST * columns) + 1)
    # A Hough transform (Hough, 1962): how much of each straight line through the middle column at
    # a row, and of a slope, lies on ridges.
    votes = np.zeros((len(slopes), rows))
    for vote, slope in zip(votes, slopes, strict=True):
        start = np.rint(y - slope * (x - middle)).astype(int)
        inside = (start >= 0) & (start < rows)
        vote[:] = np.bincount(start[inside], minlength=rows)[:rows]
    votes = ndimage.uniform_filter1d(votes, 3, axis=1, mode="constant") * 3
    best = votes.max(axis=0)
    peaks = (best == ndimage.maximum_filter1d(best, 2 * thickest + 1)) & (best > COVERED * columns)
    found = []
    for row in np.flatnonzero(peaks):
        straight = row + slopes[votes[:, row].argmax()] * (np.arange(columns) - middle)
        line, ends = _fitted(straight, y, x, ink, thickest)
        if line is not None:
            found.append((line, ends))
    reaching = [ends[0] < columns / 25 or ends[1] > columns * 24 / 25 for _, ends in found]
    family = len(found) >= FAMILY
    return [line for (line, _), reach in zip(found, reaching, strict=True) if reach or family]


def _ridges(ink: Array, thickest: int, least: float) -> NDArray[np.bool_]:
    """Where ink is thin from top to bottom, and darkest there."""
    smooth = ndimage.gaussian_filter1d(ink, 1.0, axis=0, mode="nearest")
    smooth = ndimage.uniform_filter1d(smooth, 5, axis=1, mode="nearest")
    thin = smooth - ndimage.grey_opening(smooth, (thickest + 2, 1), mode="nearest")
    up, below = np.roll(smooth, 1, axis=0), np.roll(smooth, -1, axis=0)
    return np.asarray((thin > least / 2) & (smooth >= up) & (smooth > below))


def _fitted(
    straight: Array, y: NDArray[np.intp], x: NDArray[np.intp], ink: Array, thickest: int
) -> tuple[RuledLine | None, tuple[int, int]]:
    """The line bent to what ridges there are beside it, and its first and last column."""
    columns = len(straight)
    rows = straight
    for _ in range(2):
        near = np.abs(y - rows[x]) <= NEAR
        if len(np.unique(x[near])) < max(3, COVERED * columns / 2):
            return None, (0, 0)
        place = 2 * x[near] / columns - 1
        bent = np.polyfit(place, y[near], 2)
        rows = np.asarray(np.polyval(bent, 2 * np.arange(columns) / columns - 1), dtype=float)
    covered = np.bincount(x[near], minlength=columns) > 0
    dense = ndimage.uniform_filter1d(covered.astype(float), max(5, columns // 25), mode="nearest")
    on_line = np.flatnonzero(dense > 0.6)
    if not on_line.size:
        return None, (0, 0)
    ends = int(on_line[0]), int(on_line[-1])
    profile = _beside(ink, rows, np.arange(-2 * thickest, 2 * thickest + 1))
    on_it = profile[:, ends[0] : ends[1] + 1]
    usual = np.median(on_it, axis=1)
    usual = usual - min(usual[0], usual[-1])
    middle = 2 * thickest
    peak = float(usual[middle - 1 : middle + 2].max())
    if peak <= 0:
        return None, (0, 0)
    half = 1
    while half < thickest and max(usual[middle - half], usual[middle + half]) > 0.12 * peak:
        half += 1
    return RuledLine(rows, half, peak), (ends[0], ends[1])


def _beside(ink: Array, rows: Array, offsets: NDArray[np.intp]) -> Array:
    """The ink at so many rows below the line, in each column: (offsets, columns)."""
    index = np.clip(np.rint(rows).astype(int) + offsets[:, None], 0, ink.shape[0] - 1)
    return np.take_along_axis(ink, index, axis=0)


def _take_out(line: RuledLine, ink: Array, taken: NDArray[np.bool_], noise: float) -> None:
    """Carry on across the line what lies above and below it, in place."""
    offsets = np.arange(-line.half, line.half + 1)
    index = np.rint(line.rows).astype(int) + offsets[:, None]
    inside = (index >= 0) & (index < ink.shape[0])
    index = np.clip(index, 0, ink.shape[0] - 1)
    rim = np.array([line.half + 1, line.half + 2])
    above, below = (_beside(ink, line.rows, sign * rim).mean(axis=0) for sign in (-1, 1))
    above = np.where(line.rows < line.half + 1, below, above)  # beyond the border is nothing
    below = np.where(line.rows > ink.shape[0] - line.half - 2, above, below)
    share = ((offsets + line.half + 1) / (2 * line.half + 2))[:, None]
    carried = above + share * (below - above)
    old = np.take_along_axis(ink, index, axis=0)
    # What is far darker than the line is ink beside which nothing need be carried on.
    new = np.where(old > 1.7 * line.darkness + 4 * noise, old, np.minimum(carried, old))
    columns = np.broadcast_to(np.arange(ink.shape[1]), index.shape)
    ink[index[inside], columns[inside]] = new[inside]
    taken[index[inside], columns[inside]] = True
