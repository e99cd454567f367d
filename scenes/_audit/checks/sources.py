"""Whether what a scene states is known from somewhere: every value that stands has a source."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenes._audit.film.planes import Picture
from scenes._audit.found import Checked, Fault
from scenes._audit.stated.moment import Moment, Thing
from scenes._audit.truth.truth import Truth

SOURCES, WAYS = "sources", "on the way"
LEAST = 8  # frames for which values stand that are no step on the way to others
STRAIGHT = ("lamps",)  # a bar may be a running sum, and pictures change as films do
LONGEST = 3.0  # seconds: what is longer on its way walks along a curve, which is no straight way
SLACK = 1e-6  # of the limit: how far beyond both ends a value on its way may be
SEEN = 0.02  # of an opacity


@dataclass
class Following:
    """One thing through the film: as it is now, and for how many frames.

    began: the moment at which the animation began that it is seen in; steps: its values since, the
    first of them those at its start; low, high: the least and the largest of each.
    """

    thing: Thing
    moment: Moment
    frames: int
    began: Moment
    steps: list[np.ndarray]
    low: np.ndarray
    high: np.ndarray

    @classmethod
    def of(cls, thing: Thing, moment: Moment) -> "Following":
        """A thing that is seen for the first time."""
        return cls(thing, moment, 1, moment, [thing.values], thing.values, thing.values)


class SourcesCheck:
    """Looks for the source of all values that stand, and holds those on the way between them."""

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self.known, self.ways = Checked(SOURCES), Checked(WAYS)
        self.followed: dict[str, Following] = {}
        self.looked: set[tuple[str, bytes]] = set()

    def see(self, picture: Picture, moment: Moment) -> None:
        """Follow everything that shows values."""
        here = set[str]()
        for thing in moment.things:
            if thing.values.size and thing.strongest > SEEN:
                here.add(thing.name)
                self._follow(thing, moment)
        for name in [name for name in self.followed if name not in here]:
            self._end(self.followed.pop(name))

    def done(self) -> Sequence[Checked]:
        """How many values have a source; those that may have it by chance are uncovered."""
        for each in self.followed.values():
            self._end(each)
        self.followed.clear()
        return [self.known, self.ways]

    def _follow(self, thing: Thing, moment: Moment) -> None:
        now = self.followed.get(thing.name)
        if now is None or now.thing.values.shape != thing.values.shape:
            if now is not None:
                self._end(now)
            self.followed[thing.name] = Following.of(thing, moment)
            return
        if now.began.play != moment.play:
            self._hold_way(now)
            now.began, now.steps, now.low, now.high = moment, [thing.values], *[thing.values] * 2
        if now.thing is thing or np.array_equal(now.thing.values, thing.values):
            now.thing, now.frames = thing, now.frames + 1
            return
        self._stand(now)
        now.thing, now.moment, now.frames = thing, moment, 1
        now.low, now.high = np.minimum(now.low, thing.values), np.maximum(now.high, thing.values)
        now.steps.append(thing.values)

    def _end(self, now: Following) -> None:
        """A thing is no longer seen."""
        self._hold_way(now)
        self._stand(now)

    def _stand(self, now: Following) -> None:
        """Look for the source of what stood."""
        if now.frames < LEAST and now.moment.count == 1:
            return
        thing, values = now.thing, now.thing.values
        self.known.values += values.size
        self.known.beats.add(now.moment.beat)
        key = (thing.scale, values.tobytes())
        if key not in self.looked:
            self.looked.add(key)
            self._look(now)

    def _look(self, now: Following) -> None:
        """Look for the source of values."""
        thing, values = now.thing, now.thing.values
        self.known.things += 1
        if thing.kind == "curve":
            found = self.truth.curve(thing.more["x"], values)
        else:
            found = self.truth.find(values, thing.scale, thing.limit)
        if found is None:
            self._miss(now)
        elif found.weak:
            self.known.uncovered += values.size

    def _miss(self, now: Following) -> None:
        values = now.thing.values
        shown = ", ".join(f"{value:.6g}" for value in values[:4])
        more = f" … ({values.size})" if values.size > 4 else ""
        what = f"{now.thing.kind} of {now.thing.name}: {shown}{more}"
        self.known.faults.append(
            Fault(SOURCES, now.moment.beat, now.moment.time, what, "a known source", "none")
        )

    def _hold_way(self, now: Following) -> None:
        """Values on the way of one animation are nowhere beyond where it begins and ends.

        But on a walk they may be, each of whose steps is known by itself.
        """
        start, end = now.steps[0], now.thing.values
        is_short = now.thing.kind in STRAIGHT and now.moment.time - now.began.time < LONGEST
        if not is_short or np.array_equal(now.low, now.high):
            return
        low, high = np.minimum(start, end), np.maximum(start, end)
        beyond = np.maximum(low - now.low, now.high - high) / (abs(now.thing.limit) or 1.0)
        self.ways.things += 1
        self.ways.values += end.size
        self.ways.beats.add(now.began.beat)
        if (worst := float(beyond.max())) > SLACK and not self._are_known(now):
            which = int(beyond.argmax())
            self.ways.faults.append(
                Fault(
                    WAYS,
                    now.began.beat,
                    now.began.time,
                    f"value {which} of {now.thing.name}, {worst:.3g} of its limit beyond",
                    f"{start[which]:.4g} to {end[which]:.4g}",
                    f"{now.low[which]:.4g} to {now.high[which]:.4g}",
                )
            )

    def _are_known(self, now: Following) -> bool:
        """Whether each step of a way has a source of its own."""
        thing = now.thing
        found = (self.truth.find(step, thing.scale, thing.limit) for step in now.steps)
        return all(each is not None and not each.weak for each in found)
