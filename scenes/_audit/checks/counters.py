"""Whether what shows one quantity in several ways shows the same at every moment.

A number, a bar and a light that are equal in every picture of a beat that stands are one quantity:
they must be equal while they move, too. A number that is as large as how many of something are
seen, whenever the picture stands, counts them: so it must while they come.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from scenes._audit.checks.quantities import Count, Glance, Quantity, Track, tracks
from scenes._audit.film.planes import Picture
from scenes._audit.found import Checked, Fault
from scenes._audit.stated.moment import Moment, Thing

EQUAL, COUNTED = "number = bar = light", "counters"
SAME = 1e-12  # by which what stands for one quantity may differ in a standing picture
FOLLOWS = 1e-6  # of its largest value, while it moves
FEWEST = 10  # of fewer things nobody counts
MISCOUNTED = 0.01  # of all: by how much a count may be off while they come, or by one


class Counters:
    """Follows what shows the same quantity through each beat."""

    def __init__(self) -> None:
        self.beat, self.glances = "", list[Glance]()
        self.known: dict[int, tuple[Thing, tuple[Count, Count]]] = {}
        self.moment: Moment | None = None  # the one before
        self.equal, self.counted = Checked(EQUAL), Checked(COUNTED)

    def see(self, picture: Picture, moment: Moment) -> None:
        """Remember a moment; a beat that is over is looked at."""
        if moment is self.moment:
            return
        if moment.beat != self.beat:
            self._look()
            self.beat = moment.beat
        is_same = self.moment is not None and moment.things is self.moment.things
        self.moment = moment
        before = self.glances[-1] if is_same and self.glances else None
        self.glances.append(Glance.of(moment, self.known, before))

    def done(self) -> Sequence[Checked]:
        """What was equal, what was counted, and what was not."""
        self._look()
        return [self.equal, self.counted]

    def _look(self) -> None:
        """Find what is one quantity in the beat, and follow it."""
        if not self.glances:
            return
        singles, wholes = tracks(self.glances)
        for one, other in _pairs(singles):
            self._follow(one, other)
        for number in singles:
            counted = [each for each in wholes if number.is_number and number.counts(each, FEWEST)]
            if counted:  # of several that are as many, what it goes along with
                self._count(number, min(counted, key=lambda each: miscounted(number, each).sum()))
        self.glances = []

    def _follow(self, one: Track, other: Track) -> None:
        """Hold two ways to show a quantity against each other in every moment."""
        both = one.seen & other.seen
        size = max(1.0, float(np.abs(one.values[both]).max(initial=0)))
        wrong = both & (np.abs(one.values - other.values) > FOLLOWS * size)
        self._note(self.equal, one, other, both)
        if wrong.any():
            k = int(np.flatnonzero(wrong)[0])
            self._fault(self.equal, k, one, other, other.values[k])

    def _count(self, number: Track, things: Quantity) -> None:
        """Hold a count against how many are seen in every moment."""
        wrong = miscounted(number, things)
        self._note(self.counted, number, things, number.going & things.there)
        if wrong.any():
            k = int(np.flatnonzero(wrong)[0])
            self._fault(self.counted, k, number, things, things.counts[k])

    def _note(self, row: Checked, one: Track, other: Track | Quantity, both: np.ndarray) -> None:
        """Count what was held against each other."""
        row.things += 1
        row.values += int(np.count_nonzero(both))
        row.beats.add(self.beat)

    def _fault(
        self, row: Checked, k: int, one: Track, other: Track | Quantity, value: float
    ) -> None:
        """Note the first moment in which two things that stand for one quantity differ."""
        what = f"{one.name} and {other.name}"
        found = f"{one.values[k]:.6g} beside {value:.6g}"
        fault = Fault(
            row.kind, self.beat, self.glances[k].time, what, "the same", found, one.box(k)
        )
        row.faults.append(fault)


def miscounted(number: Track, things: Quantity) -> np.ndarray:
    """In which moments a number says another count than how many are seen.

    Those that are coming, and not seen wholly, may be counted or not.
    When it has come to its end, more of them may come, or some may go.
    """
    room = max(1.0, MISCOUNTED * float(things.counts.max()))
    off = np.maximum(number.values - things.counts, things.wholly - number.values)
    return np.asarray(number.going & things.there & (off > room + 1e-6))


def _pairs(singles: Sequence[Track]) -> Iterator[tuple[Track, Track]]:
    """The tracks of numbers, lights and bars that are one quantity; each way once."""
    telling = [track for track in singles if track.is_telling]
    keyed: dict[tuple[float, ...], list[Track]] = {}
    for track in telling:
        keyed.setdefault((round(track.last_value, 9),), []).append(track)
    for alike in keyed.values():
        for one, other in combinations(alike, 2):
            if one.kind != other.kind and one.agrees(other, SAME):
                yield one, other
