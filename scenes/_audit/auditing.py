"""Holds one finished film against what its scene states and against what is true."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from manim import Scene

from scenes._audit.film.decoding import FilmError, facts, frames
from scenes._audit.film.planes import Filmed
from scenes._audit.found import Check, Checked, Fault
from scenes._audit.stated.moment import Moment
from scenes._audit.stated.playing import play_stated

LENGTH = "length"
MakeChecks = Callable[[Scene], Sequence[Check]]


@dataclass
class Audited:
    """What was found of one film.

    seconds, frames: of it. beats: their names, the seconds at which they begin, and whether
    anything was checked in them. checked: a row for each kind of check. unsaid: what shows data and
    does not say which, by class, with the frames in which it did.
    """

    seconds: float = 0.0
    frames: int = 0
    beats: list[tuple[str, float, bool]] = field(default_factory=list)
    checked: list[Checked] = field(default_factory=list)
    unsaid: dict[str, int] = field(default_factory=dict)


class Beside:
    """Shows the checks every frame of a film beside what is stated of it."""

    def __init__(self, film: Path, tell: Callable[[str], None]) -> None:
        """tell: is called with the name of each beat as it begins."""
        self.film, self.tell = film, tell
        self.pictures: Iterator[Filmed] = frames(film)
        self.checks: Sequence[Check] = ()
        self.beat, self.seen, self.stated = "", 0, 0
        self.unsaid: dict[str, int] = {}

    def see(self, moment: Moment) -> None:
        """Look at the frames of one moment; where the film is over, at none."""
        if moment.beat != self.beat:
            self.beat = moment.beat
            self.tell(moment.beat)
        for kind in moment.unsaid:
            self.unsaid[kind] = self.unsaid.get(kind, 0) + moment.count
        for _ in range(moment.count):
            self.stated += 1
            picture = next(self.pictures, None)
            if picture is None:
                continue
            self.seen += 1
            for check in self.checks:
                check.see(picture, moment)

    def length(self, rate: float) -> Checked:
        """Whether the film is as long as what is stated."""
        left = sum(1 for _ in self.pictures)
        row = Checked(LENGTH, things=1, values=1)
        if left or self.seen < self.stated:
            what, there = "frames of the film", self.seen + left
            time = min(self.seen, self.stated) / rate
            row.faults.append(Fault(LENGTH, self.beat, time, what, str(self.stated), str(there)))
        return row


def audit(
    scene_class: type[Scene],
    film: Path,
    make_checks: MakeChecks,
    tell: Callable[[str], None],
    media: Path | None = None,
) -> Audited:
    """Play a scene, decode its film in step, and let all checks look at both.

    make_checks: is given the scene before it plays. tell: hears each beat's name as it begins.
    media: a folder for what Typst sets. Raises FilmError for what is no film, or is no picture of a
    size and rate that this scene can be filmed in.
    """
    known, beside = facts(film), Beside(film, tell)
    rate = float(known.rate)
    if rate <= 0:
        raise FilmError(f"{film.name} does not say how many frames a second it has.")

    def begin(scene: Scene) -> Callable[[Moment], None]:
        beside.checks = make_checks(scene)
        return beside.see

    played = play_stated(scene_class, begin, rate, (known.width, known.height), media)
    rows = [beside.length(rate), *(row for check in beside.checks for row in check.done())]
    covered = {beat for row in rows for beat in row.beats}
    beats = [(name, frame / rate, name in covered) for name, frame in played.beats]
    return Audited(played.frames / rate, played.frames, beats, rows, beside.unsaid)
