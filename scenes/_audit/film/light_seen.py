"""What a picture shows of the light of connections, beside what it must show."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from scenes._audit.film.light import Blocks, as_filmed, over
from scenes._audit.film.light_covered import Covered, unless
from scenes._audit.film.light_places import LONELY, WEAK, Places
from scenes._audit.film.light_sight import Bundle, Expected, Sight
from scenes._audit.film.light_ways import Spots
from scenes._audit.film.palette import Palette
from scenes._audit.film.planes import Planes
from scenes._audit.stated.moment import Thing

STRANGE = 5.0, 0.08  # levels, and of the light: so far from both signs, and it is another colour
# It is looked at a block and at those about it, for what is drawn there has an edge.
AROUND = np.array([(0, 0), (-4, 0), (4, 0), (0, -4), (0, 4), (-2, -2), (-2, 2), (2, -2), (2, 2)])
KEPT = 24  # bundles' spots that are held
MANY = 1500  # of more lines, those that move from picture to picture are looked at in few places


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
        self.blocks: dict[int, tuple[Places, Blocks]] = {}
        self.bundles: dict[int, Bundle] = {}  # by the ids of their things
        self.before: dict[str, Expected] = {}  # by the names of their things
        self.things: Sequence[Thing] = ()

    def expect(self, things: Sequence[Thing], size: tuple[int, int]) -> list[Expected]:
        """What each bundle among the things must look like; the same object while all stays.

        A dark one is left out where others shine.
        """
        if things is self.things:
            return list(self.before.values())
        self.things = things
        others = {id(thing): thing for thing in things if thing.kind != "lines"}
        bundles = [self._bundle(thing) for thing in things if thing.kind == "lines"]
        self.bundles = {id(each.thing): each for each in bundles}
        known: dict[str, Expected] = {}
        for own in bundles:
            shining = [
                each
                for each in bundles
                if each is own or (not each.lit.is_dark and each.touches(own))
            ]
            if own.lit.is_dark and len(shining) > 1:
                continue
            before = self.before.get(own.thing.name)
            if before is None or not _same(before.shining, shining):
                boxes = [np.empty((0, 4)), *(each.boxes for each in others.values())]
                places = self._places(own, np.concatenate(boxes), size)
                before = self._expect(own, shining, places)
            known[own.thing.name] = before
        covered = {id(each.places): self._covered(each.places) for each in known.values()}
        self.covered = covered
        self.blocks = {key: kept for key, kept in self.blocks.items() if key in covered}
        self.before = {
            name: each.freed(covered[id(each.places)][1].free(others))
            for name, each in known.items()
        }
        return list(self.before.values())

    def look(self, planes: Planes, expected: Expected) -> Sight:
        """What a picture shows of a bundle."""
        near = self._around(expected.places, planes.luma.shape[1]).read(planes)
        light = [part - dark for part, dark in zip(near, self.dark)]
        aside = sum(part * off for part, off in zip(light, self.off))
        most = np.maximum.reduce([np.abs(part) for part in light])
        is_other = np.abs(aside) > STRANGE[0] + STRANGE[1] * most
        is_other = is_other.reshape(len(AROUND), -1).any(axis=0)
        found = np.stack([part[: len(expected.places)] for part in near], axis=1)
        return Sight(expected, found, expected.is_free & ~is_other)

    def _around(self, places: Places, width: int) -> Blocks:
        """The blocks at places and about them."""
        if id(places) not in self.blocks:
            corners = (places.corners + AROUND[:, None]).reshape(-1, 2)
            self.blocks[id(places)] = (places, Blocks(corners, width))
        return self.blocks[id(places)][1]

    def _expect(self, own: Bundle, shining: Sequence[Bundle], places: Places) -> Expected:
        """What a bundle must look like at these places, under all light that comes there."""
        pixels = np.broadcast_to(self.ground, (len(places), 8, 3))
        turned, whole = pixels, pixels
        is_alone, is_empty = np.ones(len(places), bool), np.ones(len(places), bool)
        beside = np.zeros(len(places))
        for each in shining:
            lit, spots = each.lit, self._spots(places, each)
            plus, minus = spots.light(lit)
            below, pixels = pixels, over(pixels, plus, minus, self.inks, lit.opacity)
            if each is own:
                whole, turned = pixels, over(below, minus, plus, self.inks, lit.opacity)
                if lit.drawn < len(own.ways.ends):
                    full = spots.light(replace(lit, drawn=float(len(own.ways.ends))))
                    whole = over(below, *full, self.inks, lit.opacity)
                beside = spots.beside(lit, own.ways.beside)
            else:
                is_alone &= (plus + minus).max(axis=1) == 0
            if not lit.is_dark:
                is_empty &= spots.beside(lit, each.ways.near_by) <= 0
        strength = np.where(places.owner >= 0, np.abs(own.lit.strength[places.owner]), 0)
        is_lone = is_alone & (strength >= WEAK) & (beside - strength <= LONELY * strength)
        colour = as_filmed(pixels)
        return Expected(
            own=own,
            places=places,
            colour=colour,
            turned=as_filmed(turned),
            whole=colour if whole is pixels else as_filmed(whole),
            is_alone=is_alone,
            is_lone=is_lone,
            is_empty=is_empty,
            is_free=np.zeros(len(places), bool),
            ground=self.dark,
            shining=tuple(shining),
        )

    def _bundle(self, thing: Thing) -> Bundle:
        return self.bundles.get(id(thing)) or Bundle.of(thing)

    def _covered(self, places: Places) -> tuple[Places, Covered]:
        return self.covered.get(id(places)) or (places, Covered(places.corners))

    def _places(self, own: Bundle, boxes: np.ndarray, size: tuple[int, int]) -> Places:
        """Where to look at a bundle: where its lines are seen best that shine for longer."""
        name, lit, way = own.thing.name, own.lit, own.ways.key
        before, now = self.latest.get(name), (way, lit.key)
        self.latest[name] = now
        if now in self.places:
            return self.places[now]
        has_moved = before is not None and before[0] != way
        if way in self.places and now != before:  # values on their way to others
            return self.places[way]
        few = has_moved and len(lit.strength) > MANY
        places = Places.chosen(own.ways, lit.strength, size, lambda xy: unless(boxes, xy), few)
        if not few:
            self.places[way] = places
            if now == before or before is None:
                self.places[now] = places
        return places

    def _spots(self, places: Places, bundle: Bundle) -> Spots:
        key = (id(places), bundle.ways.key)
        if key not in self.spots:
            if len(self.spots) >= KEPT:
                self.spots.pop(next(iter(self.spots)))
            segments = len(bundle.lit.envelope)
            self.spots[key] = (places, Spots(places.corners, bundle.ways, segments))
        return self.spots[key][1]


def _same(one: Sequence[Bundle], other: Sequence[Bundle]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other))
