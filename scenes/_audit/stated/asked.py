"""What mobjects say of themselves, kept for as long as it stays so."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from manim import Typst, VGroup

from scenes._audit.stated.leaves import Leaf
from scenes._audit.stated.moment import Thing
from scenes.mobjects.quickly import families
from scenes.mobjects.showing import Shown

Key = tuple[Any, ...]
Extent = tuple[np.ndarray, np.ndarray]
NOWHERE = np.zeros(2)
PLAIN = (int, float, str, np.generic)
# Where a dot is looked at, as shares of its radius, right and down: above and below a minus, inside
# its outline.
AROUND = 0.52 * np.array(
    [[np.cos(a), np.sin(a)] for a in np.radians([50, 90, 130, -50, -90, -130])]
)
MANIMS_OWN = frozenset(vars(VGroup()))  # what every mobject keeps


@dataclass(eq=False)
class Said:
    """One statement of a mobject. parts: the ids of the mobjects that it speaks for, in their
    order; ids: the same; inked: of those that are drawn where they are not clear.

    own: what is drawn for it; last: how late the last of that is drawn, -1 where nothing of it is
    seen. thing: what it came to last; key, extent, near: what that depends on, the last of them
    what is drawn for it, over it and behind it.
    """

    shown: Shown
    parts: list[int]
    ids: frozenset[int]
    inked: list[int]
    own: list[Leaf] = field(default_factory=list)
    last: int = -1
    key: Key = ()
    extent: Extent = (NOWHERE, NOWHERE)
    near: tuple[Leaf | None, ...] = ()
    thing: Thing | None = None


@dataclass(frozen=True, eq=False)
class Asked:
    """What one mobject says of itself. key: another one when that may be something else."""

    key: Key
    said: list[Said]

    @classmethod
    def of(cls, mobject: Any, key: Key) -> "Asked":
        """Ask a mobject."""
        return cls(key, [_said(shown) for shown in mobject.shows()])

    def speaks_as(self, other: "Asked") -> bool:
        """Whether it speaks for the same mobjects as another."""
        return self is other or [each.ids for each in self.said] == [e.ids for e in other.said]


def _said(shown: Shown) -> Said:
    parts = families(shown.parts)
    ids = list(map(id, parts))
    return Said(shown, ids, frozenset(ids), [id(part) for part in parts if len(part.points)])


def looked_at(shown: Shown, places: np.ndarray) -> np.ndarray:
    """Where one looks for each value, (n, 2): in the middle of its place, or where a bar ends."""
    more = shown.more
    if shown.kind != "bars" or "start" not in more:
        return np.asarray(places.mean(axis=1))
    values = np.asarray(shown.values, float).ravel()
    values = np.where(more.get("hollow", 0), np.abs(values), values) / (shown.limit or 1.0)
    start, end = (np.asarray(more[name], float)[:, :2] for name in ("start", "end"))
    return np.asarray(start + values[:, None] * (end - start))


def around(places: np.ndarray) -> np.ndarray:
    """Where one looks at dots in these places, (n, 2, 2): points around each middle, (n, k, 2)."""
    radius = (places[:, 1, 0] - places[:, 0, 0]) / 2
    return places.mean(axis=1)[:, None] + radius[:, None, None] * AROUND * [1, -1]


def own_numbers(mobject: Any) -> int:
    """Changes when one of a mobject's own numbers does, beside how it is drawn."""
    if isinstance(mobject, Typst):
        return 0  # what is set never changes
    parts = [
        value.tobytes() if isinstance(value, np.ndarray) else value
        for name, value in vars(mobject).items()
        if name not in MANIMS_OWN
        and (
            isinstance(value, PLAIN)
            or (isinstance(value, np.ndarray) and not value.dtype.hasobject)
        )
    ]
    return hash(tuple(parts))
