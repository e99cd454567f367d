"""Known arrays side by side, and how values are looked for among all of them at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scenes._audit.truth.evidence import is_telling, is_weak, tolerance
from scenes._audit.truth.known import Family, Known, families

PREFERRED = ("part", "sorted", "moved", "mixed")  # of several finds
CLIPPED = 1 - 1e-9  # of the limit: from here on it may have been cut off there
MOST_SPOTS = 64  # in which a value is looked for; what stands in more of them says little
LARGE = 256  # values: of more, some are looked for first
SMALL = 64  # values: in an array of so few none is found by chance
CLOSE = 1e-11  # of a single number, of which nothing else bears witness
NOISE = 2e-14  # what is left of a sum in which all terms cancel


@dataclass(frozen=True)
class Found:
    """Where values come from.

    source: "weights[0][3]". how: "whole" for all values of an array, a row or a column in their
    order; "scaled", the same up to a factor, and to where they are cut off; "part", some of them in
    their order; "sorted", from the least to the largest or back; "moved", all of a row, but not in
    its order; "mixed", some in an order of which nothing is known; "dark", an array some of whose
    values are 0; "constant" and "number"; "curve"; "scale", of a key; "explained", where no file
    holds them. factor: the values are so many times those of the source; 1 / factor is the limit of
    what was brought to −1..1. weak: as much would be found by chance.
    """

    source: str
    how: str
    factor: float = 1.0
    weak: bool = False


class Shelf:
    """Known arrays, ready to be searched."""

    def __init__(
        self, arrays: Iterable[Known], in_parts: bool = True, expected: bool = False
    ) -> None:
        """in_parts: whether single values and some of an array are looked for, too. expected:
        whether these are what a scene is about, so that values with few digits are no chance.
        """
        self.arrays = [known for known in arrays if known.values.size]
        self.in_parts, self.expected = in_parts, expected

    @cached_property
    def _by_size(self) -> dict[int, list[Family]]:
        found: dict[int, list[Family]] = defaultdict(list)
        for known in self.arrays:
            for family in families(known):
                found[family.rows.shape[1]].append(family)
        return found

    @cached_property
    def _pool(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """All values in their order, their places among all, and where each array begins."""
        everything = np.concatenate([known.flat for known in self.arrays] or [np.empty(0)])
        order = np.argsort(everything, kind="stable")
        starts = np.cumsum([0, *(known.flat.size for known in self.arrays)])
        return everything[order], order, starts

    def whole(self, values: np.ndarray, limit: float | None = None) -> Found | None:
        """An array, a row or a column with these values, (n,); the strongest find of all.

        limit: where values may be cut off that may be brought to another scale; None where not.
        """
        weakest: Found | None = None
        for family in self._by_size.get(len(values), ()):
            found = _same(family, values) or (_scaled(family, values, limit) if limit else None)
            if found and (not found.weak or self._suffices(found, family.of, values)):
                return replace(found, weak=False)
            weakest = weakest or found
        return weakest

    def _suffices(self, found: Found, known: Known, values: np.ndarray) -> bool:
        """Whether plain values, such as shares, are found in a small array that is expected."""
        is_small = self.expected and known.flat.size <= SMALL
        return is_small and found.how in ("whole", "number") and len(np.unique(values % 1)) > 1

    def part(self, values: np.ndarray) -> Found | None:
        """One array among whose values are all these, (n,)."""
        if not self.in_parts:
            return None
        telling = is_telling(values)
        ranked = np.argsort(-np.where(telling, np.abs(values) + np.abs(values).max(), abs(values)))
        first = ranked[0]
        owners, _ = self._spots(values[first], tolerance(values)[first])
        each = (_among(self.arrays[k], values, telling) for k in dict.fromkeys(owners.tolist()))
        return min(filter(None, each), key=lambda found: PREFERRED.index(found.how), default=None)

    def number(self, value: float) -> Found | None:
        """Where a single number of full precision stands."""
        if not self.in_parts:
            return None
        owners, places = self._spots(value, CLOSE * abs(value) + NOISE)
        if not len(owners):
            return self._single(value)
        first = np.argmin(owners)
        known, plain = self.arrays[owners[first]], not is_telling(np.array([value]))[0]
        found = Found(known.places(places[first : first + 1]), "number", weak=bool(plain))
        suffices = self._suffices(found, known, np.array([0, value]))
        return replace(found, weak=False) if suffices else found

    def _single(self, value: float) -> Found | None:
        """Where a number stands that is known in single precision alone."""
        for known in self.arrays:
            if known.off and known.flat.size <= SMALL:
                places = np.flatnonzero(np.abs(known.flat - value) <= known.off)
                if len(places):
                    return Found(known.places(places[:1]), "number")
        return None

    def _spots(self, value: float, off: float) -> tuple[np.ndarray, np.ndarray]:
        """The arrays in which a value stands, and the places in them."""
        pool, order, starts = self._pool
        low, high = np.searchsorted(pool, [value - off, value + off * (1 + 1e-12)])
        spots = np.sort(order[low:high])[:MOST_SPOTS]
        owners = np.searchsorted(starts, spots, side="right") - 1
        return owners, spots - starts[owners]


def is_inside(values: np.ndarray, limit: float) -> np.ndarray:
    """Which values were surely not cut off at a limit."""
    return np.asarray(np.abs(values) < limit * CLIPPED)


def _same(family: Family, values: np.ndarray) -> Found | None:
    """A row with these values in their order, or with some of them and 0 for the others."""
    off = tolerance(values) + family.of.off
    best = int(np.argmax(np.abs(values)))
    rows = np.flatnonzero(np.abs(family.rows[:, best] - values[best]) <= off[best])
    if not len(rows):
        return None
    close = np.abs(family.rows[rows] - values) <= off
    whole = np.flatnonzero(close.all(axis=1))
    if len(whole):
        return Found(family.name(int(rows[whole[0]])), "whole", weak=is_weak(values))
    dark = np.flatnonzero((close | (values == 0)).all(axis=1))
    if len(dark):
        return Found(family.name(int(rows[dark[0]])), "dark", weak=True)
    return None


def _scaled(family: Family, values: np.ndarray, limit: float) -> Found | None:
    """A row with these values up to a factor above 0, cut off at the limit."""
    size = np.where(is_inside(values, limit), np.abs(values), 0)
    if not (np.abs(values) <= limit / CLIPPED).all():
        return None
    first, second = np.argsort(-size, kind="stable")[:2] if len(values) > 1 else (0, 0)
    if not size[second]:  # nothing tells the factor, or nothing bears it out
        return None
    off, rows = tolerance(values) + family.of.off, family.rows
    with np.errstate(divide="ignore", invalid="ignore"):
        factors = values[first] / rows[:, first]
        fits = np.abs(rows[:, second] * factors - values[second]) <= off[second]
    for row in np.flatnonzero(fits & (factors > 0) & np.isfinite(factors)):
        if (np.abs(np.clip(rows[row] * factors[row], -limit, limit) - values) <= off).all():
            weak = bool(np.count_nonzero(size) < 3) or is_weak(rows[row])
            return Found(family.name(int(row)), "scaled", float(factors[row]), weak)
    return None


def _among(known: Known, values: np.ndarray, telling: np.ndarray) -> Found | None:
    """Whether all values stand in one array, and whether in their order."""
    off = tolerance(values) + known.off
    some = slice(None, None, len(values) // LARGE + 1)  # a few of many tell most arrays apart
    for these in (some, slice(None)):
        low = np.searchsorted(known.sorted, values[these] - off[these])
        inside = low < len(known.sorted)
        there = known.sorted[np.where(inside, low, 0)]
        if not (inside & (there <= values[these] + off[these])).all():
            return None
    positions, steps = known.order[low], np.diff(values)
    if (np.diff(positions[telling]) > 0).all():
        how = "part"
    elif (steps >= 0).all() or (steps <= 0).all():
        how = "sorted"
    elif _is_whole_row(known, positions[telling], len(values)):
        how = "moved"
    else:
        how = "mixed"
    return Found(known.places(positions), how, weak=not telling.any())


def _is_whole_row(known: Known, positions: np.ndarray, count: int) -> bool:
    """Whether so many values, of which some are at these positions, are all of one row."""
    length = known.values.shape[-1] if known.values.ndim else 1
    return count == length and len(set((positions // length).tolist())) == 1
