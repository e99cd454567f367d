"""Single values and how many of something are seen, followed through the moments of a beat."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scenes._audit.found import Box
from scenes._audit.stated.moment import Moment, Thing

NUMBER, LAMPS, BARS, LINES = "number", "lamps", "bars", "lines"
COUNTED = {LAMPS, BARS, LINES, "cells", "dots", "numbers"}
ALL_LINES = "all lines"
SURELY = 100  # a number that stands is as large as that by no chance
MANY = 64  # values: of more, nobody follows a single one
SEEN = 1e-3  # of an opacity: more is seen
WHOLLY = 0.99  # of an opacity: more is seen as it shall be
Count = tuple[int, int]  # how many are seen wholly, and how many at all


@dataclass(frozen=True, eq=False)
class Glance:
    """What is kept of a moment: its few values that are followed, and how many of others are seen.

    A large thing of every picture of a beat would fill the memory.
    """

    time: float
    stands: bool
    few: Mapping[str, Thing]
    counts: Mapping[str, Count]

    @classmethod
    def of(
        cls,
        moment: Moment,
        known: dict[int, tuple[Thing, tuple[Count, Count]]],
        same: "Glance | None" = None,
    ) -> "Glance":
        """known: how many are seen of things that have not changed, by their ids. same: of a moment
        with the same things.
        """
        if same is not None:
            return cls(moment.time, moment.count > 1, same.few, same.counts)
        few: dict[str, Thing] = {}
        counts: dict[str, Count] = {}
        for thing in moment.things:
            n = len(thing.values)
            if thing.kind in (NUMBER, LAMPS, BARS) and 0 < n <= MANY:
                few[thing.name] = thing
            if thing.kind in COUNTED and n > 1 and len(thing.opacity) in (1, n):
                if id(thing) not in known:
                    known[id(thing)] = thing, counted(thing)
                drawn, lit = known[id(thing)][1]
                counts[thing.name] = drawn
                counts[f"{thing.name}, not 0"] = lit
                if thing.kind == LINES:
                    counts[ALL_LINES] = _added(counts.get(ALL_LINES, (0, 0)), drawn)
        there = {id(thing) for thing in moment.things}
        for gone in known.keys() - there:
            del known[gone]
        return cls(moment.time, moment.count > 1, few, counts)


def counted(thing: Thing) -> tuple[Count, Count]:
    """How many values of a thing are drawn, and how many of these are not 0."""
    opacity = np.broadcast_to(thing.opacity, len(thing.values)).copy()
    if thing.kind == LINES and "drawn" in thing.more and "shape" in thing.more:
        targets, sources = map(int, thing.more["shape"])
        opacity[min(int(thing.more["drawn"]), targets) * sources :] = 0
    lit = thing.values != 0
    whole = opacity.max(initial=0) if thing.kind == LINES else 1.0
    at_all, wholly = opacity > SEEN, (opacity > SEEN) & (opacity >= whole * WHOLLY)
    return (_of(wholly), _of(at_all)), (_of(wholly & lit), _of(at_all & lit))


def _of(chosen: np.ndarray) -> int:
    return int(np.count_nonzero(chosen))


def _added(one: Count, other: Count) -> Count:
    return one[0] + other[0], one[1] + other[1]


@dataclass(frozen=True, eq=False)
class Track:
    """One value through a beat.

    values: of each moment, NaN where it is not there. seen: whether it is, and can be seen. rests:
    whether the picture stands. things: which say it; index: which of their values it is.
    """

    kind: str
    name: str
    values: np.ndarray
    seen: np.ndarray
    rests: np.ndarray
    things: Sequence[Thing | None]
    index: int

    @property
    def is_number(self) -> bool:
        return self.kind == NUMBER

    @cached_property
    def standing(self) -> np.ndarray:
        """In which moments it is seen and the picture stands."""
        return self.seen & self.rests

    @cached_property
    def going(self) -> np.ndarray:
        """In which moments it is seen and has not come to its end, with the first in which it has.

        In all of them where it never changes.
        """
        (seen,) = np.nonzero(self.seen)
        (before,) = np.nonzero(self.values[seen] != self.values[seen[-1:]])
        end = seen[before[-1] + 1] if len(before) else seen[-1:].max(initial=0)
        return np.asarray(self.seen & (np.arange(len(self.seen)) <= end))

    @property
    def last_value(self) -> float:
        """The last value that tells something in a picture that stands."""
        return float(self.values[self._telling][-1])

    @property
    def is_telling(self) -> bool:
        """Whether it is no whole number in one of the pictures that stand."""
        return bool(self._telling.any())

    @cached_property
    def _telling(self) -> np.ndarray:
        near = np.abs(self.values - np.round(np.nan_to_num(self.values)))
        return self.standing & (near > 1e-6)

    def agrees(self, other: "Track", off: float) -> bool:
        """Whether both are the same in all pictures that stand, and tell something there."""
        both = self.standing & other.standing
        same = np.abs(self.values - other.values) <= off * np.maximum(1, np.abs(self.values))
        return bool((both & self._telling).any() and same[both].all())

    def counts(self, things: "Quantity", fewest: int) -> bool:
        """Whether it says how many there are in all pictures that stand, of which some come.

        Where some go, they are not counted one after another.
        """
        both = self.standing & things.there
        there = things.counts[both]
        goes = bool(np.ptp(self.values[self.seen])) if self.seen.any() else False
        fewest = fewest if goes else max(fewest, SURELY)
        is_so = both.any() and (self.values[both] == there).all() and there.max() >= fewest
        steps = np.diff(things.counts[self.going & things.there])
        return bool(is_so and (steps > 0).any() and (steps >= 0).all())

    def box(self, k: int) -> Box | None:
        """Where it is in a moment."""
        if (thing := self.things[k]) is None:
            return None
        boxes = thing.boxes if self.is_number else thing.boxes[self.index : self.index + 1]
        if not len(boxes):
            return None
        low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
        return int(low[0]), int(low[1]), int(high[0]) + 1, int(high[1]) + 1


@dataclass(frozen=True, eq=False)
class Quantity:
    """How many values of a thing are seen at all, moment by moment, and how many wholly.

    there: whether it is there at all.
    """

    name: str
    counts: np.ndarray
    wholly: np.ndarray
    there: np.ndarray


def tracks(glances: Sequence[Glance]) -> tuple[list[Track], list[Quantity]]:
    """The single values of a beat, and of its arrays how many values are seen."""
    few: dict[tuple[str, float], dict[int, Thing]] = defaultdict(dict)
    counts: dict[str, dict[int, Count]] = defaultdict(dict)
    for k, glance in enumerate(glances):
        for name, thing in glance.few.items():
            # What goes over to another scale shows another quantity.
            few[name, 0.0 if thing.kind == NUMBER else thing.limit][k] = thing
        for name, count in glance.counts.items():
            counts[name][k] = count
    rests = np.array([glance.stands for glance in glances])
    rests[-1] = True
    singles = [track for (name, _), there in few.items() for track in _singles(name, there, rests)]
    wholes = []
    for name, seen in counts.items():
        held, is_there = np.zeros((len(rests), 2)), np.zeros(len(rests), bool)
        held[list(seen)], is_there[list(seen)] = list(seen.values()), True
        wholes.append(Quantity(name, held[:, 1], held[:, 0], is_there))
    return singles, wholes


def _singles(name: str, there: dict[int, Thing], rests: np.ndarray) -> list[Track]:
    """Each value of a thing through a beat."""
    some = next(iter(there.values()))
    kind, n = some.kind, len(some.values)
    values, seen = np.full((len(rests), n), np.nan), np.zeros((len(rests), n), bool)
    things: list[Thing | None] = [None] * len(rests)
    for k, thing in there.items():
        one_each = kind != NUMBER and len(thing.opacity) == n
        if len(thing.values) == n:
            values[k], things[k] = thing.values, thing
            seen[k] = (thing.opacity if one_each else thing.opacity.max(initial=0)) > SEEN
    names = [name if n == 1 else f"{name}[{i}]" for i in range(n)]
    return [Track(kind, names[i], values[:, i], seen[:, i], rests, things, i) for i in range(n)]
