"""What the mobjects of a picture state, in pixels, and what of it is covered by others."""

from collections.abc import Container, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np
from manim import Mobject, Typst

from scenes._audit.stated.asked import Asked, Key, Said, around, looked_at, own_numbers
from scenes._audit.stated.leaves import Drawn, Leaf, touched
from scenes._audit.stated.moment import Thing
from scenes._audit.stated.shapes import Shapes
from scenes._audit.stated.view import View
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.painting.painted import Painted
from scenes.mobjects.quickly import families

SMALL = 8  # pixels: of a place that is narrower nothing may be covered, or all of it looks other
OPAQUE = 0.999  # of what is less so one sees what is behind


class Survey:
    """Asks what is on stage; what has not changed since the picture before is the same object."""

    def __init__(self, size: tuple[int, int]) -> None:
        """size: width and height of the film in pixels."""
        self.size, self.drawn, self.shapes = size, Drawn(), Shapes()
        self.names: dict[int, tuple[str, Mobject]] = {}  # holds the mobject, so its id stays
        self.counted: dict[str, int] = {}
        self.stated: dict[int, Asked] = {}
        self.walked: tuple[list[int], list[Any], list[Mobject]] = ([], [], [])
        self.taken: tuple[Thing, ...] = ()
        self.shaped: list[Thing] = []
        self.movers: Sequence[Mobject] | None = None
        self.moving: set[int] | None = None

    def take(
        self,
        mobjects: Sequence[Mobject],
        camera: Any,
        blended: Container[int] = (),
        moving: Sequence[Mobject] | None = None,
    ) -> tuple[tuple[Thing, ...], Any]:
        """What is stated of the picture with these mobjects, and the classes that say nothing.

        blended: the ids of those whose pictures go over into others, as Manim blends them: what
        such a one shows now, nobody computed. moving: all that can have changed since the picture
        before, the same object while that is the same; None where nobody knows.
        """
        self.blended = blended
        drawn = camera.get_mobjects_to_display(mobjects)
        self.drawn.take(drawn, self.moved(list(map(id, drawn)), moving))
        self.view = View(self.size, camera)
        self.is_again = self.drawn.is_as_before and self.walked[0] == list(map(id, mobjects))
        found = self.again() if self.is_again else None
        if found is None:
            found = self.anew(mobjects)
        found.sort(key=lambda each: each[0])
        if not self.is_again or self.drawn.renewed or self.shapes.view != self.view.key:
            self.shaped = self.shapes.of(self.drawn.rows, self.spoken, self.view)
        things = (*(thing for _, thing in found), *self.shaped)
        if things != self.taken:
            self.taken = things
        return self.taken, tuple(sorted(self.unsaid))

    def moved(self, drawn: list[int], moving: Sequence[Mobject] | None) -> AbstractSet[int] | None:
        """The ids of what moves and of its parts, which are those of before where all is drawn that
        was drawn then. drawn: its ids.
        """
        is_same = self.moving is not None and moving is self.movers and self.drawn.ids == drawn
        if not is_same:
            self.movers = moving
            self.moving = None if moving is None else set(map(id, families(moving)))
        return self.moving

    def anew(self, mobjects: Sequence[Mobject]) -> list[tuple[int, Thing]]:
        """Ask all that is on stage."""
        self.is_again = False
        self.spoken, self.unsaid = set[int](), set[str]()
        self.asked = set[int]()  # what is in two groups, such as an animation's, is asked once
        self.walked = (list(map(id, mobjects)), [], [])
        found: list[tuple[int, Thing]] = []
        self.walk(mobjects, found)
        return found

    def again(self) -> list[tuple[int, Thing]] | None:
        """Ask those who were asked of the picture before, where the same is drawn in this one.

        None where one of them speaks for other mobjects than before: then it may be others.
        """
        self.unsaid = set[str]()
        found: list[tuple[int, Thing]] = []
        for mobject in self.walked[1]:
            before = self.stated[id(mobject)]
            self.ask(mobject, found)
            if not self.stated[id(mobject)].speaks_as(before):
                return None
        for mobject in self.walked[2]:
            self.miss(mobject)
        return found

    def walk(self, mobjects: Iterable[Mobject], found: list[tuple[int, Thing]]) -> None:
        """Ask mobjects and their parts, those first that speak for others."""
        for mobject in mobjects:
            if id(mobject) in self.spoken or id(mobject) in self.asked:
                continue
            self.asked.add(id(mobject))
            kind = type(mobject)
            if hasattr(kind, "shows"):
                self.walked[1].append(mobject)
                self.ask(mobject, found)
            elif isinstance(mobject, Painted | Readout) and not hasattr(kind, "illustration"):
                self.walked[2].append(mobject)
                self.miss(mobject)
            if not isinstance(mobject, Readout | Typst):
                self.walk(mobject.submobjects, found)

    def miss(self, mobject: Mobject) -> None:
        """Note what shows data and says nothing of it, if anything of it is seen."""
        if any(leaf.opacity for leaf in self.leaves(map(id, mobject.get_family()))):
            self.unsaid.add(type(mobject).__name__)

    def ask(self, mobject: Any, found: list[tuple[int, Thing]]) -> None:
        """What one mobject says of itself."""
        asked = self.stated.get(id(mobject))
        if asked is None or self.moving is None or id(mobject) in self.moving:
            key = (own_numbers(mobject), *self.leaves(map(id, mobject.get_family())))
            if asked is None or asked.key != key:
                asked = self.stated[id(mobject)] = Asked.of(mobject, key)
        is_blended = self.is_blended(mobject)
        for number, said in enumerate(asked.said):
            if not self.is_again:
                self.spoken |= said.ids
            if not self.is_again or not said.own or not self.drawn.renewed.isdisjoint(said.ids):
                said.own = self.leaves(said.parts)
                is_seen = any(leaf.opacity for leaf in said.own)
                orders = (self.drawn.order[id(leaf)] for leaf in said.own)
                said.last = max(orders) if is_seen else -1
            if said.last >= 0:
                key = (asked.key, self.view.key, is_blended)
                found.append((said.last, self.thing(mobject, number, said, key)))

    def leaves(self, ids: Iterable[int]) -> list[Leaf]:
        """What is drawn of the mobjects with these ids."""
        drawn = self.drawn.leaves
        return [leaf for part in ids if (leaf := drawn.get(part))]

    def thing(self, mobject: Mobject, number: int, said: Said, key: Key) -> Thing:
        """One statement in pixels; the same object as before where nothing of it has changed."""
        before = said.thing if said.key == key else None
        if before is not None and not self.drawn.is_changed(*said.extent):
            return before
        shown, own = said.shown, said.own
        places = np.reshape(shown.places, (-1, 2, 2))
        low = places.min(axis=(0, 1), initial=np.inf)
        high = places.max(axis=(0, 1), initial=-np.inf)
        over = self.drawn.over(low, high, own)
        n = len(places)
        # A part that is all clear is not drawn: what is left of the others are not its places.
        parts = said.inked if len(said.inked) == n else [id(leaf.mobject) for leaf in own]
        opacity = np.array([self.drawn.opacity(part) for part in parts])
        seen = opacity if len(parts) == n else np.full(n, opacity.max(initial=0))
        behind = self.drawn.behind(low, high, own) if (seen < OPAQUE).any() else []
        near = (*own, None, *over, None, *behind)
        if before is not None and near == said.near:
            return before
        middles, size = looked_at(shown, places), places[:, 1] - places[:, 0]
        clear = ~touched(places.mean(axis=1), size.max(axis=0, initial=0) / 2, over)
        is_free = ~touched(middles, np.zeros(2), over)
        if shown.kind == "cells":
            is_free &= clear
        else:
            is_free &= clear | ((size * self.view.unit).min(axis=1, initial=np.inf) >= SMALL)
        if behind:
            is_free &= ~touched(middles, np.zeros(2), behind)
        seen_of = {"clear": clear}
        if shown.kind == "dots":
            seen_of["around"] = ~self.covered(around(places), over)
        said.key, said.extent, said.near = key, (low, high), near
        if before is not None and _is_same(before, is_free, seen_of):
            return before
        said.thing = Thing(
            kind=shown.kind,
            name=f"{self.name(mobject)}{f' part {number}' if number else ''}",
            values=np.asarray(shown.values, float).ravel(),
            scale=shown.scale,
            limit=shown.limit,
            boxes=self.view.pixels(places),
            opacity=seen * np.broadcast_to(shown.plainly, n) * (not self.is_blended(mobject)),
            is_free=is_free,
            text=shown.text,
            more={name: self.view.more(name, value) for name, value in shown.more.items()}
            | seen_of,
        )
        return said.thing

    def covered(self, points: np.ndarray, over: Sequence[Leaf]) -> np.ndarray:
        """Which points around dots, (n, k, 2), have less than a pixel to what is drawn over: the
        line of a ring reaches a little beyond the dot that it is around.
        """
        reach = 1 / self.view.unit
        return touched(points.reshape(-1, 2), reach, over).reshape(points.shape[:2])

    def is_blended(self, mobject: Mobject) -> bool:
        """Whether Manim blends its picture into another."""
        return id(mobject) in self.blended

    def name(self, mobject: Mobject) -> str:
        """What a mobject is called, for as long as it lives: "WeightGrid 3"."""
        if id(mobject) not in self.names:
            kind = type(mobject).__name__
            self.counted[kind] = self.counted.get(kind, 0) + 1
            self.names[id(mobject)] = (f"{kind} {self.counted[kind]}", mobject)
        return self.names[id(mobject)][0]


def _is_same(thing: Thing, is_free: np.ndarray, seen_of: Mapping[str, np.ndarray]) -> bool:
    pairs = [(thing.is_free, is_free), *((thing.more[name], seen_of[name]) for name in seen_of)]
    return all(np.array_equal(*pair) for pair in pairs)
