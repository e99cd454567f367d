"""What the mobjects of a picture state, in pixels, and what of it is covered by others."""

from collections.abc import Container, Iterable, Sequence
from typing import Any

import numpy as np
from manim import Mobject, Typst, VGroup

from scenes._audit.stated.leaves import Drawn, Leaf, touched
from scenes._audit.stated.moment import Thing
from scenes._audit.stated.shapes import Shapes
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.painting.painted import Painted
from scenes.mobjects.quickly import families
from scenes.mobjects.showing import Shown

Key = tuple[Any, ...]
Extent = tuple[np.ndarray, np.ndarray]
SMALL = 8  # pixels: of a place that is narrower nothing may be covered, or all of it looks other
OPAQUE = 0.999  # of what is less so one sees what is behind
PLAIN = (int, float, str, np.generic)
MANIMS_OWN = frozenset(vars(VGroup()))  # what every mobject keeps
POINTS = ("start", "end", "starts", "ends", "at", "plane")  # of `more`: places, (n, 2) in units


class Survey:
    """Asks what is on stage; what has not changed since the picture before is the same object."""

    def __init__(self, size: tuple[int, int]) -> None:
        """size: width and height of the film in pixels."""
        self.size, self.drawn, self.shapes = size, Drawn(), Shapes()
        self.names: dict[int, tuple[str, Mobject]] = {}  # holds the mobject, so its id stays
        self.counted: dict[str, int] = {}
        self.stated: dict[int, tuple[Key, list[tuple[Shown, list[Mobject]]]]] = {}
        self.things: dict[tuple[int, int], tuple[Key, Extent, Thing]] = {}

    def take(
        self,
        mobjects: Sequence[Mobject],
        camera: Any,
        blended: Container[int] = (),
        moving: Container[int] | None = None,
    ) -> tuple[tuple[Thing, ...], Any]:
        """What is stated of the picture with these mobjects, and the classes that say nothing.

        blended: the ids of those whose pictures go over into others, as Manim blends them: what
        such a one shows now, nobody computed. moving: the ids of all that can have changed since
        the picture before; None where nobody knows.
        """
        self.blended, self.moving = blended, moving
        self.drawn.take(camera.get_mobjects_to_display(mobjects), moving)
        # Manim's frame is not quite of the picture's shape: a unit is not as wide as it is high.
        frame = float(camera.frame_width), float(camera.frame_height)
        self.unit = np.array(self.size) / frame
        self.centre = np.array(camera.frame_center[:2], float)
        self.spoken, self.unsaid = set[int](), set[str]()
        self.asked = set[int]()  # what is in two groups, such as an animation's, is asked once
        found: list[tuple[int, Thing]] = []
        self.walk(mobjects, found)
        found.sort(key=lambda each: each[0])
        shapes = self.shapes.of(self.drawn.rows, self.spoken, self.pixels)
        return (*(thing for _, thing in found), *shapes), tuple(sorted(self.unsaid))

    def walk(self, mobjects: Iterable[Mobject], found: list[tuple[int, Thing]]) -> None:
        """Ask mobjects and their parts, those first that speak for others."""
        for mobject in mobjects:
            if id(mobject) in self.spoken or id(mobject) in self.asked:
                continue
            self.asked.add(id(mobject))
            kind = type(mobject)
            if hasattr(kind, "shows"):
                self.ask(mobject, found)
            elif isinstance(mobject, Painted | Readout) and not hasattr(kind, "illustration"):
                self.miss(mobject)
            if not isinstance(mobject, Readout | Typst):
                self.walk(mobject.submobjects, found)

    def miss(self, mobject: Mobject) -> None:
        """Note what shows data and says nothing of it, if anything of it is seen."""
        if any(leaf.opacity for leaf in self.leaves(mobject.get_family())):
            self.unsaid.add(type(mobject).__name__)

    def ask(self, mobject: Any, found: list[tuple[int, Thing]]) -> None:
        """What one mobject says of itself."""
        before = self.stated.get(id(mobject))
        if before is not None and self.moving is not None and id(mobject) not in self.moving:
            key = before[0]
        else:
            key = (_own(mobject), *self.leaves(mobject.get_family()))
        if before is None or before[0] != key:
            shows = [(shown, families(shown.parts)) for shown in mobject.shows()]
            self.stated[id(mobject)] = before = (key, shows)
        for number, (shown, parts) in enumerate(before[1]):
            self.spoken.update(map(id, parts))
            own = self.leaves(parts)
            if any(leaf.opacity for leaf in own):
                last = max(self.drawn.order[id(leaf)] for leaf in own)
                found.append((last, self.thing(mobject, number, shown, own, key)))

    def leaves(self, parts: Iterable[Mobject]) -> list[Leaf]:
        """What is drawn of these."""
        drawn = self.drawn.leaves
        return [leaf for part in parts if (leaf := drawn.get(id(part)))]

    def thing(
        self, mobject: Mobject, number: int, shown: Shown, own: list[Leaf], key: Key
    ) -> Thing:
        """One statement in pixels; the same object as before where nothing of it has changed."""
        is_blended = id(mobject) in self.blended
        key = (*key, *self.unit, *self.centre, is_blended)
        before = self.things.get((id(mobject), number))
        if before is not None and before[0] == key and not self.drawn.is_changed(*before[1]):
            return before[2]
        places = np.reshape(shown.places, (-1, 2, 2))
        low = places.min(axis=(0, 1), initial=np.inf)
        high = places.max(axis=(0, 1), initial=-np.inf)
        over = self.drawn.over(low, high, own)
        n, opacity = len(places), np.minimum([leaf.opacity for leaf in own], 1)
        seen = opacity if len(own) == n else np.full(n, opacity.max(initial=0))
        looked_at, size = _looked_at(shown, places), places[:, 1] - places[:, 0]
        clear = ~touched(places.mean(axis=1), size.max(axis=0, initial=0) / 2, over)
        is_free = ~touched(looked_at, np.zeros(2), over)
        if shown.kind == "cells":
            is_free &= clear
        else:
            is_free &= clear | ((size * self.unit).min(axis=1, initial=np.inf) >= SMALL)
        if (seen < OPAQUE).any():
            is_free &= ~touched(looked_at, np.zeros(2), self.drawn.behind(low, high, own))
        if before is not None and before[0] == key and _is_same(before[2], is_free, clear):
            self.things[id(mobject), number] = (key, (low, high), before[2])
            return before[2]
        thing = Thing(
            kind=shown.kind,
            name=f"{self.name(mobject)}{f' part {number}' if number else ''}",
            values=np.asarray(shown.values, float).ravel(),
            scale=shown.scale,
            limit=shown.limit,
            boxes=self.pixels(places),
            opacity=seen * np.broadcast_to(shown.plainly, n) * (not is_blended),
            is_free=is_free,
            text=shown.text,
            more={name: self.more(name, value) for name, value in shown.more.items()}
            | {"clear": clear},
        )
        self.things[id(mobject), number] = (key, (low, high), thing)
        return thing

    def pixels(self, places: np.ndarray) -> np.ndarray:
        """Corners in Manim's units, (n, 2, 2), as left, top, right, bottom in pixels."""
        (left, bottom), (right, top) = self.pixel(np.reshape(places, (-1, 2, 2))).transpose(1, 2, 0)
        return np.stack([left, top, right, bottom], axis=1)

    def pixel(self, points: np.ndarray) -> np.ndarray:
        """Points of the plane, (…, 2), in pixels, y downward."""
        middle = np.array(self.size) / 2
        return middle + (points - self.centre) * np.array([1, -1]) * self.unit

    def more(self, name: str, value: np.ndarray) -> np.ndarray:
        """What only one kind has, in pixels where it is a place or a size."""
        value = np.asarray(value)
        if name in POINTS:
            return self.pixel(value)
        return value * self.unit[1] if name in ("em", "thickness") else value

    def name(self, mobject: Mobject) -> str:
        """What a mobject is called, for as long as it lives: "WeightGrid 3"."""
        if id(mobject) not in self.names:
            kind = type(mobject).__name__
            self.counted[kind] = self.counted.get(kind, 0) + 1
            self.names[id(mobject)] = (f"{kind} {self.counted[kind]}", mobject)
        return self.names[id(mobject)][0]


def _looked_at(shown: Shown, places: np.ndarray) -> np.ndarray:
    """Where one looks for each value, (n, 2): in the middle of its place, or where a bar ends."""
    more = shown.more
    if shown.kind != "bars" or "start" not in more:
        return np.asarray(places.mean(axis=1))
    values = np.asarray(shown.values, float).ravel()
    values = np.where(more.get("hollow", 0), np.abs(values), values) / (shown.limit or 1.0)
    start, end = (np.asarray(more[name], float)[:, :2] for name in ("start", "end"))
    return np.asarray(start + values[:, None] * (end - start))


def _is_same(thing: Thing, is_free: np.ndarray, clear: np.ndarray) -> bool:
    return np.array_equal(thing.is_free, is_free) and np.array_equal(thing.more["clear"], clear)


def _own(mobject: Any) -> int:
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
