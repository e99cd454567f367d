"""From the faults of single pictures to the findings of a film, beat by beat."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from manim import Scene

from scenes._inspection.faults import CONTRAST, COVERED, INSTANT, SMALL, Fault, faults
from scenes._inspection.pixels import has_moved
from scenes._inspection.play import RATE, STRIDE, Look, Played, play
from scenes.telling.captions import (
    CHARACTERS_PER_SECOND,
    LINE_LENGTH,
    LINES,
    reading_time,
)

UNREADABLE = "narration too fast"
DEAD_AIR = "nothing happens"
MOMENT = 0.25  # seconds for which a fault may be away and is still the same
LONGEST_REST = 2.0  # seconds in which nothing moves and nothing is said

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
        self.before: Look | None = None
        self.still: np.ndarray | None = None
        self.moves: list[float] = []  # when the picture began to be another

    def see(self, look: Look) -> None:
        """Look at the film's next picture."""
        found = {(fault.kind, fault.what): fault for fault in faults(look, self.before)}
        self.until(look.time, found)
        if self.before is None or look.beat != self.before.beat:
            self.tell(look.beat)
        for key, fault in found.items():
            run = self.running.get(key)
            if run is None:
                self.running[key] = _Run(fault, look.beat, look.time, look.time, look.frame)
            elif (fault.value or 0) < (run.fault.value or 0):
                run.fault, run.picture = fault, look.frame
        if self.still is None or has_moved(look.frame, self.still):
            self.moves.append(look.time)
            self.still = look.frame  # not the picture before: what moves slowly moves too
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
        for key in list(self.running):
            self._end(key)

    def _end(self, key: _Key) -> None:
        run = self.running.pop(key)
        if run.end - run.start > INSTANT[run.fault.kind] + 1e-6:
            self.over.append(run)


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
        *_unreadable(played),
        *_dead_air(watch.moves, played, STRIDE / RATE),
    ]
    found.sort(key=lambda finding: finding.start)
    return Report(played.beats, played.seconds, list(_merged(found)))


def _of_run(run: _Run, played: Played) -> Iterator[Finding]:
    fault = run.fault
    if fault.kind == COVERED:
        shown = [
            (max(run.start, caption.start), min(run.end, caption.end))
            for caption in played.captions
            if min(run.end, caption.end) - max(run.start, caption.start) > INSTANT[COVERED]
        ]
        if shown:
            start, end = shown[0][0], shown[-1][1]
            beat = _beat_at(start, played)
            yield Finding(beat, start, end, COVERED, fault.what, run.picture, fault.box)
        return
    more = ""
    if fault.kind == SMALL:
        more = f", {fault.value:.1f} pixels at 480p"
    elif fault.kind == CONTRAST:
        more = f", {fault.value:.1f}:1"
    what = fault.what + more
    yield Finding(run.beat, run.start, run.end, fault.kind, what, run.picture, fault.box)


def _unreadable(played: Played) -> Iterator[Finding]:
    """Captions that cannot be read in their time or do not fit on the screen."""
    end_before = 0.0
    for caption in sorted(played.captions):
        seconds, needed = caption.end - caption.start, reading_time(caption.text)
        lines = caption.text.splitlines()
        begin = " ".join(caption.text.split())[:32]
        faults = []
        if seconds < needed - 0.02:
            faults.append(
                f'"{begin}…" is shown for {seconds:.1f} s and takes {needed:.1f} s to read '
                f"({CHARACTERS_PER_SECOND} characters a second)"
            )
        if len(lines) > LINES or max(map(len, lines), default=0) > LINE_LENGTH:
            faults.append(f'"{begin}…" has more than {LINES} lines of {LINE_LENGTH} characters')
        if caption.start < end_before - 0.02:
            faults.append(f'"{begin}…" comes before the caption before it is over')
        end_before = caption.end
        for fault in faults:
            beat = _beat_at(caption.start, played)
            yield Finding(beat, caption.start, caption.end, UNREADABLE, fault)


def _dead_air(moves: Sequence[float], played: Played, step: float) -> Iterator[Finding]:
    """Where nothing moves and nothing is said for too long."""
    rests = [(start, end - step) for start, end in zip(moves, [*moves[1:], played.seconds + step])]
    for start, end in rests:
        for begin, stop in without(start, end, [(c.start, c.end) for c in played.captions]):
            if stop - begin > LONGEST_REST + 1e-3:
                beat = _beat_at(begin, played)
                what = f"nothing moves and nothing is said for {stop - begin:.1f} s"
                yield Finding(beat, begin, stop, DEAD_AIR, what)


def without(
    start: float, end: float, taken: Iterable[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    """What is left of a stretch of time when others are taken out of it."""
    for begin, stop in sorted(taken):
        if stop <= start:
            continue
        if begin > start:
            yield start, min(begin, end)
        start = stop
        if start >= end:
            return
    yield start, end


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
