"""What an audit found, told to people as a table a scene and to machines as JSON lines."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from scenes.delivery.audit.audited import Audited
from scenes.delivery.audit.auditing import TRUTH
from scenes.delivery.audit.films import Left
from scenes.delivery.course.problems import counted, shown_path
from scenes.delivery.filming.progress import say
from scenes.delivery.keeping.certificate import (
    Certificate,
    KindChecked,
    certificate_place,
    worst_moving,
    worst_of,
)
from scenes.delivery.typeset.figures import LEVELS, clock, error, grouped
from scenes.telling.shown import printable

HEADS = ("", "things", "values", "worst", "not seen", "faults")


class Found:
    """What was found of a course so far, told while it is found.

    left: the films that are not audited. as_json: whether machines are told, not people.
    """

    def __init__(self, left: Sequence[Left], as_json: bool) -> None:
        self._left, self._as_json = left, as_json
        self._certificates: list[Certificate] = []
        self._failed = 0

    @property
    def is_true(self) -> bool:
        """Whether all films were audited and nothing was found."""
        complete = not self._left and not self._failed
        return complete and all(each.is_true for each in self._certificates)

    def tell(self, audited: Audited, certificate: Certificate | None) -> None:
        """Tell what became of an audit."""
        if certificate is None:
            self._failed += 1
        else:
            self._certificates.append(certificate)
        (say_to_machines if self._as_json else tell)(audited, certificate)

    def tell_all(self, report: Path | None) -> None:
        """Tell what all audits found together, and what was left out. report: where to read it."""
        if self._as_json:
            self._say_all(report)
            return
        for each in self._left:
            print(each)
        lacking = len(self._left) + self._failed
        if self._certificates:
            also = f", {lacking} not audited" if lacking else ""
            scenes = counted(len(self._certificates), "scene")
            print(f"{scenes} audited{also}: {sentence(self._certificates)}.")
        if report:
            print(f"The report: {shown_path(report)}")

    def _say_all(self, report: Path | None) -> None:
        for each in self._left:
            say(each.event, scene=each.job.name, reasons=each.reasons, film_it=each.film_it)
        kinds = tuple(kind for each in self._certificates for kind in each.checked)
        say(
            "done",
            audited=len(self._certificates),
            left=len(self._left),
            failed=self._failed,
            values=sum(each.values for each in self._certificates),
            frames=sum(each.frames for each in self._certificates),
            worst=worst_of(kinds),
            worst_moving=worst_moving(kinds),
            faults=sum(each.faults for each in self._certificates),
            is_true=self.is_true,
            report=str(report) if report else None,
        )


def tell(audited: Audited, certificate: Certificate | None) -> None:
    """Tell people what became of an audit."""
    if certificate is None:
        name = audited.job.name
        print(f"{name} was not audited to its end: {printable(audited.fault or '')}")
        print("\n".join(f"  | {printable(line)}" for line in audited.tail), flush=True)
        return
    frames = counted_in_threes(certificate.frames, "frame")
    beats = counted(len(certificate.beats), "beat")
    print(f"{certificate.scene}: {clock(audited.record.duration)}, {frames}, {beats}")
    print("\n".join(f"  {line}" for line in _table(certificate.kinds)))
    print("\n".join(f"  {line}" for line in covered(certificate)))
    for line in _wrong(certificate, audited.job.out_dir / TRUTH):
        print(printable(f"  {line}"))
    print(flush=True)


def _table(kinds: Sequence[KindChecked]) -> Iterator[str]:
    """A row for each kind of thing, below what its columns mean."""
    rows = [HEADS, *map(_row, kinds)]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for kind, *cells in rows:
        numbers = (f"{cell:>{w}}" for cell, w in zip(cells, wide[1:], strict=True))
        yield "  ".join([f"{kind:{wide[0]}}", *numbers])


def _row(kind: KindChecked) -> tuple[str, ...]:
    worst = "" if kind.worst is None else f"{error(kind.worst)}/{LEVELS}"
    counts = map(grouped, (kind.things, kind.values))
    rest = map(grouped, (kind.uncovered, kind.faults))
    return (printable(kind.kind), *counts, worst, *rest)


def covered(certificate: Certificate) -> Iterator[str]:
    """What was looked at and what was not, a line each."""
    if not certificate.values:
        yield "nothing at all was checked"
    elif not certificate.unchecked:
        yield "checked in every beat"
    else:
        yield f"nothing was checked in {printable(', '.join(certificate.unchecked))}"
    if certificate.uncovered:
        count = _values(certificate.uncovered)
        yield f"{count} not seen: covered by something, or not opaque"
    if certificate.unsaid:
        names = (
            f"{name} (in {counted_in_threes(count, 'frame')})"
            for name, count in certificate.unsaid.items()
        )
        yield f"shows data and does not say what: {printable(', '.join(names))}"
    if certificate.unknown:
        yield f"{_values(certificate.unknown)} without a known source"


def _wrong(certificate: Certificate, pictures: Path) -> Iterator[str]:
    """The faults, a line or two each. pictures: the folder in which theirs are."""
    for each in certificate.wrong:
        yield f"{clock(each.time)} {each.beat}, {each.kind}: {each.what}"
        picture = f"  {shown_path(pictures / each.picture)}" if each.picture else ""
        yield f"       expected {each.expected}, found {each.found}{picture}"
    if (more := certificate.faults - len(certificate.wrong)) > 0:
        yield f"and {counted(more, 'fault')} more"


def sentence(certificates: Sequence[Certificate]) -> str:
    """12,480 values checked in 1,140 frames, worst error 2/255, in motion 9/255, no fault."""
    values = _values(sum(each.values for each in certificates))
    frames = counted_in_threes(sum(each.frames for each in certificates), "frame")
    kinds = tuple(kind for each in certificates for kind in each.checked)
    said = [f"{values} checked in {frames}"]
    for what, worst in (("worst error", worst_of(kinds)), ("in motion", worst_moving(kinds))):
        said += [] if worst is None else [f"{what} {error(worst)}/{LEVELS}"]
    said.append(counted_in_threes(sum(each.faults for each in certificates), "fault"))
    if unsaid := {name for each in certificates for name in each.unsaid}:
        said.append(f"{counted(len(unsaid), 'kind')} of thing without a source")
    if unknown := sum(each.unknown for each in certificates):
        said.append(f"{_values(unknown)} without a known source")
    return ", ".join(said)


def counted_in_threes(count: int, noun: str) -> str:
    """A number with its noun: 1 frame, 1,140 frames, no faults."""
    return counted(count, noun).replace(str(count), grouped(count))


def _values(count: int) -> str:
    return counted_in_threes(count, "value")


def say_to_machines(audited: Audited, certificate: Certificate | None) -> None:
    """Say what became of an audit as one line of JSON."""
    job = audited.job
    if certificate is None:
        say("failed", scene=job.name, reason=audited.fault, log=list(audited.tail))
        return
    place = certificate_place(job.folder / audited.record.film)
    pictures = [
        {**asdict(each), "picture": each.picture and str(job.out_dir / TRUTH / each.picture)}
        for each in certificate.wrong
    ]
    told = {**asdict(certificate), "wrong": pictures, "certificate": str(place)}
    del told["format"]
    say("audited", seconds=audited.record.duration, **told)
