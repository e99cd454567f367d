"""What checks of things in a picture have in common: each is looked at for as long as it stands."""

from collections.abc import Sequence
from typing import Generic

import numpy as np

from scenes._audit.checks.held import FAINT, Held, M, is_mixed
from scenes._audit.film.planes import Filmed, Picture
from scenes._audit.found import Checked, Fault
from scenes._audit.stated.moment import Moment, Thing

SETTLED = 2  # frames after which a film shows a standing picture as well as it will
PICTURES = 20  # so many faults keep their frame
MANY = 1000  # faults are told of, and no more


class StandingCheck(Generic[M]):
    """Looks at one kind of thing in every frame, and at the mean of the frames in which it stands.

    What has not changed, neither the thing nor the picture, is not measured anew.
    """

    kinds: tuple[str, ...] = ()
    reach: int | None = (
        None  # pixels around a thing's places that are looked at, where that is known
    )

    def __init__(self) -> None:
        self.held: dict[str, Held[M]] = {}
        self.things: Sequence[Thing] = ()
        self.unseen = 0  # values of what is there and not looked at
        self.told: set[tuple[str, int, str]] = set()
        self.rows = {self.kinds[0]: Checked(self.kinds[0])}
        self.names = {self.kinds[0]: set[str]()}

    def begin(self, thing: Thing, size: tuple[int, int], before: M | None) -> M | None:
        """How the places of a thing are looked at, in a picture of this height and width.

        before: how those of the thing were, as it was before. None where nothing can be seen.
        """
        raise NotImplementedError

    def seen(self, thing: Thing, model: M) -> np.ndarray:
        """Which of the places count: (m,) bool."""
        raise NotImplementedError

    def measure(self, thing: Thing, model: M, picture: Picture) -> np.ndarray:
        """How far off each place is in a frame, (k, m); NaN where that cannot be told."""
        raise NotImplementedError

    def find(self, held: Held[M], errors: np.ndarray, stands: bool) -> None:
        """Note a fault where errors, (k, m), of a frame, or of a picture that stands, are large."""
        raise NotImplementedError

    def kind(self, model: M, stands: bool) -> str:
        """The row of the report that a thing counts in."""
        return self.kinds[0] if stands else f"{self.kinds[0]}, moving"

    def count(self, held: Held[M], errors: np.ndarray, row: Checked) -> None:
        """Note how large the errors, (k, m), of a thing are that no longer is as it was."""

    def see(self, picture: Picture, moment: Moment) -> None:
        """Measure what is in a frame, and judge what no longer is."""
        if moment.things is not self.things:
            self._take(picture.shape[:2], moment)
        for held in self.held.values():
            self._look(held, picture, moment)
        if self.unseen:
            self.row(self.kinds[0]).uncovered += self.unseen

    def _take(self, size: Sequence[int], moment: Moment) -> None:
        """Judge what no longer is, and begin with what is new."""
        self.things, self.unseen = moment.things, 0
        here = {thing.name: thing for thing in moment.things if thing.kind in self.kinds}
        before, self.held = self.held, {}
        for name, held in before.items():
            if here.get(name) is not held.thing:
                self._judge(held)
        for name, thing in here.items():
            old = before.get(name)
            if old is not None and old.thing is thing:
                self.held[name] = old
            elif not is_mixed(thing, moment):
                self._begin(thing, moment, size, old)
            if name not in self.held:
                self.unseen += len(thing.values)

    def done(self) -> Sequence[Checked]:
        """What was checked of things that stood, and of those that moved or changed."""
        for held in self.held.values():
            self._judge(held)
        self.held.clear()
        for name, row in self.rows.items():
            row.things = len(self.names[name])
        return [row for row in self.rows.values() if row.values or row.uncovered or row.faults]

    @property
    def faults(self) -> list[Fault]:
        """What was found: all of it stands in the first row."""
        return self.rows[self.kinds[0]].faults

    def row(self, kind: str) -> Checked:
        """The row of the report of this name."""
        self.names.setdefault(kind, set())
        return self.rows.setdefault(kind, Checked(kind))

    def tell(
        self, held: Held[M], look: int, what: str, said: tuple[str, str], box: tuple[int, ...]
    ) -> bool:
        """Note a fault at a place, once in each beat. said: what must be there, and what is.

        Returns whether it is new.
        """
        moment = held.moment
        key = (held.thing.name, look, moment.beat)
        if key in self.told or len(self.told) >= MANY:
            return False
        self.told.add(key)
        left, top, right, bottom = box
        kept = held.picture if len(self.faults) < PICTURES else None
        self.faults.append(
            Fault(
                kind=self.kinds[0],
                beat=moment.beat,
                time=moment.time,
                what=what,
                expected=said[0],
                found=said[1],
                box=(left, top, right, bottom),
                picture=kept,
            )
        )
        return True

    def is_fresh(self, held: Held[M]) -> bool:
        """Whether a thing has just changed: a film needs a few frames until that is seen."""
        return held.frames <= SETTLED

    def _begin(
        self, thing: Thing, moment: Moment, size: Sequence[int], before: Held[M] | None
    ) -> None:
        if not len(thing.boxes) or thing.strongest < FAINT:
            return
        model = self.begin(thing, (size[0], size[1]), before.model if before else None)
        if model is not None:
            self.held[thing.name] = Held(thing, model, self.seen(thing, model), moment)

    def _look(self, held: Held[M], picture: Picture, moment: Moment) -> None:
        held.moment = moment
        if picture is not held.picture:
            is_same = self.is_as_before(held, picture)
            held.picture = picture
            if not is_same:
                held.errors = self.measure(held.thing, held.model, picture)
                held.is_seen = held.is_seen & ~np.isnan(held.errors).any(axis=0)
            if not is_same or held.frames == SETTLED + 1:  # from here on less is allowed
                self.find(held, held.errors, stands=False)
        if held.frames == SETTLED:
            held.total = 0.0
        held.total = held.total + held.errors
        held.frames += 1

    def is_as_before(self, held: Held[M], picture: Picture) -> bool:
        """Whether a picture has the same bytes as the one before, wherever a thing is looked at."""
        before = held.picture
        if self.reach is None or not isinstance(before, Filmed) or not isinstance(picture, Filmed):
            return False
        left, top, right, bottom = held.thing.around
        reach = self.reach
        return picture.is_as(before, (left - reach, top - reach, right + reach, bottom + reach))

    def _judge(self, held: Held[M]) -> None:
        """Hold a thing that no longer is as it was against what it must have been."""
        if not held.frames:
            return
        stands = held.frames > SETTLED
        errors = np.asarray(held.total) / (held.frames - SETTLED if stands else held.frames)
        if stands:
            self.find(held, errors, stands=True)
        kind, seen = self.kind(held.model, stands), held.is_seen
        row = self.row(kind)
        row.values += int(seen.sum()) * held.frames
        row.uncovered += int((~seen).sum()) * held.frames
        row.beats.add(held.moment.beat)
        self.names[kind].add(held.thing.name)
        if seen.any():
            self.count(held, errors, row)
