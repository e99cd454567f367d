"""What the mobjects of a picture state, in pixels, and what of it is covered by others."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from manim import Mobject, Typst, VMobject

from scenes._audit.stated.leaves import Leaf, covered, leaf_of
from scenes._audit.stated.moment import Thing
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.painting.painted import Painted
from scenes.mobjects.showing import Shown

Key = tuple[Any, ...]
POINTS = ("start", "end", "starts", "ends", "at", "plane")  # of `more`: places, (n, 2) in units


class Survey:
    """Asks what is on stage; what has not changed since the picture before is the same object."""

    def __init__(self, size: tuple[int, int]) -> None:
        """size: width and height of the film in pixels."""
        self.size = size
        self.names: dict[int, tuple[str, Mobject]] = {}  # holds the mobject, so its id stays
        self.counted: dict[str, int] = {}
        self.stated: dict[int, tuple[Key, list[Shown]]] = {}
        self.things: dict[tuple[int, int], tuple[Key, Thing]] = {}

    def take(self, mobjects: Sequence[Mobject], camera: Any) -> tuple[tuple[Thing, ...], Any]:
        """What is stated of the picture with these mobjects, and the classes that say nothing."""
        drawn = camera.get_mobjects_to_display(mobjects)
        leaves = {id(each): leaf_of(each, order) for order, each in enumerate(drawn)}
        # Manim's frame is not quite of the picture's shape: a unit is not as wide as it is high.
        frame = float(camera.frame_width), float(camera.frame_height)
        self.unit = np.array(self.size) / frame
        self.centre = np.array(camera.frame_center[:2], float)
        self.leaves, self.spoken, self.unsaid = leaves, set[int](), set[str]()
        self.asked = set[int]()  # what is in two groups, such as an animation's, is asked once
        self.boxes = np.array([leaf.box for leaf in leaves.values()]).reshape(-1, 4)
        self.rows = list(leaves.values())
        found: list[tuple[int, Thing]] = []
        self.walk(mobjects, found)
        found.sort(key=lambda each: each[0])
        return tuple(thing for _, thing in found), tuple(sorted(self.unsaid))

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
        parts = (self.leaves.get(id(part)) for part in mobject.get_family())
        if any(leaf.opacity for leaf in parts if leaf):
            self.unsaid.add(type(mobject).__name__)

    def ask(self, mobject: Any, found: list[tuple[int, Thing]]) -> None:
        """What one mobject says of itself."""
        family = [part for part in mobject.get_family() if id(part) in self.leaves]
        key = (_own(mobject), *(self.leaves[id(part)].state for part in family))
        before = self.stated.get(id(mobject))
        if before is None or before[0] != key:
            self.stated[id(mobject)] = before = (key, list(mobject.shows()))
        for number, shown in enumerate(before[1]):
            parts = [part for each in shown.parts for part in each.get_family()]
            self.spoken.update(map(id, parts))
            own = [self.leaves[id(part)] for part in parts if id(part) in self.leaves]
            if own and any(leaf.opacity for leaf in own):
                last = max(leaf.order for leaf in own)
                found.append((last, self.thing(mobject, number, shown, own, key)))

    def thing(
        self, mobject: Mobject, number: int, shown: Shown, own: list[Leaf], key: Key
    ) -> Thing:
        """One statement in pixels; the same object as before where nothing of it has changed."""
        boxes = self.pixels(shown.places)
        over = self.over(boxes, own)
        view = (*self.unit, *self.centre)
        key = (key, view, tuple((id(leaf.mobject), leaf.state) for leaf in over))
        before = self.things.get((id(mobject), number))
        if before is not None and before[0] == key:
            return before[1]
        n = len(boxes)
        opacity = np.array([leaf.opacity for leaf in own])
        seen = opacity if len(own) == n else np.full(n, opacity.max(initial=0))
        middles = (boxes[:, :2] + boxes[:, 2:]) / 2
        units = self.units(middles)
        is_free = ~covered(units, over) if over else np.ones(n, bool)
        thing = Thing(
            kind=shown.kind,
            name=f"{self.name(mobject)}{f' part {number}' if number else ''}",
            values=np.asarray(shown.values, float).ravel(),
            scale=shown.scale,
            limit=shown.limit,
            boxes=boxes,
            opacity=seen * np.broadcast_to(shown.plainly, n),
            is_free=is_free,
            text=shown.text,
            more={name: self.more(name, value) for name, value in shown.more.items()},
        )
        self.things[id(mobject), number] = (key, thing)
        return thing

    def over(self, boxes: np.ndarray, own: list[Leaf]) -> list[Leaf]:
        """What is drawn later than a thing, not part of it, and may touch it."""
        if not len(boxes):
            return []
        low, high = self.units(boxes[:, [0, 3]]).min(axis=0), self.units(boxes[:, [2, 1]]).max(0)
        touches = (self.boxes[:, :2] <= high).all(axis=1) & (self.boxes[:, 2:] >= low).all(axis=1)
        mine, first = {id(leaf) for leaf in own}, max(leaf.order for leaf in own)
        return [
            leaf
            for k in np.flatnonzero(touches)
            if (leaf := self.rows[k]).order > first and leaf.opacity and id(leaf) not in mine
        ]

    def pixels(self, places: np.ndarray) -> np.ndarray:
        """Corners in Manim's units, (n, 2, 2), as left, top, right, bottom in pixels."""
        (left, bottom), (right, top) = self.pixel(np.reshape(places, (-1, 2, 2))).transpose(1, 2, 0)
        return np.stack([left, top, right, bottom], axis=1)

    def pixel(self, points: np.ndarray) -> np.ndarray:
        """Points of the plane, (…, 2), in pixels, y downward."""
        middle = np.array(self.size) / 2
        return middle + (points - self.centre) * np.array([1, -1]) * self.unit

    def units(self, pixels: np.ndarray) -> np.ndarray:
        """Pixels, (…, 2), as points of the plane."""
        return self.centre + (pixels - np.array(self.size) / 2) * np.array([1, -1]) / self.unit

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


def _own(mobject: VMobject) -> int:
    """Changes when one of a mobject's own numbers does, beside how it is drawn."""
    plain = (int, float, str, np.generic)
    parts = [
        value.tobytes() if isinstance(value, np.ndarray) and not value.dtype.hasobject else value
        for value in vars(mobject).values()
        if isinstance(value, plain) or (isinstance(value, np.ndarray) and not value.dtype.hasobject)
    ]
    return hash(tuple(parts))
