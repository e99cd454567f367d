"""Our digits cut into what the pen made of them: loops, curves and lines, and those into edges."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from nnmath import Digits, load_digits
from nnmath.pen.kinds import CURVE, LINE, LOOP, part_kinds
from nnmath.pen.variants import cut_along, cut_open, cut_round, digit_parts
from scenes._assets import ASSETS

# Of which the film says what they are made of: digit, parts.
TOLD = {9: (LOOP, LINE), 8: (LOOP, LOOP), 4: (LINE, LINE, LINE)}
EDGES = {LOOP: 5, LINE: 3, CURVE: 3}  # into how many edges each is cut
CUTS = {LOOP: cut_round, LINE: cut_along, CURVE: cut_open}


@dataclass(frozen=True)
class Cut:
    """A digit of our handwriting and the parts it is made of.

    image: (28, 28), 0..1. parts: (n, 28, 28), which add up to it. kinds: n of LOOP,
    LINE and CURVE.
    """

    label: int
    name: str
    image: np.ndarray
    parts: np.ndarray
    kinds: tuple[str, ...]

    def of_kind(self, kind: str) -> np.ndarray:
        """Its part of a kind, (28, 28): the one with the most ink."""
        alike = np.array([each == kind for each in self.kinds])
        return self.parts[int(np.where(alike, self.parts.sum(axis=(1, 2)), -1).argmax())]


def cut(name: str) -> Cut:
    """One of our digits, by its name, cut into its parts."""
    kinds = tuple(part_kinds(name).values())
    return Cut(int(name[0]), name, _image(name), np.stack(list(digit_parts(name).values())), kinds)


def cleanest(label: int, kinds: Sequence[str] | None = None) -> Cut:
    """Our writing of a digit whose parts share least ink, so that each is seen whole.

    kinds: only of those made of these parts. Where several share as little, the first.
    """
    own = [name for name in _ours().names if name.startswith(f"{label}-")]
    suited = [
        name for name in own if kinds is None or sorted(part_kinds(name).values()) == sorted(kinds)
    ]
    return cut(min(suited, key=_shared))


def ten_digits() -> list[Cut]:
    """One of our writings of each digit, 0 to 9, made of the parts that the film says."""
    return [cleanest(label, TOLD.get(label)) for label in range(10)]


def edges_of(part: np.ndarray, kind: str) -> np.ndarray:
    """A part of a kind, (28, 28), cut into its edges: (n, 28, 28), which add up to it."""
    return CUTS[kind](part, EDGES[kind])


@cache
def whole_parts(name: str) -> dict[str, np.ndarray]:
    """The parts of one of our digits, each with all of its ink: (28, 28)."""
    return digit_parts(name, whole=True)


@cache
def _ours() -> Digits:
    return load_digits(ASSETS / "digits" / "digits.npz")


def _image(name: str) -> np.ndarray:
    return np.asarray(_ours().images[_ours().names.index(name)], dtype=float)


def _shared(name: str) -> float:
    """How much of a digit's ink, 0..1, its parts have more than once if each keeps all of it."""
    ink = _image(name).sum()
    return round(float(sum(part.sum() for part in whole_parts(name).values()) / ink - 1), 6)
