"""Single values and how many of something are seen, followed through the moments of a beat."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scenes._audit.found import Box
from scenes._audit.stated.moment import Moment, Thing

NUMBER, LAMPS, BARS = "number", "lamps", "bars"
MANY = 64  # values: of more, nobody follows a single one
SEEN = 1e-3  # of an opacity: more is seen


@dataclass(frozen=True, eq=False)
class Track:
    """One value through a beat.

    values: of each moment, NaN where it is not there. seen: whether it is, and can be seen. rests:
    whether the picture stands.
    """

    kind: str
    name: str
    values: np.ndarray
    seen: np.ndarray
    rests: np.ndarray
    boxes: tuple[np.ndarray | None, ...]

    @property
    def is_number(self) -> bool:
        return self.kind == NUMBER

    @cached_property
    def standing(self) -> np.ndarray:
        """In which moments it is seen and the picture stands."""
        return self.seen & self.rests

    @property
    def first_value(self) -> float:
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
        """Whether it says how many there are in all pictures that stand, of which some come."""
        both = self.standing & things.there
        there = things.counts[both]
        is_so = both.any() and (self.values[both] == there).all() and there.max() >= fewest
        return bool(is_so and np.ptp(things.counts[self.seen & things.there]) > 0)

    def box(self, k: int) -> Box | None:
        """Where it is in a moment."""
        boxes = self.boxes[k]
        if boxes is None or not len(boxes):
            return None
        low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
        return int(low[0]), int(low[1]), int(high[0]) + 1, int(high[1]) + 1


@dataclass(frozen=True, eq=False)
class Quantity:
    """How many values of a thing are seen, moment by moment. there: whether it is there at all."""

    name: str
    counts: np.ndarray
    there: np.ndarray


def tracks(moments: Sequence[Moment]) -> tuple[list[Track], list[Quantity]]:
    """The single values of a beat, and of its arrays how many values are seen."""
    held: dict[str, dict[int, Thing]] = defaultdict(dict)
    for k, moment in enumerate(moments):
        for thing in moment.things:
            held[thing.name][k] = thing
    rests = np.array([moment.count > 1 for moment in moments])
    rests[-1] = True
    singles: list[Track] = []
    wholes: list[Quantity] = []
    for name, there in held.items():
        some = next(iter(there.values()))
        n = len(some.values)
        if some.kind in (NUMBER, LAMPS, BARS) and n <= MANY:
            singles += _singles(name, some.kind, n, there, rests)
        if some.kind != NUMBER and n > 1:
            wholes.append(_counted(name, there, len(moments)))
    return singles, wholes


def _singles(
    name: str, kind: str, n: int, there: dict[int, Thing], rests: np.ndarray
) -> list[Track]:
    """Each value of a thing through a beat."""
    values, seen = np.full((len(rests), n), np.nan), np.zeros((len(rests), n), bool)
    boxes: list[Thing | None] = [None] * len(rests)
    for k, thing in there.items():
        if len(thing.values) != n:
            continue
        values[k], boxes[k] = thing.values, thing
        plain = thing.opacity.max(initial=0) if kind == NUMBER else thing.opacity
        seen[k] = plain > SEEN
    return [
        Track(
            kind,
            name if n == 1 else f"{name}[{i}]",
            values[:, i],
            seen[:, i],
            rests,
            tuple(
                None if each is None else each.boxes if kind == NUMBER else each.boxes[i : i + 1]
                for each in boxes
            ),
        )
        for i in range(n)
    ]


def _counted(name: str, there: dict[int, Thing], length: int) -> Quantity:
    """How many values of a thing are seen."""
    counts, is_there = np.zeros(length), np.zeros(length, bool)
    for k, thing in there.items():
        counts[k], is_there[k] = np.count_nonzero(thing.opacity > SEEN), True
    return Quantity(name, counts, is_there)
