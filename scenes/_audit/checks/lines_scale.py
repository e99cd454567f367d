"""Whether bundles of lines keep one scale through a film, and whether one gap shows one light."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from scenes._audit.film.light_sight import Expected
from scenes._audit.film.planes import Picture
from scenes._audit.found import Box, Checked, Fault
from scenes._audit.stated.moment import Moment, Thing

SCALE, ONE_LIGHT = "one scale for lines", "one light in a gap"
BOTH = 1.0  # seconds: for longer two bundles do not shine together, if neither comes or goes
FEWEST = 8  # lines of both: along one that is looked at alone, its signal may run
SAME = 1e-6  # relative
PLACE = 0.5  # pixels: ends that are so near are the same


class Scales:
    """Remembers the limit and the exposure of each bundle, and what shines in one gap at a time."""

    def __init__(self) -> None:
        self.rows = {kind: Checked(kind) for kind in (SCALE, ONE_LIGHT)}
        self.names: set[str] = set()
        self.scales: dict[object, tuple[float, float]] = {}
        self.since: dict[
            tuple[str, str], tuple[object, float]
        ] = {}  # how they shine, and since when
        self.told: set[tuple[str, str]] = set()
        self.lit: list[Expected] = []  # what shines now
        self.pairs: list[tuple[Expected, Expected]] = []  # and which of that in one gap

    def see(self, picture: Picture, moment: Moment, known: Sequence[Expected]) -> None:
        """Look at what is stated of one moment; without bundles, forget what shone together."""
        lit = [each for each in known if not each.lit.is_dark]
        self.names.update(each.thing.name for each in lit)
        for row in self.rows.values():
            row.values += len(lit)
            row.things = len(self.names)
            row.beats.update({moment.beat} if lit else ())
        if lit != self.lit:
            self.lit, pairs = lit, combinations(lit, 2)
            self.pairs = [
                (one, other) for one, other in pairs if share_a_gap(one.thing, other.thing)
            ]
            self._hold_scales(picture, moment, lit)
        self._hold_gaps(picture, moment)

    def _hold_scales(self, picture: Picture, moment: Moment, lit: Sequence[Expected]) -> None:
        """A bundle has one limit and one exposure, and so have the same values in one place."""
        for each in lit:
            thing, scale = each.thing, (each.thing.limit, each.lit.exposure)
            values = hash(thing.values.tobytes())
            for key in (thing.name, (each.own.ways.key, values)):
                first = self.scales.setdefault(key, scale)
                if not np.allclose(first, scale, rtol=SAME):
                    self.scales[key] = scale
                    was, now = ("{:.6g}, {:.6g}".format(*pair) for pair in (first, scale))
                    what = f"limit and exposure of {thing.name}"
                    self._fault(SCALE, moment, (what, was, now), thing, picture)
                    break

    def _hold_gaps(self, picture: Picture, moment: Moment) -> None:
        """Weights and what is sent do not shine together, but while one goes over to the other."""
        both: dict[tuple[str, str], tuple[object, float]] = {}
        for pair in self.pairs:
            one, other = (each.thing for each in pair)
            names = (one.name, other.name)
            shine = [(each.lit.opacity, float(each.lit.envelope.max())) for each in pair]
            as_before, since = self.since.get(names, (shine, moment.time))
            since = since if as_before == shine else moment.time
            both[names] = (shine, since)
            if until(moment) - since > BOTH and names not in self.told:
                self.told.add(names)
                what, said = "the light between the same ends", f"{names[0]} as well"
                self._fault(ONE_LIGHT, moment, (what, names[1], said), other, picture)
        self.since = both

    def _fault(
        self,
        kind: str,
        moment: Moment,
        said: tuple[str, str, str],
        thing: Thing,
        picture: Picture,
    ) -> None:
        left, top, right, bottom = (round(float(edge)) for edge in thing.boxes[0])
        box: Box = (left, top, right, bottom)
        fault = Fault(kind, moment.beat, moment.time, *said, box, picture)
        self.rows[kind].faults.append(fault)


def until(moment: Moment) -> float:
    """The second of the film at which the last frame of a moment is shown."""
    a_frame = moment.time / moment.frame if moment.frame else 0.0
    return moment.time + (moment.count - 1) * a_frame


def share_a_gap(one: Thing, other: Thing) -> bool:
    """Whether two bundles run between the same ends and do not show the same values."""
    if one.values.shape != other.values.shape:
        return False
    for name in ("starts", "ends"):
        here, there = one.more[name], other.more[name]
        if here.shape != there.shape or not np.allclose(here, there, atol=PLACE):
            return False
    both = (one.values != 0) & (other.values != 0)
    is_same = np.allclose(one.values[both], other.values[both], rtol=SAME)
    return bool(both.sum() >= FEWEST and not is_same)
