"""Whether connections are lit as their values say: signs, brightness, order, and none too many."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

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
    colour_faults,
    dark_faults,
    drawn_faults,
    drawn_targets,
    place_faults,
)
from scenes._audit.checks.lines_lone import LoneLines, line_faults, order_faults
from scenes._audit.checks.lines_scale import Scales
from scenes._audit.film.light import SIDE
from scenes._audit.film.light_seen import Viewer
from scenes._audit.film.light_sight import Expected, Sight
from scenes._audit.film.planes import Picture, developed
from scenes._audit.found import Box, Checked, Fault
from scenes._audit.stated.moment import Moment

STANDS = 4  # frames: after so many of one picture the film has come to rest
TWICE = 2  # frames in which a fault must be seen
MOST = 5  # faults of one kind that are told of one bundle


@dataclass(frozen=True, eq=False)
class Judged:
    """What was found at one bundle: how many values of each kind, how many covered, and faults."""

    sight: Sight
    stands: bool
    counted: list[tuple[str, int, int]]
    findings: list[Finding]


class LinesCheck:
    """Looks at the bundles of every picture of a film."""

    def __init__(self) -> None:
        kinds = (SIGNS, LIGHT, MOVING, DARK, ORDER, DRAWN)
        self.rows = {kind: Checked(kind) for kind in kinds}
        self.viewer = Viewer()
        self.stood = 0  # frames since anything changed
        self.before: tuple[Picture, Moment, list[Expected]] | None = None
        self.looked: dict[str, Judged] = {}  # by the names of their things
        self.seen: Counter[tuple[object, ...]] = Counter()
        self.told: Counter[tuple[str, str]] = Counter()
        self.things: dict[str, set[str]] = {kind: set() for kind in kinds}
        self.scales = Scales()

    def see(self, picture: Picture, moment: Moment) -> None:
        """Look at one frame."""
        if not any(thing.kind == "lines" for thing in moment.things):
            self.before, self.looked = None, {}
            self.scales.see(picture, moment, ())
            return
        size = (picture.shape[1], picture.shape[0])
        known = self.viewer.expect(moment.things, size)
        if self.before is not None and _same(known, self.before[2]):
            self.stood += 1
        else:
            self.stood = 1
        if self.before is None or picture is not self.before[0] or self.stood in (1, STANDS):
            self.looked = self._look(picture, known)
        for judged in self.looked.values():
            self._count(judged, picture, moment)
        if self.before is None or moment is not self.before[1]:
            self.scales.see(picture, moment, known)
        self.before = (picture, moment, known)

    def done(self) -> list[Checked]:
        """What was looked at, and what was found."""
        for kind, names in self.things.items():
            self.rows[kind].things = len(names)
        return [*self.rows.values(), *self.scales.rows.values()]

    def _look(self, picture: Picture, known: Sequence[Expected]) -> dict[str, Judged]:
        """What each bundle, by its name, looks like; judged anew where anything of it changed."""
        planes, stands = developed.of(picture), self.stood >= STANDS
        looked: dict[str, Judged] = {}
        for each in known:
            name, sight = each.thing.name, self.viewer.look(planes, each)
            before = self.looked.get(name)
            if before is None or before.stands != stands or not sight.is_as(before.sight):
                before = self._judge(sight, stands)
            looked[name] = before
        return looked

    def _count(self, judged: Judged, picture: Picture, moment: Moment) -> None:
        """Count what was looked at in one frame, and remember what was wrong."""
        for kind, values, uncovered in judged.counted:
            row = self.rows[kind]
            row.values += values
            row.uncovered += uncovered
            if values:
                row.beats.add(moment.beat)
                self.things[kind].add(judged.sight.expected.thing.name)
        for finding in judged.findings:
            self._note(finding, judged.sight, picture, moment)

    def _judge(self, sight: Sight, stands: bool) -> Judged:
        """Look at one bundle."""
        known, lone = sight.expected, LoneLines.among(sight)
        free, empty = sight.is_free, known.is_empty
        kind = LIGHT if stands else MOVING
        self._worst(kind, sight.amiss[free & ~empty])
        self._worst(DARK, sight.amiss[free & empty])
        readable = int((lone.levels >= READABLE[stands]).sum())
        counted = [
            (kind, int((free & ~empty).sum()), int((~free & ~empty).sum())),
            (DARK, int((free & empty).sum()), int((~free & empty).sum())),
            (SIGNS, readable, len(lone.lines) - readable),
        ]
        faults = [
            *place_faults(sight, stands),
            *colour_faults(sight, stands),
            *line_faults(sight, lone, stands),
            *dark_faults(sight, stands),
        ]
        if stands:  # while lines move, each is held to its own light
            counted.append((ORDER, readable, 0))
            faults += order_faults(sight, lone)
        if known.lit.drawn < len(known.own.ways.ends) and not known.lit.is_dark:
            counted.append((DRAWN, len(drawn_targets(sight)[0]), 0))
            faults += drawn_faults(sight)
        return Judged(sight, stands, counted, faults)

    def _worst(self, kind: str, amiss: np.ndarray) -> None:
        if amiss.size:
            row = self.rows[kind]
            row.worst = max(row.worst or 0.0, float(amiss.max()))

    def _note(self, finding: Finding, sight: Sight, picture: Picture, moment: Moment) -> None:
        """Tell a fault when it is seen for the second time."""
        key = (finding.kind, *finding.key)
        self.seen[key] += 1
        about = (finding.kind, sight.expected.thing.name)
        if self.seen[key] == TWICE and self.told[about] < MOST:
            self.told[about] += 1
            said = (finding.what, finding.expected, finding.found)
            box = around(sight.expected.places.corners[finding.blocks])
            fault = Fault(finding.kind, moment.beat, moment.time, *said, box, picture)
            self.rows[finding.kind].faults.append(fault)


def _same(known: Sequence[Expected], before: Sequence[Expected]) -> bool:
    return len(known) == len(before) and all(a is b for a, b in zip(known, before))


def around(corners: np.ndarray) -> Box | None:
    """The box around some blocks, in pixels."""
    if not len(corners):
        return None
    (left, top), (right, bottom) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return (left, top, right + SIDE, bottom + SIDE)
