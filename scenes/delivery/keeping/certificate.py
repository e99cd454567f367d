"""What an audit found of a film, kept beside it: void as soon as the film is another one.

Nothing in it depends on when or where it was made: the same film gives the same bytes.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from scenes.delivery.keeping.files import digest
from scenes.delivery.keeping.record import INSIDE
from scenes.delivery.keeping.typed import read_json
from scenes.delivery.keeping.writing import write_whole

ENDING = ".truth.json"  # of film.mp4 it is film.truth.json
FORMAT = 1
# What is of one colour and a few pixels large: of these a film keeps the levels, while they stand.
EXACT = "cells", "lamps"
MOVING = ", moving"  # how the kinds end of what is read in single frames


@dataclass(frozen=True)
class KindChecked:
    """One kind of thing that was checked.

    values: how many, counted in every frame in which they are. worst: in levels of 255, None where
    it is no matter of levels. uncovered: how many could not be looked at. faults: how many.
    """

    kind: str
    things: int
    values: int
    worst: float | None
    uncovered: int
    faults: int


@dataclass(frozen=True)
class Wrong:
    """A fault: where in the film, in seconds, and both values, printed.

    box: left, top, right, bottom in pixels. picture: its path in the folder of the report.
    """

    kind: str
    beat: str
    time: float
    what: str
    expected: str
    found: str
    box: tuple[int, ...] | None = None
    picture: str | None = None


@dataclass(frozen=True)
class Certificate:
    """What was held against a film, and what came of it.

    film, network, digit, measurements: SHA-256 of what was held against each other. frames: how
    many of the film were looked at. values, faults: of all kinds together. worst: the worst error
    of cells and neurons that stand, in levels of 255. unchecked: beats
    in which nothing was checked. unsaid: what shows data and does not say what, by its class, with
    the frames in which it does. unknown: values of which no source is known. wrong: the faults, of
    many of a kind the first.
    """

    scene: str
    film: str
    network: str | None
    digit: str | None
    measurements: Mapping[str, str]
    frames: int
    values: int
    worst: float | None
    faults: int
    checked: tuple[KindChecked, ...]
    beats: tuple[str, ...]
    unchecked: tuple[str, ...]
    unsaid: Mapping[str, int]
    unknown: int
    wrong: tuple[Wrong, ...]
    format: int = FORMAT

    @property
    def is_true(self) -> bool:
        """Whether something was checked, nothing is wrong, and all that shows data says which."""
        return self.values > 0 and not (self.faults or self.unsaid or self.unknown)

    @property
    def kinds(self) -> tuple[KindChecked, ...]:
        """The kinds of which there is something in the film."""
        return tuple(
            kind
            for kind in self.checked
            if kind.things or kind.values or kind.uncovered or kind.faults
        )

    @property
    def uncovered(self) -> int:
        """How many values could not be looked at."""
        return sum(kind.uncovered for kind in self.checked)


def certificate_place(film: Path) -> Path:
    """Where the certificate of a film is."""
    return film.with_name(film.stem + ENDING)


def write_certificate(certificate: Certificate, film: Path) -> Path:
    """Write the certificate beside its film, and give its path."""
    path = certificate_place(film)
    write_whole(path, json.dumps(asdict(certificate), indent=1, ensure_ascii=False) + "\n")
    return path


def certificate_of(film: Path) -> Certificate | None:
    """The certificate beside a film; None where there is none, or one of another film."""
    certificate = read_json(certificate_place(film), Certificate)
    if certificate is None or _is_nonsense(certificate):
        return None
    try:
        return certificate if digest(film) == certificate.film else None
    except OSError:
        return None


def worst_of(kinds: Sequence[KindChecked]) -> float | None:
    """The worst error of cells and neurons that stand, in levels of 255; None where none does."""
    return _worst(kinds, EXACT)


def worst_moving(kinds: Sequence[KindChecked]) -> float | None:
    """The same of those that move or change, of which a film is behind for a few frames."""
    return _worst(kinds, [f"{kind}{MOVING}" for kind in EXACT])


def _worst(kinds: Sequence[KindChecked], names: Sequence[str]) -> float | None:
    levels = (kind.worst for kind in kinds if kind.kind in names and kind.worst is not None)
    return max(levels, default=None)


def _is_nonsense(certificate: Certificate) -> bool:
    """Whether it says what cannot be so."""
    kinds, pictures = certificate.checked, [wrong.picture for wrong in certificate.wrong]
    return (
        certificate.format != FORMAT
        or certificate.values != sum(kind.values for kind in kinds)
        or certificate.worst != worst_of(kinds)
        or certificate.faults < max(len(pictures), sum(kind.faults for kind in kinds))
        or any(picture and not INSIDE.fullmatch(picture) for picture in pictures)
    )
