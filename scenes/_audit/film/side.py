"""Cells along one axis of a picture: what each of its pixels has of them, and where to look."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy.sparse import csr_array

MARGIN = 6  # pixels of ground on both sides that are thought of
FINE = 1.5  # pixels: of smaller cells several share each pixel
SEEN = 2.6  # pixels: of smaller cells several are looked at together
SHARED = 4.0  # pixels: and of those that share pixels more, for parts of theirs are not known
WHOLE = 0.999  # of a pixel: else the gap at the grid's edge is laid over ground, too
RIM = 1.0  # pixels inside of the edge of a grid without gaps that its line may reach
TIE = 0.005  # pixels: so near to the middle of a pixel, a cell's edge may fall on either side of it


@dataclass(frozen=True, eq=False)
class Look:
    """Weighted means over pixels, and what makes them, along one axis; n cells, m looks at them.

    weights: (m, pixels of the picture); each row adds up to 1, or to less where it leaves it.
    own, minus, both: (m, n), how much of a look has each cell's colour, is covered by its minus,
    and of the latter how much has the cell's colour under it. whole, open: (m,), how much of it
    belongs to the grid, and to cells instead of gaps. mine: (m,), how much to those it is for.
    """

    weights: csr_array
    own: np.ndarray
    minus: np.ndarray
    both: np.ndarray
    whole: np.ndarray
    open: np.ndarray
    mine: np.ndarray

    @cached_property
    def pixels(self) -> slice:
        """The pixels that are looked at."""
        used = self.weights.indices
        return slice(int(used.min(initial=0)), int(used.max(initial=-1)) + 1)

    @cached_property
    def cut(self) -> csr_array:
        """The weights of these alone."""
        return self.weights[:, self.pixels]

    @cached_property
    def is_in(self) -> np.ndarray:
        """Which looks lie within the picture: (m,)."""
        return np.asarray(self.weights.sum(axis=1) > 0.999)


@dataclass(frozen=True, eq=False)
class Side:
    """Cells along an axis: (cells, pixels) of 0..1, from an even pixel `first` on.

    own: how much of a pixel is drawn in a cell's colour. minus: how much of it its minus covers.
    whole: (pixels,), how much of it belongs to the grid, gaps included. clear: (pixels,), whether
    it is sure which cell it belongs to. middles: (cells,), in pixels after `first`.
    """

    first: int
    step: float
    gap: float
    own: np.ndarray
    minus: np.ndarray
    whole: np.ndarray
    clear: np.ndarray
    middles: np.ndarray

    @classmethod
    def of(
        cls,
        start: float,
        step: float,
        count: int,
        gap: float,
        minus: float,
        aside: float = 0.0,
        is_blended: bool = False,
    ) -> "Side":
        """start: the first cell's edge, in pixels. step: from cell to cell. gap, minus: of it.

        aside: how far a minus is from the middle of its cell, as a share of it. is_blended: whether
        cells have their parts in a pixel that they share, however large they are this way.
        """
        first = 2 * (int(np.floor(start - MARGIN)) // 2)
        length = 2 * int(np.ceil((step * count + 2 * MARGIN + 2) / 2))
        edges = start - first + step * np.arange(count)
        full = covered(edges, edges + step, length)
        opened = covered(edges + gap / 2 * step, edges + (1 - gap / 2) * step, length)
        clear = np.ones(length, bool)
        near = full
        if (
            step >= FINE and not is_blended
        ):  # a pixel has the colour of the cell that its middle lies in, gaps on top
            pixels = np.arange(length) + 0.5 - edges[0]
            low, high = (np.floor((pixels + tie) / step) for tie in (-TIE, TIE))
            cells = np.arange(count)[:, None]
            near = ((cells == low) + (cells == high).astype(float)) / 2
            clear = low == high
        clear &= full.sum(axis=0) > WHOLE
        if not gap:  # such a grid has a line around it
            pixels = np.arange(length)
            clear &= (pixels >= edges[0] + RIM) & (pixels + 1 <= edges[-1] + step - RIM)
        middles = edges + step / 2
        marks = middles + aside * step
        return cls(
            first=first,
            step=step,
            gap=gap,
            own=near * opened.sum(axis=0),
            minus=covered(marks - minus * step / 2, marks + minus * step / 2, length),
            whole=full.sum(axis=0),
            clear=clear,
            middles=middles,
        )

    @property
    def group(self) -> int:
        """How many cells are looked at together."""
        together = SEEN if self.step >= FINE else SHARED
        return max(int(np.ceil(together / self.step)), 1)

    def look(
        self,
        length: int,
        inset: float,
        beside: bool,
        taps: np.ndarray | None = None,
        part: tuple[float, float] | None = None,
    ) -> Look:
        """Look at each cell, or at so many together, up to so far from its edge.

        length: of the picture's side. inset: pixels, at least the gap's. beside: leave out where
        its minus would be. taps: how a film mixes pixels into one of half as many, for its colours.
        part: of a cell, from its middle on, −0.5 to 0.5, instead of all up to the inset.
        """
        half = self.step / 2 - max(inset, self.gap / 2 * self.step)
        least, most = part or (-half / self.step, half / self.step)
        low, high = self.middles + least * self.step, self.middles + most * self.step
        starts = np.arange(0, len(self.middles), self.group)
        weights = covered(low, high, len(self.whole)) * self.clear
        if beside:
            weights = weights * (1 - self.minus)
        weights = np.add.reduceat(weights * self.own, starts)
        parts: tuple[np.ndarray, ...]
        parts = (self.own, self.minus, self.own * self.minus, self.whole[None])
        if taps is not None:
            weights, length = weights[:, ::2] + weights[:, 1::2], -(-length // 2)
            parts = tuple(mixed(part, taps) for part in parts)
            weights = weights * (mixed(~self.clear[None], taps) == 0)
        total = weights.sum(axis=1, keepdims=True)
        weights = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
        own, minus, both, whole = (weights @ part.T for part in parts)
        is_mine = np.arange(len(self.middles)) // self.group == np.arange(len(starts))[:, None]
        return Look(
            weights=_placed(weights, self.first if taps is None else self.first // 2, length),
            own=own,
            minus=minus,
            both=both,
            whole=whole[:, 0],
            open=own.sum(axis=1),
            mine=(own * is_mine).sum(axis=1),
        )


def _placed(weights: np.ndarray, first: int, length: int) -> csr_array:
    """Weights from a pixel on, in a row of so many pixels; what lies outside is lost."""
    row, pixel = np.nonzero(weights)
    is_in = (pixel + first >= 0) & (pixel + first < length)
    row, pixel = row[is_in], pixel[is_in]
    data = weights[row, pixel].astype(np.float32)
    return csr_array((data, (row, pixel + first)), shape=(len(weights), length))


def covered(low: np.ndarray, high: np.ndarray, length: int) -> np.ndarray:
    """How much of each of so many pixels lies between each low and high: (n,) to (n, length)."""
    pixel = np.arange(length)
    over = np.minimum(high[:, None], pixel + 1) - np.maximum(low[:, None], pixel)
    return np.asarray(np.clip(over, 0, 1))


def mixed(parts: np.ndarray, taps: np.ndarray) -> np.ndarray:
    """What a film's colours have of each part: (n, pixels) to (n, pixels / 2)."""
    reach = len(taps) // 2 - 1
    padded = np.pad(parts, ((0, 0), (reach, reach)))
    return np.asarray(sliding_window_view(padded, len(taps), axis=1)[:, ::2] @ taps)
