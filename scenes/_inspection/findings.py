"""From the faults of single pictures to the findings of a film, beat by beat."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from manim import Scene

from scenes._inspection.fault import COVERED, INSTANT, Fault
from scenes._inspection.faults import faults
from scenes._inspection.ink import Ink
from scenes._inspection.pixels import has_moved
from scenes._inspection.play import RATE, STRIDE, Look, Played, play
from scenes._inspection.signs import Signs
from scenes._inspection.timeline import too_still, unreadable, untranslated

EMPTY = "ends with less than it showed"
MOMENT = 0.25  # seconds for which a fault may be away and is still the same

_Key = tuple[str, str]  # a fault's kind, and what has it


@dataclass(frozen=True)
class Finding:
    """Something a viewer trips over: in which beat, from when to when in seconds of film, what.

    picture: what the frame looks like then, (height, width, 3). box: where in it, or None.
    """

    beat: str
    start: float
    end: float
    kind: str
    what: str
    picture: np.ndarray | None = field(default=None, compare=False)
    box: tuple[int, int, int, int] | None = None


@dataclass(frozen=True)
class Report:
    """What became of an inspection: the beats with their starts, the film's length, findings."""

    beats: list[tuple[str, float]]
    seconds: float
    findings: list[Finding]


@dataclass
class _Run:
    """A fault that is there in one picture after the other."""

    fault: Fault
    beat: str
    start: float
    end: float
    picture: np.ndarray


class Watch:
    """Sees one picture after the other, and keeps what lasts."""

    def __init__(self, tell: Callable[[str], None] = lambda beat: None) -> None:
        self.tell = tell
        self.running: dict[_Key, _Run] = {}
        self.present: set[_Key] = set()  # what there was in the picture before
        self.over: list[_Run] = []
        self.emptied: list[Finding] = []
        self.before: Look | None = None
        self.still: np.ndarray | None = None
        self.moves: list[float] = []  # when the picture began to be another
        self.signs = Signs()

    def see(self, look: Look) -> None:
        """Look at the film's next picture."""
        if self.before is None or look.beat != self.before.beat:
            self._end_beat(look.time)
            self.tell(look.beat)
            self.ink = Ink(look)
        each = [*faults(look, self.before), *self.signs.faults(look, self.before)]
        found = {(fault.kind, fault.what): fault for fault in each}
        self.until(look.time, found)
        for key, fault in found.items():
            run = self.running.get(key)
            if run is None:
                self.running[key] = _Run(fault, look.beat, look.time, look.time, look.frame)
            elif (fault.value or 0) < (run.fault.value or 0):
                run.fault, run.picture = fault, look.frame
        if self.still is None or has_moved(look.frame, self.still):
            self.moves.append(look.time)
            self.still = look.frame  # not the picture before: what moves slowly moves too
            self.ink.see(look)
        self.before = look

    def until(self, time: float, found: Iterable[_Key]) -> None:
        """What was there lasted until now; keep what is over, if it lasted.

        found: what is there now. What is away for a moment only goes on.
        """
        for key in self.present:
            self.running[key].end = time
        self.present = set(found)
        for key in self.running.keys() - self.present:
            if time - self.running[key].end > MOMENT:
                self._end(key)

    def close(self, time: float) -> None:
        """The film is over."""
        self.until(time, ())
        self._end_beat(time)
        for key in list(self.running):
            self._end(key)

    def _end(self, key: _Key) -> None:
        run = self.running.pop(key)
        if run.end - run.start > INSTANT[run.fault.kind] + 1e-6:
            self.over.append(run)

    def _end_beat(self, time: float) -> None:
        """A beat is over: has it left its subject standing?"""
        if (last := self.before) and self.ink.is_gone:
            what = f"its last picture holds {self.ink.left:.0%} of its fullest"
            found = Finding(last.beat, last.time, time, EMPTY, what, last.frame)
            self.emptied.append(found)


def inspect(
    scene_class: type[Scene],
    media: Path | None = None,
    tell: Callable[[str], None] = lambda beat: None,
) -> Report:
    """Play a scene and find what a viewer would trip over.

    media: a folder for what Typst sets. tell: is told the name of each beat when it begins.
    """
    watch = Watch(tell)
    played = play(scene_class, watch.see, media)
    watch.close(played.seconds)
    found = [
        *(finding for run in watch.over for finding in _of_run(run, played)),
        *watch.emptied,
        *(
            Finding(_beat_at(each.start, played), each.start, each.end, each.kind, each.what)
            for each in (
                *unreadable(played),
                *untranslated(played),
                *too_still(watch.moves, played, STRIDE / RATE),
            )
        ),
    ]
    found.sort(key=lambda finding: finding.start)
    return Report(played.beats, played.seconds, list(_merged(found)))


def _of_run(run: _Run, played: Played) -> Iterator[Finding]:
    """What lasted, as a finding; what a caption covers only where there is one."""
    fault = run.fault
    beat, start, end = run.beat, run.start, run.end
    if fault.kind == COVERED:
        shown = [
            (max(start, caption.start), min(end, caption.end))
            for caption in played.captions
            if min(end, caption.end) - max(start, caption.start) > INSTANT[COVERED]
        ]
        if not shown:
            return
        start, end = shown[0][0], shown[-1][1]
        beat = _beat_at(start, played)
    yield Finding(beat, start, end, fault.kind, fault.said, run.picture, fault.box)


def _beat_at(time: float, played: Played) -> str:
    begun = [name for name, start in played.beats if start <= time + 1e-3]
    return begun[-1] if begun else played.beats[0][0] if played.beats else ""


def _merged(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, but each once in a beat, from its first moment to its last."""
    kept: dict[tuple[str, str, str], Finding] = {}
    for finding in found:
        key = (finding.beat, finding.kind, finding.what)
        first = kept.setdefault(key, finding)
        if first is not finding:
            kept[key] = replace(kept[key], end=max(kept[key].end, finding.end))
    yield from kept.values()
