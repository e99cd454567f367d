"""What was heard from the audit of a film: every line is looked at, and no fault gets lost."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from scenes.delivery.keeping.certificate import Certificate, KindChecked, Wrong, worst_of
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.keeping.record import Record
from scenes.delivery.keeping.typed import typed
from scenes.telling.shown import printable, shown_value

MOST = 20  # faults of a kind that are listed of a film; those beyond are counted
Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Beat:
    """A beat as the audit tells it. checked: whether anything in it was."""

    name: str
    start: float
    checked: bool


@dataclass(frozen=True)
class Digests:
    """SHA-256 of the files that were held against each other."""

    film: str
    network: str | None = None
    digit: str | None = None
    measurements: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Whole:
    """What an audit says at its end."""

    frames: int
    beats: tuple[Beat, ...]
    unsaid: Mapping[str, int]
    unknown: int
    digests: Digests


@dataclass
class Audited:
    """What was heard from the audit of one film. fault: why it was not heard to its end."""

    job: Job
    record: Record
    kinds: list[KindChecked] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    whole: Whole | None = None
    fault: str | None = None
    tail: Sequence[str] = ()

    def hear(self, line: str, told: Callable[[str], None]) -> bool:
        """Take in one line; whether it was one of the audit's own."""
        try:
            said = json.loads(line)
            event = said.pop("event")
        except (ValueError, AttributeError, KeyError, TypeError, RecursionError):
            return False  # something that the scene printed
        try:
            return self._take(event, said, told)
        except (ValueError, TypeError, KeyError):
            self.fault = f"it said what is not understood, {shown_value(line)}"
            return False

    def _take(self, event: object, said: dict[str, Any], told: Callable[[str], None]) -> bool:
        if event == "beat":
            told(printable(str(said["beat"])))
        elif event == "fault":
            box = said.get("box")  # what leaves the frame has a place outside it
            inside = None if box is None else [max(0, round(edge)) for edge in box]
            self.wrong.append(_known(Wrong, {**said, "box": inside}))
        elif event == "checked":
            self.kinds.append(_known(KindChecked, said))
        elif event == "audited":
            digests = _known(Digests, said.pop("digests"))
            beats = tuple(_known(Beat, beat) for beat in said.pop("beats"))
            self.whole = Whole(beats=beats, digests=digests, **_numbers(said))
        else:
            return False
        return True

    def end(self, fault: str | None, tail: Sequence[str]) -> None:
        """Note how the audit's process ended; one that was heard to its end may say 1 for faults.

        fault: of the process; tail: the last lines that it printed.
        """
        self.tail = tail
        if self.fault is None and self.whole is None:
            self.fault = fault or "it ended without saying what it found."
        elif self.fault is None and self.whole and self.whole.digests.film != self.record.digest:
            self.fault = "the film was made anew meanwhile; audit it again."

    def certificate(self) -> Certificate | None:
        """What can be said of the film, None where it was not audited to its end.

        The pictures of faults are where the audit has put them.
        """
        if self.fault is not None or (whole := self.whole) is None:
            return None
        kinds, digests = tuple(self.kinds), whole.digests
        return Certificate(
            scene=self.job.name,
            film=digests.film,
            network=digests.network,
            digit=digests.digit,
            measurements=dict(sorted(digests.measurements.items())),
            frames=whole.frames,
            values=sum(kind.values for kind in kinds),
            worst=worst_of(kinds),
            faults=max(len(self.wrong), sum(kind.faults for kind in kinds)),
            checked=kinds,
            beats=tuple(beat.name for beat in whole.beats),
            unchecked=tuple(beat.name for beat in whole.beats if not beat.checked),
            unsaid=dict(sorted(whole.unsaid.items())),
            unknown=whole.unknown,
            wrong=tuple(_first_of_each(self.wrong)),
        )


def _first_of_each(wrong: Sequence[Wrong]) -> list[Wrong]:
    """The faults in the order of the film, of each kind the first."""
    count, first = Counter[str](), []
    for each in sorted(wrong, key=lambda each: each.time):
        count[each.kind] += 1
        if count[each.kind] <= MOST:
            first.append(each)
    return first


def _known(kind: type[Kind], said: Mapping[str, Any]) -> Kind:
    """A value of a kind from what is said; more than it has is left out."""
    names = {each.name for each in fields(kind)}  # type: ignore[arg-type]
    return typed({name: value for name, value in said.items() if name in names}, kind)


def _numbers(said: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "frames": typed(said["frames"], int),
        "unsaid": typed(said["unsaid"], Mapping[str, int]),  # type: ignore[type-abstract]
        "unknown": typed(said["unknown"], int),
    }
