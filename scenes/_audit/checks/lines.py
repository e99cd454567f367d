"""Whether connections are lit as their values say: signs, brightness, order, and none too many."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from scenes._audit.checks.lines_judged import (
    DARK,
    DRAWN,
    LIGHT,
    MOVING,
    ORDER,
    READABLE,
    SIGNS,
    Finding,
    LoneLines,
    dark_faults,
    drawn_faults,
    drawn_targets,
    line_faults,
    order_faults,
    place_faults,
)
from scenes._audit.film.light import SIDE
from scenes._audit.film.light_seen import Viewer
from scenes._audit.film.light_sight import Expected, Sight
from scenes._audit.film.planes import developed
from scenes._audit.found import Box, Checked, Fault
from scenes._audit.stated.moment import Moment, Thing

SCALE, ONE_LIGHT = "one scale for lines", "one light in a gap"
STANDS = 4  # frames: after so many of one picture the film has come to rest
TWICE = 2  # frames in which a fault must be seen
MOST = 5  # faults of one kind that are told of one bundle
BOTH = 1.0  # seconds: longer than a change from one bundle to another takes


class LinesCheck:
    """Looks at the bundles of every picture of a film."""

    def __init__(self) -> None:
        kinds = (SIGNS, LIGHT, MOVING, DARK, ORDER, DRAWN, SCALE, ONE_LIGHT)
        self.rows = {kind: Checked(kind) for kind in kinds}
        self.viewer = Viewer()
        self.stood = 0  # frames since anything changed
        self.before: tuple[np.ndarray, Moment, list[Expected]] | None = None
        self.counts: list[tuple[str, int, int]] = []  # of the frame before: row, values, uncovered
        self.seen: Counter[tuple[object, ...]] = Counter()
        self.told: Counter[tuple[str, str]] = Counter()
        self.things: dict[str, set[str]] = {kind: set() for kind in kinds}
        self.scales: dict[object, tuple[float, float]] = {}
        self.since: dict[tuple[str, str], float] = {}

    def see(self, picture: np.ndarray, moment: Moment) -> None:
        """Look at one frame."""
        if not any(thing.kind == "lines" for thing in moment.things):
            self.before, self.since = None, {}
            return
        size = (picture.shape[1], picture.shape[0])
        known = self.viewer.expect(moment.things, size)
        if self.before is not None and _same(known, self.before[2]):
            self.stood += 1
        else:
            self.stood = 1
        if self.before is None or picture is not self.before[0] or self.stood in (1, STANDS):
            self.counts = list(self._look(picture, moment, known))
        for kind, values, uncovered in self.counts:
            self.rows[kind].values += values
            self.rows[kind].uncovered += uncovered
        if self.before is None or moment is not self.before[1]:
            self._hold_scales(picture, moment, known)
        self.before = (picture, moment, known)

    def done(self) -> list[Checked]:
        """What was looked at, and what was found."""
        for kind, names in self.things.items():
            self.rows[kind].things = len(names)
        return list(self.rows.values())

    def _look(
        self, picture: np.ndarray, moment: Moment, known: Sequence[Expected]
    ) -> Iterator[tuple[str, int, int]]:
        planes, stands = developed.of(picture), self.stood >= STANDS
        for each in known:
            sight = self.viewer.look(planes, each)
            lone = LoneLines.among(sight)
            free, empty = sight.is_free, each.is_empty
            kind = LIGHT if stands else MOVING
            self._worst(kind, sight.amiss[free & ~empty])
            self._worst(DARK, sight.amiss[free & empty])
            readable = int((lone.levels >= READABLE).sum())
            counted = [
                (kind, int((free & ~empty).sum()), int((~free & ~empty).sum())),
                (DARK, int((free & empty).sum()), int((~free & empty).sum())),
                (SIGNS, readable, len(lone.lines) - readable),
                (ORDER, readable, 0),
            ]
            faults = [
                *place_faults(sight, stands),
                *line_faults(sight, lone, stands),
                *dark_faults(sight, stands),
                *order_faults(sight, lone, stands),
            ]
            if each.lit.drawn < int(each.thing.more["shape"][0]) and not each.lit.is_dark:
                counted.append((DRAWN, len(drawn_targets(sight)[0]), 0))
                faults += drawn_faults(sight)
            for row, values, _ in counted:
                if values:
                    self.rows[row].beats.add(moment.beat)
                    self.things[row].add(each.thing.name)
            for finding in faults:
                self._note(finding, sight, picture, moment)
            yield from counted

    def _worst(self, kind: str, amiss: np.ndarray) -> None:
        if amiss.size:
            row = self.rows[kind]
            row.worst = max(row.worst or 0.0, float(amiss.max()))

    def _note(self, finding: Finding, sight: Sight, picture: np.ndarray, moment: Moment) -> None:
        """Tell a fault when it is seen for the second time."""
        key = (finding.kind, *finding.key)
        self.seen[key] += 1
        about = (finding.kind, sight.expected.thing.name)
        if self.seen[key] == TWICE and self.told[about] < MOST:
            self.told[about] += 1
            box = around(sight.expected.places.corners[finding.blocks])
            self._fault(
                finding.kind, moment, (finding.what, finding.expected, finding.found), box, picture
            )

    def _fault(
        self,
        kind: str,
        moment: Moment,
        said: tuple[str, str, str],
        box: Box | None,
        picture: np.ndarray,
    ) -> None:
        fault = Fault(kind, moment.beat, moment.time, *said, box, picture)
        self.rows[kind].faults.append(fault)

    def _hold_scales(self, picture: np.ndarray, moment: Moment, known: Sequence[Expected]) -> None:
        """A bundle has one limit and one exposure; and one gap the light of one bundle."""
        lit = [each for each in known if not each.lit.is_dark]
        for each in lit:
            thing, row = each.thing, self.rows[SCALE]
            scale = (thing.limit, each.lit.exposure)
            where = each.own.ways.key
            for key in (thing.name, (where, hash(thing.values.tobytes()))):
                first = self.scales.setdefault(key, scale)
                if not np.allclose(first, scale, rtol=1e-6):
                    self.scales[key] = scale
                    what = f"limit and exposure of {thing.name}"
                    said = (what, "{:.6g}, {:.6g}".format(*first), "{:.6g}, {:.6g}".format(*scale))
                    self._fault(SCALE, moment, said, _box(thing), picture)
                    break
            row.values += 1
            row.beats.add(moment.beat)
            self.things[SCALE].add(thing.name)
        self._hold_gaps(picture, moment, lit)

    def _hold_gaps(self, picture: np.ndarray, moment: Moment, lit: Sequence[Expected]) -> None:
        both = {}
        for one, other in combinations(lit, 2):
            if _share_a_gap(one.thing, other.thing):
                names = (one.thing.name, other.thing.name)
                both[names] = since = self.since.get(names, moment.time)
                if moment.time - since > BOTH and not self.told[ONE_LIGHT, str(names)]:
                    self.told[ONE_LIGHT, str(names)] += 1
                    said = ("the lines between the same ends", names[1], f"{names[0]} as well")
                    self._fault(ONE_LIGHT, moment, said, _box(other.thing), picture)
        self.since = both
        self.rows[ONE_LIGHT].values += len(lit)
        self.things[ONE_LIGHT].update(each.thing.name for each in lit)


def _same(known: Sequence[Expected], before: Sequence[Expected]) -> bool:
    return len(known) == len(before) and all(a is b for a, b in zip(known, before))


def _share_a_gap(one: Thing, other: Thing) -> bool:
    """Whether two bundles run between the same ends and do not show the same values."""
    if one.values.shape != other.values.shape or one.values.size < 2:
        return False
    for name in ("starts", "ends"):
        if not np.allclose(one.more[name], other.more[name], atol=0.5):
            return False
    both = (one.values != 0) & (other.values != 0)
    return not np.allclose(one.values[both], other.values[both], rtol=1e-6)


def _box(thing: Thing) -> Box:
    left, top, right, bottom = (round(float(edge)) for edge in thing.boxes[0])
    return (left, top, right, bottom)


def around(corners: np.ndarray) -> Box | None:
    """The box around some blocks, in pixels."""
    if not len(corners):
        return None
    (left, top), (right, bottom) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return (left, top, right + SIDE, bottom + SIDE)
