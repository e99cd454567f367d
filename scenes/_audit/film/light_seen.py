"""What a picture shows of the light of connections, beside what it must show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from scenes._audit.film.light import SIDE, Lit, as_filmed, in_film, over
from scenes._audit.film.light_covered import Covered, unless
from scenes._audit.film.light_places import BESIDE, LONELY, WEAK, Places
from scenes._audit.film.light_ways import NEAR, Spots, Ways
from scenes._audit.film.palette import Palette
from scenes._audit.film.planes import Planes
from scenes._audit.stated.moment import Thing

STRANGE = 7.0, 0.25  # levels, and of the light: so far from both signs, and it is another colour
KEPT = 24  # bundles' spots that are held
MANY = 1500  # of more lines, those that move from picture to picture are looked at in few places


@dataclass(frozen=True, eq=False)
class Expected:
    """What one bundle must look like at its places; colours are luma, Cb, Cr, (blocks, 3).

    turned: with both signs exchanged. whole: as if all its lines were drawn. is_lone: its owner's
    light is there alone. is_empty: no lit line comes near. is_free: nothing else that is stated
    lies there.
    """

    thing: Thing
    places: Places
    lit: Lit
    colour: np.ndarray
    turned: np.ndarray
    whole: np.ndarray
    is_lone: np.ndarray
    is_empty: np.ndarray
    is_free: np.ndarray
    ground: np.ndarray

    def freed(self, is_free: np.ndarray) -> "Expected":
        """It, where other things lie elsewhere than before."""
        if np.array_equal(is_free, self.is_free):
            return self
        return replace(self, is_free=is_free)


@dataclass(frozen=True, eq=False)
class Sight:
    """The same, and what a picture shows there. found: (blocks, 3). is_free: here also of colours
    that are neither the ground's nor the signs'.
    """

    expected: Expected
    found: np.ndarray
    is_free: np.ndarray

    @property
    def amiss(self) -> np.ndarray:
        """By how many levels each block is off, (blocks,)."""
        return np.asarray(np.abs(self.found - self.expected.colour).max(axis=1))


class Viewer:
    """Looks at the bundles of picture after picture, and remembers where."""

    def __init__(self, palette: Palette | None = None) -> None:
        palette = palette or Palette.of()
        self.ground = palette.ground
        self.inks = np.stack([palette.positive, palette.negative])
        blocks = np.broadcast_to(np.stack([self.ground, *self.inks])[:, None], (3, 8, 3))
        self.dark, *lit = as_filmed(blocks)
        self.off = np.linalg.svd(np.stack(lit) - self.dark)[2][2]  # (3,) across both signs' light
        self.places: dict[object, Places] = {}
        self.spots: dict[object, tuple[Places, Spots]] = {}
        self.latest: dict[str, tuple[object, int]] = {}  # of each bundle: its ways and strengths
        self.covered: dict[int, tuple[Places, Covered]] = {}
        self.before: tuple[Sequence[Thing], list[Expected]] = ((), [])

    def expect(self, things: Sequence[Thing], size: tuple[int, int]) -> list[Expected]:
        """What each bundle among the things must look like; the same object while all stays."""
        bundles = [thing for thing in things if thing.kind == "lines"]
        others = {id(thing): thing for thing in things if thing.kind != "lines"}
        before, known = self.before
        if len(before) != len(bundles) or any(a is not b for a, b in zip(before, bundles)):
            boxes = np.concatenate([np.empty((0, 4)), *(each.boxes for each in others.values())])
            ways, lit = list(map(Ways.of, bundles)), list(map(Lit.of, bundles))
            known = [self._expect(k, bundles, ways, lit, boxes, size) for k in range(len(bundles))]
        self.covered = {id(each.places): self._covered(each.places) for each in known}
        known = [each.freed(self._covered(each.places)[1].free(others)) for each in known]
        self.before = (bundles, known)
        return known

    def look(self, planes: Planes, expected: Expected) -> Sight:
        """What a picture shows of a bundle."""
        corners = expected.places.corners
        found = in_film(planes, corners)
        away = np.zeros(len(corners), bool)
        for step in ((0, 0), (-4, 0), (4, 0), (0, -4), (0, 4)):
            near = found if step == (0, 0) else in_film(planes, corners + step)
            light = near - self.dark
            far = np.abs(light @ self.off)  # (blocks, 3) @ (3,) -> (blocks,)
            away |= far > STRANGE[0] + STRANGE[1] * np.abs(light).max(axis=1)
        return Sight(expected, found, expected.is_free & ~away)

    def _expect(
        self,
        k: int,
        bundles: Sequence[Thing],
        ways: Sequence[Ways],
        lit: Sequence[Lit],
        boxes: np.ndarray,
        size: tuple[int, int],
    ) -> Expected:
        own = lit[k]
        places = self._places(bundles[k].name, ways[k], own, boxes, size)
        pixels = np.broadcast_to(self.ground, (len(places), 8, 3))
        turned, whole = pixels, pixels
        is_alone, is_empty = np.ones(len(places), bool), np.ones(len(places), bool)
        beside = np.zeros(len(places))
        for each, where, bundle in zip(lit, ways, bundles):
            is_own = bundle is bundles[k]
            if not (is_own or (not each.is_dark and touches(places.corners, where))):
                continue
            spots = self._spots(places, where, len(each.envelope))
            plus, minus = spots.light(each)
            if is_own:
                all_drawn = replace(each, drawn=float(len(where.ends)))
                full = (plus, minus) if each.drawn >= all_drawn.drawn else spots.light(all_drawn)
                whole = over(pixels, *full, self.inks, each.opacity)
                turned = over(pixels, minus, plus, self.inks, each.opacity)
                beside = spots.beside(each.strength, BESIDE)
            else:
                is_alone &= (plus + minus).max(axis=1) == 0
            pixels = over(pixels, plus, minus, self.inks, each.opacity)
            if not each.is_dark:
                is_empty &= spots.beside(each.strength, NEAR) <= 0
        strength = np.where(places.owner >= 0, np.abs(own.strength[places.owner]), 0)
        is_lone = is_alone & (strength >= WEAK) & (beside - strength <= LONELY * strength)
        colours = map(as_filmed, (pixels, turned, whole))
        is_free = np.zeros(len(places), bool)
        return Expected(bundles[k], places, own, *colours, is_lone, is_empty, is_free, self.dark)

    def _covered(self, places: Places) -> tuple[Places, Covered]:
        return self.covered.get(id(places)) or (places, Covered(places.corners))

    def _places(
        self, name: str, ways: Ways, lit: Lit, boxes: np.ndarray, size: tuple[int, int]
    ) -> Places:
        """Where to look at a bundle: where its lines are seen best that shine for longer."""
        before, now = self.latest.get(name), (ways.key, lit.key)
        self.latest[name] = now
        if now in self.places:
            return self.places[now]
        has_moved = before is not None and before[0] != now[0]
        if ways.key in self.places and now != before:  # values on their way to others
            return self.places[ways.key]
        few = has_moved and len(lit.strength) > MANY
        places = Places.chosen(ways, lit.strength, size, lambda xy: unless(boxes, xy), few)
        if not few:
            self.places[ways.key] = places
            if now == before or before is None:
                self.places[now] = places
        return places

    def _spots(self, places: Places, ways: Ways, segments: int) -> Spots:
        key = (id(places), ways.key)
        if key not in self.spots:
            if len(self.spots) >= KEPT:
                self.spots.pop(next(iter(self.spots)))
            self.spots[key] = (places, Spots(places.corners, ways, segments))
        return self.spots[key][1]


def touches(corners: np.ndarray, ways: Ways) -> bool:
    """Whether the lines can come to any of the blocks."""
    if not len(corners):
        return False
    points = np.concatenate([ways.starts, ways.ends])
    margin = ways.thickness + NEAR + SIDE
    low, high = points.min(axis=0) - margin, points.max(axis=0) + margin
    return bool(((corners >= low) & (corners <= high)).all(axis=1).any())
