"""Where a film is looked at to see the light of a bundle of lines: chosen once, a few hundred."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from scenes._audit.film.light import SIDE
from scenes._audit.film.light_ways import Ways

FOLLOWED = 24  # lines, the strongest, and as many of the others, are looked at one by one
ALONG = 16  # places along each of them that are tried
EACH = 6  # of these the loneliest are kept
TARGETS = 24  # of which it is seen whether their lines are there
CROWDED, EMPTY = 70, 60
TRIED = 300  # places of each of these kinds
FEW = 40
WEAK = 0.05**1.5  # the light of a line at 5 % of the limit
UNSEEN = 1e-4  # of full light: not a tenth of a level at any exposure
LONELY = 0.2  # of its light: more from others beside it, and a line is not alone
EDGE = 6  # pixels from the picture's edge where nothing is looked at
GOLDEN = 0.6180339887  # its multiples are spread evenly

Seen = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, eq=False)
class Places:
    """Blocks of pixels of a picture. corners: (blocks, 2), the upper left pixel of each.

    owner: (blocks,), the line that is to be seen there alone, else −1. target: (blocks,), the end
    whose lines outshine all others there, else −1.
    """

    corners: np.ndarray
    owner: np.ndarray
    target: np.ndarray

    def __len__(self) -> int:
        return len(self.corners)

    @classmethod
    def chosen(
        cls,
        ways: Ways,
        strength: np.ndarray,
        size: tuple[int, int],
        seen: Seen,
        few: bool = False,
    ) -> "Places":
        """For lines of these strengths, −1..1, in a picture of this width and height.

        seen: says which of many places, (n, 2) corners, nothing else lies on: (n,) bool. few: only
        such as are found quickly.
        """
        light = np.abs(strength)
        if not light.any():  # what is to come is not known yet: any of them
            light = np.ones_like(light)
        lines, shares = tried(ways, light, few)
        start, way = ways.lines(lines)
        corners = np.floor((start + shares[:, None] * way) / SIDE).astype(int) * SIDE
        inside = ((corners >= EDGE) & (corners < np.array(size) - EDGE)).all(axis=1)
        inside[inside] = seen(corners[inside])
        corners, lines = corners[inside], lines[inside]
        corners, first = np.unique(corners, axis=0, return_index=True)
        return cls(*kept(ways, light, corners, lines[first]))


def tried(ways: Ways, light: np.ndarray, few: bool) -> tuple[np.ndarray, np.ndarray]:
    """Lines, by their numbers, and how far along each of them it is looked: (tried,) each."""
    if few:
        lines = spread_out(len(light))[:: TRIED // FEW]
        return lines, 0.05 + 0.9 * (np.arange(len(lines)) * GOLDEN % 1)
    n_in, n_out = len(ways.starts), len(ways.ends)
    order = np.argsort(-light, kind="stable")
    order = order[light[order] >= WEAK * light.max()]
    rest = order[FOLLOWED:]
    strong = np.concatenate([order[:FOLLOWED], rest[:: len(rest) // FOLLOWED + 1]])
    along = np.linspace(0.06, 0.94, ALONG)
    some = np.unique(np.linspace(0, n_out - 1, min(n_out, TARGETS)).astype(int))
    fans = light.reshape(n_out, n_in)[some]
    best = np.argsort(-fans, axis=1, kind="stable")[:, :3] + some[:, None] * n_in
    late = np.array([0.78, 0.84, 0.9, 0.94])
    spread = spread_out(len(light))
    dark = np.flatnonzero(light <= UNSEEN)
    dark = dark[spread_out(len(dark))] if dark.size else dark
    pairs = [(strong, along), (best.ravel(), late)]
    some_of = [np.repeat(these, len(there)) for these, there in pairs]
    shares = [np.tile(there, len(these)) for these, there in pairs]
    for these in (spread, dark):
        some_of.append(these)
        shares.append(0.05 + 0.9 * (np.arange(len(these)) * GOLDEN % 1))
    return np.concatenate(some_of), np.concatenate(shares)


def spread_out(count: int) -> np.ndarray:
    """Numbers below `count`, evenly spread: as many as are tried."""
    return np.unique((np.arange(TRIED) * GOLDEN % 1 * count).astype(int))


def kept(
    ways: Ways, light: np.ndarray, corners: np.ndarray, lines: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of all places that were tried those that show most: corners, owners and targets.

    lines: (places,), the line on which each of them lies.
    """
    shining = np.flatnonzero(light > UNSEEN)
    middles = corners + SIDE / 2
    place, near, distance = ways.near(middles, shining, ways.near_by)
    most = np.zeros(len(corners))
    np.maximum.at(most, place, light[near])
    beside, by = place[distance <= ways.beside], near[distance <= ways.beside]
    total = np.bincount(beside, light[by], len(corners))
    owner = np.where(total - light[lines] <= LONELY * light[lines], lines, -1)
    owner[light[lines] < WEAK * light.max()] = -1
    # Of a fan: all that goes to one end, where it outshines the others.
    target = lines // len(ways.starts)
    same = by // len(ways.starts) == target[beside]
    own = np.bincount(beside[same], light[by[same]], len(corners))
    target = np.where((own > 0.85 * total) & (total > 0), target, -1)
    chosen = np.zeros(len(corners), bool)
    for group, each, measure in ((owner, EACH, total), (target, EACH, -total)):
        chosen |= first_of_each(group, measure, each)
    crowd = np.argsort(-total, kind="stable")
    chosen[crowd[:CROWDED]] = True
    empty = np.flatnonzero(most <= UNSEEN)
    chosen[empty[:: len(empty) // EMPTY + 1]] = True
    return corners[chosen], owner[chosen], target[chosen]


def first_of_each(group: np.ndarray, measure: np.ndarray, count: int) -> np.ndarray:
    """Which are, of each group from 0 on, the `count` with the least measure: (n,) bool."""
    order = np.lexsort([measure, group])
    ordered = group[order]
    begins = np.searchsorted(ordered, ordered, side="left")
    is_first = (np.arange(len(group)) - begins < count) & (ordered >= 0)
    found = np.zeros(len(group), bool)
    found[order[is_first]] = True
    return found
